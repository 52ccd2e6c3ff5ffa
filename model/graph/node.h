// SPDX-License-Identifier: Apache-2.0
// A node: an operator applied to values.
#pragma once

#include "model/graph/attribute.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace espalier {

/// Immutable once it is in a model. Names of inputs and outputs are those of the values.
struct Node {
    std::string name; ///< may be empty or shared: see nodeNames() for names that tell nodes apart
    std::string opType;
    std::string domain; ///< "" is the default domain; "ai.onnx" is kept as written (isDefaultDomain tells)
    std::string overload;
    std::vector<ValueId> inputs;
    std::vector<ValueId> outputs;
    std::vector<Attribute> attributes;
    /// What else the NodeProto holds: doc_string, metadata_props, device configurations, unknown fields. May
    /// be null.
    std::shared_ptr<const onnx::NodeProto> rest;
    /// Place in the graph's order: nodes are written by rank where that is topological. Nodes of a file have
    /// multiples of 2^20; one put between two others gets a rank between theirs.
    std::int64_t rank = 0;

    [[nodiscard]] const Attribute *attribute(std::string_view name) const;
    /// The attribute's value, or `fallback` where it is absent or of another type. No schema defaults.
    [[nodiscard]] std::int64_t intOr(std::string_view name, std::int64_t fallback) const;
    [[nodiscard]] float floatOr(std::string_view name, float fallback) const;
    [[nodiscard]] std::string stringOr(std::string_view name, std::string_view fallback) const;
    [[nodiscard]] std::vector<std::int64_t> intsOr(std::string_view name,
                                                   std::vector<std::int64_t> fallback) const;

    /// Input or output `i`, or an invalid id where it is left out.
    [[nodiscard]] ValueId input(std::size_t i) const { return i < inputs.size() ? inputs[i] : ValueId{}; }
    [[nodiscard]] ValueId output(std::size_t i) const { return i < outputs.size() ? outputs[i] : ValueId{}; }
    /// An operator of ONNX's default domain with this name.
    [[nodiscard]] bool isOp(std::string_view op) const;
};

[[nodiscard]] inline bool isDefaultDomain(std::string_view domain)
{
    return domain.empty() || domain == "ai.onnx";
}

inline bool Node::isOp(std::string_view op) const
{
    return opType == op && isDefaultDomain(domain);
}

} // namespace espalier
