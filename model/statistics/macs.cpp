// SPDX-License-Identifier: Apache-2.0
// Adds up nodes over bodies and calls.
#include "model/statistics/macs.h"

#include "model/graph/walk.h"
#include "model/shapes/operator_schema.h"
#include "model/statistics/node_macs.h"

#include <unordered_set>

namespace espalier {

namespace {

using Count = std::optional<std::int64_t>;

Count sum(Count a, Count b)
{
    std::int64_t out = 0;
    if (!a || !b || __builtin_add_overflow(*a, *b, &out))
        return std::nullopt;
    return out;
}

/// How often a Loop or Scan runs its body; 1 for any other node.
Count rounds(const Model &model, const ValueTypes &types, const Node &node)
{
    if (node.isOp("Loop") && node.input(0).isValid()) {
        const auto limit = knownElements(model, types, node.inputs.front());
        const auto count = limit ? limit->integers() : std::nullopt;
        return count && count->size() == 1 ? Count(count->front()) : std::nullopt;
    }
    if (node.isOp("Loop"))
        return std::nullopt;
    if (node.isOp("Scan")) {
        const auto scanned = static_cast<std::size_t>(node.intOr("num_scan_inputs", 0));
        if (scanned == 0 || scanned > node.inputs.size())
            return std::nullopt;
        const ValueType &type = types.of(node.inputs[node.inputs.size() - scanned]);
        const std::vector<std::int64_t> axes = node.intsOr("scan_input_axes", {0});
        const std::int64_t rank = type.rank().value_or(0);
        const std::int64_t axis = axes.front() < 0 ? axes.front() + rank : axes.front();
        if (axis < 0 || axis >= rank || !(*type.shape)[static_cast<std::size_t>(axis)].isKnown())
            return std::nullopt;
        return (*type.shape)[static_cast<std::size_t>(axis)].length();
    }
    return 1;
}

class MacCounter {
public:
    MacCounter(const Model &model, const TypeReport &report) : m_model(model), m_report(report) { }

    MacCount count()
    {
        MacCount out;
        out.total = countGraph(Model::mainGraphId(), m_report.types, {}, 1, &out);
        return out;
    }

private:
    /// MACs of a graph that runs `times`; per node into `out` where that is wanted.
    Count countGraph(GraphId graph, const ValueTypes &types, const std::vector<NodeId> &calls, Count times,
                     MacCount *out)
    {
        Count total = 0;
        for (const NodeId id : nodesInOrder(m_model, graph))
            total = sum(total, countNode(id, types, calls, times, out));
        return total;
    }

    Count countNode(NodeId id, const ValueTypes &types, const std::vector<NodeId> &calls, Count times,
                    MacCount *out)
    {
        const Node &node = m_model.node(id);
        Count own = 0;
        const Function *function = calledFunction(id, node);
        if (function != nullptr && hasMacsWithin(function->body))
            own = product(countCall(id, *function, calls), times);
        else if (hasMacs(node))
            own = product(nodeMacs(m_model, types, id), times);
        if (out != nullptr && own != Count(0))
            out->nodes.emplace(id, own);
        Count total = own;
        const std::optional<bool> branch = calls.empty() ? takenBranch(m_model, m_report, id) : std::nullopt;
        for (const Attribute &attribute : node.attributes) {
            const bool isSkipped = branch && attribute.name() == (*branch ? "else_branch" : "then_branch");
            for (const GraphId body : attribute.graphs) {
                if (!isSkipped && hasMacsWithin(body))
                    total = sum(
                        total,
                        countGraph(body, types, calls, product(times, rounds(m_model, types, node)), out));
            }
        }
        return total;
    }

    Count countCall(NodeId id, const Function &function, std::vector<NodeId> calls)
    {
        for (const NodeId outer : calls) {
            if (m_model.node(outer).opType == function.name && m_model.node(outer).domain == function.domain)
                return std::nullopt; // calls itself
        }
        calls.push_back(id);
        return countGraph(function.body, inferCall(m_model, m_report.types, calls), calls, 1, nullptr);
    }

    const Function *calledFunction(NodeId id, const Node &node) const
    {
        if (m_model.functions().empty() || OperatorSchema::of(m_model, id))
            return nullptr;
        return m_model.findFunction(node.domain, node.opType, node.overload);
    }

    bool hasMacsWithin(GraphId graph)
    {
        const auto [known, isNew] = m_hasMacs.try_emplace(graph, false);
        if (!isNew)
            return known->second;
        bool found = false;
        forEachNodeWithin(m_model, graph, [&](NodeId id) {
            const Node &node = m_model.node(id);
            const Function *function = found ? nullptr : calledFunction(id, node);
            found = found || hasMacs(node) || (function != nullptr && hasMacsWithin(function->body));
        });
        return m_hasMacs[graph] = found;
    }

    const Model &m_model;
    const TypeReport &m_report;
    std::unordered_map<GraphId, bool> m_hasMacs;
};

} // namespace

std::optional<std::int64_t> MacCount::of(NodeId node) const
{
    const auto found = nodes.find(node);
    return found != nodes.end() ? found->second : 0;
}

MacCount countMacs(const Model &model, const TypeReport &report)
{
    return MacCounter(model, report).count();
}

} // namespace espalier
