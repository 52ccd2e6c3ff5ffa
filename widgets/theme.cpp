// SPDX-License-Identifier: Apache-2.0
// Palette and style sheet of the window's widgets.
#include "widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QPalette>
#include <QStyle>
#include <QVariant>
#include <QWidget>
#include <array>
#include <utility>

namespace espalier {

namespace {

/// The desktop's own palette, before any theme was applied.
const QPalette &systemPalette()
{
    static const QPalette palette = QApplication::palette();
    return palette;
}

QPalette paletteOf(const Palette &p)
{
    QPalette out;
    const auto set = [&](QPalette::ColorRole role, const QColor &colour) { out.setColor(role, colour); };
    set(QPalette::Window, p.panel);
    set(QPalette::WindowText, p.text);
    set(QPalette::Base, p.field);
    set(QPalette::AlternateBase, p.panel);
    set(QPalette::Text, p.text);
    set(QPalette::Button, p.panel);
    set(QPalette::ButtonText, p.text);
    set(QPalette::BrightText, p.failed);
    set(QPalette::ToolTipBase, p.field);
    set(QPalette::ToolTipText, p.text);
    set(QPalette::PlaceholderText, p.muted);
    set(QPalette::Highlight, p.isHighContrast() ? p.selection : p.rowTint);
    set(QPalette::HighlightedText, p.isHighContrast() ? p.canvas : p.text);
    set(QPalette::Link, p.selection);
    set(QPalette::LinkVisited, p.selection);
    set(QPalette::Light, p.field);
    set(QPalette::Midlight, p.line);
    set(QPalette::Mid, p.line);
    set(QPalette::Dark, p.edge);
    set(QPalette::Shadow, p.edge);
    QColor pale = p.muted;
    pale.setAlphaF(0.6F);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        out.setColor(QPalette::Disabled, role, pale);
    return out;
}

/// Colours are put in for @names.
constexpr const char *sheet = R"(
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QToolBar { background: @header; border: none; border-bottom: 1px solid @line; spacing: 4px; padding: 5px 6px; }
QMenuBar { background: @header; }
QStatusBar { background: @header; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QTabBar { background: @header; qproperty-drawBase: 0; }
QTabBar::tab { background: @header; color: @muted; border: none; padding: 5px 7px 4px 7px; border-bottom: 2px solid @header; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @selection; font-weight: 600; }
QTabBar::tab:hover { color: @text; }
QTabWidget::pane { border: none; }
QTabWidget { background: @header; }
QLabel#breadcrumb { background: @header; color: @muted; }
QTabBar QToolButton { background: transparent; border: none; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @line; padding: 4px 8px; }
QTreeView, QTableView, QListView, QPlainTextEdit, QTextBrowser { border: none; background: @field; }
QTreeView::item, QTableView::item, QListView::item { height: 23px; }
QListView[rows="tall"]::item { height: 40px; padding: 0 4px; }
QScrollArea { border: none; background: @panel; }
QToolTip { background: @field; color: @text; border: 1px solid @line; padding: 3px; }
QToolButton[verb="true"], QPushButton { background: @field; color: @text; border: 1px solid @line; border-radius: 4px; padding: 4px 12px; min-height: 16px; }
QToolButton[verb="true"]:hover, QPushButton:hover { border-color: @edge; }
QToolButton[verb="true"]:disabled, QPushButton:disabled { color: @muted; background: @panel; }
QPushButton:focus, QToolButton[verb="true"]:focus { border: 1px solid @selection; }
QToolButton[primary="true"], QPushButton[primary="true"] { background: @accent; color: #FFFFFF; border-color: @accent; font-weight: 600; }
QToolButton[primary="true"]:disabled, QPushButton[primary="true"]:disabled { background: @panel; color: @muted; border-color: @line; }
QLineEdit, QComboBox, QSpinBox { background: @field; color: @text; border: 1px solid @line; border-radius: 4px; padding: 3px 8px; min-height: 18px; selection-background-color: @rowTint; selection-color: @text; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border: 1px solid @selection; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/act-expand.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @field; border: 1px solid @line; }
QCheckBox::indicator, QListView::indicator { width: 12px; height: 12px; border: 1px solid @edge; border-radius: 2px; background: @field; }
QCheckBox::indicator:checked, QListView::indicator:checked { border-color: @accent; background: @accent; image: url(:/icons/act-tick.svg); }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid @edge; border-radius: 7px; background: @field; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid @accent; }
QRadioButton:disabled { color: @muted; }
QProgressBar { background: @line; border: none; border-radius: 2px; max-height: 5px; }
QProgressBar::chunk { background: @selection; border-radius: 2px; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="head"] { font-weight: 600; }
QLabel[role="title"] { font-weight: 600; font-size: 15px; }
QLabel[role="passed"] { color: @passed; font-weight: 600; }
QLabel[role="failed"] { color: @failed; font-weight: 600; }
QFrame[card="true"] { background: @field; border: 1px solid @line; border-radius: 4px; }
QFrame[card="open"] { background: @field; border: 2px solid @selection; border-radius: 4px; }
QFrame[card="failed"] { background: @field; border: 2px solid @failed; border-radius: 4px; }
)";

} // namespace

Theme resolveTheme(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return Theme::Light;
    case ThemeChoice::Dark:
        return Theme::Dark;
    case ThemeChoice::HighContrast:
    case ThemeChoice::System:
        break;
    }
    const bool isDark = systemPalette().color(QPalette::Window).lightness() < 128;
    const bool isHighContrast = choice == ThemeChoice::HighContrast
        || qEnvironmentVariable("GTK_THEME").startsWith(QStringLiteral("HighContrast"));
    if (isHighContrast)
        return isDark ? Theme::WhiteOnBlack : Theme::BlackOnWhite;
    return isDark ? Theme::Dark : Theme::Light;
}

void applyTheme(Theme theme)
{
    static_cast<void>(systemPalette());
    const Palette &p = palette(theme);
    QApplication::setPalette(paletteOf(p));
    // White text on the dark theme's selection colour would be too weak: its accent is a deeper blue.
    const QColor accent = theme == Theme::Dark ? QColor(0x2C6BD6) : p.isHighContrast() ? p.text : p.selection;
    const std::array<std::pair<const char *, QColor>, 14> colours{
        {{"@rowTint", p.rowTint},
         {"@selection", p.selection},
         {"@accent", accent},
         {"@header", p.header},
         {"@canvas", p.canvas},
         {"@panel", p.panel},
         {"@field", p.field},
         {"@muted", p.muted},
         {"@passed", p.passed},
         {"@failed", p.failed},
         {"@edge", p.edge},
         {"@line", p.line},
         {"@text", p.text},
         {"#FFFFFF", p.isHighContrast() ? p.canvas : QColor(Qt::white)}}};
    QString text = QString::fromUtf8(sheet);
    for (const auto &[name, colour] : colours)
        text.replace(QString::fromUtf8(name), colour.name());
    qApp->setStyleSheet(text);
}

void setPrimary(QWidget *button, bool isPrimary)
{
    if (button->property("primary").toBool() == isPrimary)
        return;
    button->setProperty("primary", isPrimary);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

void setTextRole(QLabel *label, TextRole role)
{
    static constexpr std::array names{"plain", "muted", "head", "title", "passed", "failed"};
    label->setProperty("role", QLatin1String(names[static_cast<std::size_t>(role)]));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

QLabel *plainLabel(const QString &text, QWidget *parent, TextRole role)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    if (role != TextRole::Plain)
        setTextRole(label, role);
    return label;
}

} // namespace espalier
