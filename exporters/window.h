// SPDX-License-Identifier: Apache-2.0
// The sliding window of convolutions and poolings with all defaults worked out.
#pragma once

#include "model/graph/node.h"

#include <cstdint>
#include <vector>

namespace espalier {

/// One number for each spatial axis.
struct Window {
    std::vector<std::int64_t> kernel;
    std::vector<std::int64_t> strides;
    std::vector<std::int64_t> dilations;
    std::vector<std::int64_t> padsBegin;
    std::vector<std::int64_t> padsEnd;

    [[nodiscard]] std::size_t rank() const { return kernel.size(); }
    /// Places that the kernel spans: dilation * (kernel - 1) + 1.
    [[nodiscard]] std::int64_t extent(std::size_t axis) const
    {
        return dilations[axis] * (kernel[axis] - 1) + 1;
    }
    [[nodiscard]] bool isSymmetric() const { return padsBegin == padsEnd; }
};

/// Of Conv and the poolings. `kernel` is the weights' or, for poolings, the attribute's; `input` and `output`
/// are the spatial dims, from which auto_pad is worked out as the operators' documentation says.
[[nodiscard]] Window windowOf(const Node &node, std::vector<std::int64_t> kernel,
                              const std::vector<std::int64_t> &input,
                              const std::vector<std::int64_t> &output);

/// Of ConvTranspose: what is cut off at both ends of the full result; output_padding counts as less cut off
/// at the end, which can be negative.
[[nodiscard]] Window transposedWindowOf(const Node &node, std::vector<std::int64_t> kernel,
                                        const std::vector<std::int64_t> &input,
                                        const std::vector<std::int64_t> &output);

} // namespace espalier
