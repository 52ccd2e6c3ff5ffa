// SPDX-License-Identifier: Apache-2.0
// Baseline JPEG, for decodeImage.
#pragma once

#include "model/compute/decode_image.h"

namespace espalier {

/// Sequential JPEG of 8 bits with Huffman codes, one or three components, the colours at full or half width,
/// or half width and height.
[[nodiscard]] std::optional<Image> decodeJpeg(std::span<const std::uint8_t> bytes);

/// The samples of a block from its 64 coefficients, in rows, as libjpeg's exact integer transform rounds
/// them: the factorisation of Loeffler, Ligtenberg and Moschytz (1989), with 13 bits for constants.
void inverseCosine(const std::int32_t *coefficients, std::uint8_t *samples, std::size_t step);

} // namespace espalier
