// SPDX-License-Identifier: Apache-2.0
// Pictures from the bytes of their files: BMP, JPEG, PNG, PNM and TIFF, without what programs seldom write.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace espalier {

struct Image {
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<std::uint8_t> rgb; ///< rows from the top, three bytes a pixel; transparency is dropped
};

/// nullopt: damaged, over 2^28 pixels, another format, or a form that is not read: BMP of other than 8, 24 or
/// 32 bits or compressed, progressive JPEG, interlaced PNG, PNM as text or of more than 255 levels, TIFF that
/// is compressed, tiled, in planes, or of other than 8 bits.
[[nodiscard]] std::optional<Image> decodeImage(std::span<const std::uint8_t> bytes);

} // namespace espalier
