// SPDX-License-Identifier: Apache-2.0
// Colours keep the contrasts that the design promises.
#include "tests/support/catch.h"
#include "widgets/canvas/palette.h"

#include <algorithm>
#include <set>

using namespace espalier;

namespace {

constexpr std::array allLooks{Look::Plain,   Look::Supported, Look::Fixable,   Look::Unsupported,
                              Look::Unknown, Look::Custom,    Look::Generated, Look::Folded};

struct Lowest {
    double name = 21;
    double second = 21;
    double border = 21;
};

Lowest lowestOf(const Palette &colours)
{
    Lowest low;
    for (const Look look : allLooks) {
        if (look == Look::Folded || look == Look::Plain)
            continue; // outlines only: text and border on the canvas
        const LookStyle &style = colours.style(look);
        low.name = std::min(low.name, contrast(style.text, style.fill));
        low.second = std::min(low.second, contrast(style.secondLine, style.fill));
        low.border = std::min(low.border, contrast(style.border, colours.canvas));
    }
    return low;
}

} // namespace

TEST_CASE("contrast is that of WCAG", "[canvas]")
{
    CHECK(contrast(Qt::black, Qt::white) == Approx(21));
    CHECK(contrast(Qt::white, Qt::white) == Approx(1));
    CHECK(contrast(QColor(0x777777), Qt::white) == Approx(4.48).margin(0.01));
}

TEST_CASE("the light theme's contrasts", "[canvas]")
{
    const Palette &light = palette(Theme::Light);
    const Lowest low = lowestOf(light);
    CHECK(low.name == Approx(8.0).margin(0.06));
    CHECK(low.second == Approx(5.2).margin(0.06));
    CHECK(low.border == Approx(5.0).margin(0.06));
    CHECK(contrast(light.selection, light.canvas) == Approx(4.9).margin(0.06));
    CHECK(contrast(light.inputs, light.canvas) == Approx(4.1).margin(0.06));
    CHECK(contrast(light.outputs, light.canvas) == Approx(4.3).margin(0.06));
    CHECK(contrast(light.cut, light.canvas) == Approx(8.2).margin(0.06));
}

TEST_CASE("the dark theme's contrasts", "[canvas]")
{
    const Palette &dark = palette(Theme::Dark);
    const Lowest low = lowestOf(dark);
    CHECK(low.name == Approx(5.4).margin(0.06));
    CHECK(low.second == Approx(4.7).margin(0.06));
    CHECK(low.border == Approx(6.4).margin(0.06));
    CHECK(contrast(dark.selection, dark.canvas) == Approx(6.9).margin(0.06));
    CHECK(contrast(dark.inputs, dark.canvas) == Approx(8.1).margin(0.06));
    CHECK(contrast(dark.outputs, dark.canvas) == Approx(8.4).margin(0.06));
    CHECK(contrast(dark.cut, dark.canvas) == Approx(7.1).margin(0.06));
}

TEST_CASE("high contrast has two colours beside the highlight", "[canvas]")
{
    for (const Theme theme : {Theme::WhiteOnBlack, Theme::BlackOnWhite}) {
        const Palette &colours = palette(theme);
        std::set<QRgb> used{colours.text.rgb(), colours.canvas.rgb(), colours.panel.rgb(),
                            colours.edge.rgb(), colours.inputs.rgb(), colours.outputs.rgb(),
                            colours.cut.rgb(),  colours.muted.rgb()};
        for (const LookStyle &style : colours.looks)
            used.insert({style.fill.rgb(), style.border.rgb(), style.overview.rgb(), style.text.rgb()});
        CHECK(used.size() == 2);
        CHECK(contrast(colours.text, colours.canvas) == Approx(21));
    }
}

TEST_CASE("no verdict is told by colour alone", "[canvas]")
{
    for (const Theme theme : {Theme::Light, Theme::Dark, Theme::WhiteOnBlack}) {
        for (const Look a : allLooks) {
            for (const Look b : allLooks) {
                const LookStyle &x = palette(theme).style(a);
                const LookStyle &y = palette(theme).style(b);
                const bool isPlain = a == Look::Plain || b == Look::Plain;
                const auto signs = [](const LookStyle &s) {
                    return std::tuple(s.borderWidth, s.kind, s.pattern, s.hasFixRing,
                                      std::string_view(s.badge != nullptr ? s.badge : ""));
                };
                CHECK((a == b || isPlain || signs(x) != signs(y)));
            }
        }
    }
}

TEST_CASE("a folded node is folded only if it is supported", "[canvas]")
{
    NodeVerdict verdict;
    verdict.isFolded = true;
    verdict.verdict = Verdict::Supported;
    CHECK(lookOf(verdict) == Look::Folded);
    verdict.verdict = Verdict::Unsupported;
    CHECK(lookOf(verdict) == Look::Unsupported);
    CHECK(severity(Look::Unsupported) > severity(Look::Fixable));
    CHECK(severity(Look::Fixable) > severity(Look::Supported));
}
