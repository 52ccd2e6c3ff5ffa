// SPDX-License-Identifier: Apache-2.0
// What is wrong with a model's structure.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/model.h"

#include <vector>

namespace espalier {

/// Something about a model that its user should know.
struct Finding {
    enum class Severity { Note, Warning, Broken };

    Severity severity = Severity::Note;
    std::string code; ///< stable, such as `dangling_input`
    Message message;
    NodeId node; ///< or invalid
    ValueId value; ///< or invalid
};

/// Structural faults: inputs that nothing makes, names used twice, cycles, outputs that nothing makes,
/// readers that stand before their producers, domains without opset import, node names used twice, external
/// data that is not where it should be. Broken ones forbid fit, cut and export.
[[nodiscard]] std::vector<Finding> findFaults(const Model &model, const TaskContext &context = {});

/// The first Broken finding as the error with which fit, cut and export are refused; nullopt if there is
/// none.
[[nodiscard]] std::optional<Error> firstBroken(const Model &model, const std::vector<Finding> &findings);

} // namespace espalier
