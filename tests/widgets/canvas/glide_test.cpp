// SPDX-License-Identifier: Apache-2.0
// Boxes on their way after an edit.
#include "widgets/canvas/glide.h"

#include "tests/support/catch.h"
#include "tests/support/text_model.h"
#include "tests/widgets/canvas/pictures.h"
#include "tests/widgets/event_loop.h"
#include "widgets/canvas/graph_canvas.h"

#include <QProxyStyle>

using namespace espalier;
using namespace espalier::test;

TEST_CASE("boxes glide to their new places, unless the system asks for less motion", "[canvas]")
{
    class Lively : public QProxyStyle {
    public:
        int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                      QStyleHintReturn *data) const override
        {
            return hint == SH_Widget_Animation_Duration ? 200
                                                        : QProxyStyle::styleHint(hint, option, widget, data);
        }
    };
    const Model before =
        modelFromText("g (float[2] x) => (float[2] y) { a = Relu (x)  b = Neg (a)  y = Abs (b) }");
    // The node in the middle is gone, as an edit would make it.
    auto frame = std::make_shared<Frame>(stackedFrame(before));
    const auto shorter = std::make_shared<Frame>(*frame);
    for (FrameBox &box : shorter->boxes) {
        if (box.rect.top() > frame->find(nodeOf(before, "Neg"))->rect.top())
            box.rect.translate(0, -60);
    }
    const auto offsets = glideOffsets(*frame, *shorter, {});
    REQUIRE(offsets);
    CHECK(glideOffsets(*frame, *frame, {}) == std::nullopt);
    CHECK(glideOffsets(*frame, *frame, {5, 0}) != std::nullopt);
    const Frame half = glided(*shorter, *offsets, 0.5);
    const auto top = [&](const Frame &of) { return of.find(nodeOf(before, "Abs"))->rect.top(); };
    CHECK(top(half) == (top(*frame) + top(*shorter)) / 2);
    CHECK(top(glided(*shorter, *offsets, 0)) == top(*shorter));

    Lively style;
    for (const bool isReduced : {false, true}) {
        GraphCanvas canvas;
        canvas.setStyle(&style);
        canvas.setReducedMotion(isReduced);
        canvas.resize(400, 300);
        canvas.show();
        canvas.setFrame(frame);
        CHECK_FALSE(canvas.isGliding());
        canvas.setFrame(shorter);
        CHECK(canvas.isGliding() != isReduced);
        REQUIRE(waitUntil([&] { return !canvas.isGliding(); }));
    }
}
