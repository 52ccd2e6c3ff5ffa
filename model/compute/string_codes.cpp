// SPDX-License-Identifier: Apache-2.0
// Numbers the strings of a node's operands in their order.
#include "model/compute/string_codes.h"

#include "model/shapes/operator_schema.h"

#include <algorithm>
#include <set>

namespace espalier {

bool StringCodes::stand(const Node &node)
{
    static const std::set<std::string_view> movers{
        "Compress", "Concat",    "DepthToSpace", "Equal",          "Expand",   "Flatten",
        "Gather",   "GatherND",  "Identity",     "GatherElements", "OneHot",   "Pad",
        "Reshape",  "Scatter",   "Shape",        "ScatterND",      "Size",     "ScatterElements",
        "Slice",    "Split",     "SpaceToDepth", "Squeeze",        "Tile",     "Transpose",
        "Trilu",    "Unsqueeze", "Unique",       "Where",          "Upsample", "ReverseSequence"};
    return isDefaultDomain(node.domain) && movers.contains(node.opType);
}

bool StringCodes::isCoded(const Node &node, std::int64_t opset, std::size_t i)
{
    const auto schema = OperatorSchema::find(node.domain, node.opType, opset);
    if (!schema)
        return false;
    const auto inputs = schema->inputs();
    const auto outputs = schema->outputs();
    if (outputs.empty())
        return false;
    const std::string &type = outputs[std::min(i, outputs.size() - 1)].type;
    // Only type variables count: an output that is always tensor(int64) holds numbers.
    return type.find('(') == std::string::npos
        && std::any_of(inputs.begin(), inputs.end(),
                       [&](const FormalOperand &input) { return input.type == type; });
}

std::vector<const DenseTensor *> StringCodes::encoded(const std::vector<const DenseTensor *> &operands)
{
    std::set<std::string> all{std::string()};
    for (const DenseTensor *operand : operands) {
        if (operand != nullptr && operand->dtype() == DType::String)
            all.insert(operand->strings().begin(), operand->strings().end());
    }
    m_strings.assign(all.begin(), all.end());
    std::vector<const DenseTensor *> out = operands;
    for (const DenseTensor *&operand : out) {
        if (operand == nullptr || operand->dtype() != DType::String)
            continue;
        DenseTensor codes(TensorSpec{DType::Int64, operand->shape()});
        const std::vector<std::string> &strings = operand->strings();
        for (std::size_t i = 0; i < strings.size() && i < static_cast<std::size_t>(codes.count()); ++i)
            codes.writable<std::int64_t>()[i] =
                std::lower_bound(m_strings.begin(), m_strings.end(), strings[i]) - m_strings.begin();
        operand = &m_codes.emplace_back(std::move(codes));
    }
    return out;
}

DenseTensor StringCodes::decoded(const DenseTensor &codes) const
{
    if (codes.dtype() != DType::Int64)
        return codes;
    DenseTensor out(TensorSpec{DType::String, codes.shape()});
    std::vector<std::string> strings;
    for (const std::int64_t code : codes.integers()) {
        const auto at = static_cast<std::size_t>(code);
        strings.push_back(at < m_strings.size() ? m_strings[at] : std::string());
    }
    out.setStrings(std::move(strings));
    return out;
}

} // namespace espalier
