// SPDX-License-Identifier: Apache-2.0
// Gives Clip the bound that it lacks.
//   before: y = Clip (x, 0)
//   after:  y = Clip (x, 0, greatest number of the type)
// Equal: no finite number lies beyond; an infinite one becomes the greatest finite one.
// Refuses: both bounds are there, or are not constant; not floating-point.
// Wanted by targets that need both bounds.
#include "rewrites/clip_bounds.h"
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

#include <limits>

namespace espalier {

namespace {

class ClipFillBounds final : public NodeRule {
public:
    ClipFillBounds()
        : NodeRule({.id = "clip-fill-bounds",
                    .title = "Clip with both bounds",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "no finite number lies beyond the greatest of its type",
                    .operators = {"Clip"},
                    .produces = {"Clip"},
                    .examples = {"g (float[2,3] x) => (y) <float a = {-0.5}> { y = Clip (x, a) }",
                                 "g (float[2,3] x) => (y) { y = Clip <max: float = 0.5> (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        const auto bounds = clipBounds(facts, node);
        if (!bounds)
            return no("not_constant", QT_TRANSLATE_NOOP("rewrites", "A bound is not constant."));
        if (bounds->low && bounds->high)
            return no("bounds_given", QT_TRANSLATE_NOOP("rewrites", "Both bounds are there."));
        return needFloat(facts, node.output(0));
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const ClipBounds bounds = *clipBounds(to.facts(), node);
        const DType dtype = dtypeOf(to.facts(), node.inputs[0]);
        const double most = dtype == DType::Float16 ? 65504.0
            : dtype == DType::Double                ? std::numeric_limits<double>::max()
                                                    : static_cast<double>(std::numeric_limits<float>::max());
        return {addClip(to, node.inputs[0], bounds.low.value_or(-most), bounds.high.value_or(most), dtype)};
    }
};

} // namespace

std::unique_ptr<Rule> make_clip_fill_bounds()
{
    return std::make_unique<ClipFillBounds>();
}

} // namespace espalier
