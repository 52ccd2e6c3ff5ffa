// SPDX-License-Identifier: Apache-2.0
// One pass over names, edges and order of each graph.
#include "model/graph/find_faults.h"

#include "model/graph/name_authority.h"
#include "model/graph/walk.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace espalier {

namespace {

class FaultFinder {
public:
    explicit FaultFinder(const Model &model) : m_model(model) { }

    void checkGraph(GraphId id)
    {
        m_graph = id;
        checkNames();
        checkEdges();
        checkOrder();
    }

    void checkDomains()
    {
        std::set<std::string> missing;
        for (std::uint32_t g = 0; g < m_model.graphCount(); ++g) {
            const GraphId id(g);
            if (m_model.findGraph(id) == nullptr)
                continue;
            for (const NodeId node : nodesInOrder(m_model, id)) {
                const std::string &domain = m_model.node(node).domain;
                if (!m_model.opset(domain, id) && missing.insert(domain).second)
                    add(Finding::Severity::Warning, "domain_not_imported",
                        {QT_TRANSLATE_NOOP("graph", "domain “%1” is used and not among the opset imports"),
                         domain},
                        node);
            }
        }
    }

    std::vector<Finding> take() { return std::move(m_findings); }

    /// One finding for each file and reason. Nothing is read but the place of the data.
    void checkExternalData()
    {
        std::set<std::string> known;
        FileSpan held; // keeps a file mapped while its tensors are looked at
        for (std::uint32_t g = 0; g < m_model.graphCount(); ++g) {
            const Graph *graph = m_model.findGraph(GraphId(g));
            for (std::uint32_t i = 0; graph != nullptr && i < graph->values.size(); ++i) {
                const Value *value = graph->values.find(i);
                if (value == nullptr || !value->initializer)
                    continue;
                const Tensor &tensor = *value->initializer;
                const auto *external = std::get_if<Tensor::External>(&tensor.payload());
                if (external == nullptr)
                    continue;
                auto place = locateExternal(tensor.header(), external->folder);
                if (place) {
                    held = std::move(*place);
                    continue;
                }
                Error fault = place.error();
                fault.node.clear(); // many tensors share a file
                if (known.insert(fault.line()).second)
                    add(Finding::Severity::Warning, fault.reason.c_str(),
                        {QT_TRANSLATE_NOOP("graph", "external data: %1"), fault.line()}, {}, {GraphId(g), i});
            }
        }
    }

private:
    void add(Finding::Severity severity, const char *code, Message message, NodeId node, ValueId value = {})
    {
        m_findings.push_back({severity, code, std::move(message), node, value});
    }

    void checkNames()
    {
        const Graph &graph = m_model.graph(m_graph);
        std::unordered_map<std::string_view, ValueId> seen;
        for (std::uint32_t i = 0; i < graph.values.size(); ++i) {
            const Value *value = graph.values.find(i);
            if (value == nullptr || (value->isDangling() && value->uses.empty()))
                continue;
            const ValueId id{m_graph, i};
            const auto [first, isNew] = seen.try_emplace(value->name, id);
            if (!isNew)
                add(Finding::Severity::Broken, "duplicate_name",
                    {QT_TRANSLATE_NOOP("graph", "value %1 is made twice"), value->name}, value->producer, id);
        }
    }

    void checkEdges()
    {
        const Graph &graph = m_model.graph(m_graph);
        for (std::uint32_t i = 0; i < graph.values.size(); ++i) {
            const Value *value = graph.values.find(i);
            if (value == nullptr || !value->isDangling())
                continue;
            const ValueId id{m_graph, i};
            if (!value->uses.empty())
                add(Finding::Severity::Broken, "dangling_input",
                    {QT_TRANSLATE_NOOP("graph", "nothing makes value %1, which %2 reads"), value->name,
                     m_model.node(value->uses.front().node).opType},
                    value->uses.front().node, id);
            if (value->graphOutputs > 0)
                add(Finding::Severity::Broken, "dangling_output",
                    {QT_TRANSLATE_NOOP("graph", "nothing makes graph output %1"), value->name}, {}, id);
        }
    }

    void checkOrder()
    {
        const TopologicalOrder order = topologicalOrder(m_model, m_graph);
        if (order.cyclic > 0) {
            const NodeId first = order.nodes[order.nodes.size() - order.cyclic];
            add(Finding::Severity::Broken, "cycle",
                {QT_TRANSLATE_NOOP("graph", "%1 nodes stand on a cycle or wait for one"),
                 std::to_string(order.cyclic)},
                first);
        } else if (order.nodes != nodesInOrder(m_model, m_graph)) {
            add(Finding::Severity::Note, "not_sorted",
                QT_TRANSLATE_NOOP("graph", "nodes do not stand in topological order"), {});
        }
    }

    const Model &m_model;
    GraphId m_graph;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding> findFaults(const Model &model, const TaskContext &context)
{
    FaultFinder finder(model);
    for (std::uint32_t g = 0; g < model.graphCount() && !context.isStopped(); ++g) {
        if (model.findGraph(GraphId(g)) != nullptr)
            finder.checkGraph(GraphId(g));
    }
    finder.checkDomains();
    finder.checkExternalData();
    return finder.take();
}

std::optional<Error> firstBroken(const Model &model, const std::vector<Finding> &findings)
{
    const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.severity == Finding::Severity::Broken;
    });
    if (found == findings.end())
        return std::nullopt;
    Error error = makeError(ErrorCode::BrokenModel, found->code, found->message);
    error.remedy = QT_TRANSLATE_NOOP("graph", "mend the model first");
    if (found->node.isValid())
        error.node = nodeNames(model).at(found->node);
    return error;
}

} // namespace espalier
