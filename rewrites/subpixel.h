// SPDX-License-Identifier: Apache-2.0
// A transposed convolution as an ordinary one whose channels hold the output phases: the arithmetic, axis by
// axis.
#pragma once

#include "model/graph/tensor.h"
#include "model/targets/model_facts.h"
#include "rewrites/replacement.h"

#include <string>
#include <vector>

namespace espalier {

/// One spatial axis. Terms: output o = stride·q + r − shift with phase 0 ≤ r < stride; tap k adds x[q +
/// m]·w[k] with m = (r − shift + padBegin − dilation·k) / stride where that is whole.
struct SubpixelAxis {
    std::int64_t stride = 1;
    std::int64_t output = 0; ///< O, length of the transposed convolution's output
    std::int64_t shift = 0; ///< outputs to crop in front
    std::int64_t positions = 0; ///< Q = ceil((O + shift) / stride), length of the convolution's output
    std::int64_t firstOffset = 0; ///< smallest m
    std::int64_t kernel = 1; ///< number of offsets m
    std::int64_t padBegin = 0; ///< of the convolution; negative: the input is sliced
    std::int64_t padEnd = 0;
    std::vector<std::int64_t> taps; ///< [phase · kernel + (m − firstOffset)] = k, or −1 where no tap falls
};

/// The attributes of a ConvTranspose, per spatial axis, `auto_pad` and `output_shape` worked out.
struct TransposedGeometry {
    std::vector<std::int64_t> input, kernel, stride, dilation, padBegin, output;
    std::int64_t group = 1;
    std::int64_t inputChannels = 0;
    std::int64_t outputChannels = 0;
};

/// Reads a ConvTranspose of any spatial rank. Refusals: `weights_not_constant`, `shape_unknown`,
/// `auto_pad_odd` (an odd total of automatic padding is split in different ways by different runtimes),
/// `dtype_not_float`.
[[nodiscard]] tl::expected<TransposedGeometry, Refusal> readGeometry(const ModelFacts &facts,
                                                                     const Node &node);

/// Tries every shift 0…stride−1 and keeps the smallest kernel; among equals symmetric padding, then no crop.
[[nodiscard]] SubpixelAxis planAxis(std::int64_t input, std::int64_t kernel, std::int64_t stride,
                                    std::int64_t dilation, std::int64_t padBegin, std::int64_t output);
[[nodiscard]] std::vector<SubpixelAxis> planAxes(const TransposedGeometry &geometry);

/// Order of the convolution's output channels: channel first (co, phases), or phases first (phases, co; group
/// 1 only).
enum class PhaseOrder { Inside, Outside };

/// W of ConvTranspose [Cin, Cout/group, K…] -> W of Conv [Cout·phases, Cin/group, kernel…]; bytes are moved,
/// so weights are the same numbers. Bias: each entry once per phase.
[[nodiscard]] Tensor subpixelWeights(const Tensor &weights, std::span<const std::byte> bytes,
                                     const TransposedGeometry &geometry,
                                     const std::vector<SubpixelAxis> &axes, PhaseOrder order);
[[nodiscard]] Tensor subpixelBias(const Tensor &bias, std::span<const std::byte> bytes, std::int64_t phases,
                                  PhaseOrder order);

/// Adds the input Slice (where a padding is negative) and the Conv. The result is [N, Cout·phases, Q…].
ValueId addSubpixelConv(Replacement &to, const Node &node, const TransposedGeometry &geometry,
                        const std::vector<SubpixelAxis> &axes, PhaseOrder order);
/// Adds the Slice from [N, Cout, Q·stride…] to the output, where one is needed.
ValueId addCrop(Replacement &to, ValueId x, const std::vector<SubpixelAxis> &axes);

} // namespace espalier
