// SPDX-License-Identifier: Apache-2.0
// PNG, for decodeImage.
#pragma once

#include "model/compute/decode_image.h"

namespace espalier {

inline constexpr std::uint64_t maximumPixels = std::uint64_t{1} << 28U;

[[nodiscard]] std::optional<Image> decodePng(std::span<const std::uint8_t> bytes);

} // namespace espalier
