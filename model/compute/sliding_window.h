// SPDX-License-Identifier: Apache-2.0
// Attributes of operators that slide a window over spatial axes: Conv, pooling and their kin.
#pragma once

#include "model/compute/kernel.h"

namespace espalier {

/// One entry per spatial axis.
struct SlidingWindow {
    std::vector<std::int64_t> kernel;
    std::vector<std::int64_t> strides;
    std::vector<std::int64_t> dilations;
    std::vector<std::int64_t> padsBegin;
    std::vector<std::int64_t> padsEnd;
    std::string autoPad; ///< NOTSET, SAME_UPPER, SAME_LOWER or VALID

    /// Elements that the window spans with its gaps.
    [[nodiscard]] std::int64_t span(std::size_t axis) const
    {
        return (kernel[axis] - 1) * dilations[axis] + 1;
    }
};

constexpr std::size_t maximumSpatialAxes = 3;

/// Dims after batch and channel. Error wrong_shapes where there are none or more than kernels walk.
[[nodiscard]] Result<std::vector<std::int64_t>> spatialDims(const KernelContext &context, std::size_t input);
/// Reads the attributes, with defaults; `kernel` is used where kernel_shape is absent. Under auto_pad the
/// pads are 0.
[[nodiscard]] Result<SlidingWindow> readSlidingWindow(const KernelContext &context,
                                                      std::vector<std::int64_t> kernel);
/// Under SAME_*: pads so that out = ⌈in / stride⌉ (dilations counted).
void padToSame(SlidingWindow &window, const std::vector<std::int64_t> &in);
/// ⌊(in + pads − span) / stride⌋ + 1 of each axis. Error wrong_shapes where the window does not fit.
[[nodiscard]] Result<std::vector<std::int64_t>> windowPositions(const KernelContext &context,
                                                                const SlidingWindow &window,
                                                                const std::vector<std::int64_t> &in);
/// `dims` for kernels that walk three spatial axes: `fill` stands for those in front that are not there.
[[nodiscard]] std::vector<std::int64_t> asThreeAxes(const std::vector<std::int64_t> &dims, std::int64_t fill);

} // namespace espalier
