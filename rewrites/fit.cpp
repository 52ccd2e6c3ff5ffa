// SPDX-License-Identifier: Apache-2.0
// Asks verdicts of single nodes, of reports and of bodies.
#include "rewrites/fit.h"

#include "model/statistics/node_macs.h"
#include "model/targets/chain.h"

#include <algorithm>
#include <unordered_set>

namespace espalier {

PlanGoal goalOf(const FitTarget &target, RuleClass dearest)
{
    PlanGoal goal;
    goal.dearest = dearest;
    goal.isSupported = [target](const ModelFacts &facts, NodeId node) {
        return checkNode(facts, *target.target, target.device, node, target.support).isSupported();
    };
    goal.macs = [](const ModelFacts &facts, NodeId node) {
        return static_cast<std::uint64_t>(
            std::max<std::int64_t>(nodeMacs(facts.model(), facts.types(), node).value_or(0), 0));
    };
    return goal;
}

void addFixes(SupportReport &report, const ModelFacts &facts, const RuleSet &rules, const FitTarget &target,
              const PlanOptions &options, const TaskContext &context)
{
    std::unordered_set<NodeId> offChain; // no rule for one node puts it on the chain
    const TargetDevice *device = target.target->findDevice(target.device);
    if (device != nullptr && device->limits.topology == Topology::Chain) {
        const std::vector<NodeId> off = nodesOffChain(facts);
        offChain.insert(off.begin(), off.end());
    }
    std::vector<NodeId> unsupported;
    for (const NodeVerdict &verdict : report.verdicts()) {
        if (!verdict.isSupported() && !offChain.contains(verdict.node))
            unsupported.push_back(verdict.node);
    }
    if (unsupported.empty())
        return;
    const PlanGoal goal = goalOf(target, RuleClass::Retrain);
    for (auto &[node, fixes] : findFixes(facts, unsupported, rules, goal, options, context))
        report.setFixes(node, fixes);
}

CutFacts cutFactsOf(const Model &model, const ValueTypes &types, const SupportReport &report,
                    const MacCount &macs)
{
    auto unsupported = std::make_shared<std::unordered_set<NodeId>>();
    for (const NodeVerdict &verdict : report.verdicts()) {
        if (verdict.isSupported())
            continue;
        NodeId node = verdict.node;
        while (node.graph != Model::mainGraphId()) { // a body stands where its node does
            const NodeId owner = model.graph(node.graph).owner;
            if (!owner.isValid())
                break;
            node = owner;
        }
        unsupported->insert(node);
    }
    return {model, types, [unsupported](NodeId node) { return unsupported->contains(node); },
            [&macs](NodeId node) {
                return static_cast<std::uint64_t>(std::max<std::int64_t>(macs.of(node).value_or(0), 0));
            }};
}

MergeKind mergeFor(MergeKind wanted, const FitTarget &target, std::size_t outputs)
{
    if (wanted != MergeKind::Auto)
        return wanted;
    const TargetDevice *device = target.target->findDevice(target.device);
    const auto limit = device != nullptr ? device->limits.outputs : std::nullopt;
    return !limit || static_cast<std::int64_t>(outputs) <= *limit ? MergeKind::None : MergeKind::Auto;
}

} // namespace espalier
