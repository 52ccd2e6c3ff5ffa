// SPDX-License-Identifier: Apache-2.0
// Chunks, inflation, and the filters of rows (PNG specification, second edition).
#include "model/compute/decode_png.h"

#include "model/compute/byte_reader.h"

#include <cstdlib>
#include <cstring>
#include <zlib.h>

namespace espalier {

namespace {

using Bytes = std::span<const std::uint8_t>;

struct Header {
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t bits = 0;
    std::size_t samples = 0;
    bool hasPalette = false;

    [[nodiscard]] std::size_t rowBytes() const { return (width * samples * bits + 7) / 8; }
    [[nodiscard]] std::size_t pixelBytes() const { return std::max<std::size_t>(samples * bits / 8, 1); }
};

std::optional<Header> headerOf(ByteReader &reader)
{
    Header out{reader.at(16, 4), reader.at(20, 4), reader.at(24, 1), 0, false};
    const std::uint32_t kind = reader.at(25, 1);
    out.hasPalette = kind == 3;
    out.samples = kind == 2 ? 3 : kind == 4 ? 2 : kind == 6 ? 4 : 1;
    const bool isSmall = out.bits == 1 || out.bits == 2 || out.bits == 4;
    const bool isKnown =
        (kind == 0 || kind == 3 ? isSmall : false) || out.bits == 8 || (out.bits == 16 && kind != 3);
    const bool isPlain = reader.at(26, 1) == 0 && reader.at(27, 1) == 0 && reader.at(28, 1) == 0;
    if (reader.isBeyond() || !isKnown || !isPlain || kind > 6 || kind == 1 || kind == 5 || out.width == 0
        || out.height == 0 || std::uint64_t{out.width} * out.height > maximumPixels)
        return std::nullopt;
    return out;
}

/// Exactly `size` bytes from all of `packed`.
std::optional<std::vector<std::uint8_t>> inflated(const std::vector<std::uint8_t> &packed, std::size_t size)
{
    if (packed.size() < size / 1100) // more than deflate can pack
        return std::nullopt;
    std::vector<std::uint8_t> out(size);
    auto length = static_cast<uLongf>(size);
    const int code = uncompress(out.data(), &length, packed.data(), static_cast<uLong>(packed.size()));
    return code == Z_OK && length == size ? std::optional(std::move(out)) : std::nullopt;
}

/// Whichever of left, up and upper left is nearest to left + up - upper left.
int paeth(int left, int up, int corner)
{
    const int guess = left + up - corner;
    const int toLeft = std::abs(guess - left);
    const int toUp = std::abs(guess - up);
    const int toCorner = std::abs(guess - corner);
    if (toLeft <= toUp && toLeft <= toCorner)
        return left;
    return toUp <= toCorner ? up : corner;
}

/// Takes the filter off each row; `rows` has a byte for it before each.
bool unfilter(const Header &header, std::vector<std::uint8_t> &rows)
{
    const std::size_t length = header.rowBytes();
    const std::size_t step = header.pixelBytes();
    for (std::size_t y = 0; y < header.height; ++y) {
        std::uint8_t *row = rows.data() + y * (length + 1) + 1;
        const std::uint8_t *above = y > 0 ? row - (length + 1) : nullptr;
        const std::uint8_t filter = row[-1];
        if (filter > 4)
            return false;
        for (std::size_t i = 0; i < length; ++i) {
            const int left = i >= step ? row[i - step] : 0;
            const int up = above != nullptr ? above[i] : 0;
            const int corner = above != nullptr && i >= step ? above[i - step] : 0;
            const int predicted = filter == 1 ? left
                : filter == 2                 ? up
                : filter == 3                 ? (left + up) / 2
                : filter == 4                 ? paeth(left, up, corner)
                                              : 0;
            row[i] = static_cast<std::uint8_t>(row[i] + predicted);
        }
    }
    return true;
}

/// Sample `i` of a row, as 8 bits but where it is a place in the palette.
std::uint8_t sampleOf(const Header &header, const std::uint8_t *row, std::size_t i)
{
    if (header.bits >= 8)
        return row[i * (header.bits / 8)];
    const std::size_t bit = i * header.bits;
    const unsigned most = (1U << header.bits) - 1;
    const unsigned value = (row[bit / 8] >> (8 - header.bits - bit % 8)) & most;
    return static_cast<std::uint8_t>(header.hasPalette ? value : value * 255 / most);
}

} // namespace

std::optional<Image> decodePng(std::span<const std::uint8_t> bytes)
{
    ByteReader reader(bytes, true);
    const auto header = headerOf(reader);
    if (!header)
        return std::nullopt;
    std::vector<std::uint8_t> packed;
    Bytes palette;
    for (std::size_t at = 8; at + 12 <= reader.size();) {
        const std::size_t length = reader.at(at, 4);
        const Bytes name = reader.part(at + 4, 4);
        const Bytes contents = reader.part(at + 8, length);
        if (reader.isBeyond())
            return std::nullopt;
        if (std::memcmp(name.data(), "IDAT", 4) == 0)
            packed.insert(packed.end(), contents.begin(), contents.end());
        else if (std::memcmp(name.data(), "PLTE", 4) == 0)
            palette = contents;
        else if (std::memcmp(name.data(), "IEND", 4) == 0)
            break;
        at += length + 12;
    }
    auto rows = inflated(packed, (header->rowBytes() + 1) * header->height);
    if (!rows || !unfilter(*header, *rows))
        return std::nullopt;
    Image image{header->width, header->height, {}};
    for (std::size_t y = 0; y < image.height; ++y) {
        const std::uint8_t *row = rows->data() + y * (header->rowBytes() + 1) + 1;
        for (std::size_t x = 0; x < image.width; ++x) {
            for (std::size_t c = 0; c < 3; ++c) {
                const std::uint8_t value =
                    sampleOf(*header, row, x * header->samples + (header->samples < 3 ? 0 : c));
                if (header->hasPalette && 3 * std::size_t{value} + c >= palette.size())
                    return std::nullopt;
                image.rgb.push_back(header->hasPalette ? palette[3 * std::size_t{value} + c] : value);
            }
        }
    }
    return image;
}

} // namespace espalier
