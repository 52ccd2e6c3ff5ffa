// SPDX-License-Identifier: Apache-2.0
// How a rule writes its new nodes: names, marks and folding are looked after here.
#pragma once

#include "rewrites/rule.h"

#include <map>
#include <unordered_map>

namespace espalier {

/// New nodes stand before the root of the match; those whose inputs are all constant are computed at once and
/// become constants. They carry `espalier.origin` (names of the nodes they replace), and of a retrain rule
/// those with weights carry `espalier.retrain`. Order of calls: add…, replace…, finish.
class Replacement {
public:
    Replacement(ModelEdit &edit, const Match &match, const ModelFacts &facts, const RuleSpec &spec);

    /// Version of the default domain at the place.
    [[nodiscard]] std::int64_t opset() const { return m_opset; }
    [[nodiscard]] const ModelFacts &facts() const { return m_facts; }

    /// Adds a node with one output. `wish` is a name for it; empty: made from the root's output and the
    /// operator.
    ValueId add(const std::string &op, std::vector<ValueId> inputs, std::vector<Attribute> attributes = {},
                std::string_view wish = {});
    /// The same with `outputs` outputs.
    std::vector<ValueId> addMany(const std::string &op, std::vector<ValueId> inputs, std::size_t outputs,
                                 std::vector<Attribute> attributes = {}, std::string_view domain = {},
                                 std::string_view wish = {});
    ValueId constant(Tensor tensor, std::string_view wish = {});
    /// int64 of rank 1.
    ValueId integers(const std::vector<std::int64_t> &values, std::string_view wish = {});
    /// Rank 0.
    ValueId scalar(double value, DType dtype, std::string_view wish = {});
    /// Elements of a value that was constant before or that this replacement made constant; null otherwise.
    [[nodiscard]] std::shared_ptr<const Tensor> constantOf(ValueId value) const;

    /// Readers of `old`, an output of the match, read `fresh` from now on.
    void replace(ValueId old, ValueId fresh);
    /// Takes the nodes of the match away, and constants that only they read.
    void finish();

private:
    void mark(NodeId node);

    ModelEdit &m_edit;
    const Match &m_match;
    const ModelFacts &m_facts;
    const RuleSpec &m_spec;
    std::int64_t m_opset = 0;
    std::string m_origin;
    std::string m_retrain;
    std::string m_nodeName;
    bool m_isNamePassedOn = false; ///< to the node that makes the root's first output now
    std::string m_valueName;
    std::map<std::string, int> m_named;
    std::unordered_map<ValueId, std::shared_ptr<const Tensor>> m_constants;
};

/// A tensor of the given elements, rounded to `dtype` (any integer, bool or floating type of 8 bits or more).
[[nodiscard]] Tensor numbersTensor(DType dtype, const std::vector<std::int64_t> &shape,
                                   const std::vector<double> &values);

/// Value of a node's metadata entry; empty if it has none.
[[nodiscard]] std::string nodeMetadata(const Node &node, std::string_view key);

} // namespace espalier
