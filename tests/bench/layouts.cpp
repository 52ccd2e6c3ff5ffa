// SPDX-License-Identifier: Apache-2.0
// Measures how long layouts take, beside what dot takes for the same graph in one piece.
#include "tests/bench/bench.h"

#include "model/io/open_model.h"
#include "model/layout/graphviz_layout.h"
#include "model/layout/layout_model.h"
#include "model/layout/nested_graph.h"
#include "tests/support/generated_model.h"
#include "tests/support/model_zoo.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

using namespace espalier;
using namespace espalier::test;

namespace {

constexpr int tries = 3;
constexpr std::size_t mostForDot = 1000; ///< boxes; beyond, dot takes from ten seconds to minutes

/// The least of some tries.
template <class Work> double secondsFor(int count, const Work &work)
{
    double least = 1e9;
    for (int i = 0; i < count; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        least =
            std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return least;
}

Block wholeBlock(const Model &model)
{
    const NestedGraph nested = nestGraph(visibleGraph(model, {}));
    const FlatGraph &flat = nested.containers.front().graph;
    Block block;
    block.vertices = flat.vertices;
    for (const FlatEdge &edge : flat.edges) {
        if (edge.from < edge.to)
            block.edges.emplace_back(edge.from, edge.to);
    }
    return block;
}

void measure(const std::string &name, const Model &model)
{
    const auto layout = layoutModel(model, {});
    if (!layout) {
        std::printf("%-28s %s\n", name.c_str(), layout.error().line().c_str());
        return;
    }
    const double first = secondsFor(tries, [&] { (void)layoutModel(model, {}); });
    const double again = secondsFor(tries, [&] { (void)layoutModel(model, {}, {}, &*layout); });
    std::printf("%-28s %7zu boxes %6u blocks %4zu kinds  %8.4f s  again %8.4f s", name.c_str(),
                layout->boxes.size(), layout->blocks, layout->blockStore->size(), first, again);
    if (layout->boxes.size() <= mostForDot) {
        const auto block = std::make_shared<const Block>(wholeBlock(model));
        const double dot = secondsFor(1, [&] { (void)graphvizLayout(block); });
        std::printf("  dot %8.4f s = %.1f times", dot, dot / first);
    }
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

int espalier::test::benchLayouts()
{
    std::printf("Layouts, best of %d; dot: the whole graph at once, places only\n", tries);
    for (const auto &path : zooModels()) {
        if (const auto model = openModel(path))
            measure(path.stem().string(), *model);
    }
    for (const std::size_t layers : {14U, 28U, 57U, 286U})
        measure("transformer, " + std::to_string(layers) + " layers", transformerModel(layers));
    measure("random graph", randomModel(2'000, 7));
    measure("chain", chainModel(100'000));
    measure("residual blocks", residualModel(14'286));
    return 0;
}
