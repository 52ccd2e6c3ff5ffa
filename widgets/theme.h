// SPDX-License-Identifier: Apache-2.0
// Gives every widget the colours of a theme.
#pragma once

#include "widgets/canvas/palette.h"

class QApplication;
class QLabel;
class QString;
class QWidget;

namespace espalier {

/// What the user chose; System follows the desktop.
enum class ThemeChoice { System, Light, Dark, HighContrast };

/// Reads the desktop's palette only for light or dark: high contrast is on when the system says so, or by
/// choice.
[[nodiscard]] Theme resolveTheme(ThemeChoice choice);
/// Sets the application's palette and style sheet.
void applyTheme(Theme theme);
/// Marks a button as the next step: filled with the accent colour. One in the toolbar, one in the open panel.
void setPrimary(QWidget *button, bool isPrimary);
/// How a label reads: secondary, a heading, the title of a panel, good news or bad.
enum class TextRole { Plain, Muted, Head, Title, Passed, Failed };
void setTextRole(QLabel *label, TextRole role);
/// A label that shows `text` as it stands, never as markup.
[[nodiscard]] QLabel *plainLabel(const QString &text, QWidget *parent, TextRole role = TextRole::Plain);

} // namespace espalier
