// SPDX-License-Identifier: Apache-2.0
// What conditions ask of an operator's schema at one opset, looked up once for all its nodes.
#pragma once

#include "model/shapes/operator_schema.h"
#include "model/targets/term.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace espalier {

/// One operator at one opset. Answers are kept: one object belongs to one thread.
class OperatorVersion {
public:
    OperatorVersion(std::string domain, std::string op, std::int64_t opset);

    /// Nullopt for operators that ONNX does not have at that opset.
    [[nodiscard]] const std::optional<OperatorSchema> &schema() const { return m_schema; }
    [[nodiscard]] std::int64_t opset() const { return m_opset; }
    /// Where a node has what the newest version calls `name`.
    [[nodiscard]] const std::optional<OperandPlace> &place(std::string_view name);
    [[nodiscard]] bool hasAttribute(std::string_view name);
    /// The schema's default of an attribute, or none.
    [[nodiscard]] const Term &defaultOf(std::string_view name);

private:
    struct KnownAttribute {
        bool exists = false;
        Term defaultValue;
    };
    const KnownAttribute &attribute(std::string_view name);

    std::string m_domain;
    std::string m_op;
    std::int64_t m_opset;
    std::optional<OperatorSchema> m_schema;
    std::map<std::string, std::optional<OperandPlace>, std::less<>> m_places;
    std::map<std::string, KnownAttribute, std::less<>> m_attributes;
};

/// All versions that a model's nodes use. One object belongs to one thread.
class OperatorVersions {
public:
    /// By the opset that the node's graph imports; of a domain without import, the newest.
    [[nodiscard]] OperatorVersion &of(const Model &model, NodeId node);

private:
    [[nodiscard]] std::int64_t opset(const Model &model, const std::string &domain, GraphId graph);

    std::unordered_map<std::string, std::unique_ptr<OperatorVersion>> m_versions; ///< by domain::op:opset
    std::map<std::pair<GraphId, std::string>, std::int64_t> m_opsets;
};

/// The value of an attribute; unknown for what a condition cannot hold (tensors, graphs).
[[nodiscard]] Term termOf(const onnx::AttributeProto &attribute);

} // namespace espalier
