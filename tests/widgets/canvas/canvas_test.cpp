// SPDX-License-Identifier: Apache-2.0
// Mouse, keys and accessibility of the canvas.
#include "tests/support/catch.h"
#include "tests/support/text_model.h"
#include "tests/widgets/canvas/pictures.h"
#include "widgets/canvas/graph_canvas.h"
#include "widgets/canvas/legend_strip.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

using namespace espalier;
using namespace espalier::test;

namespace {

const char *const chain = R"(g (float[1,3,8,8] x) => (float[1,3,8,8] y) {
    a = Relu(x)
    b = Sigmoid(a)
    c = Tanh(b)
    y = Softplus(c)
})";

/// A canvas whose selection is set as it asks.
struct Shown {
    Model model = modelFromText(chain);
    GraphCanvas canvas;
    std::vector<Selection> asked;

    Shown()
    {
        canvas.setReducedMotion(true);
        canvas.resize(600, 400);
        QObject::connect(&canvas, &GraphCanvas::selectionRequested, [this](const Selection &selection) {
            asked.push_back(selection);
            canvas.setSelection(selection);
        });
        canvas.setFrame(std::make_shared<const Frame>(stackedFrame(model, [](const Node &node) {
            return node.opType == "Tanh" ? Verdict::Unsupported : Verdict::Supported;
        })));
        canvas.show();
    }

    [[nodiscard]] QPointF at(const char *op) const
    {
        return canvas.view().toScreen(canvas.frame()->find(nodeOf(model, op))->rect.center());
    }
    void mouse(QEvent::Type type, QPointF position, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        const Qt::MouseButtons buttons = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, position, canvas.viewport()->mapToGlobal(position),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons, modifiers);
        QApplication::sendEvent(canvas.viewport(), &event);
    }
    void click(QPointF position, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        mouse(QEvent::MouseButtonPress, position, modifiers);
        mouse(QEvent::MouseButtonRelease, position, modifiers);
    }
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        mouse(QEvent::MouseButtonPress, from, modifiers);
        mouse(QEvent::MouseMove, (from + to) / 2, modifiers);
        mouse(QEvent::MouseMove, to, modifiers);
        mouse(QEvent::MouseButtonRelease, to, modifiers);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QKeyEvent event(QEvent::KeyPress, key, modifiers);
        QApplication::sendEvent(&canvas, &event);
    }
    [[nodiscard]] std::string selected() const
    {
        std::string names;
        for (const NodeId node : canvas.selection().nodes)
            names += (names.empty() ? "" : " ") + model.node(node).opType;
        for (const ValueId value : canvas.selection().values)
            names += (names.empty() ? "" : " ") + model.value(value).name;
        return names;
    }
};

} // namespace

TEST_CASE("a click selects, Ctrl adds, Shift takes the path", "[canvas]")
{
    Shown shown;
    shown.click(shown.at("Relu"));
    CHECK(shown.selected() == "Relu");
    shown.click(shown.at("Tanh"), Qt::ControlModifier);
    CHECK(shown.selected() == "Relu Tanh");
    shown.click(shown.at("Tanh"), Qt::ControlModifier);
    CHECK(shown.selected() == "Relu");
    shown.click(shown.at("Tanh"), Qt::ShiftModifier);
    CHECK(shown.selected() == "Relu Sigmoid Tanh");
    shown.click({590, 10});
    CHECK(shown.selected().empty());
}

TEST_CASE("the line of a cut is dragged from tensor to tensor, by its ring or beside it", "[canvas]")
{
    Shown shown;
    std::vector<std::string> to;
    int grabbed = 0;
    int released = 0;
    QObject::connect(&shown.canvas, &GraphCanvas::cutGrabbed, [&] { ++grabbed; });
    QObject::connect(&shown.canvas, &GraphCanvas::cutReleased, [&] { ++released; });
    QObject::connect(&shown.canvas, &GraphCanvas::cutDragged,
                     [&](ValueId value) { to.push_back(shown.model.value(value).name); });
    shown.canvas.setCut({valueNamed(shown.model, "b")},
                        {nodeOf(shown.model, "Tanh"), nodeOf(shown.model, "Softplus")},
                        QStringLiteral("TNN / OpenCL GPU"));
    REQUIRE(shown.canvas.overlay().cut);
    REQUIRE(shown.canvas.overlay().cut->crossings.size() == 1);
    const QPointF ring = shown.canvas.view().toScreen(shown.canvas.overlay().cut->crossings.front());
    CHECK(shown.canvas.cutHandleAt(ring) == std::size_t(0));
    CHECK(shown.canvas.cutHandleAt(ring + QPointF(80, 0)) == std::size_t(0));
    CHECK_FALSE(shown.canvas.cutHandleAt(ring + QPointF(80, 30)));
    const auto between = [&](const char *above, const char *below) {
        return (shown.at(above) + shown.at(below)) / 2;
    };
    shown.mouse(QEvent::MouseButtonPress, ring);
    CHECK(grabbed == 1);
    shown.mouse(QEvent::MouseMove, ring + QPointF(3, -4)); // still the same tensor
    CHECK(to.empty());
    shown.mouse(QEvent::MouseMove, between("Relu", "Sigmoid"));
    CHECK(to == std::vector<std::string>{"a"});
    shown.mouse(QEvent::MouseMove, between("Tanh", "Softplus"));
    CHECK(to == std::vector<std::string>{"a", "c"});
    shown.mouse(QEvent::MouseButtonRelease, between("Tanh", "Softplus"));
    CHECK(released == 1);
    to.clear();
    shown.drag(ring + QPointF(80, 0), between("Relu", "Sigmoid") + QPointF(80, 0)); // beside the ring
    CHECK(to == std::vector<std::string>{"a"});
    CHECK(shown.asked.empty());
}

TEST_CASE("the canvas holds no selection that nobody set", "[canvas]")
{
    Shown shown;
    QObject::disconnect(&shown.canvas, &GraphCanvas::selectionRequested, nullptr, nullptr);
    shown.click(shown.at("Relu"));
    CHECK(shown.canvas.selection().isEmpty());
}

TEST_CASE("an edge selects its tensor", "[canvas]")
{
    Shown shown;
    const FrameBox &relu = *shown.canvas.frame()->find(nodeOf(shown.model, "Relu"));
    const QPointF below =
        shown.canvas.view().toScreen(QPointF(relu.rect.center().x(), relu.rect.bottom() + 12));
    shown.click(below + QPointF(2, 0));
    CHECK(shown.selected() == "a");
}

TEST_CASE("dragging pans, with Shift it takes what lies inside", "[canvas]")
{
    Shown shown;
    const View before = shown.canvas.view();
    shown.drag({500, 300}, {470, 260});
    CHECK(shown.canvas.view().origin == before.origin + QPointF(30, 40));
    CHECK(shown.asked.empty());
    shown.canvas.setView(before);
    shown.drag(shown.at("Relu") - QPointF(100, 4), shown.at("Sigmoid") + QPointF(100, 4), Qt::ShiftModifier);
    CHECK(shown.selected() == "Relu Sigmoid");
}

TEST_CASE("the wheel zooms at the pointer", "[canvas]")
{
    Shown shown;
    const QPointF pointer(400, 150);
    const QPointF under = shown.canvas.view().toGraph(pointer);
    QWheelEvent event(pointer, shown.canvas.viewport()->mapToGlobal(pointer), {}, {0, 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(shown.canvas.viewport(), &event);
    CHECK(shown.canvas.view().zoom == Approx(std::exp2(1.0 / 3)));
    const QPointF off = shown.canvas.view().toGraph(pointer) - under;
    CHECK(std::hypot(off.x(), off.y()) < 1e-9);
}

TEST_CASE("keys walk, jump and switch", "[canvas]")
{
    Shown shown;
    shown.key(Qt::Key_Down);
    CHECK(shown.selected() == "x");
    shown.key(Qt::Key_Down);
    CHECK(shown.selected() == "Relu");
    shown.key(Qt::Key_Down, Qt::ShiftModifier);
    CHECK(shown.selected() == "Relu Sigmoid");
    shown.key(Qt::Key_End);
    CHECK(shown.selected() == "y");
    shown.key(Qt::Key_Up);
    CHECK(shown.selected() == "Softplus");
    shown.key(Qt::Key_Home);
    CHECK(shown.selected() == "x");
    shown.key(Qt::Key_Escape);
    CHECK(shown.selected().empty());
    shown.key(Qt::Key_N);
    CHECK(shown.canvas.showsNames());
    shown.key(Qt::Key_S);
    CHECK_FALSE(shown.canvas.showsShapes());
    shown.key(Qt::Key_M);
    CHECK_FALSE(shown.canvas.showsMinimap());
    shown.key(Qt::Key_H);
    CHECK(shown.canvas.showsHeat());
    shown.key(Qt::Key_Minus);
    CHECK(shown.canvas.view().zoom == Approx(0.8));
    shown.key(Qt::Key_1);
    CHECK(shown.canvas.view().zoom == Approx(1));
    shown.canvas.resize(600, 200);
    shown.key(Qt::Key_0);
    const QRectF seen =
        shown.canvas.view().toGraph(QRectF(QPointF(0, 0), QSizeF(shown.canvas.viewport()->size())));
    CHECK(seen.contains(shown.canvas.frame()->bounds));
}

TEST_CASE("a new frame of the same model keeps the selected node in its place", "[canvas]")
{
    Shown shown;
    shown.click(shown.at("Sigmoid"));
    const QPointF before = shown.at("Sigmoid");
    Layout moved = stackedLayout(shown.model);
    for (LayoutBox &box : moved.boxes)
        box.rect.y += 300;
    const ValueTypes types;
    shown.canvas.setFrame(std::make_shared<const Frame>(
        buildFrame({shown.model, types, moved, nullptr, {}, {}, {}, {}, {}, {}})));
    CHECK(shown.at("Sigmoid") == before);
}

TEST_CASE("a screen reader hears node, verdict and reason", "[canvas]")
{
    Shown shown;
    shown.click(shown.at("Tanh"));
    QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(&shown.canvas);
    REQUIRE(reader != nullptr);
    const QString name = reader->text(QAccessible::Name);
    CHECK(name.contains(QStringLiteral("Tanh")));
    CHECK(name.contains(QStringLiteral("unsupported")));
    CHECK(name.contains(QStringLiteral("Not here.")));
}

TEST_CASE("the legend lists what the model has and selects it", "[canvas]")
{
    Shown shown;
    LegendStrip legend(&shown.canvas);
    legend.resize(600, 28);
    const std::vector<LegendChip> chips = legendChips(*shown.canvas.frame(), shown.canvas.overlay(), {8, 4});
    REQUIRE(chips.size() == 2);
    CHECK(chips[0].count == QStringLiteral("3"));
    CHECK(chips[1].look == Look::Unsupported);
    Selection asked;
    QObject::connect(&legend, &LegendStrip::selectionRequested,
                     [&](const Selection &selection) { asked = selection; });
    const QPointF at = chips[1].rect.center();
    QMouseEvent event(QEvent::MouseButtonRelease, at, legend.mapToGlobal(at), Qt::LeftButton, Qt::NoButton,
                      Qt::NoModifier);
    QApplication::sendEvent(&legend, &event);
    CHECK(asked.nodes == std::vector{nodeOf(shown.model, "Tanh")});
}
