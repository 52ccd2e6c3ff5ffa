// SPDX-License-Identifier: Apache-2.0
// Each level of detail draws what the design's table says, in the verdict's colours.
#include "tests/support/catch.h"
#include "tests/support/text_model.h"
#include "tests/widgets/canvas/pictures.h"
#include "widgets/canvas/frame_text.h"
#include "widgets/canvas/minimap.h"

using namespace espalier;
using namespace espalier::test;

namespace {

const char *const chain = R"(g (float[1,3,8,8] x) => (float[1,3,8,8] y) {
    a = Relu(x)
    b = Sigmoid(a)
    c = Tanh(b)
    y = Softplus(c)
})";

Verdict verdictOf(const Node &node)
{
    return node.opType == "Relu"   ? Verdict::Supported
        : node.opType == "Sigmoid" ? Verdict::Fixable
        : node.opType == "Tanh"    ? Verdict::Unsupported
                                   : Verdict::Unknown;
}

View viewAt(double zoom)
{
    View view;
    view.zoom = zoom;
    view.origin = {-40, -40};
    return view;
}

} // namespace

TEST_CASE("levels of detail change at 4, 12 and 28 pixels", "[canvas]")
{
    CHECK(detailAt(3.99 / 36) == Detail::Blocks);
    CHECK(detailAt(4.0 / 36) == Detail::Boxes);
    CHECK(detailAt(11.99 / 36) == Detail::Boxes);
    CHECK(detailAt(12.0 / 36) == Detail::Names);
    CHECK(detailAt(27.9 / 36) == Detail::Names);
    CHECK(detailAt(28.0 / 36) == Detail::All);
}

TEST_CASE("each level draws what belongs to it", "[canvas]")
{
    const Frame frame = stackedFrame(modelFromText(chain), verdictOf);
    const QSize size(300, 420);
    const PaintCounts all = paint(frame, {}, Theme::Light, viewAt(1), size).counts;
    CHECK(all.boxes == 6);
    CHECK(all.details == 6);
    CHECK(all.arrows == 5);
    CHECK(all.runs == 0);
    const PaintCounts names = paint(frame, {}, Theme::Light, viewAt(0.5), size).counts;
    CHECK(names.names == 6);
    CHECK(names.details == 0);
    CHECK(names.labels == 0);
    CHECK(names.arrows == 5);
    const PaintCounts boxes = paint(frame, {}, Theme::Light, viewAt(0.2), size).counts;
    CHECK(boxes.boxes == 6);
    CHECK(boxes.names == 0);
    CHECK(boxes.edges == 5);
    CHECK(boxes.arrows == 0);
    const PaintCounts blocks = paint(frame, {}, Theme::Light, viewAt(0.08), size).counts;
    CHECK(blocks.runs == 4);
    CHECK(blocks.boxes == 0);
    CHECK(blocks.edges == 0);
}

TEST_CASE("shapes stand on edges once along a straight chain", "[canvas]")
{
    const Model model = modelFromText(R"(g (float[1,3,8,8] x) => (float[1,3,8,8] y)
        <float[1,3,8,8] a, float[1,3,8,8] b, float[3,64] c> {
        a = Relu(x)
        b = Sigmoid(a)
        c = Flatten(b)
        y = Softplus(c)
    })");
    const Frame frame = stackedFrame(model, verdictOf);
    std::vector<std::string> placed;
    for (const FrameEdge &edge : frame.edges) {
        if (edge.label.isPlaced)
            placed.push_back(edge.label.text.toStdString());
    }
    CHECK(placed == std::vector<std::string>{"1x3x8x8", "3x64", "1x3x8x8"});
    CHECK(paint(frame, {}, Theme::Light, viewAt(1), {300, 420}).counts.labels == 3);
    Overlay bare;
    bare.showShapes = false;
    CHECK(paint(frame, bare, Theme::Light, viewAt(1), {300, 420}).counts.labels == 0);
}

TEST_CASE("boxes are filled with the colour of their verdict", "[canvas]")
{
    const Frame frame = stackedFrame(modelFromText(chain), verdictOf);
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        const Palette &colours = palette(theme);
        const QImage near = paint(frame, {}, theme, viewAt(1), {300, 420}).image;
        const QImage far = paint(frame, {}, theme, viewAt(0.08), {300, 420}).image;
        for (const Look look : {Look::Supported, Look::Fixable, Look::Unsupported, Look::Unknown}) {
            CHECK(pixelsOf(near, colours.style(look).fill) > 600);
            CHECK(pixelsOf(far, colours.style(look).overview) > 4);
        }
        CHECK(near.pixel(2, 2) == colours.canvas.rgb());
        // The point (100, 6) of a box is beside icon, text and badge.
        const QRectF relu = frame.boxes[1].rect;
        const QPointF at = viewAt(1).toScreen(relu.topLeft() + QPointF(100, 6));
        CHECK(near.pixel(at.toPoint()) == colours.style(Look::Supported).fill.rgb());
    }
}

TEST_CASE("high contrast paints no third colour", "[canvas]")
{
    const Frame frame = stackedFrame(modelFromText(chain), verdictOf);
    Overlay overlay;
    markSelection(frame, {{frame.boxes[2].node}, {}}, overlay);
    const QImage image = paint(frame, overlay, Theme::WhiteOnBlack, viewAt(1), {300, 420}).image;
    int coloured = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            // Greys are edges smoothed between black and white; the highlight is yellow.
            const bool isGrey = pixel.red() == pixel.green() && pixel.green() == pixel.blue();
            const bool isHighlight =
                pixel.red() >= pixel.blue() && std::abs(pixel.red() - pixel.green()) < 40;
            coloured += isGrey || isHighlight ? 0 : 1;
        }
    }
    CHECK(coloured == 0);
}

TEST_CASE("the selection is a ring and changes no fill", "[canvas]")
{
    const Frame frame = stackedFrame(modelFromText(chain), verdictOf);
    Overlay overlay;
    markSelection(frame, {{frame.boxes[2].node}, {}}, overlay);
    const QImage plain = paint(frame, {}, Theme::Light, viewAt(1), {300, 420}).image;
    const QImage ringed = paint(frame, overlay, Theme::Light, viewAt(1), {300, 420}).image;
    const Palette &colours = palette(Theme::Light);
    CHECK(pixelsOf(plain, colours.selection) == 0);
    CHECK(pixelsOf(ringed, colours.selection) > 100);
    CHECK(pixelsOf(ringed, colours.inputs) > 60);
    CHECK(pixelsOf(ringed, colours.outputs) > 60);
    const QColor fill = colours.style(Look::Fixable).fill;
    CHECK(std::abs(pixelsOf(plain, fill) - pixelsOf(ringed, fill)) < 40);
}

TEST_CASE("what a search does not hit goes pale", "[canvas]")
{
    const Frame frame = stackedFrame(modelFromText(chain), verdictOf);
    Overlay overlay;
    const std::unordered_set<NodeId> hits{frame.boxes[2].node};
    markHits(frame, &hits, overlay);
    const Palette &colours = palette(Theme::Light);
    const QImage image = paint(frame, overlay, Theme::Light, viewAt(1), {300, 420}).image;
    CHECK(pixelsOf(image, colours.style(Look::Fixable).fill) > 600);
    CHECK(pixelsOf(image, colours.style(Look::Unsupported).fill) == 0);
}

TEST_CASE("a cut colours the region behind it", "[canvas]")
{
    const Model model = modelFromText(chain);
    const Frame frame = stackedFrame(model, verdictOf);
    Overlay overlay;
    markCut(frame, {valueNamed(model, "b")}, {nodeOf(model, "Tanh"), nodeOf(model, "Softplus")}, overlay);
    const Palette &colours = palette(Theme::Light);
    const QImage image = paint(frame, overlay, Theme::Light, viewAt(1), {300, 420}).image;
    CHECK(image.pixel(4, 410) == colours.cutRegion.rgb());
    CHECK(image.pixel(4, 10) == colours.canvas.rgb());
    CHECK(pixelsOf(image, colours.cut) > 500);
}

TEST_CASE("names of a model are text, whatever stands in them", "[canvas]")
{
    const char *const text = R"(g (float[4] x) => (float[4] y) { y = Relu(x) })";
    const auto pictureWith = [&](const QString &name) {
        Frame frame = stackedFrame(modelFromText(text), verdictOf);
        frame.boxes[1].name = name;
        return paint(frame, {}, Theme::Light, viewAt(1), {300, 200}).image;
    };
    // As markup these three would look alike.
    CHECK(pictureWith(QStringLiteral("<b>Relu</b>")) != pictureWith(QStringLiteral("Relu")));
    CHECK(pictureWith(QStringLiteral("&lt;")) != pictureWith(QStringLiteral("<")));
    CHECK(plainText("a\nb\x01").toStdString() == "a\\x0ab\\x01");
}

TEST_CASE("the map stands in a corner while not all is visible", "[canvas]")
{
    const Frame frame = stackedFrame(modelFromText(chain), verdictOf);
    Minimap map;
    CHECK(map.place(frame, viewAt(0.2), {600, 400}).isNull());
    const QRectF tall = map.place(frame, viewAt(1), {600, 200});
    CHECK(tall.width() == 84);
    CHECK(tall.right() == 588);
    CHECK(tall.top() == 12);
    map.setCorner(Qt::BottomLeftCorner);
    CHECK(map.place(frame, viewAt(1), {600, 200}).bottomLeft() == QPointF(12, 188));
    const QPointF middle = map.toGraph(frame, tall, tall.center());
    CHECK(middle.x() == Approx(frame.bounds.center().x()));
    CHECK(middle.y() == Approx(frame.bounds.center().y()));
    map.setShown(false);
    CHECK(map.place(frame, viewAt(1), {600, 200}).isNull());
}
