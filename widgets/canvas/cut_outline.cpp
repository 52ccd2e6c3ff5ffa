// SPDX-License-Identifier: Apache-2.0
// A skyline over the boxes behind a cut.
#include "widgets/canvas/cut_outline.h"

#include <algorithm>
#include <optional>
#include <set>

namespace espalier {

namespace {

constexpr double margin = 11; ///< half the gap between columns
constexpr double gutter = 20; ///< half the gap across a cut

} // namespace

std::vector<QPointF> outlineCut(const std::vector<CutBox> &boxes, const QRectF &bounds)
{
    std::set<double> sides{bounds.left(), bounds.right()};
    for (const CutBox &box : boxes) {
        sides.insert(box.rect.left() - margin);
        sides.insert(box.rect.right() + margin);
    }
    const std::vector<double> xs(sides.begin(), sides.end());

    // Height of the line over each stretch between two sides; none where nothing behind the cut lies.
    std::vector<std::optional<double>> levels(xs.size() - 1);
    std::vector<double> floors(xs.size() - 1, bounds.top());
    for (const CutBox &box : boxes) {
        const auto from = std::lower_bound(xs.begin(), xs.end(), box.rect.left() - margin) - xs.begin();
        const auto to = std::lower_bound(xs.begin(), xs.end(), box.rect.right() + margin) - xs.begin();
        for (auto i = static_cast<std::size_t>(from); i < static_cast<std::size_t>(to); ++i) {
            if (box.isBehind)
                levels[i] = std::min(levels[i].value_or(1e18), box.rect.top());
            else
                floors[i] = std::max(floors[i], box.rect.bottom());
        }
    }
    // Half way to the front's lowest box above, at most the gutter.
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i]) {
            const double gap = *levels[i] - floors[i];
            *levels[i] -= gap > 0 ? std::min(gutter, gap / 2) : margin;
        }
    }
    // Stretches without boxes go on at their neighbour's height, but below what stays in the model.
    std::optional<double> last;
    for (const auto &level : levels) {
        if (level) {
            last = level;
            break;
        }
    }
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (!levels[i])
            levels[i] = std::max(last.value_or(bounds.bottom()),
                                 floors[i] > bounds.top() ? floors[i] + margin : -1e18);
        else
            last = levels[i];
    }

    std::vector<QPointF> line;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (!line.empty() && line.back().y() == *levels[i]) {
            line.back().setX(xs[i + 1]);
            continue;
        }
        line.emplace_back(xs[i], *levels[i]);
        line.emplace_back(xs[i + 1], *levels[i]);
    }
    return line;
}

} // namespace espalier
