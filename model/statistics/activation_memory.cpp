// SPDX-License-Identifier: Apache-2.0
// One sweep over each graph with the sum of living bytes.
#include "model/statistics/activation_memory.h"

#include "model/graph/walk.h"
#include "model/shapes/operator_schema.h"

#include <algorithm>
#include <unordered_map>

namespace espalier {

namespace {

using Bytes = std::optional<std::uint64_t>;

Bytes bytesOf(const ValueType &type)
{
    const auto count = type.isTensor() && type.shape ? elementCount(*type.shape) : std::nullopt;
    return count ? packedBytes(type.dtype, static_cast<std::uint64_t>(*count)) : std::nullopt;
}

class Sweep {
public:
    Sweep(const Model &model, const TypeReport &report) : m_model(model), m_report(report) { }

    /// Peak of one graph's own values.
    Bytes peakOf(GraphId graphId, const ValueTypes &types, const std::vector<NodeId> &calls,
                 bool countsInputs)
    {
        const Graph &graph = m_model.graph(graphId);
        const std::vector<NodeId> order = topologicalOrder(m_model, graphId).nodes;
        std::unordered_map<ValueId, std::size_t> lastReader;
        for (std::size_t i = 0; i < order.size(); ++i)
            forEachValueRead(m_model, order[i], [&](ValueId value) { lastReader[value] = i; });
        for (const GraphPort &output : graph.outputs)
            lastReader[output.value] = order.size();

        std::uint64_t living = 0;
        bool isKnown = true;
        std::vector<std::uint64_t> freedAfter(order.size() + 1, 0);
        const auto begin = [&](ValueId value, std::size_t at) {
            const Bytes size = bytesOf(types.of(value));
            if (!size) {
                isKnown = false;
                return;
            }
            living += *size;
            const auto last = lastReader.find(value);
            freedAfter[last != lastReader.end() ? std::max(last->second, at) : at] += *size;
        };
        for (const GraphPort &input : graph.inputs) {
            if (countsInputs && !m_model.value(input.value).isInitializer())
                begin(input.value, 0);
        }
        std::uint64_t peak = living;
        for (std::size_t i = 0; i < order.size() && isKnown; ++i) {
            const Node &node = m_model.node(order[i]);
            for (const ValueId output : node.outputs) {
                if (output.isValid() && !node.isOp("Constant"))
                    begin(output, i);
            }
            const Bytes inner = isKnown ? peakInside(order[i], node, types, calls) : std::nullopt;
            if (!inner)
                return std::nullopt;
            peak = std::max(peak, living + *inner);
            living -= freedAfter[i];
        }
        return isKnown ? Bytes(peak) : std::nullopt;
    }

private:
    Bytes peakInside(NodeId id, const Node &node, const ValueTypes &types, std::vector<NodeId> calls)
    {
        std::uint64_t peak = 0;
        const std::optional<bool> branch = calls.empty() ? takenBranch(m_model, m_report, id) : std::nullopt;
        for (const Attribute &attribute : node.attributes) {
            const bool isSkipped = branch && attribute.name() == (*branch ? "else_branch" : "then_branch");
            for (const GraphId body : attribute.graphs) {
                if (isSkipped)
                    continue;
                const Bytes inner = peakOf(body, types, calls, true);
                if (!inner)
                    return std::nullopt;
                peak = std::max(peak, *inner);
            }
        }
        if (m_model.functions().empty() || OperatorSchema::of(m_model, id)
            || calls.size() > m_model.functions().size())
            return peak;
        const Function *function = m_model.findFunction(node.domain, node.opType, node.overload);
        if (function == nullptr)
            return peak;
        calls.push_back(id);
        return peakOf(function->body, inferCall(m_model, m_report.types, calls), calls, false);
    }

    const Model &m_model;
    const TypeReport &m_report;
};

} // namespace

std::optional<std::uint64_t> peakActivationBytes(const Model &model, const TypeReport &report)
{
    return Sweep(model, report).peakOf(Model::mainGraphId(), report.types, {}, true);
}

} // namespace espalier
