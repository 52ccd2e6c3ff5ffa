// SPDX-License-Identifier: Apache-2.0
// Infers again what depends on the difference of two models: changed nodes first, then readers of changed
// results.
#include "model/graph/walk.h"
#include "model/shapes/infer_types.h"
#include "model/shapes/sort_findings.h"
#include "model/shapes/type_inference.h"

#include <algorithm>
#include <set>

namespace espalier {

namespace {

constexpr GraphId mainId = Model::mainGraphId();

bool samePort(const GraphPort &a, const GraphPort &b)
{
    return a.value == b.value && a.declared == b.declared;
}

bool sameFunctions(const Model &a, const Model &b)
{
    return std::equal(a.functions().begin(), a.functions().end(), b.functions().begin(), b.functions().end(),
                      [](const Function &x, const Function &y) {
                          return x.domain == y.domain && x.name == y.name && x.overload == y.overload
                              && x.body == y.body && x.rest == y.rest;
                      });
}

bool sameOpsets(const Model &a, const Model &b)
{
    const auto imports = a.opsets();
    const auto others = b.opsets();
    return std::equal(imports.begin(), imports.end(), others.begin(), others.end(),
                      [](const OpsetImport &x, const OpsetImport &y) {
                          return x.domain == y.domain && x.version == y.version;
                      });
}

class ChangeInference {
public:
    ChangeInference(const Model &now, const Model &before, const TypeReport &known,
                    const TaskContext &context)
        : m_now(now), m_before(before), m_known(known), m_context(context),
          m_inference(now, known.types, context)
    {
    }

    /// nullopt where the change reaches everything, or nodes on a cycle never settle.
    std::optional<TypeReport> run()
    {
        if (!sameOpsets(m_now, m_before) || !sameFunctions(m_now, m_before))
            return std::nullopt;
        for (std::uint32_t g = 1; g < std::max(m_now.graphCount(), m_before.graphCount()); ++g) {
            if (!compareBody(GraphId(g)))
                return std::nullopt;
        }
        if (&m_now.mainGraph() != &m_before.mainGraph())
            compareMainGraph();
        while (!m_dirty.empty() && !m_context.isStopped()) {
            const NodeId next{mainId, m_dirty.begin()->second};
            m_dirty.erase(m_dirty.begin());
            if (++m_visits[next] > 64) // a settled graph needs one visit, an unsorted one a few
                return std::nullopt;
            const bool isChanged = m_inference.inferNode(next);
            m_newFindings[next] = std::move(m_inference.findings());
            m_inference.findings().clear();
            if (isChanged)
                readAgain(next);
        }
        return TypeReport{m_inference.types(), findings()};
    }

private:
    void markDirty(NodeId node)
    {
        if (node.isValid() && m_now.findNode(node) != nullptr)
            m_dirty.emplace(m_now.node(node).rank, node.index);
    }

    void readersAgain(ValueId value)
    {
        for (const NodeId reader : readersIn(m_now, mainId, value))
            markDirty(reader);
    }

    void readAgain(NodeId node)
    {
        for (const ValueId output : m_now.node(node).outputs) {
            if (output.isValid())
                readersAgain(output);
        }
    }

    /// The node of the main graph in whose body `graph` lies.
    NodeId holderOf(GraphId graph) const
    {
        const Graph *body = m_now.findGraph(graph);
        return body != nullptr ? enclosingNodeIn(m_now, mainId, body->owner) : NodeId{};
    }

    /// False for a change in a function's body.
    bool compareBody(GraphId id)
    {
        const Graph *now = m_now.findGraph(id);
        if (now == m_before.findGraph(id))
            return true;
        m_inference.forgetGraph(id);
        if (now == nullptr)
            return true;
        const NodeId holder = holderOf(id);
        markDirty(holder);
        return holder.isValid();
    }

    void compareMainGraph()
    {
        const Graph &now = m_now.mainGraph();
        const Graph &before = m_before.mainGraph();
        now.nodes.forEachDifference(before.nodes, [&](std::size_t i) {
            const NodeId id{mainId, static_cast<std::uint32_t>(i)};
            const Node *node = now.nodes.find(i);
            const Node *old = before.nodes.find(i);
            markDirty(id);
            // A constant's elements are not on record, so its readers cannot see that they changed.
            if (node != nullptr && (node->isOp("Constant") || (old != nullptr && old->isOp("Constant"))))
                readAgain(id);
        });
        std::set<ValueId> changed;
        now.values.forEachDifference(before.values, [&](std::size_t i) {
            changed.insert({mainId, static_cast<std::uint32_t>(i)});
        });
        comparePorts(now.inputs, before.inputs, changed);
        comparePorts(now.outputs, before.outputs, changed);
        for (const ValueId value : changed)
            compareValue(value);
    }

    static void comparePorts(const std::vector<GraphPort> &now, const std::vector<GraphPort> &before,
                             std::set<ValueId> &changed)
    {
        if (std::equal(now.begin(), now.end(), before.begin(), before.end(), samePort))
            return;
        const auto key = [](const GraphPort &port) { return std::pair(port.value, port.declared.get()); };
        std::set<std::pair<ValueId, const onnx::ValueInfoProto *>> old;
        for (const GraphPort &port : before)
            old.insert(key(port));
        for (const GraphPort &port : now) {
            if (old.erase(key(port)) == 0)
                changed.insert(port.value);
        }
        for (const auto &port : old)
            changed.insert(port.first);
    }

    void compareValue(ValueId id)
    {
        const Value *now = m_now.findValue(id);
        const Value *before = m_before.findValue(id);
        if (now == nullptr) {
            m_inference.forget(id);
            m_sources.insert(id);
            return;
        }
        const bool hasOtherSource = before == nullptr || before->producer != now->producer
            || before->initializer != now->initializer || before->sparseInitializer != now->sparseInitializer;
        bool isChanged = false;
        m_sources.insert(id);
        if (now->producer.isValid()) {
            markDirty(now->producer);
        } else {
            isChanged = m_inference.inferSource(id);
            for (Finding &finding : m_inference.findings())
                m_sourceFindings.push_back(std::move(finding));
            m_inference.findings().clear();
        }
        if (hasOtherSource || isChanged)
            readersAgain(id);
    }

    /// Whether an old finding is about something that was inferred again or is gone.
    bool isOutdated(const Finding &finding) const
    {
        if (finding.node.isValid()) {
            const NodeId holder = enclosingNodeIn(m_now, mainId, finding.node);
            return m_now.findNode(finding.node) == nullptr || m_visits.contains(holder);
        }
        if (finding.value.graph == mainId)
            return m_sources.contains(finding.value);
        const NodeId holder = holderOf(finding.value.graph);
        return !holder.isValid() || m_visits.contains(holder);
    }

    std::vector<Finding> findings()
    {
        std::vector<Finding> all = std::move(m_sourceFindings);
        for (const Finding &finding : m_known.findings) {
            if (!isOutdated(finding))
                all.push_back(finding);
        }
        for (auto &entry : m_newFindings)
            std::move(entry.second.begin(), entry.second.end(), std::back_inserter(all));
        sortFindings(m_now, all);
        return all;
    }

    const Model &m_now;
    const Model &m_before;
    const TypeReport &m_known;
    const TaskContext &m_context;
    TypeInference m_inference;
    std::set<std::pair<std::int64_t, std::uint32_t>> m_dirty; ///< rank and index of nodes
    std::unordered_map<NodeId, int> m_visits;
    std::unordered_map<NodeId, std::vector<Finding>> m_newFindings;
    std::set<ValueId> m_sources; ///< values of the main graph that were looked at again
    std::vector<Finding> m_sourceFindings;
};

} // namespace

TypeReport inferTypes(const Model &now, const Model &before, const TypeReport &known,
                      const TaskContext &context)
{
    auto report = ChangeInference(now, before, known, context).run();
    return report ? std::move(*report) : inferTypes(now, context);
}

} // namespace espalier
