// SPDX-License-Identifier: Apache-2.0
// Small pictures of models that were open, kept between runs of the program.
#pragma once

#include "widgets/canvas/frame.h"
#include "widgets/session.h"

#include <QImage>
#include <QString>

namespace espalier {

/// In pixels of the design; pictures have twice as many.
inline constexpr int thumbnailWidth = 50;
inline constexpr int thumbnailHeight = 64;

/// All of the graph in overview colours on the canvas' colour.
[[nodiscard]] QImage thumbnailOf(const Frame &frame, Theme theme);
/// Where the picture of a model is kept, in the program's cache folder.
[[nodiscard]] QString thumbnailFile(const QString &model, Theme theme);
/// Draws the pictures for all themes in a job and keeps them; Session::recentChanged follows.
void keepThumbnails(Session &session, const QString &model, FramePointer frame);
/// Removes pictures of models that are no longer among the recent ones.
void forgetThumbnails(const std::vector<Session::Recent> &kept);

} // namespace espalier
