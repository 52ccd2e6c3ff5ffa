// SPDX-License-Identifier: Apache-2.0
// Turns a transposed convolution into a convolution and rearrangements of rank 4 at most, with exact weights.
//   before: y = ConvTranspose <strides = [s, s]> (x, w, b)
//   after:  c = Conv (x, w', b')                                       [N, C·s·s, Q, Q]
//           p = Reshape (c)           t = Transpose <perm = [0,2,1]> (p)     [N·C·s, Q·Q, s]
//           u = Reshape (t)           v = Transpose <perm = [0,2,1,3]> (u)   [N·C, Q, s, Q·s]
//           y = Reshape (v), then Slice where the output is no multiple of s
// Equal: as conv-transpose-to-subpixel, with the phases of one axis put in place after those of the other.
// Refuses: as conv-transpose-to-subpixel.
// Wanted by targets whose tensors have four axes at most.
#include "rewrites/transposed_rule.h"

namespace espalier {

namespace {

class ConvTransposeToSubpixelRank4 final : public TransposedRule {
public:
    ConvTransposeToSubpixelRank4()
        : TransposedRule(
            {.id = "conv-transpose-to-subpixel-rank4",
             .title = "ConvTranspose as Conv and rearrangements of rank 4",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "each output phase of a transposed convolution is an ordinary convolution; the phases "
                    "are put in "
                    "place axis after axis",
             .operators = {"ConvTranspose"},
             .produces = {"Conv", "Reshape", "Transpose", "Slice"},
             .examples = {"g (float[1,2,3,3] x) => (y) <float[2,1,2,2] w = {1, 2, 3, 4, 5, 6, 7, 8}> "
                          "{ y = ConvTranspose <strides: ints = [2, 2]> (x, w) }"}})
    {
    }

protected:
    ValueId interleave(Replacement &to, ValueId x, const TransposedGeometry &geometry,
                       const std::vector<SubpixelAxis> &axes) const override
    {
        return interleaveByAxis(to, x, geometry.outputChannels, axes);
    }
};

} // namespace

std::unique_ptr<Rule> make_conv_transpose_to_subpixel_rank4()
{
    return std::make_unique<ConvTransposeToSubpixelRank4>();
}

} // namespace espalier
