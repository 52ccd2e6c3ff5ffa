// SPDX-License-Identifier: Apache-2.0
// Folded and framed groups, unfolded bodies.
#include "model/io/open_model.h"
#include "model/layout/layout_model.h"
#include "model/layout/repeated_runs.h"
#include "tests/model/layout/layout_faults.h"
#include "tests/support/catch.h"
#include "tests/support/generated_model.h"
#include "tests/support/model_zoo.h"
#include "tests/support/text_model.h"

#include <algorithm>

using namespace espalier;
using namespace espalier::test;

namespace {

using Kind = LayoutBox::Kind;

std::size_t countOf(const Layout &layout, Kind kind)
{
    return static_cast<std::size_t>(std::count_if(layout.boxes.begin(), layout.boxes.end(),
                                                  [&](const LayoutBox &box) { return box.kind == kind; }));
}

LayoutOptions grouped(const Grouping &grouping, GroupState state)
{
    LayoutOptions options;
    options.graph = grouping.graph;
    options.grouping = &grouping;
    options.groupStates.assign(grouping.groups.size(), state);
    return options;
}

Layout laidOut(const Model &model, const LayoutOptions &options)
{
    auto layout = layoutModel(model, options);
    if (!layout)
        FAIL(layout.error().line());
    return std::move(*layout);
}

std::set<NodeId> nodesWithBodies(const Model &model)
{
    std::set<NodeId> out;
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        if (model.findGraph(GraphId(g)) != nullptr && model.graph(GraphId(g)).owner.isValid())
            out.insert(model.graph(GraphId(g)).owner);
    }
    return out;
}

const char *loop = R"(g (float[2] x, float[2] bias) => (float[2] y) {
    scaled = Mul(x, bias)
    n = Constant <value = int64 {3}> ()
    keep = Constant <value = bool {1}> ()
    last = Loop (n, keep, scaled) <body = b (int64 i, bool go, float[2] state) => (bool on, float[2] next) {
        on = Identity(go)
        shifted = Add(state, bias)
        next = Relu(shifted)
    }>
    y = Neg(last)
})";

} // namespace

TEST_CASE("scopes make groups, alike ones are known as such", "[layout]")
{
    const Model model = transformerModel(12);
    const Grouping grouping = groupNodes(model);
    const auto layers = std::count_if(grouping.groups.begin(), grouping.groups.end(),
                                      [](const Group &g) { return g.depth == 0 && g.alike == 12; });
    CHECK(layers == 12);
    const auto norm = std::find_if(grouping.groups.begin(), grouping.groups.end(),
                                   [](const Group &g) { return g.name == "norm1"; });
    REQUIRE(norm != grouping.groups.end());
    CHECK(norm->nodeCount == 9);
    CHECK(norm->depth == 1);
    CHECK(grouping.groups[static_cast<std::size_t>(norm->parent)].name == "layers.0");
    CHECK(groupText(*norm).detail == "9 nodes");
}

TEST_CASE("the first view is unfolded up to 400 boxes, else folded to at most 100", "[layout]")
{
    const auto boxes = [](std::size_t layers) {
        const Model model = transformerModel(layers);
        const Grouping grouping = groupNodes(model);
        LayoutOptions options = grouped(grouping, GroupState::Open);
        options.groupStates = firstView(model, grouping);
        return laidOut(model, options).boxes.size();
    };
    CHECK(boxes(10) == 3 + 2 + 10 * 35);
    CHECK(boxes(15) == 3 + 2 + 15 * 6);
    CHECK(boxes(48) == 3 + 2 + 48);
}

TEST_CASE("graphs without scopes are grouped by what repeats", "[layout]")
{
    const Model model = residualModel(100);
    const Grouping grouping = groupNodes(model);
    REQUIRE(grouping.groups.size() >= 99);
    CHECK(grouping.groups[5].kind == Group::Kind::Repeated);
    CHECK(grouping.groups[5].nodeCount == 7);
    CHECK(grouping.groups[5].alike >= 99);
    CHECK(repeatedRuns({"x", "a", "b", "c", "d", "a", "b", "c", "d", "a", "b", "c", "d", "y"})
          == std::vector<RepeatedRun>{{1, 4, 3}});
    CHECK(repeatedRuns(std::vector<std::string>(50, "a")).empty());
}

TEST_CASE("what is computed from constants belongs to the group that reads it", "[layout]")
{
    // Weights that are made at the front of the file, as old Caffe2 models have them.
    std::string text =
        "<ir_version: 8, opset_import: [\"\": 17]> g (float[2] x) => (float[2] y) <int64[1] n = {2}> { ";
    for (int i = 0; i < 8; ++i)
        text += "w" + std::to_string(i) + " = ConstantOfShape(n) ";
    std::string last = "x";
    for (int i = 0; i < 8; ++i) {
        text += "a" + std::to_string(i) + " = Add(" + last + ", w" + std::to_string(i) + ") b"
            + std::to_string(i) + " = Relu(a" + std::to_string(i) + ") c" + std::to_string(i) + " = Neg(b"
            + std::to_string(i) + ") ";
        last = "c" + std::to_string(i);
    }
    const Model model = modelFromText(text + "y = Abs(" + last + ") }");
    const Grouping grouping = groupNodes(model);
    REQUIRE(grouping.groups.size() >= 2);
    CHECK(grouping.groups.front().nodeCount * grouping.groups.size() == 8 * 4);
    CHECK(grouping.groups.front().alike == grouping.groups.size());
    const NodeId source = nodeOf(model, "ConstantOfShape");
    REQUIRE(grouping.groupOf.contains(source));
    CHECK(grouping.groupOf.at(source) == grouping.groupOf.at(nodeOf(model, "Add")));
}

TEST_CASE("a folded group is one box that reads and makes what its nodes do", "[layout]")
{
    const Model model = transformerModel(4);
    const Grouping grouping = groupNodes(model);
    const Layout layout = laidOut(model, grouped(grouping, GroupState::Folded));
    CHECK(countOf(layout, Kind::Group) == 4);
    CHECK(countOf(layout, Kind::Node) == 2);
    CHECK(geometryFaults(layout) == std::vector<std::string>{});
    // The mask to each layer, x to the first, each layer to the next (its sum alone), the last to the output.
    CHECK(layout.edges.size() == 4 + 2 + 1 + 3 + 1);
}

TEST_CASE("an unfolded group has a frame that holds its nodes and nothing else", "[layout]")
{
    const Model model = transformerModel(4);
    const Grouping grouping = groupNodes(model);
    LayoutOptions options = grouped(grouping, GroupState::Folded);
    options.groupStates[0] = GroupState::Framed;
    const Layout layout = laidOut(model, options);
    CHECK(countOf(layout, Kind::Frame) == 1);
    CHECK(countOf(layout, Kind::Group) == 3 + 3);
    CHECK(geometryFaults(layout) == std::vector<std::string>{});
}

TEST_CASE("a body unfolds below its node, and what it captures comes in dashed", "[layout]")
{
    const Model model = modelFromText(loop);
    LayoutOptions options;
    const Layout folded = laidOut(model, options);
    CHECK(folded.boxes.size() == 6);
    CHECK(folded.edges.size() == 6);
    options.unfoldedBodies = {nodeOf(model, "Loop")};
    const Layout layout = laidOut(model, options);
    CHECK(geometryFaults(layout) == std::vector<std::string>{});
    CHECK(countOf(layout, Kind::Frame) == 1);
    CHECK(layout.boxes.size() == 6 + 1 + 3 + 3 + 2);
    std::size_t captured = 0;
    for (const LayoutEdge &edge : layout.edges) {
        if (!edge.isCaptured)
            continue;
        ++captured;
        CHECK(model.value(edge.value).name == "bias");
        CHECK(model.node(layout.boxes[edge.to].node).opType == "Add");
    }
    CHECK(captured == 1);
}

TEST_CASE("models of the zoo are sound with groups folded, framed and bodies unfolded", "[layout]")
{
    for (const auto &path : zooModels()) {
        const auto model = openModel(path);
        REQUIRE(model);
        INFO(path.filename().string());
        const Grouping grouping = groupNodes(*model);
        for (const GroupState state : {GroupState::Folded, GroupState::Framed}) {
            LayoutOptions options = grouped(grouping, state);
            options.unfoldedBodies = nodesWithBodies(*model);
            CHECK(geometryFaults(laidOut(*model, options)) == std::vector<std::string>{});
        }
    }
}

TEST_CASE("random groups, which edges leave and enter again, are sound in all states", "[layout]")
{
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        const Model model = randomModel(20 + 15 * seed, seed);
        const Grouping grouping = groupNodes(model);
        LayoutOptions options = grouped(grouping, GroupState::Framed);
        INFO("seed " << seed);
        CHECK(geometryFaults(laidOut(model, options)) == std::vector<std::string>{});
        for (std::size_t g = 0; g < options.groupStates.size(); ++g)
            options.groupStates[g] = static_cast<GroupState>((g + seed) % 3);
        CHECK(geometryFaults(laidOut(model, options)) == std::vector<std::string>{});
    }
}
