// SPDX-License-Identifier: Apache-2.0
// Steps along the two axes of a plane, and what falls on each place of a raster.
#include "model/compute/plane.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace espalier {

namespace {

bool isChannelCount(std::int64_t length)
{
    return length == 1 || length == 3 || length == 4;
}

} // namespace

PlaneChoice PlaneChoice::lastAxes(const std::vector<std::int64_t> &shape)
{
    PlaneChoice choice;
    choice.at.assign(shape.size(), 0);
    if (shape.size() == 1) {
        choice.rows = 0;
    } else if (shape.size() > 1) {
        choice.rows = shape.size() - 2;
        choice.columns = shape.size() - 1;
    }
    return choice;
}

Plane::Plane(const std::vector<std::int64_t> &shape, const PlaneChoice &choice) : m_rows(1), m_columns(1)
{
    std::int64_t step = 1;
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        if (choice.rows == axis) {
            m_rows = shape[axis];
            m_rowStep = step;
        } else if (choice.columns == axis) {
            m_columns = shape[axis];
            m_columnStep = step;
        } else {
            m_start += choice.at[axis] * step;
            if (shape[axis] == 0)
                m_rows = 0;
        }
        step *= shape[axis];
    }
    if (m_rows == 0 || m_columns == 0)
        m_rows = m_columns = 0;
}

Result<Raster> rasterOf(const Elements &elements, const Plane &plane, int longest, const TaskContext &context)
{
    Raster out;
    const auto side = [&](std::int64_t length) {
        return static_cast<int>(std::min<std::int64_t>(length, longest));
    };
    out.width = side(plane.columns());
    out.height = side(plane.rows());
    out.values.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    for (std::int64_t y = 0; y < out.height; ++y) {
        if (context.isStopped())
            return fail(TaskContext::cancelled());
        const std::int64_t top = y * plane.rows() / out.height;
        const std::int64_t bottom = std::max(top + 1, (y + 1) * plane.rows() / out.height);
        for (std::int64_t x = 0; x < out.width; ++x) {
            const std::int64_t left = x * plane.columns() / out.width;
            const std::int64_t right = std::max(left + 1, (x + 1) * plane.columns() / out.width);
            double sum = 0;
            std::int64_t finite = 0;
            for (std::int64_t row = top; row < bottom; ++row) {
                for (std::int64_t column = left; column < right; ++column) {
                    const double number = elements.number(plane.place(row, column));
                    if (std::isfinite(number)) {
                        sum += number;
                        ++finite;
                    }
                }
            }
            out.values.push_back(finite > 0 ? static_cast<float>(sum / static_cast<double>(finite))
                                            : std::numeric_limits<float>::quiet_NaN());
        }
    }
    return out;
}

std::optional<std::size_t> channelAxis(const std::vector<std::int64_t> &shape)
{
    const std::size_t rank = shape.size();
    if (rank >= 3 && isChannelCount(shape[rank - 3]))
        return rank - 3;
    if (rank >= 3 && isChannelCount(shape[rank - 1]))
        return rank - 1;
    return std::nullopt;
}

} // namespace espalier
