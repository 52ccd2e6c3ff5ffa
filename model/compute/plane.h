// SPDX-License-Identifier: Apache-2.0
// Two axes of a tensor, the others held at an index: what a table or a picture shows of it.
#pragma once

#include "model/base/task_context.h"
#include "model/compute/elements.h"

#include <optional>
#include <vector>

namespace espalier {

/// Which part of a tensor a plane shows. Axes count from 0; a scalar has neither rows nor columns, a vector
/// has rows only.
struct PlaneChoice {
    std::optional<std::size_t> rows;
    std::optional<std::size_t> columns;
    std::vector<std::int64_t> at; ///< an index for each axis; those of rows and columns are not looked at

    /// The last two axes at index 0 of all others.
    [[nodiscard]] static PlaneChoice lastAxes(const std::vector<std::int64_t> &shape);
    friend bool operator==(const PlaneChoice &, const PlaneChoice &) = default;
};

class Plane {
public:
    Plane() = default;
    /// Precondition: axes below the tensor's rank, those of rows and columns two different ones, indices
    /// within the shape.
    Plane(const std::vector<std::int64_t> &shape, const PlaneChoice &choice);

    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    [[nodiscard]] std::int64_t columns() const { return m_columns; }
    /// Where the element of a row and a column stands, in row-major order of the tensor.
    [[nodiscard]] std::size_t place(std::int64_t row, std::int64_t column) const
    {
        return static_cast<std::size_t>(m_start + row * m_rowStep + column * m_columnStep);
    }

private:
    std::int64_t m_rows = 0;
    std::int64_t m_columns = 0;
    std::int64_t m_start = 0;
    std::int64_t m_rowStep = 0;
    std::int64_t m_columnStep = 0;
};

/// A plane as few enough numbers to be painted, row by row.
struct Raster {
    int width = 0;
    int height = 0;
    std::vector<float> values; ///< NaN where no element is finite
};

/// One value an element; where a side has more than `longest`, the mean of the finite elements that fall on
/// one place. Errors: Cancelled.
[[nodiscard]] Result<Raster> rasterOf(const Elements &elements, const Plane &plane, int longest,
                                      const TaskContext &context = {});

/// Which axis of an image holds its channels: the last, or the third from the end, whichever has 1, 3 or 4
/// (the latter first); nullopt for what is no image.
[[nodiscard]] std::optional<std::size_t> channelAxis(const std::vector<std::int64_t> &shape);

} // namespace espalier
