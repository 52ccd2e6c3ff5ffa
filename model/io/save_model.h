// SPDX-License-Identifier: Apache-2.0
// Saves a model as an ONNX file, with external data where wanted.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/model.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace espalier {

struct SaveOptions {
    /// Tensors of at least this many bytes go to `<file>.data` beside the model; external ones always do when
    /// the model moves to another folder. nullopt: only those that are external already, and all large ones
    /// of a model that would pass protobuf's 2 GiB.
    std::optional<std::uint64_t> externalFrom;
};

/// Streams payloads from where they lie, writes beside and renames: nothing is half written, mapped files
/// stay whole. External tensors that stay in their folder keep their place. Returns the files written, the
/// model first. Errors: ExportFailed (I/O); Unreadable (external data that must be copied is missing).
[[nodiscard]] Result<std::vector<std::filesystem::path>> saveModel(const Model &model,
                                                                   const std::filesystem::path &path,
                                                                   const SaveOptions &options = {},
                                                                   const TaskContext &context = {});

} // namespace espalier
