// SPDX-License-Identifier: Apache-2.0
// Layouts of real models and of small ones made for one trait each.
#include "model/io/open_model.h"
#include "model/layout/layout_model.h"
#include "model/layout/open_gutter.h"
#include "tests/model/layout/layout_faults.h"
#include "tests/support/catch.h"
#include "tests/support/model_zoo.h"
#include "tests/support/text_model.h"

#include <chrono>
#include <thread>

using namespace espalier;
using namespace espalier::test;

namespace {

Layout laidOut(const Model &model, const LayoutOptions &options = {}, const Layout *previous = nullptr)
{
    auto layout = layoutModel(model, options, {}, previous);
    if (!layout)
        FAIL(layout.error().line());
    return std::move(*layout);
}

const LayoutBox &boxOf(const Layout &layout, NodeId node)
{
    for (const LayoutBox &box : layout.boxes) {
        if (box.kind == LayoutBox::Kind::Node && box.node == node)
            return box;
    }
    FAIL("no box");
    return layout.boxes.front();
}

} // namespace

TEST_CASE("ranks open for a cut, and nothing else moves", "[layout]")
{
    const Model model = modelFromText(R"(g (float[1,3,8,8] x) => (float[1,3,8,8] y, float[1,3,8,8] z) {
        a = Relu(x) b = Sigmoid(a) c = Tanh(b) y = Exp(c) z = Abs(a) })");
    const Layout before = laidOut(model);
    std::vector<bool> isBehind;
    for (const LayoutBox &box : before.boxes) {
        const NodeId node = box.kind == LayoutBox::Kind::Output ? model.value(box.value).producer : box.node;
        isBehind.push_back(node.isValid() && (model.node(node).isOp("Tanh") || model.node(node).isOp("Exp")));
    }
    const Layout opened = openGutter(before, isBehind);
    CHECK(geometryFaults(opened) == std::vector<std::string>{});
    double step = -1;
    for (std::size_t i = 0; i < before.boxes.size(); ++i) {
        const double moved = opened.boxes[i].rect.y - before.boxes[i].rect.y;
        CHECK(opened.boxes[i].rect.x == before.boxes[i].rect.x);
        if (!isBehind[i])
            CHECK(moved == 0);
        else if (step < 0)
            step = moved;
        else
            CHECK(moved == step);
    }
    CHECK(step > 0);
    int crossing = 0;
    for (std::size_t i = 0; i < before.edges.size(); ++i) {
        const LayoutEdge &edge = opened.edges[i];
        if (isBehind[edge.from] || !isBehind[edge.to])
            continue;
        ++crossing;
        CHECK(opened.boxes[edge.to].rect.y - opened.boxes[edge.from].rect.bottom() >= cutGutter);
        const Point tip = edge.points.back();
        CHECK(edge.points[edge.points.size() - 4] == Point{tip.x, tip.y - step}); // straight
    }
    CHECK(crossing == 1);
    CHECK(openGutter(before, std::vector<bool>(before.boxes.size(), false)).boxes.front().rect
          == before.boxes.front().rect);
}

TEST_CASE("every model of the zoo is laid out soundly, and twice alike", "[layout]")
{
    for (const auto &path : zooModels()) {
        const auto model = openModel(path);
        REQUIRE(model);
        INFO(path.filename().string());
        for (std::uint32_t g = 0; g < model->graphCount(); ++g) {
            LayoutOptions options;
            options.graph = GraphId(g);
            const Layout layout = laidOut(*model, options);
            CHECK(layoutFaults(*model, GraphId(g), layout) == std::vector<std::string>{});
            const Layout again = laidOut(*model, options, &layout);
            bool isSame =
                again.boxes.size() == layout.boxes.size() && again.edges.size() == layout.edges.size();
            for (std::size_t i = 0; isSame && i < layout.boxes.size(); ++i)
                isSame = again.boxes[i].rect == layout.boxes[i].rect;
            for (std::size_t i = 0; isSame && i < layout.edges.size(); ++i)
                isSame = again.edges[i].points == layout.edges[i].points;
            CHECK(isSame);
        }
    }
}

TEST_CASE("a chain stands straight under itself, 24 apart", "[layout]")
{
    const Model model =
        modelFromText("g (float[1,3] x) => (float[1,3] y) { a = Relu(x)  b = Sigmoid(a)  y = Tanh(b) }");
    const Layout layout = laidOut(model);
    REQUIRE(layout.boxes.size() == 5);
    const Rect relu = boxOf(layout, nodeOf(model, "Relu")).rect;
    const Rect sigmoid = boxOf(layout, nodeOf(model, "Sigmoid")).rect;
    CHECK(relu.height == 36);
    CHECK(relu.width == 88);
    CHECK(sigmoid.y == relu.bottom() + 24);
    CHECK(sigmoid.centre().x == relu.centre().x);
    CHECK(layout.edges.size() == 4);
    CHECK(layout.edges[1].points.front() == Point{relu.centre().x, relu.bottom()});
    CHECK(layout.edges[1].points.back() == Point{relu.centre().x, sigmoid.y - 1});
}

TEST_CASE("a node with more than two consumers has 52 below it", "[layout]")
{
    const Model model = modelFromText("g (float[1,3] x) => (float[1,3] y) { a = Relu(x)  b = Sigmoid(a)"
                                      "  c = Tanh(a)  d = Neg(a)  y = Sum(b, c, d) }");
    const Layout layout = laidOut(model);
    const Rect relu = boxOf(layout, nodeOf(model, "Relu")).rect;
    CHECK(boxOf(layout, nodeOf(model, "Tanh")).rect.y == relu.bottom() + 52);
    CHECK(boxOf(layout, nodeOf(model, "Neg")).rect.y == relu.bottom() + 52);
    std::vector<double> starts;
    for (const LayoutEdge &edge : layout.edges) {
        if (layout.boxes[edge.from].node == nodeOf(model, "Relu"))
            starts.push_back(edge.points.front().x);
    }
    std::sort(starts.begin(), starts.end());
    REQUIRE(starts.size() == 3);
    CHECK(starts[1] - starts[0] == 12);
    CHECK(starts[2] - starts[1] == 12);
}
