// SPDX-License-Identifier: Apache-2.0
// Judges nodes graph by graph, outer before inner, and called functions as their calls see them.
#include "model/targets/check_support.h"

#include "model/base/log.h"
#include "model/compute/kernel.h"
#include "model/targets/chain.h"
#include "model/targets/choose_entry.h"
#include "model/targets/model_limits.h"
#include "model/targets/node_operands.h"

#include <algorithm>
#include <unordered_set>

namespace espalier {

namespace {

std::string operatorName(const Node &node)
{
    return isDefaultDomain(node.domain) ? node.opType : node.domain + "::" + node.opType;
}

class Judge {
public:
    Judge(const Target &target, const TargetDevice &device, const SupportOptions &options,
          const TaskContext &context)
        : m_target(target), m_device(device), m_strict(options.strict), m_context(context)
    {
        m_setting.device = device.id;
        m_setting.format = target.exporter;
        m_setting.options = target.options;
        for (const auto &[name, value] : options.options)
            m_setting.options.insert_or_assign(name, value);
    }

    SupportReport run(const ModelFacts &facts)
    {
        SupportReport report(m_target.name, m_device.id);
        for (Finding &finding : findModelLimits(facts, m_device.limits))
            report.addFinding(std::move(finding));
        if (m_device.limits.topology == Topology::Chain) {
            const std::vector<NodeId> off = nodesOffChain(facts);
            m_offChain.insert(off.begin(), off.end());
            if (!off.empty())
                report.addFinding(
                    {Finding::Severity::Warning,
                     "branch",
                     {QT_TRANSLATE_NOOP("targets",
                                        "The target runs chains only; %1 nodes are off the chain."),
                      std::to_string(off.size())},
                     off.front(),
                     {}});
        }
        m_total = facts.model().mainGraph().nodeCount;
        m_report = &report;
        report.reserve(m_total);
        judgeGraph(facts, Model::mainGraphId());
        return report;
    }

    NodeVerdict one(const ModelFacts &facts, NodeId id)
    {
        if (!facts.model().node(id).isOp("Constant"))
            return judge(facts, id);
        NodeVerdict verdict;
        verdict.node = id;
        verdict.verdict = Verdict::Supported;
        verdict.isFolded = true;
        return verdict;
    }

    std::vector<ClauseOutcome> clauses(const ModelFacts &facts, NodeId id)
    {
        const Model &model = facts.model();
        const Node &node = model.node(id);
        const auto *entries = m_target.findEntries(node.domain, node.opType);
        if (entries == nullptr || node.isOp("Constant")
            || (facts.isConstantNode(id) && isFoldable(facts, id)))
            return {};
        return clauseOutcomes(*entries, NodeOperands(facts, id, m_versions.of(model, id), m_setting),
                              m_device.id);
    }

private:
    /// Adds the verdicts of a graph's nodes and of their bodies to the report.
    void judgeGraph(const ModelFacts &facts, GraphId graph)
    {
        std::size_t done = 0;
        for (const NodeId id : facts.order(graph).nodes) {
            if (m_context.isStopped())
                return;
            if (graph == Model::mainGraphId() && ++done % 1024 == 0)
                m_context.report(static_cast<double>(done) / static_cast<double>(m_total), "check support");
            const Node &node = facts.model().node(id);
            if (node.isOp("Constant"))
                continue;
            m_report->add(judge(facts, id));
            for (const Attribute &attribute : node.attributes) {
                for (const GraphId body : attribute.graphs)
                    judgeGraph(facts, body);
            }
        }
    }

    NodeVerdict judge(const ModelFacts &facts, NodeId id)
    {
        if (facts.isConstantNode(id) && isFoldable(facts, id)) {
            NodeVerdict verdict;
            verdict.verdict = Verdict::Supported;
            verdict.isFolded = true;
            verdict.node = id;
            return verdict;
        }
        NodeVerdict verdict = judgeByEntries(facts, id);
        verdict.node = id;
        if (verdict.isSupported() && !verdict.isFolded)
            keepLimits(facts, id, verdict);
        if (m_strict && verdict.isSupported() && !verdict.fallsBackTo.empty())
            refuse(verdict, "falls_back",
                   {QT_TRANSLATE_NOOP("targets", "runs on %1, not on %2"), verdict.fallsBackTo, m_device.id});
        return verdict;
    }

    static void refuse(NodeVerdict &verdict, std::string code, Message reason)
    {
        verdict.verdict = Verdict::Unsupported;
        verdict.code = std::move(code);
        verdict.reason = std::move(reason);
    }

    /// What the entry allows may still break a limit of the device that it runs on.
    void keepLimits(const ModelFacts &facts, NodeId id, NodeVerdict &verdict) const
    {
        const TargetDevice *runsOn =
            verdict.fallsBackTo.empty() ? &m_device : m_target.findDevice(verdict.fallsBackTo);
        if (auto broken = findLimitBreak(facts, id, runsOn != nullptr ? runsOn->limits : m_device.limits))
            refuse(verdict, std::move(broken->code), std::move(broken->reason));
        else if (m_offChain.contains(id))
            refuse(verdict, "branch",
                   QT_TRANSLATE_NOOP("targets",
                                     "branch: the target runs a chain of layers, and this node is off it"));
    }

    /// Whether the kernels compute a constant node, and all that it is computed from.
    bool isFoldable(const ModelFacts &facts, NodeId id)
    {
        const Model &model = facts.model();
        const Node &node = model.node(id);
        const bool isKnown = std::all_of(node.outputs.begin(), node.outputs.end(), [&](ValueId output) {
            const KnownElements *elements = output.isValid() ? facts.types().elementsOf(output) : nullptr;
            return !output.isValid() || (elements != nullptr && elements->isComplete());
        });
        if (isKnown)
            return true;
        bool hasInputs = true;
        forEachValueRead(model, id, [&](ValueId value) {
            hasInputs = hasInputs && !m_unfoldable.contains(model.value(value).producer);
        });
        const bool isComposed = std::any_of(node.attributes.begin(), node.attributes.end(),
                                            [](const Attribute &each) { return !each.graphs.empty(); })
            || model.findFunction(node.domain, node.opType, node.overload) != nullptr;
        const bool isComputed = isComposed
            ? std::all_of(node.outputs.begin(), node.outputs.end(),
                          [&](ValueId output) { return !output.isValid() || facts.constant(output); })
            : findKernel(node.domain, node.opType, model.opset(node.domain, id.graph).value_or(1)) != nullptr;
        if (hasInputs && isComputed)
            return true;
        m_unfoldable.insert(id);
        return false;
    }

    NodeVerdict judgeByEntries(const ModelFacts &facts, NodeId id)
    {
        const Model &model = facts.model();
        const Node &node = model.node(id);
        if (const auto *entries = m_target.findEntries(node.domain, node.opType)) {
            const NodeOperands operands(facts, id, m_versions.of(model, id), m_setting);
            return chooseEntry(*entries, operands, m_device.id);
        }
        if (model.findFunction(node.domain, node.opType, node.overload) != nullptr)
            return judgeCall(facts, id);
        NodeVerdict verdict;
        if (isDefaultDomain(node.domain)) {
            refuse(verdict, "not_listed",
                   {QT_TRANSLATE_NOOP("targets", "not listed in %1"), m_target.checked});
        } else {
            verdict.code = "unknown_domain";
            verdict.reason = {QT_TRANSLATE_NOOP("targets", "nothing is known of %1"), operatorName(node)};
        }
        return verdict;
    }

    NodeVerdict judgeCall(const ModelFacts &facts, NodeId call);
    void judgeInside(const ModelFacts &facts, GraphId graph, NodeVerdict &worst);
    static std::string callSignature(const ModelFacts &facts, NodeId call);

    const Target &m_target;
    const TargetDevice &m_device;
    bool m_strict;
    const TaskContext &m_context;
    ConditionSetting m_setting;
    OperatorVersions m_versions;
    SupportReport *m_report = nullptr;
    std::size_t m_total = 0;
    std::unordered_set<NodeId> m_offChain;
    std::unordered_set<NodeId> m_unfoldable;
    std::unordered_map<std::string, NodeVerdict> m_calls; ///< by signature
    std::size_t m_callDepth = 0;
};

constexpr std::size_t callDepthLimit = 64;

/// Whatever may make two calls of a function differ: operand types, constants, attributes.
std::string Judge::callSignature(const ModelFacts &facts, NodeId id)
{
    const Node &call = facts.model().node(id);
    std::string signature = call.domain + "::" + call.opType + ":" + call.overload;
    for (const ValueId input : call.inputs) {
        signature += ";" + (input.isValid() ? facts.type(input).text() : "-");
        if (input.isValid() && facts.isConstant(input))
            signature += "=" + std::to_string(input.graph.index()) + "." + std::to_string(input.index);
    }
    for (const Attribute &attribute : call.attributes)
        signature += ";" + attribute.proto->SerializeAsString();
    return signature;
}

NodeVerdict Judge::judgeCall(const ModelFacts &facts, NodeId id)
{
    NodeVerdict worst;
    worst.verdict = Verdict::Supported;
    const Node &call = facts.model().node(id);
    // Inside a call the references to its attributes would have to be part of the signature.
    const std::string signature = m_callDepth == 0 ? callSignature(facts, id) : std::string();
    if (const auto known = m_calls.find(signature); m_callDepth == 0 && known != m_calls.end())
        return known->second;
    if (m_callDepth >= callDepthLimit) {
        refuse(worst, "recursive_function",
               {QT_TRANSLATE_NOOP("targets", "function %1 calls itself"), operatorName(call)});
        return worst;
    }
    const GraphId body = facts.model().findFunction(call.domain, call.opType, call.overload)->body;
    const auto inside = facts.inCall(id);
    ++m_callDepth;
    judgeInside(*inside, body, worst);
    --m_callDepth;
    if (m_callDepth == 0)
        m_calls.emplace(signature, worst);
    return worst;
}

/// Makes `worst` the verdict of the node in the graph that fares worst, and gathers the flags of all.
void Judge::judgeInside(const ModelFacts &facts, GraphId graph, NodeVerdict &worst)
{
    const auto badness = [](const NodeVerdict &each) {
        return each.isSupported() ? 0 : each.verdict == Verdict::Unknown ? 1 : 2;
    };
    for (const NodeId id : facts.order(graph).nodes) {
        const Node &node = facts.model().node(id);
        if (node.isOp("Constant") || m_context.isStopped() || badness(worst) == 2)
            continue;
        NodeVerdict each = judge(facts, id);
        worst.as.insert(worst.as.end(), each.as.begin(), each.as.end());
        worst.assumed.insert(worst.assumed.end(), each.assumed.begin(), each.assumed.end());
        worst.converter.insert(worst.converter.end(), each.converter.begin(), each.converter.end());
        worst.lowConfidence = worst.lowConfidence || each.lowConfidence;
        if (!each.fallsBackTo.empty())
            worst.fallsBackTo = each.fallsBackTo;
        if (badness(each) > badness(worst)) {
            worst.verdict = each.verdict;
            worst.code = each.code;
            worst.reason = {QT_TRANSLATE_NOOP("targets", "%1 inside: %2"), operatorName(node),
                            each.reason.english()};
            worst.clause = each.clause;
            worst.source = each.source;
            worst.line = each.line;
        }
        for (const Attribute &attribute : node.attributes) {
            for (const GraphId body : attribute.graphs)
                judgeInside(facts, body, worst);
        }
    }
}

} // namespace

SupportReport checkSupport(const ModelFacts &facts, const Target &target, std::string_view device,
                           const SupportOptions &options, const TaskContext &context)
{
    const TargetDevice *found = target.findDevice(device);
    if (found == nullptr)
        return SupportReport(target.name, std::string(device));
    SupportReport report = Judge(target, *found, options, context).run(facts);
    const SupportCounts counts = report.counts();
    areaLog("targets").info("{}/{}: {} of {} nodes", target.name, device, counts.supported, counts.nodes);
    return report;
}

NodeVerdict checkNode(const ModelFacts &facts, const Target &target, std::string_view device, NodeId node,
                      const SupportOptions &options)
{
    const TargetDevice *found = target.findDevice(device);
    const TaskContext context;
    if (found != nullptr)
        return Judge(target, *found, options, context).one(facts, node);
    NodeVerdict verdict;
    verdict.node = node;
    return verdict;
}

std::vector<ClauseOutcome> checkClauses(const ModelFacts &facts, const Target &target,
                                        std::string_view device, NodeId node, const SupportOptions &options)
{
    const TargetDevice *found = target.findDevice(device);
    const TaskContext context;
    return found != nullptr ? Judge(target, *found, options, context).clauses(facts, node)
                            : std::vector<ClauseOutcome>();
}

} // namespace espalier
