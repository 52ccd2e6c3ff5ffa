// SPDX-License-Identifier: Apache-2.0
// What differs between two models that need not have one origin: nodes, values and ports are paired by name.
#pragma once

#include "model/base/task_context.h"
#include "model/shapes/infer_types.h"

#include <string>
#include <vector>

namespace espalier {

struct ModelDifference {
    enum class Kind { Added, Removed, Changed };
    Kind kind = Kind::Changed;
    std::string what; ///< opset, function, input, output, node, initializer, tensor
    std::string name;
    std::string detail; ///< the operator, the type, or what changed: `axis: 1 -> 2`
};

/// A model and the types inferred for it.
struct TypedModel {
    const Model &model;
    const ValueTypes &types;
};

/// Opsets, functions, graph inputs and outputs, nodes in topological order of their model (removed ones
/// last), initializers and types of computed tensors, in this order. Elements of initializers are compared
/// bit for bit, of floats the number that differs and the largest difference are told; what cannot be read is
/// a difference of its own. Names of nodes are those of the command line. Cancelled: what was found so far.
[[nodiscard]] std::vector<ModelDifference> compareModels(const TypedModel &before, const TypedModel &after,
                                                         const TaskContext &context = {});

} // namespace espalier
