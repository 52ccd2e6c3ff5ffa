// SPDX-License-Identifier: Apache-2.0
// `--render`: the coloured graph as a picture.
#pragma once

#include "app/request.h"
#include "model/base/task_context.h"
#include "model/graph/model.h"
#include "model/shapes/value_types.h"
#include "model/targets/support_report.h"

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace espalier {

/// One model as it shall be drawn. References outlive the call.
struct PictureRequest {
    const Model &model;
    const ValueTypes &types;
    const SupportReport *support = nullptr; ///< null: no colours
    std::vector<ValueId> cutTensors = {};
    std::unordered_set<NodeId> behindCut = {}; ///< drawn as generated C++
    std::string title = {};
};

/// Why the pictures asked for cannot be made, as far as the request alone tells: a build without Qt, an
/// unknown ending, several models for one file.
[[nodiscard]] std::optional<Error> findPictureFault(const Request &request);

/// Lays the main graph out and draws it. No display is needed. Errors as renderFrame's, Cancelled,
/// `no_pictures` in a build without Qt.
[[nodiscard]] Result<void> drawModel(const PictureRequest &request, const std::filesystem::path &file,
                                     const TaskContext &context = {});

} // namespace espalier
