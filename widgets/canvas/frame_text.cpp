// SPDX-License-Identifier: Apache-2.0
// Fonts of the canvas in device-independent sizes.
#include "widgets/canvas/frame_text.h"

#include "model/base/message.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <array>

namespace espalier {

namespace {

struct Face {
    QFont font;
    QFontMetricsF metrics;
    double scale = 1;
};

/// Pixel sizes of fonts are whole numbers, so 10.5 px is 21 px drawn at one half.
Face makeFace(int pixels, QFont::Weight weight, double scale)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return {font, QFontMetricsF(font), scale};
}

const Face &face(TextKind kind)
{
    // Each thread its own: font engines are loaded into the font object on first use.
    thread_local const std::array<Face, 4> faces{
        makeFace(12, QFont::DemiBold, 1), makeFace(11, QFont::Normal, 1), makeFace(21, QFont::Normal, 0.5),
        makeFace(11, QFont::DemiBold, 1)};
    return faces[static_cast<std::size_t>(kind)];
}

} // namespace

const QFont &canvasFont(TextKind kind)
{
    return face(kind).font;
}

double fontScale(TextKind kind)
{
    return face(kind).scale;
}

double textWidth(const QString &text, TextKind kind)
{
    return face(kind).metrics.horizontalAdvance(text) * face(kind).scale;
}

QString elided(const QString &text, TextKind kind, double width, Qt::TextElideMode mode)
{
    return face(kind).metrics.elidedText(text, mode, width / face(kind).scale);
}

QString plainText(const std::string &text)
{
    return QString::fromStdString(printable(text));
}

} // namespace espalier
