// SPDX-License-Identifier: Apache-2.0
// How Conv and its quantized kin walk their operands.
#pragma once

#include "model/compute/sliding_window.h"

namespace espalier {

/// Arguments of kernels/conv.h; lists have three entries.
struct ConvGeometry {
    std::int64_t batch = 1;
    std::int64_t groups = 1;
    std::int64_t channelsIn = 1; ///< per group
    std::int64_t channelsOut = 1; ///< per group
    std::vector<std::int64_t> in;
    std::vector<std::int64_t> out;
    std::vector<std::int64_t> kernel;
    std::vector<std::int64_t> strides;
    std::vector<std::int64_t> dilations;
    std::vector<std::int64_t> pads;
    std::vector<std::int64_t> result; ///< shape of the output
};

/// Inputs by index; a bias that is left out is not checked.
[[nodiscard]] Result<ConvGeometry> readConvGeometry(const KernelContext &context, std::size_t x,
                                                    std::size_t w, std::size_t bias);

} // namespace espalier
