// SPDX-License-Identifier: Apache-2.0
// What Resize and Upsample are asked for, whatever their version.
#pragma once

#include "model/compute/kernel.h"

namespace espalier {

/// One entry per axis of the input.
struct ResizeRequest {
    std::vector<std::int64_t> in;
    std::vector<std::int64_t> out;
    std::vector<double> scales;
    std::vector<double> roiStarts;
    std::vector<double> roiEnds;
    std::int64_t interpolation = 0; ///< numbers of kernels/resize_weights.h
    std::int64_t coordinates = 0;
    std::int64_t rounding = 0;

    [[nodiscard]] bool staysOnAxis(std::size_t axis) const;
    /// Merges neighbouring axes that stay as they are.
    void mergeAxes();
};

[[nodiscard]] Result<ResizeRequest> readResizeRequest(const KernelContext &context);

} // namespace espalier
