// SPDX-License-Identifier: Apache-2.0
// What stands in a frame.
#include "tests/support/catch.h"
#include "tests/support/text_model.h"
#include "tests/widgets/canvas/pictures.h"
#include "widgets/canvas/cut_outline.h"
#include "widgets/canvas/navigate.h"
#include "widgets/canvas/overlay.h"

#include <random>

using namespace espalier;
using namespace espalier::test;

namespace {

const char *const diamond = R"(g (float[1,3,8,8] x) => (float[1,3,8,8] y) {
    a = Relu(x)
    b = Sigmoid(a)
    c = Tanh(a)
    y = Add(b, c)
})";

const FrameBox &boxOf(const Frame &frame, const Model &model, const char *op)
{
    return *frame.find(nodeOf(model, op));
}

} // namespace

TEST_CASE("a frame has a box for each node, with verdict and reason", "[canvas]")
{
    const Model model = modelFromText(diamond);
    const Frame frame = stackedFrame(model, [](const Node &node) {
        return node.opType == "Tanh" ? Verdict::Unsupported : Verdict::Supported;
    });
    REQUIRE(frame.boxes.size() == 6);
    CHECK(boxOf(frame, model, "Tanh").look == Look::Unsupported);
    CHECK(boxOf(frame, model, "Tanh").sentence == QStringLiteral("Not here."));
    CHECK(boxOf(frame, model, "Relu").look == Look::Supported);
    CHECK(boxOf(frame, model, "Relu").sentence.isEmpty());
    CHECK(boxOf(frame, model, "Relu").icon == QStringLiteral("op-activation"));
    CHECK(frame.counts[static_cast<std::size_t>(Look::Supported)] == 3);
    CHECK(frame.counts[static_cast<std::size_t>(Look::Unsupported)] == 1);
    CHECK(frame.boxes.front().kind == LayoutBox::Kind::Input);
    CHECK(frame.nodesOf(Look::Unsupported) == std::vector{nodeOf(model, "Tanh")});
}

TEST_CASE("without a target no box has a verdict", "[canvas]")
{
    const Model model = modelFromText(diamond);
    const Frame frame = stackedFrame(model);
    CHECK(boxOf(frame, model, "Tanh").look == Look::Plain);
}

TEST_CASE("what a plan makes of a node wins over its verdict", "[canvas]")
{
    const Model model = modelFromText(diamond);
    const Layout layout = stackedLayout(model);
    SupportReport report("t", "d");
    const ValueTypes types;
    FrameSource source{model, types, layout, &report, {}, {}, {}, {}, {}, {}};
    source.marks[nodeOf(model, "Tanh")].isGenerated = true;
    source.marks[nodeOf(model, "Sigmoid")].isCustom = true;
    source.marks[nodeOf(model, "Add")].needsTraining = true;
    source.heat[nodeOf(model, "Relu")] = 10;
    source.heat[nodeOf(model, "Add")] = 5;
    const Frame frame = buildFrame(source);
    CHECK(boxOf(frame, model, "Tanh").look == Look::Generated);
    CHECK(boxOf(frame, model, "Sigmoid").look == Look::Custom);
    CHECK(frame.needsTraining);
    CHECK(boxOf(frame, model, "Relu").heat == 1);
    CHECK(boxOf(frame, model, "Add").heat == 0.5);
}

TEST_CASE("hits are found where boxes are", "[canvas]")
{
    const Model model = modelFromText(diamond);
    const Frame frame = stackedFrame(model);
    for (BoxIndex i = 0; i < frame.boxes.size(); ++i)
        CHECK(frame.boxAt(frame.boxes[i].rect.center()) == i);
    CHECK_FALSE(frame.boxAt({500, 500}));
    CHECK_FALSE(frame.boxAt(frame.boxes[0].rect.bottomLeft() + QPointF(4, 12)));
}

TEST_CASE("the spatial index finds what looking at everything finds", "[canvas]")
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(-4000, 4000);
    std::uniform_real_distribution<double> size(0, 900);
    std::vector<QRectF> rects;
    for (int i = 0; i < 400; ++i)
        rects.emplace_back(place(random), place(random), size(random), size(random));
    rects.emplace_back(-4000, 0, 8000, 4000); // spans very many cells
    const SpatialIndex index(rects);
    for (int round = 0; round < 50; ++round) {
        const QRectF area(place(random), place(random), size(random) * 3, size(random));
        std::vector<std::uint32_t> expected;
        for (std::uint32_t i = 0; i < rects.size(); ++i) {
            if (rects[i].left() <= area.right() && rects[i].right() >= area.left()
                && rects[i].top() <= area.bottom() && rects[i].bottom() >= area.top())
                expected.push_back(i);
        }
        CHECK(index.in(area) == expected);
    }
    CHECK(SpatialIndex().in({0, 0, 10, 10}).empty());
}

TEST_CASE("selecting marks inputs and outputs", "[canvas]")
{
    const Model model = modelFromText(diamond);
    const Frame frame = stackedFrame(model);
    Overlay overlay;
    markSelection(frame, {{nodeOf(model, "Relu")}, {}}, overlay);
    const auto state = [&](const char *op) { return overlay.box(frame.boxOf.at(nodeOf(model, op))); };
    CHECK(state("Relu") == Selected);
    CHECK(state("Sigmoid") == IsOutput);
    CHECK(state("Tanh") == IsOutput);
    CHECK(state("Add") == 0);
    CHECK(overlay.box(0) == IsInput); // the pill
    markSelection(frame, {}, overlay);
    CHECK(state("Relu") == 0);
    const std::unordered_set<NodeId> hits{nodeOf(model, "Add")};
    markHits(frame, &hits, overlay);
    CHECK(state("Add") == 0);
    CHECK(state("Relu") == Dimmed);
}

TEST_CASE("arrow keys walk along edges", "[canvas]")
{
    const Model model = modelFromText(diamond);
    const Frame frame = stackedFrame(model);
    const auto box = [&](const char *op) { return frame.boxOf.at(nodeOf(model, op)); };
    CHECK(neighbour(frame, box("Relu"), Direction::Up) == BoxIndex(0));
    CHECK(neighbour(frame, box("Relu"), Direction::Down) == box("Sigmoid"));
    CHECK(neighbour(frame, box("Add"), Direction::Down) == BoxIndex(5));
    CHECK_FALSE(neighbour(frame, 0, Direction::Up));
    CHECK(firstBox(frame) == BoxIndex(0));
    CHECK(lastBox(frame) == BoxIndex(5));
    CHECK(pathBetween(frame, box("Relu"), box("Add")).size() == 3);
    CHECK(pathBetween(frame, box("Add"), box("Relu")).size() == 3);
    CHECK(pathBetween(frame, box("Sigmoid"), box("Tanh")).empty());
}

TEST_CASE("neighbours of a rank that look alike make one run", "[canvas]")
{
    const Model model = modelFromText(diamond);
    Layout layout = stackedLayout(model);
    layout.boxes[3].rect = layout.boxes[2].rect;
    layout.boxes[3].rect.x += 142; // Tanh beside Sigmoid
    const ValueTypes types;
    const Frame frame = buildFrame({model, types, layout, nullptr, {}, {}, {}, {}, {}, {}});
    REQUIRE(frame.runs.size() == 3);
    CHECK(frame.runs[1].rect.width() == 262);
    CHECK(frame.runs[1].rect.height() == 60);
}

TEST_CASE("the line of a cut runs between the sides", "[canvas]")
{
    const Model model = modelFromText(diamond);
    const Frame frame = stackedFrame(model);
    Overlay overlay;
    markCut(frame, {valueNamed(model, "b"), valueNamed(model, "c")}, {nodeOf(model, "Add")}, overlay);
    REQUIRE(overlay.cut);
    const double above = frame.find(nodeOf(model, "Tanh"))->rect.bottom();
    const double below = frame.find(nodeOf(model, "Add"))->rect.top();
    for (const QPointF point : overlay.cut->line) {
        CHECK(point.y() > above);
        CHECK(point.y() < below);
    }
    CHECK(overlay.cut->crossings.size() == 2);
    markCut(frame, {}, {}, overlay);
    CHECK_FALSE(overlay.cut);
}

TEST_CASE("what lies behind a cut looks like generated C++ and counts as that", "[canvas]")
{
    const Model model = modelFromText(diamond);
    const Frame frame = stackedFrame(model, [](const Node &) { return Verdict::Supported; });
    Overlay overlay;
    const auto count = [&](Look look) { return shownCounts(frame, overlay)[static_cast<std::size_t>(look)]; };
    const std::uint32_t all = count(Look::Supported);
    CHECK(count(Look::Generated) == 0);
    const NodeId add = nodeOf(model, "Add");
    markCut(frame, {valueNamed(model, "b"), valueNamed(model, "c")}, {add}, overlay);
    CHECK(count(Look::Generated) == 1);
    CHECK(count(Look::Supported) == all - 1);
    CHECK(shownNodes(frame, overlay, Look::Generated) == std::vector<NodeId>{add});
    const BoxIndex box = frame.boxOf.at(add);
    CHECK(overlay.look(frame.boxes[box], box) == Look::Generated);
    markCut(frame, {}, {}, overlay);
    CHECK(overlay.look(frame.boxes[box], box) == Look::Supported);
    CHECK(count(Look::Supported) == all);
}

TEST_CASE("a cut through several columns has islands, not a line up and down between them", "[canvas]")
{
    std::vector<CutBox> boxes;
    for (int column = 0; column < 4; ++column) {
        for (int row = 0; row < 10; ++row)
            boxes.push_back({{column * 200.0, row * 60.0, 100, 36}, column % 2 == 1});
    }
    const CutOutline outline = outlineCut(boxes, {}, {0, 0, 700, 600});
    CHECK(outline.line.empty());
    for (const CutBox &box : boxes)
        CHECK(outline.isBehind(box.rect.center()) == box.isBehind);
}

TEST_CASE("a cut that no line can show has islands", "[canvas]")
{
    const std::vector<CutBox> boxes{{{0, 0, 100, 36}, false},
                                    {{0, 60, 100, 36}, true},
                                    {{0, 120, 100, 36}, false},
                                    {{400, 60, 100, 36}, true}};
    const CutOutline outline = outlineCut(boxes, {{1, 3}}, {0, 0, 500, 200});
    CHECK(outline.line.empty());
    for (const CutBox &box : boxes)
        CHECK(outline.isBehind(box.rect.center()) == box.isBehind);
    CHECK(outline.isBehind({250, 78})); // the linked two share one
    const auto entry = entryInto(outline, {{50, 36}, {50, 60}});
    REQUIRE(entry.size() == 1);
    CHECK(entry.front().y() == Approx(50).margin(1));
    CHECK(entryInto(outline, {{50, 0}, {50, 30}}).empty());
}

TEST_CASE("labels beside the outermost boxes belong to the picture", "[canvas]")
{
    const Model model = modelFromText(R"(g (float[1,3,8,8] x) => (float[1,3,8,8] y)
        <float[a_very_long_symbol_for_a_dim,another_one_that_is_as_long] a> { a = Relu(x) y = Tanh(a) })");
    Layout layout = stackedLayout(model);
    layout.bounds = {0, 0, 120, 150};
    const ValueTypes types;
    const Frame frame = buildFrame({model, types, layout, nullptr, {}, {}, {}, {}, {}, {}});
    bool isWide = false;
    for (const FrameEdge &edge : frame.edges) {
        CHECK((!edge.label.isPlaced || frame.bounds.contains(edge.label.rect)));
        isWide = isWide || edge.label.rect.right() > 120;
    }
    CHECK(isWide);
}

TEST_CASE("a frame that is stopped at once has no edges without boxes", "[canvas]")
{
    const Model model = modelFromText("g (float[2] x) => (float[2] y) { a = Relu (x)  y = Neg (a) }");
    const Layout layout = stackedLayout(model);
    std::stop_source stop;
    stop.request_stop();
    const Frame frame = buildFrame({model, ValueTypes{}, layout, nullptr, {}, {}, {}, {}, {}, {}},
                                   TaskContext(stop.get_token()));
    CHECK(frame.edges.empty());
}
