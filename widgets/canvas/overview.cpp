// SPDX-License-Identifier: Apache-2.0
// Runs of equal verdicts, rank by rank.
#include "widgets/canvas/overview.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr double rankGap = 24; ///< the ordinary gap, half of which belongs to either rank
constexpr double columnGap = 26; ///< boxes nearer than this are neighbours

/// Boxes that runs are made of; pills and frames are not.
bool isCounted(const FrameBox &box)
{
    return box.kind == LayoutBox::Kind::Node || box.kind == LayoutBox::Kind::Group;
}

bool standsBefore(const FrameBox &a, const FrameBox &b)
{
    if (a.block != b.block)
        return a.block < b.block;
    if (a.rect.top() != b.rect.top())
        return a.rect.top() < b.rect.top();
    return a.rect.left() < b.rect.left();
}

} // namespace

void addRuns(Frame &frame)
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < frame.boxes.size(); ++i) {
        if (isCounted(frame.boxes[i]))
            order.push_back(i);
    }
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return standsBefore(frame.boxes[a], frame.boxes[b]); });

    const FrameBox *last = nullptr;
    std::vector<double> blockLeft;
    for (const std::uint32_t index : order) {
        const FrameBox &box = frame.boxes[index];
        const QRectF rect = box.rect.adjusted(0, -rankGap / 2, 0, rankGap / 2);
        const bool joins = last != nullptr && last->look == box.look && last->block == box.block
            && std::abs(last->rect.top() - box.rect.top()) < 1
            && box.rect.left() - last->rect.right() <= columnGap;
        if (joins)
            frame.runs.back().rect.setRight(rect.right());
        else
            frame.runs.push_back({rect, box.look});
        last = &box;
        blockLeft.resize(std::max<std::size_t>(blockLeft.size(), box.block + 1), 1e18);
        blockLeft[box.block] = std::min(blockLeft[box.block], rect.left());
    }

    const FrameBox *row = nullptr;
    for (const std::uint32_t index : order) {
        const FrameBox &box = frame.boxes[index];
        const bool isNewRow =
            row == nullptr || row->block != box.block || std::abs(row->rect.top() - box.rect.top()) >= 1;
        if (isNewRow)
            frame.heats.push_back({{blockLeft[box.block] - 16, box.rect.center().y()}, box.heat});
        else
            frame.heats.back().share = std::max(frame.heats.back().share, box.heat);
        row = &box;
    }
    std::erase_if(frame.heats, [](const FrameHeat &heat) { return heat.share <= 0; });

    std::vector<QRectF> rects;
    rects.reserve(frame.runs.size());
    for (const FrameRun &run : frame.runs)
        rects.push_back(run.rect);
    frame.runIndex = SpatialIndex(rects);
}

} // namespace espalier
