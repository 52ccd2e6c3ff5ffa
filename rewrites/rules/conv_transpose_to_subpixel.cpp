// SPDX-License-Identifier: Apache-2.0
// Turns a transposed convolution into a convolution and a rearrangement of its channels, with exact weights.
//   before: y = ConvTranspose <strides = [s, s]> (x, w, b)
//   after:  c = Conv (x, w', b')                 [N, C·s·s, Q, Q]
//           p = Reshape (c)                      [N, C, s, s, Q, Q]
//           t = Transpose <perm = [0,1,4,2,5,3]> (p)
//           y = Reshape (t), then Slice where the output is no multiple of s
// Equal: output s·q + r adds x[q + m]·w[k] for the taps with s·m = r + pad - dilation·k, which is an ordinary
// convolution for each phase r; the products and sums are the same ones.
// Refuses: weights or bias not constant; channels or lengths of x unknown; an odd automatic padding.
// Wanted by targets without ConvTranspose, or with narrow limits on its padding, dilation or groups.
#include "rewrites/transposed_rule.h"

namespace espalier {

namespace {

class ConvTransposeToSubpixel final : public TransposedRule {
public:
    ConvTransposeToSubpixel()
        : TransposedRule(
            {.id = "conv-transpose-to-subpixel",
             .title = "ConvTranspose as Conv, Reshape, Transpose, Reshape",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "each output phase of a transposed convolution is an ordinary convolution: the same "
                    "products, added "
                    "in another order",
             .operators = {"ConvTranspose"},
             .produces = {"Conv", "Reshape", "Transpose", "Slice"},
             .examples = {
                 "g (float[1,2,3,3] x) => (y) <float[2,1,2,2] w = {1, 2, 3, 4, 5, 6, 7, 8}> "
                 "{ y = ConvTranspose <strides: ints = [2, 2]> (x, w) }",
                 "g (float[1,1,5] x) => (y) <float[1,2,3] w = {1, -2, 3, 0.5, 4, -1}, float[2] b = {1, 2}> "
                 "{ y = ConvTranspose <strides: ints = [2], pads: ints = [1, 1]> (x, w, b) }"}})
    {
    }

protected:
    ValueId interleave(Replacement &to, ValueId x, const TransposedGeometry &geometry,
                       const std::vector<SubpixelAxis> &axes) const override
    {
        return interleaveAtOnce(to, x, geometry.outputChannels, axes);
    }
};

} // namespace

std::unique_ptr<Rule> make_conv_transpose_to_subpixel()
{
    return std::make_unique<ConvTransposeToSubpixel>();
}

} // namespace espalier
