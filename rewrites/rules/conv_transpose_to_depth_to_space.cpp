// SPDX-License-Identifier: Apache-2.0
// Turns a transposed convolution with equal strides into a convolution and DepthToSpace, with exact weights.
//   before: y = ConvTranspose <strides = [s, s]> (x, w, b)
//   after:  c = Conv (x, w', b')        y = DepthToSpace <blocksize = s, mode = "CRD"> (c), then Slice where
//   needed
// Equal: as conv-transpose-to-subpixel; DepthToSpace is the Reshape, Transpose and Reshape in one. Before
// opset 11 there is the DCR order alone, and the channels of the convolution are put in that order. Refuses:
// as conv-transpose-to-subpixel; strides that differ; not 2-D; more than one group. Wanted by targets with
// DepthToSpace, where it is one layer.
#include "rewrites/transposed_rule.h"

namespace espalier {

namespace {

class ConvTransposeToDepthToSpace final : public TransposedRule {
public:
    ConvTransposeToDepthToSpace()
        : TransposedRule(
            {.id = "conv-transpose-to-depth-to-space",
             .title = "ConvTranspose as Conv and DepthToSpace",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "each output phase of a transposed convolution is an ordinary convolution; DepthToSpace "
                    "puts the "
                    "phases in place",
             .operators = {"ConvTranspose"},
             .produces = {"Conv", "DepthToSpace", "Slice"},
             .examples = {"g (float[1,2,3,3] x) => (y) <float[2,1,2,2] w = {1, 2, 3, 4, 5, 6, 7, 8}> "
                          "{ y = ConvTranspose <strides: ints = [2, 2]> (x, w) }"}})
    {
    }

protected:
    Check checkForm(const TransposedGeometry &geometry) const override
    {
        if (geometry.stride.size() != 2 || geometry.stride[0] != geometry.stride[1])
            return no("strides_differ",
                      QT_TRANSLATE_NOOP("rewrites", "DepthToSpace needs two equal strides."));
        if (geometry.group != 1)
            return no("grouped", QT_TRANSLATE_NOOP("rewrites", "The rule is for one group."));
        return std::nullopt;
    }

    PhaseOrder order(const Replacement &to) const override
    {
        return to.opset() < 11 ? PhaseOrder::Outside : PhaseOrder::Inside;
    }

    ValueId interleave(Replacement &to, ValueId x, const TransposedGeometry &geometry,
                       const std::vector<SubpixelAxis> &) const override
    {
        std::vector<Attribute> attributes = {intAttribute("blocksize", geometry.stride[0])};
        if (to.opset() >= 11)
            attributes.push_back(stringAttribute("mode", "CRD"));
        return to.add("DepthToSpace", {x}, std::move(attributes));
    }
};

} // namespace

std::unique_ptr<Rule> make_conv_transpose_to_depth_to_space()
{
    return std::make_unique<ConvTransposeToDepthToSpace>();
}

} // namespace espalier
