// SPDX-License-Identifier: Apache-2.0
// Pads by a node of its own in front of a window operator.
//   before: y = Conv <pads = [0, 1, 2, 1]> (x, w, b)
//   after:  p = Pad (x, [0, 0, 0, 1, 0, 0, 2, 1])  y = Conv <pads = [0, 0, 0, 0]> (p, w, b)
// Equal: Conv, and AveragePool that counts its padding, pad with zeros; MaxPool never chooses the least of
// all numbers unless there is no other. Refuses: no padding; automatic padding of unknown lengths; a mean
// that leaves the padding out; rounding up. Wanted by targets that pad alike at both ends, or not at all.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

#include <algorithm>
#include <limits>

namespace espalier {

namespace {

class PadsToPad final : public NodeRule {
public:
    PadsToPad()
        : NodeRule(
            {.id = "pads-to-pad",
             .title = "Padding of a window as a node of its own",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "the windows see the same numbers: bit for bit",
             .operators = {"AveragePool", "Conv", "MaxPool"},
             .produces = {"Pad"},
             .examples = {"g (float[1,1,4,4] x) => (y) <float[1,1,2,2] w = {1, 2, 3, 4}> "
                          "{ y = Conv <pads: ints = [0, 1, 1, 2]> (x, w) }",
                          "g (float[1,1,5,4] x) => (y) { y = MaxPool <kernel_shape: ints = [3, 3], strides: "
                          "ints = [2, 2], auto_pad: string = \"SAME_UPPER\"> (x) }",
                          "g (float[1,1,4,4] x) => (y) { y = AveragePool <kernel_shape: ints = [2, 2], "
                          "pads: ints = [1, 0, 0, 1], count_include_pad: int = 1> (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (const auto refusal = needFloat(facts, node.input(0)))
            return refusal;
        const auto pads = padsOf(facts, node);
        if (!pads)
            return no("shape_unknown",
                      {QT_TRANSLATE_NOOP("rewrites", "The shape is not known: %1."),
                       facts.type(node.input(0)).text()});
        if (std::all_of(pads->begin(), pads->end(), [](std::int64_t pad) { return pad == 0; }))
            return no("no_padding", QT_TRANSLATE_NOOP("rewrites", "Nothing is padded."));
        if (node.opType == "AveragePool" && node.intOr("count_include_pad", 0) == 0)
            return no("padding_not_counted",
                      QT_TRANSLATE_NOOP("rewrites", "The mean leaves the padding out."));
        if (node.intOr("ceil_mode", 0) != 0)
            return no("rounds_up",
                      QT_TRANSLATE_NOOP("rewrites", "The last window may reach beyond the padding."));
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const std::vector<std::int64_t> pads = *padsOf(to.facts(), node);
        const std::size_t axes = pads.size() / 2;
        std::vector<std::int64_t> wide(2, 0);
        wide.insert(wide.end(), pads.begin(), pads.begin() + static_cast<std::ptrdiff_t>(axes));
        wide.insert(wide.end(), 2, 0);
        wide.insert(wide.end(), pads.begin() + static_cast<std::ptrdiff_t>(axes), pads.end());
        std::vector<ValueId> inputs = node.inputs;
        inputs[0] = padded(to, node, wide);
        std::vector<Attribute> attributes;
        for (const Attribute &attribute : node.attributes) {
            if (attribute.name() != "pads" && attribute.name() != "auto_pad")
                attributes.push_back(attribute);
        }
        return {to.add(node.opType, std::move(inputs), std::move(attributes))};
    }

private:
    static ValueId padded(Replacement &to, const Node &node, const std::vector<std::int64_t> &wide)
    {
        const DType dtype = dtypeOf(to.facts(), node.input(0));
        if (node.opType != "MaxPool")
            return addZeroPad(to, node.input(0), wide, dtype);
        static constexpr double leastHalf = -65504;
        const double least =
            dtype == DType::Float16 ? leastHalf : static_cast<double>(std::numeric_limits<float>::lowest());
        static constexpr std::int64_t firstWithInputs = 11;
        if (to.opset() < firstWithInputs)
            return to.add("Pad", {node.input(0)},
                          {intsAttribute("pads", wide), floatAttribute("value", static_cast<float>(least))});
        return to.add("Pad", {node.input(0), to.integers(wide), to.scalar(least, dtype)});
    }

    /// All begins, then all ends. Under SAME, out = ⌈in / stride⌉, and the odd one is at the end (UPPER) or
    /// at the beginning.
    static std::optional<std::vector<std::int64_t>> padsOf(const ModelFacts &facts, const Node &node)
    {
        const auto rank = rankOf(facts, node.input(0));
        if (!rank || *rank < 3)
            return std::nullopt;
        const auto axes = static_cast<std::size_t>(*rank - 2);
        const std::string automatic = node.stringOr("auto_pad", "NOTSET");
        if (automatic != "SAME_UPPER" && automatic != "SAME_LOWER") {
            std::vector<std::int64_t> none(2 * axes, 0);
            return automatic == "VALID" ? none : node.intsOr("pads", none);
        }
        const auto shape = staticShape(facts, node.input(0));
        const auto weights = staticShape(facts, node.input(1).isValid() ? node.input(1) : node.input(0));
        if (!shape || !weights)
            return std::nullopt;
        const std::vector<std::int64_t> ones(axes, 1);
        const std::vector<std::int64_t> kernel =
            node.intsOr("kernel_shape", std::vector<std::int64_t>(weights->begin() + 2, weights->end()));
        const std::vector<std::int64_t> strides = node.intsOr("strides", ones);
        const std::vector<std::int64_t> dilations = node.intsOr("dilations", ones);
        std::vector<std::int64_t> pads(2 * axes, 0);
        for (std::size_t i = 0; i < axes; ++i) {
            const std::int64_t in = (*shape)[i + 2];
            const std::int64_t out = (in + strides[i] - 1) / strides[i];
            const std::int64_t span = (kernel[i] - 1) * dilations[i] + 1;
            const std::int64_t total = std::max<std::int64_t>((out - 1) * strides[i] + span - in, 0);
            pads[i] = automatic == "SAME_UPPER" ? total / 2 : total - total / 2;
            pads[i + axes] = total - pads[i];
        }
        return pads;
    }
};

} // namespace

std::unique_ptr<Rule> make_pads_to_pad()
{
    return std::make_unique<PadsToPad>();
}

} // namespace espalier
