// SPDX-License-Identifier: Apache-2.0
// Compares ranks, dtypes, shapes, outputs and opset with a target's limits.
#include "model/targets/model_limits.h"

#include <algorithm>

namespace espalier {

namespace {

bool isDynamic(const ValueType &type)
{
    return type.isTensor() && (!type.shape || !isStatic(*type.shape));
}

std::optional<LimitBreak> findValueBreak(const ModelFacts &facts, ValueId value, const ModelLimits &limits)
{
    const ValueType &type = facts.type(value);
    if (facts.isConstant(value) || !type.isTensor())
        return std::nullopt;
    const std::string &name = facts.model().value(value).name;
    if (limits.rank && type.rank().value_or(0) > *limits.rank)
        return LimitBreak{"rank_limit",
                          {QT_TRANSLATE_NOOP("targets", "%1 is %2: tensors have at most rank %3 there"), name,
                           type.text(), std::to_string(*limits.rank)}};
    const auto &dtypes = limits.dtypes;
    if (!dtypes.empty() && type.dtype != DType::Undefined
        && std::find(dtypes.begin(), dtypes.end(), type.dtype) == dtypes.end()) {
        std::string list;
        for (const DType each : dtypes)
            list.append(list.empty() ? "" : ", ").append(dtypeName(each));
        return LimitBreak{
            "dtype_limit",
            {QT_TRANSLATE_NOOP("targets", "%1 is %2: only %3 are taken there"), name, type.text(), list}};
    }
    return std::nullopt;
}

Finding finding(std::string code, Message message, ValueId value = {})
{
    return Finding{Finding::Severity::Warning, std::move(code), std::move(message), {}, value};
}

} // namespace

std::optional<LimitBreak> findLimitBreak(const ModelFacts &facts, NodeId id, const ModelLimits &limits)
{
    const Node &node = facts.model().node(id);
    bool isFixedBefore = true;
    for (const ValueId input : node.inputs) {
        if (!input.isValid())
            continue;
        if (auto broken = findValueBreak(facts, input, limits))
            return broken;
        isFixedBefore = isFixedBefore && !isDynamic(facts.type(input)) && facts.type(input).isTensor();
    }
    for (const ValueId output : node.outputs) {
        if (!output.isValid())
            continue;
        if (auto broken = findValueBreak(facts, output, limits))
            return broken;
        const ValueType &type = facts.type(output);
        if (!limits.dynamic && isFixedBefore && !node.inputs.empty() && isDynamic(type) && type.shape)
            return LimitBreak{"dynamic_shape",
                              {QT_TRANSLATE_NOOP("targets", "%1 is %2: its shape depends on data"),
                               facts.model().value(output).name, type.text()}};
    }
    return std::nullopt;
}

std::vector<Finding> findModelLimits(const ModelFacts &facts, const ModelLimits &limits)
{
    std::vector<Finding> findings;
    const Model &model = facts.model();
    const Graph &main = model.mainGraph();
    if (limits.outputs && static_cast<std::int64_t>(main.outputs.size()) > *limits.outputs)
        findings.push_back(
            finding("output_count",
                    {QT_TRANSLATE_NOOP("targets", "The model has %1 outputs, the target takes %2."),
                     std::to_string(main.outputs.size()), std::to_string(*limits.outputs)}));
    const std::int64_t opset = model.opset("").value_or(1);
    if ((limits.leastOpset && opset < *limits.leastOpset)
        || (limits.greatestOpset && opset > *limits.greatestOpset))
        findings.push_back(
            finding("opset",
                    {QT_TRANSLATE_NOOP("targets", "The model has opset %1, the target takes %2 to %3."),
                     std::to_string(opset), std::to_string(limits.leastOpset.value_or(1)),
                     limits.greatestOpset ? std::to_string(*limits.greatestOpset) : std::string("any")}));
    for (const GraphPort &port : main.inputs) {
        const ValueType &type = facts.type(port.value);
        if (facts.isConstant(port.value) || !type.isTensor())
            continue;
        const std::string &name = model.value(port.value).name;
        if (!limits.dynamic && isDynamic(type))
            findings.push_back(
                finding("dynamic_shape",
                        {QT_TRANSLATE_NOOP("targets",
                                           "Input %1 is %2: the target needs fixed dims (--dim, --shape)."),
                         name, type.text()},
                        port.value));
        if (!limits.inputPixels || type.rank().value_or(0) < 4)
            continue;
        const Dim &height = (*type.shape)[2];
        const Dim &width = (*type.shape)[3];
        const auto pixels = elementCount({height, width});
        if (pixels && *pixels > *limits.inputPixels)
            findings.push_back(
                finding("input_size",
                        {QT_TRANSLATE_NOOP("targets", "Input %1 has %2 pixels, the target takes %3."), name,
                         std::to_string(*pixels), std::to_string(*limits.inputPixels)},
                        port.value));
    }
    return findings;
}

} // namespace espalier
