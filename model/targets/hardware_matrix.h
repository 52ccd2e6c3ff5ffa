// SPDX-License-Identifier: Apache-2.0
// Which framework reaches which hardware.
#pragma once

#include "model/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace espalier {

/// The table of resources/hardware_matrix.yaml.
struct HardwareMatrix {
    struct Row {
        std::string title;
        std::vector<std::string> cells; ///< one a column of `hardware`
    };
    std::vector<std::string> hardware; ///< titles of the columns
    std::vector<Row> frameworks;
};

/// Errors (Unreadable): no file, no YAML, a row with another number of cells than there are columns.
[[nodiscard]] Result<HardwareMatrix> readHardwareMatrix(const std::filesystem::path &file);

} // namespace espalier
