// SPDX-License-Identifier: Apache-2.0
// Bounds, flattening and distances of curves.
#include "widgets/canvas/bezier.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

bool isStraight(QPointF a, QPointF b, QPointF c, QPointF d)
{
    const QPointF along = d - a;
    const auto off = [&](QPointF p) {
        return std::abs(along.x() * (p.y() - a.y()) - along.y() * (p.x() - a.x()));
    };
    return std::max(off(b), off(c)) <= 0.01 * std::max(1.0, std::hypot(along.x(), along.y()));
}

double segmentDistance(QPointF a, QPointF b, QPointF point)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0) : 0;
    const QPointF off = point - (a + t * along);
    return std::hypot(off.x(), off.y());
}

bool isVertical(QPointF a, QPointF b)
{
    return std::abs(a.x() - b.x()) < 0.5;
}

} // namespace

QRectF boundsOf(const std::vector<QPointF> &points)
{
    if (points.empty())
        return {};
    double left = points.front().x();
    double right = left;
    double top = points.front().y();
    double bottom = top;
    for (const QPointF point : points) {
        left = std::min(left, point.x());
        right = std::max(right, point.x());
        top = std::min(top, point.y());
        bottom = std::max(bottom, point.y());
    }
    return {QPointF(left, top), QPointF(right, bottom)};
}

std::vector<QPointF> flattened(const std::vector<QPointF> &points, int steps)
{
    std::vector<QPointF> out;
    if (points.empty())
        return out;
    out.push_back(points.front());
    for (std::size_t i = 0; i + 3 < points.size(); i += 3) {
        const QPointF a = points[i];
        const QPointF b = points[i + 1];
        const QPointF c = points[i + 2];
        const QPointF d = points[i + 3];
        if (!isStraight(a, b, c, d)) {
            for (int step = 1; step < steps; ++step) {
                const double t = static_cast<double>(step) / steps;
                const double s = 1 - t;
                out.push_back(s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d);
            }
        }
        out.push_back(d);
    }
    return out;
}

QPainterPath pathOf(const std::vector<QPointF> &points)
{
    QPainterPath path;
    if (points.empty())
        return path;
    path.moveTo(points.front());
    for (std::size_t i = 0; i + 3 < points.size(); i += 3) {
        if (isStraight(points[i], points[i + 1], points[i + 2], points[i + 3]))
            path.lineTo(points[i + 3]);
        else
            path.cubicTo(points[i + 1], points[i + 2], points[i + 3]);
    }
    return path;
}

double distanceTo(const std::vector<QPointF> &points, QPointF point)
{
    const std::vector<QPointF> line = flattened(points, 12);
    double best = line.empty() ? 1e9 : std::hypot(point.x() - line.front().x(), point.y() - line.front().y());
    for (std::size_t i = 1; i < line.size(); ++i)
        best = std::min(best, segmentDistance(line[i - 1], line[i], point));
    return best;
}

double lastStretch(const std::vector<QPointF> &points)
{
    const std::vector<QPointF> line = flattened(points);
    std::size_t i = line.size();
    while (i > 1 && isVertical(line[i - 1], line[i - 2]))
        --i;
    return i == line.size() || line.empty() ? 0 : line.back().y() - line[i - 1].y();
}

double firstStretch(const std::vector<QPointF> &points)
{
    const std::vector<QPointF> line = flattened(points);
    std::size_t i = 0;
    while (i + 1 < line.size() && isVertical(line[i], line[i + 1]))
        ++i;
    return line.empty() ? 0 : line[i].y() - line.front().y();
}

} // namespace espalier
