// SPDX-License-Identifier: Apache-2.0
// Counts the stubs of each box, then hands out the places along its edges.
#include "model/layout/draw_buses.h"

namespace espalier {

namespace {

constexpr double stubLength = 16;

} // namespace

void drawBuses(Layout &layout)
{
    std::vector<std::uint32_t> stubs(layout.boxes.size(), 0);
    std::vector<std::uint32_t> exits(layout.boxes.size(), 0);
    std::vector<bool> hasLines(layout.boxes.size(), false);
    for (const LayoutEdge &edge : layout.edges)
        hasLines[edge.from] = true;
    for (const LayoutBus &bus : layout.buses) {
        if (bus.from)
            ++exits[*bus.from];
        for (const BoxIndex to : bus.to)
            ++stubs[to];
    }
    std::vector<std::uint32_t> entered(layout.boxes.size(), 0);
    std::vector<std::uint32_t> left(layout.boxes.size(), 0);
    for (LayoutBus &bus : layout.buses) {
        if (bus.from) {
            const Rect &from = layout.boxes[*bus.from].rect;
            // Left of the lines in the middle, if there are any.
            const double share = ++left[*bus.from] / (exits[*bus.from] + 1.0);
            bus.exit = {from.x + from.width * (hasLines[*bus.from] ? share / 4 : share), from.bottom()};
        }
        bus.entries.clear();
        for (const BoxIndex to : bus.to) {
            const Rect &box = layout.boxes[to].rect;
            bus.entries.push_back(
                {box.x - stubLength, box.y + box.height * (++entered[to] / (stubs[to] + 1.0))});
        }
    }
}

} // namespace espalier
