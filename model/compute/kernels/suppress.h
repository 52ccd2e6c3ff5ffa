// SPDX-License-Identifier: Apache-2.0
// Boxes of which the best of each heap are kept.
#pragma once

#include <algorithm>
#include <cstdint>

namespace espalier::kernels {

/// A box's corners, lesser ones first; from (y1, x1, y2, x2) or (center x, center y, width, height).
struct Corners {
    float y1 = 0;
    float x1 = 0;
    float y2 = 0;
    float x2 = 0;

    Corners(const float *box, bool byCenter)
    {
        const float a = byCenter ? box[1] - box[3] / 2 : box[0];
        const float b = byCenter ? box[0] - box[2] / 2 : box[1];
        const float c = byCenter ? box[1] + box[3] / 2 : box[2];
        const float d = byCenter ? box[0] + box[2] / 2 : box[3];
        y1 = std::min(a, c);
        x1 = std::min(b, d);
        y2 = std::max(a, c);
        x2 = std::max(b, d);
    }
    float area() const { return (y2 - y1) * (x2 - x1); }
};

/// Intersection over union above the threshold; boxes without an area overlap nothing.
inline bool overlap(const Corners &a, const Corners &b, float threshold)
{
    const float height = std::min(a.y2, b.y2) - std::max(a.y1, b.y1);
    const float width = std::min(a.x2, b.x2) - std::max(a.x1, b.x1);
    if (!(height > 0 && width > 0 && a.area() > 0 && b.area() > 0))
        return false;
    const float shared = height * width;
    return shared / (a.area() + b.area() - shared) > threshold;
}

/// Of boxes [batch, count, 4] with scores [batch, classes, count]: (batch, class, box) of those that are
/// kept, at most *most of each class, best first; each drops what overlaps it more than *iou. Null inputs:
/// none at all, 0, every score. `order` holds `count` numbers.
inline void nonMaxSuppression(const float *boxes, const float *scores, const std::int64_t *most,
                              const float *iou, const float *least, std::int64_t *y, std::int64_t *order,
                              std::int64_t batch, std::int64_t classes, std::int64_t count,
                              std::int64_t byCenter, std::int64_t *kept)
{
    *kept = 0;
    const std::int64_t limit = most != nullptr ? *most : 0;
    const float threshold = iou != nullptr ? *iou : 0;
    for (std::int64_t group = 0; group < batch * classes; ++group) {
        const float *own = scores + group * count;
        const float *place = boxes + group / classes * count * 4;
        std::int64_t candidates = 0;
        for (std::int64_t k = 0; k < count; ++k) {
            if (own[k] == own[k] && (least == nullptr || own[k] > *least))
                order[candidates++] = k;
        }
        std::sort(order, order + candidates, [=](std::int64_t a, std::int64_t b) {
            return own[a] > own[b] || (own[a] == own[b] && a < b);
        });
        const std::int64_t before = *kept;
        for (std::int64_t k = 0; k < candidates && *kept - before < limit; ++k) {
            const Corners box(place + order[k] * 4, byCenter != 0);
            bool dropped = false;
            for (std::int64_t i = before; i < *kept && !dropped; ++i)
                dropped = overlap(box, Corners(place + y[i * 3 + 2] * 4, byCenter != 0), threshold);
            if (dropped)
                continue;
            std::int64_t *to = y + *kept * 3;
            to[0] = group / classes;
            to[1] = group % classes;
            to[2] = order[k];
            ++*kept;
        }
    }
}

} // namespace espalier::kernels
