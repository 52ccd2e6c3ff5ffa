// SPDX-License-Identifier: Apache-2.0
// Colours, borders, patterns and badges of every theme.
#include "widgets/canvas/palette.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

QColor rgb(QRgb value)
{
    return QColor(value);
}

/// Borders and badges do not depend on the theme.
void shapeLooks(Palette &p)
{
    const auto at = [&](Look look) -> LookStyle & { return p.looks[static_cast<std::size_t>(look)]; };
    for (LookStyle &style : p.looks) {
        style.text = p.text;
        style.secondLine = p.secondLine;
    }
    at(Look::Fixable).hasFixRing = true;
    at(Look::Fixable).badge = "mark-fix";
    at(Look::Unsupported).borderWidth = 2;
    at(Look::Unsupported).badge = "mark-no";
    at(Look::Unknown).pattern = Pattern::Diagonal;
    at(Look::Unknown).badge = "mark-unknown";
    at(Look::Custom).kind = Border::Double;
    at(Look::Custom).badge = "op-custom";
    at(Look::Generated).kind = Border::Dotted;
    at(Look::Generated).borderWidth = 1.5;
    at(Look::Generated).badge = "mark-code";
    at(Look::Folded).isHollow = true;
    at(Look::Folded).badge = "mark-folded";
}

/// Three colours of one verdict.
struct Colours {
    QRgb fill, border, overview;
};

void fillLooks(Palette &p, const std::array<Colours, lookCount> &colours)
{
    for (std::size_t i = 0; i < lookCount; ++i) {
        p.looks[i].fill = rgb(colours[i].fill);
        p.looks[i].border = rgb(colours[i].border);
        p.looks[i].overview = rgb(colours[i].overview);
    }
    p.looks[static_cast<std::size_t>(Look::Folded)].border.setAlphaF(0.8F);
}

Palette makeLight()
{
    Palette p;
    p.theme = Theme::Light;
    p.text = rgb(0x15191E);
    p.secondLine = rgb(0x333A42);
    p.canvas = rgb(0xFBFBFC);
    p.panel = rgb(0xF6F7F8);
    p.field = rgb(0xFFFFFF);
    p.line = rgb(0xD5D9DE);
    p.header = rgb(0xE9EBEE);
    p.muted = rgb(0x525A64);
    p.edge = rgb(0x6B737C);
    p.selection = rgb(0x1769E0);
    p.rowTint = rgb(0xDCE8FB);
    p.inputs = rgb(0x0B8A7A);
    p.outputs = rgb(0xC25A00);
    p.cut = rgb(0x7B2D78);
    p.cutRegion = rgb(0xF5EAF4);
    p.passed = rgb(0x1F6B4C);
    p.failed = rgb(0xA3330F);
    shapeLooks(p);
    fillLooks(p,
              {{{0xF6F7F8, 0x6B737C, 0x9AA1AA},
                {0xBFE3D0, 0x2F7A58, 0x8DC7AA},
                {0xFFE08A, 0x8A6400, 0xD99A00},
                {0xEE9A80, 0xA3330F, 0xA8290A},
                {0xF1F2F4, 0x666E78, 0x9AA1AA},
                {0xA9CDF2, 0x2B67A8, 0x4F8FD6},
                {0xDDB3DA, 0x8A3F86, 0xA45F9F},
                {0xFBFBFC, 0x6B737C, 0x6B737C}}});
    LookStyle &folded = p.looks[static_cast<std::size_t>(Look::Folded)];
    folded.text = folded.secondLine = rgb(0x666E78);
    return p;
}

Palette makeDark()
{
    Palette p;
    p.theme = Theme::Dark;
    p.text = rgb(0xF2F4F7);
    p.secondLine = rgb(0xE0E4E9);
    p.canvas = rgb(0x1B1E23);
    p.panel = rgb(0x23272D);
    p.field = rgb(0x1B1E23);
    p.line = rgb(0x3A4048);
    p.header = rgb(0x2B3037);
    p.muted = rgb(0xB4BBC4);
    p.edge = rgb(0x8D949E);
    p.selection = rgb(0x6AA8FF);
    p.rowTint = rgb(0x24406B);
    p.inputs = rgb(0x3FC9B5);
    p.outputs = rgb(0xFFA24D);
    p.cut = rgb(0xE08CDB);
    p.cutRegion = rgb(0x2A2230);
    p.passed = rgb(0x6CCB9F);
    p.failed = rgb(0xFFA98C);
    shapeLooks(p);
    fillLooks(p,
              {{{0x23272D, 0x8D949E, 0x8A919B},
                {0x1E4D3D, 0x58B08C, 0x2F7A5E},
                {0xC9A227, 0xFFE08A, 0xE8BE3C},
                {0xB23A17, 0xFFA98C, 0xEF6A3A},
                {0x5A606A, 0xA6ADB7, 0x8A919B},
                {0x2A62A8, 0x86B8F5, 0x5C9BEA},
                {0x6B3A68, 0xDDA0D8, 0xB36FAE},
                {0x1B1E23, 0x8D949E, 0x8D949E}}});
    LookStyle &fixable = p.looks[static_cast<std::size_t>(Look::Fixable)];
    fixable.text = rgb(0x15191E);
    fixable.secondLine = rgb(0x3A3315);
    LookStyle &folded = p.looks[static_cast<std::size_t>(Look::Folded)];
    folded.text = folded.secondLine = rgb(0x9AA1AA);
    return p;
}

/// Two colours only: verdicts are told apart by pattern, border and badge.
Palette makeHighContrast(Theme theme)
{
    const QRgb ink = theme == Theme::WhiteOnBlack ? 0xFFFFFF : 0x000000;
    const QRgb paper = theme == Theme::WhiteOnBlack ? 0x000000 : 0xFFFFFF;
    Palette p;
    p.theme = theme;
    p.text = p.secondLine = p.line = p.muted = p.edge = p.inputs = p.outputs = p.cut = rgb(ink);
    p.passed = p.failed = rgb(ink);
    p.canvas = p.panel = p.field = p.header = p.cutRegion = p.rowTint = rgb(paper);
    p.selection = rgb(theme == Theme::WhiteOnBlack ? 0xFFEB00 : 0x0000CC);
    p.edgeWidth = 2;
    p.badgeSize = 18;
    p.fixRingWidth = 2;
    shapeLooks(p);
    std::array<Colours, lookCount> colours;
    colours.fill({paper, ink, ink});
    fillLooks(p, colours);
    const auto at = [&](Look look) -> LookStyle & { return p.looks[static_cast<std::size_t>(look)]; };
    at(Look::Unsupported).pattern = Pattern::Crossed;
    at(Look::Unsupported).borderWidth = 3;
    at(Look::Custom).borderWidth = 2;
    at(Look::Generated).pattern = Pattern::Dots;
    at(Look::Generated).borderWidth = 2;
    at(Look::Folded).border.setAlphaF(1);
    return p;
}

double linear(float channel)
{
    const double c = static_cast<double>(channel);
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

const char *lookName(Look look)
{
    switch (look) {
    case Look::Plain:
        return QT_TRANSLATE_NOOP("canvas", "not judged");
    case Look::Supported:
        return QT_TRANSLATE_NOOP("canvas", "supported");
    case Look::Fixable:
        return QT_TRANSLATE_NOOP("canvas", "fixable");
    case Look::Unsupported:
        return QT_TRANSLATE_NOOP("canvas", "unsupported");
    case Look::Unknown:
        return QT_TRANSLATE_NOOP("canvas", "unknown");
    case Look::Custom:
        return QT_TRANSLATE_NOOP("canvas", "custom layer");
    case Look::Generated:
        return QT_TRANSLATE_NOOP("canvas", "in generated C++");
    case Look::Folded:
        return QT_TRANSLATE_NOOP("canvas", "folded away");
    }
    return "";
}

int severity(Look look)
{
    static constexpr std::array<int, lookCount> order{0, 2, 5, 7, 6, 4, 3, 1};
    return order[static_cast<std::size_t>(look)];
}

Look lookOf(const NodeVerdict &verdict)
{
    switch (verdict.verdict) {
    case Verdict::Supported:
        return verdict.isFolded ? Look::Folded : Look::Supported;
    case Verdict::Fixable:
        return Look::Fixable;
    case Verdict::Unsupported:
        return Look::Unsupported;
    case Verdict::Unknown:
        return Look::Unknown;
    }
    return Look::Plain;
}

const Palette &palette(Theme theme)
{
    static const std::array<Palette, 4> all{makeLight(), makeDark(), makeHighContrast(Theme::WhiteOnBlack),
                                            makeHighContrast(Theme::BlackOnWhite)};
    return all[static_cast<std::size_t>(theme)];
}

Palette withHighlight(Palette palette, const QColor &highlight)
{
    palette.selection = highlight;
    return palette;
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace espalier
