// SPDX-License-Identifier: Apache-2.0
// A frame as a picture in a file.
#pragma once

#include "model/base/result.h"
#include "widgets/canvas/overlay.h"

#include <filesystem>

namespace espalier {

struct RenderOptions {
    Theme theme = Theme::Light;
    QString title; ///< stands in the file; of SVG and PDF
    bool hasLegend = true; ///< a strip below the graph
};

/// PNG pictures are at most this large; larger graphs are refused, never cut off.
inline constexpr int mostPixelsAside = 30'000;
inline constexpr double mostPixels = 120e6;

/// Writes the whole graph at 100 % as `.svg`, `.png` or `.pdf`, by the file's ending; replaces the file only
/// when all is written. Needs a QGuiApplication (any platform). Errors: `picture_format` (CommandLine),
/// `picture_too_large` and those of writeFile (ExportFailed), Cancelled.
[[nodiscard]] Result<void> renderFrame(const Frame &frame, const Overlay &overlay,
                                       const std::filesystem::path &file, const RenderOptions &options = {},
                                       const TaskContext &context = {});

} // namespace espalier
