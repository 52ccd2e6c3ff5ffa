// SPDX-License-Identifier: Apache-2.0
// Serialised ModelProto -> Model, leaving large payloads where they lie.
#pragma once

#include "model/base/mapped_file.h"
#include "model/base/task_context.h"
#include "model/graph/model.h"

namespace espalier {

/// Tensors of this many bytes and more stay in the file.
inline constexpr std::uint64_t payloadThreshold = 1024;
/// Graphs nested deeper are refused: real models have three levels.
inline constexpr int maximumNesting = 64;

/// Reads a mapped file; the model shares its ownership. `folder` is where external data is looked for.
/// Errors (Unreadable): no bytes, not a protobuf, a length beyond the file, no graph, nested too deeply.
[[nodiscard]] Result<Model> protoToModel(const std::shared_ptr<const MappedFile> &file,
                                         const std::filesystem::path &folder, const TaskContext &context);
/// Reads bytes in memory; everything is copied.
[[nodiscard]] Result<Model> protoToModel(std::span<const std::byte> bytes,
                                         const std::filesystem::path &folder);

} // namespace espalier
