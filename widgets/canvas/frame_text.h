// SPDX-License-Identifier: Apache-2.0
// The fonts of the canvas and the measures that follow from them.
#pragma once

#include <QFont>
#include <QString>
#include <string>

namespace espalier {

/// Fonts at 100 %: 12 px semibold, 11 px, 10.5 px (labels on edges), 11 px semibold (titles of frames).
enum class TextKind { Name, Detail, Label, Title };

/// To be drawn scaled by fontScale(). The calling thread's own.
[[nodiscard]] const QFont &canvasFont(TextKind kind);
[[nodiscard]] double fontScale(TextKind kind);
[[nodiscard]] double textWidth(const QString &text, TextKind kind);
/// At most `width` wide: names lose their middle, other text its end.
[[nodiscard]] QString elided(const QString &text, TextKind kind, double width,
                             Qt::TextElideMode mode = Qt::ElideMiddle);

/// A model's text made harmless: one line, valid, printable.
[[nodiscard]] QString plainText(const std::string &text);

} // namespace espalier
