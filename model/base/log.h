// SPDX-License-Identifier: Apache-2.0
// The log: one logger an area (io, shapes, targets, rewrites, exporters, app), silent until it is started.
#pragma once

#include "model/base/result.h"

#include <filesystem>
#include <spdlog/logger.h>
#include <string>
#include <string_view>

namespace espalier {

/// How the log is written.
struct LogOptions {
    std::string level = "off"; ///< trace, debug, info, warn, error, off: of every area
    std::filesystem::path file; ///< empty: stderr
    /// `AREA=LEVEL,…`, as in the environment's ESPALIER_LOG; stands above `level`.
    std::string areas;
};

/// Sets up the loggers of this process; called once, before other threads start. Errors: CommandLine (no such
/// level or area), ExportFailed (the file cannot be written).
[[nodiscard]] Result<void> startLog(const LogOptions &options);

/// The logger of an area. Names in models are written through printable() by whoever logs them. Lines are
/// never translated.
[[nodiscard]] spdlog::logger &areaLog(std::string_view area);

} // namespace espalier
