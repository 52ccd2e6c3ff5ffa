// SPDX-License-Identifier: Apache-2.0
// Types and shapes of all values, inferred with libonnx's schema functions; its exceptions end here.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/find_faults.h"
#include "model/graph/model.h"
#include "model/shapes/value_types.h"

#include <optional>
#include <vector>

namespace espalier {

/// Findings, in the order of the nodes they are about:
/// - `wrong_type` (Broken): operand types that the operator's schema does not allow; too few or too many
///   operands.
/// - `shape_conflict` (Warning): shapes that do not fit together, such as a constant that does not fit its
///   partner.
/// - `inference_failed` (Warning): the schema's function gave up for another reason.
/// - `declared_type_differs` (Warning): the model declares a type that contradicts the certain one.
/// - `unknown_operator` (Warning): an operator that its ONNX domain does not have at the imported version.
/// - `deprecated_operator` (Warning): an operator that the imported version no longer has.
/// - `then_cannot_run`, `else_cannot_run` (Note, about an If): shapes in that branch conflict, so the other
/// one
///   is taken whenever the model runs; it alone decides the outputs.
/// - `recursive_function` (Broken): a model-local function that calls itself.
///
/// Findings in a function's body are about the call. Operators of domains unknown to ONNX are no finding:
/// their outputs have the types that the model declares.
struct TypeReport {
    ValueTypes types;
    std::vector<Finding> findings;
};

/// Never fails: a node that cannot be inferred is a finding, and its outputs have their declared types. The
/// inferred type wins over the declared one; what it leaves open is taken from the declared one. Symbolic
/// dims are kept. Constants are read only where shapes depend on them, and only small ones
/// (known_elements.h). Stopped, it returns what it has.
[[nodiscard]] TypeReport inferTypes(const Model &model, const TaskContext &context = {});

/// The same report as inferTypes(now), from the report of an earlier state of the same model (`now` was made
/// from `before` by ModelEdit): only what depends on a difference is inferred again.
[[nodiscard]] TypeReport inferTypes(const Model &now, const Model &before, const TypeReport &known,
                                    const TaskContext &context = {});

/// Which branch an If takes whenever the model runs: by a condition that is known, or because the other one
/// cannot run on these shapes; true is `then_branch`. nullopt if it depends on the inputs, and for any other
/// node.
[[nodiscard]] std::optional<bool> takenBranch(const Model &model, const TypeReport &report, NodeId node);

/// `known` with types for the values in function bodies as they are for one chain of calls: the first call
/// stands in the main graph (or a body of it), each further one in the function that the one before it calls.
[[nodiscard]] ValueTypes inferCall(const Model &model, const ValueTypes &known,
                                   const std::vector<NodeId> &calls);

} // namespace espalier
