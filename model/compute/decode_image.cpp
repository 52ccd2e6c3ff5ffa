// SPDX-License-Identifier: Apache-2.0
// Reads headers of the formats, and pixels row by row.
#include "model/compute/decode_image.h"

#include "model/compute/byte_reader.h"
#include "model/compute/decode_jpeg.h"
#include "model/compute/decode_png.h"

#include <algorithm>
#include <map>

namespace espalier {

namespace {

using Bytes = std::span<const std::uint8_t>;

/// Rows of pixels with `samples` bytes each, of which the first or the first three count.
void addPixels(Image &image, Bytes row, std::size_t samples)
{
    for (std::size_t x = 0; x < image.width; ++x) {
        const std::uint8_t *pixel = row.data() + x * samples;
        for (std::size_t c = 0; c < 3; ++c)
            image.rgb.push_back(pixel[samples < 3 ? 0 : c]);
    }
}

std::optional<Image> emptyImage(std::uint64_t width, std::uint64_t height)
{
    if (width == 0 || height == 0 || width > maximumPixels || height > maximumPixels
        || width * height > maximumPixels)
        return std::nullopt;
    return Image{static_cast<std::size_t>(width), static_cast<std::size_t>(height), {}};
}

/// Rows from the bottom, of a multiple of four bytes; blue comes first.
std::optional<Image> decodeBmp(Bytes bytes)
{
    ByteReader reader(bytes);
    const std::size_t pixels = reader.at(10, 4);
    const std::size_t header = reader.at(14, 4);
    const auto height = static_cast<std::int32_t>(reader.at(22, 4));
    const std::size_t bits = reader.at(28, 2);
    auto image = emptyImage(reader.at(18, 4), static_cast<std::uint64_t>(std::abs(std::int64_t{height})));
    if (!image || reader.isBeyond() || header < 40 || reader.at(30, 4) != 0
        || (bits != 8 && bits != 24 && bits != 32))
        return std::nullopt;
    const std::size_t samples = bits / 8;
    const std::size_t step = (image->width * samples + 3) / 4 * 4;
    if (reader.part(pixels, step * image->height).empty())
        return std::nullopt;
    for (std::size_t y = 0; y < image->height; ++y) {
        const std::size_t row = pixels + (height > 0 ? image->height - 1 - y : y) * step;
        for (std::size_t x = 0; x < image->width; ++x) {
            const std::size_t color =
                bits == 8 ? 14 + header + 4 * std::size_t{bytes[row + x]} : row + x * samples;
            for (const std::size_t c : {2, 1, 0})
                image->rgb.push_back(static_cast<std::uint8_t>(reader.at(color + c, 1)));
        }
    }
    return reader.isBeyond() ? std::nullopt : image;
}

/// A number of a PNM header behind blanks and comments.
std::uint64_t pnmNumber(Bytes bytes, std::size_t &at)
{
    const auto isDigit = [](std::uint8_t c) { return c >= '0' && c <= '9'; };
    while (at < bytes.size() && !isDigit(bytes[at])) {
        if (bytes[at] == '#')
            while (at < bytes.size() && bytes[at] != '\n')
                ++at;
        else
            ++at;
    }
    std::uint64_t out = 0;
    while (at < bytes.size() && isDigit(bytes[at]) && out <= maximumPixels)
        out = out * 10 + (bytes[at++] - std::uint64_t{'0'});
    return out;
}

std::optional<Image> decodePnm(Bytes bytes)
{
    std::size_t at = 2;
    const std::uint64_t width = pnmNumber(bytes, at);
    const std::uint64_t height = pnmNumber(bytes, at);
    const std::uint64_t most = pnmNumber(bytes, at);
    auto image = emptyImage(width, height);
    const std::size_t samples = bytes[1] == '6' ? 3 : 1;
    if (!image || most == 0 || most > 255)
        return std::nullopt;
    const Bytes pixels = ByteReader(bytes).part(at + 1, image->width * image->height * samples);
    if (pixels.empty())
        return std::nullopt;
    for (std::size_t y = 0; y < image->height; ++y)
        addPixels(*image, pixels.subspan(y * image->width * samples), samples);
    for (std::uint8_t &value : image->rgb)
        value = static_cast<std::uint8_t>(std::min<std::uint64_t>((value * 255U + most / 2) / most, 255));
    return image;
}

/// Entries of the first directory by their tag; the first number of each, and where a list of them lies.
struct TiffEntry {
    std::uint32_t count = 0;
    std::size_t width = 0;
    std::size_t place = 0;
};

std::optional<Image> decodeTiff(Bytes bytes)
{
    ByteReader reader(bytes, bytes[0] == 'M');
    std::map<std::uint32_t, TiffEntry> entries;
    const std::size_t directory = reader.at(4, 4);
    const std::size_t count = reader.at(directory, 2);
    for (std::size_t i = 0; i < count && !reader.isBeyond(); ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        const std::uint32_t type = reader.at(entry + 2, 2);
        const std::size_t width = type == 3 ? 2 : type == 4 ? 4 : 1;
        const std::uint32_t length = reader.at(entry + 4, 4);
        const bool isInline = std::uint64_t{length} * width <= 4;
        entries[reader.at(entry, 2)] = {length, width, isInline ? entry + 8 : reader.at(entry + 8, 4)};
    }
    const auto number = [&](std::uint32_t tag, std::uint32_t fallback, std::size_t i = 0) {
        const auto found = entries.find(tag);
        if (found == entries.end() || i >= found->second.count)
            return fallback;
        return reader.at(found->second.place + i * found->second.width, found->second.width);
    };
    auto image = emptyImage(number(256, 0), number(257, 0));
    const std::size_t samples = number(277, 1);
    const std::uint32_t kind = number(262, 1); // 0: white is 0; 1: black is 0; 2: RGB
    if (!image || number(258, 1) != 8 || number(259, 1) != 1 || number(284, 1) != 1 || kind > 2 || samples > 8
        || samples < (kind == 2 ? 3U : 1U) || entries.contains(322))
        return std::nullopt;
    const std::size_t rowsOfStrip = std::max<std::size_t>(number(278, 0xFFFFFFFFU), 1);
    const std::size_t step = image->width * samples;
    for (std::size_t y = 0; y < image->height; ++y) {
        const std::size_t strip = number(273, 0xFFFFFFFFU, y / rowsOfStrip);
        const Bytes row = reader.part(strip + y % rowsOfStrip * step, step);
        if (row.empty())
            return std::nullopt;
        addPixels(*image, row, kind == 2 ? samples : 1);
    }
    for (std::uint8_t &value : image->rgb)
        value = static_cast<std::uint8_t>(kind == 0 ? 255 - value : value);
    return reader.isBeyond() ? std::nullopt : image;
}

} // namespace

std::optional<Image> decodeImage(std::span<const std::uint8_t> bytes)
{
    if (bytes.size() < 8)
        return std::nullopt;
    if (bytes[0] == 'B' && bytes[1] == 'M')
        return decodeBmp(bytes);
    if (bytes[0] == 0xFF && bytes[1] == 0xD8)
        return decodeJpeg(bytes);
    if (bytes[0] == 'P' && (bytes[1] == '5' || bytes[1] == '6'))
        return decodePnm(bytes);
    if ((bytes[0] == 'I' && bytes[1] == 'I' && bytes[2] == 42)
        || (bytes[0] == 'M' && bytes[1] == 'M' && bytes[3] == 42))
        return decodeTiff(bytes);
    return bytes[0] == 0x89 && bytes[1] == 'P' ? decodePng(bytes) : std::nullopt;
}

} // namespace espalier
