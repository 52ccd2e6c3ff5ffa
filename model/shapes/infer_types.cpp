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

ValueTypes inferCall(const Model &model, const ValueTypes &known, const std::vector<NodeId> &calls)
{
    TypeInference inference(model, known);
    for (const NodeId call : calls)
        inference.enterCall(call);
    return inference.types();
}

} // namespace espalier
