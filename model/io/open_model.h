// SPDX-License-Identifier: Apache-2.0
// Opens an ONNX file.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/model.h"

namespace espalier {

/// Costs the structure alone: payloads of 1 kB and more, and external data, are not read. A model that parses
/// but is broken opens too; findFaults (graph/find_faults.h) says what is wrong with it. Errors (Unreadable),
/// all with the file's name: see protoToModel and MappedFile.
[[nodiscard]] Result<Model> openModel(const std::filesystem::path &path, const TaskContext &context = {});

} // namespace espalier
