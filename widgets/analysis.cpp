// SPDX-License-Identifier: Apache-2.0
// Calls the engine's analyses one after the other.
#include "widgets/analysis.h"

#include "model/statistics/activation_memory.h"

namespace espalier {

QString Analysis::nameOf(NodeId node) const
{
    const auto found = names.find(node);
    return found == names.end() ? QString() : QString::fromStdString(printable(found->second));
}

Result<std::shared_ptr<const Analysis>>
analyse(const Model &model, const std::shared_ptr<const Analysis> &before, const TaskContext &context)
{
    auto out = std::make_shared<Analysis>();
    out->model = model;
    context.report(0, "types");
    const TaskContext inferring = context.part(0, 0.7);
    out->types =
        before ? inferTypes(model, before->model, before->types, inferring) : inferTypes(model, inferring);
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    out->facts = std::make_shared<const ModelFacts>(model, out->types.types);
    context.report(0.7, "faults");
    out->faults = findFaults(model, context.part(0.7, 0.9));
    out->faults.insert(out->faults.end(), out->types.findings.begin(), out->types.findings.end());
    context.report(0.9, "statistics");
    out->macs = countMacs(model, out->types);
    out->nodes = countedNodes(model);
    out->operators = operatorCounts(model);
    out->parameters = countParameters(model);
    out->activationBytes = peakActivationBytes(model, out->types);
    out->names = nodeNames(model);
    for (const auto &[id, name] : out->names)
        out->nodesByName.emplace(name, id);
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    return std::shared_ptr<const Analysis>(std::move(out));
}

} // namespace espalier
