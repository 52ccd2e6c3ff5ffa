// SPDX-License-Identifier: Apache-2.0
// Infers a whole model.
#include "model/shapes/infer_types.h"

#include "model/shapes/sort_findings.h"
#include "model/shapes/type_inference.h"

namespace espalier {

TypeReport inferTypes(const Model &model, const TaskContext &context)
{
    TypeInference inference(model, {}, context);
    inference.inferGraph(Model::mainGraphId());
    TypeReport report{inference.types(), std::move(inference.findings())};
    sortFindings(model, report.findings);
    return report;
}

std::optional<bool> takenBranch(const Model &model, const TypeReport &report, NodeId id)
{
    const Node &node = model.node(id);
    if (!node.isOp("If") || !node.input(0).isValid())
        return std::nullopt;
    const Elements condition = knownElements(model, report.types, node.inputs.front());
    if (condition && condition->values.size() == 1 && condition->values.front().isInteger())
        return condition->values.front().integer() != 0;
    for (const Finding &finding : report.findings) {
        if (finding.node == id && (finding.code == "then_cannot_run" || finding.code == "else_cannot_run"))
            return finding.code == "else_cannot_run";
    }
    return std::nullopt;
}

ValueTypes inferCall(const Model &model, const ValueTypes &known, const std::vector<NodeId> &calls)
{
    TypeInference inference(model, known);
    for (const NodeId call : calls)
        inference.enterCall(call);
    return inference.types();
}

} // namespace espalier
