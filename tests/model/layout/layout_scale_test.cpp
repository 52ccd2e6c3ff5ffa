// SPDX-License-Identifier: Apache-2.0
// Layouts of large and of random models: sound, finished, and stopped when asked.
#include "model/graph/model_edit.h"
#include "model/layout/layout_model.h"
#include "tests/model/layout/layout_faults.h"
#include "tests/support/catch.h"
#include "tests/support/generated_model.h"
#include "tests/support/text_model.h"

#include <algorithm>
#include <chrono>
#include <thread>

using namespace espalier;
using namespace espalier::test;

namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void isLaidOut(const Model &model, const std::string &name)
{
    const auto start = std::chrono::steady_clock::now();
    const auto layout = layoutModel(model, {});
    const double seconds = secondsSince(start);
    REQUIRE(layout);
    WARN(name << ": " << layout->boxes.size() << " boxes, " << layout->blocks << " blocks of "
              << layout->blockStore->size() << " kinds, " << layout->columns << " columns, "
              << layout->bounds.width << " x " << layout->bounds.height << ", " << seconds << " s");
    CHECK(layoutFaults(model, Model::mainGraphId(), *layout) == std::vector<std::string>{});
}

} // namespace

TEST_CASE("random graphs are laid out soundly", "[layout]")
{
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        const Model model = randomModel(10 + 17 * seed, seed);
        const auto layout = layoutModel(model, {});
        REQUIRE(layout);
        INFO("seed " << seed);
        CHECK(layoutFaults(model, Model::mainGraphId(), *layout) == std::vector<std::string>{});
    }
}

TEST_CASE("large models are laid out", "[layout]")
{
    isLaidOut(transformerModel(323), "transformer");
    isLaidOut(chainModel(100'000), "chain");
    isLaidOut(residualModel(14'286), "residual blocks");
    isLaidOut(randomModel(5'000, 3), "random graph");
}

TEST_CASE("a mask that all layers read is a bus, and layers are laid out once", "[layout]")
{
    const Model model = transformerModel(40);
    const auto layout = layoutModel(model, {});
    REQUIRE(layout);
    REQUIRE(layout->buses.size() == 1);
    CHECK(layout->buses.front().to.size() == 40);
    CHECK(layout->boxes[*layout->buses.front().from].node == NodeId{Model::mainGraphId(), 0});
    CHECK(layout->blockStore->size() <= 4);
    CHECK(layout->columns > 1);
}

TEST_CASE("equal blocks have equal shapes", "[layout]")
{
    const Model model = residualModel(30);
    LayoutOptions options;
    options.columns = false;
    const auto layout = layoutModel(model, options);
    REQUIRE(layout);
    CHECK(layout->blockStore->size() == 1);
    // Nodes of block i are 1 + 7 i and the six after it.
    std::vector<Rect> rects(1 + 30 * 7);
    for (const LayoutBox &box : layout->boxes) {
        if (box.kind == LayoutBox::Kind::Node)
            rects[box.node.index] = box.rect;
    }
    for (std::size_t block = 1; block < 30; ++block) {
        for (std::size_t i = 1; i < 5; ++i) {
            const Rect &first = rects[1 + i];
            const Rect &other = rects[1 + 7 * block + i];
            CHECK(other.x - rects[1 + 7 * block].x == Approx(first.x - rects[1].x));
            CHECK(other.y - rects[1 + 7 * block].y == Approx(first.y - rects[1].y));
        }
    }
}

TEST_CASE("a stopped layout returns within 100 ms", "[layout][threads]")
{
    const Model model = randomModel(10'000, 5);
    const auto begun = std::chrono::steady_clock::now();
    REQUIRE(layoutModel(model, {}));
    // A machine that is busy with other things, or a sanitizer, makes all of it slow.
    const double allowed = std::max(0.1, secondsSince(begun) / 3);
    for (const int after : {0, 30, 150}) {
        double least = 1; // of three tries: other programs may hold up one of them
        for (int i = 0; i < 3; ++i) {
            std::stop_source stop;
            std::chrono::steady_clock::time_point asked;
            std::thread stopper([&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(after));
                asked = std::chrono::steady_clock::now();
                stop.request_stop();
            });
            const auto layout = layoutModel(model, {}, TaskContext(stop.get_token()));
            const auto end = std::chrono::steady_clock::now();
            stopper.join();
            if (!layout)
                CHECK(layout.error().code == ErrorCode::Cancelled);
            least = std::min(least, layout ? 0 : std::chrono::duration<double>(end - asked).count());
        }
        INFO("stopped after " << after << " ms");
        CHECK(least < allowed);
    }
}

TEST_CASE("an edit lays out its own block only", "[layout]")
{
    const Model model = transformerModel(6);
    const auto before = layoutModel(model, {});
    REQUIRE(before);
    ModelEdit edit(model);
    const NodeId tanh = nodeOf(model, "Tanh");
    const ValueId read = model.node(tanh).inputs.front();
    edit.setInput(tanh, 0, edit.model().node(edit.addNodeBefore(tanh, {"Softplus", {read}})).outputs.front());
    const auto after = layoutModel(*std::move(edit).finish(), {}, {}, &*before);
    REQUIRE(after);
    std::size_t fresh = 0;
    for (const auto &[look, block] : *after->blockStore) {
        const auto known = before->blockStore->find(look);
        fresh += known == before->blockStore->end() || known->second != block ? 1 : 0;
    }
    CHECK(fresh == 1);
}

TEST_CASE("progress goes forward to the end", "[layout]")
{
    std::vector<double> seen;
    Progress progress([&](double fraction, std::string_view) { seen.push_back(fraction); });
    REQUIRE(layoutModel(randomModel(3'000, 9), {}, TaskContext({}, &progress)));
    CHECK_FALSE(seen.empty());
    CHECK(std::is_sorted(seen.begin(), seen.end()));
}
