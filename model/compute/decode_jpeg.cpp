// SPDX-License-Identifier: Apache-2.0
// Markers, Huffman codes and colours of JPEG (ITU-T T.81, and JFIF for the colours).
#include "model/compute/decode_jpeg.h"

#include "model/compute/byte_reader.h"
#include "model/compute/decode_png.h"

#include <algorithm>
#include <array>

namespace espalier {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::array<std::uint8_t, 64> zigzag{0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,
                                              12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6,  7,  14, 21, 28,
                                              35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
                                              58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63};

/// Codes of each length in order, and their symbols.
struct HuffmanTable {
    std::array<std::size_t, 17> counts{};
    std::vector<std::uint8_t> symbols;
};

struct Component {
    std::uint32_t id = 0;
    std::size_t across = 1; ///< sampling factors
    std::size_t down = 1;
    std::size_t quantizer = 0;
    std::size_t dcTable = 0;
    std::size_t acTable = 0;
    std::int32_t lastDc = 0;
    std::size_t width = 0; ///< of its samples that count
    std::size_t height = 0;
    std::size_t step = 0; ///< of a row of whole blocks
    std::vector<std::uint8_t> samples;
};

/// Bits of entropy-coded data; zeros behind its end.
class BitReader {
public:
    explicit BitReader(Bytes bytes) : m_bytes(bytes) { }

    unsigned bit()
    {
        if (m_left == 0) {
            m_byte = 0;
            if (m_at < m_bytes.size() && !(m_bytes[m_at] == 0xFF && !isStuffed())) {
                m_byte = m_bytes[m_at];
                m_at += m_byte == 0xFF ? 2 : 1;
            } else {
                ++m_missing;
            }
            m_left = 8;
        }
        return (m_byte >> --m_left) & 1U;
    }
    /// A number of so many bits, whose first tells the sign.
    std::int32_t number(unsigned bits)
    {
        std::int32_t out = 0;
        for (unsigned i = 0; i < bits; ++i)
            out = out * 2 + static_cast<std::int32_t>(bit());
        return bits > 0 && out < (std::int32_t{1} << (bits - 1)) ? out - (std::int32_t{1} << bits) + 1 : out;
    }
    /// -1 where no code fits.
    int symbol(const HuffmanTable &table)
    {
        std::size_t code = 0;
        std::size_t first = 0;
        std::size_t before = 0;
        for (std::size_t length = 1; length <= 16; ++length) {
            code = code * 2 + bit();
            const std::size_t count = table.counts[length];
            if (code >= first && code - first < count)
                return before + code - first < table.symbols.size() ? table.symbols[before + code - first]
                                                                    : -1;
            before += count;
            first = (first + count) * 2;
        }
        return -1;
    }
    /// Goes on behind a restart marker.
    void restart()
    {
        m_left = 0;
        while (m_at + 1 < m_bytes.size()
               && !(m_bytes[m_at] == 0xFF && m_bytes[m_at + 1] >= 0xD0 && m_bytes[m_at + 1] <= 0xD7))
            ++m_at;
        m_at = std::min(m_at + 2, m_bytes.size());
    }
    [[nodiscard]] bool isBeyond() const { return m_missing > 64; }

private:
    [[nodiscard]] bool isStuffed() const { return m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] == 0; }

    Bytes m_bytes;
    std::size_t m_at = 0;
    unsigned m_byte = 0;
    unsigned m_left = 0;
    std::size_t m_missing = 0;
};

/// Within what the transform can take; real ones are within 2^15.
std::int32_t scaled(std::int32_t number, std::int32_t quantizer)
{
    constexpr std::int64_t most = 1 << 20;
    return static_cast<std::int32_t>(std::clamp(std::int64_t{number} * quantizer, -most, most));
}

class JpegDecoder {
public:
    explicit JpegDecoder(Bytes bytes) : m_bytes(bytes), m_reader(bytes, true) { }

    std::optional<Image> decode()
    {
        for (std::size_t at = 2; at + 4 <= m_bytes.size();) {
            const std::uint32_t marker = m_reader.at(at, 2);
            const std::size_t length = m_reader.at(at + 2, 2);
            const Bytes segment = m_reader.part(at + 4, std::max<std::size_t>(length, 2) - 2);
            if (marker < 0xFF00 || length < 2 || m_reader.isBeyond() || !readSegment(marker, segment))
                return std::nullopt;
            at += 2 + length;
            if (marker == 0xFFDA)
                return m_components.empty() || !readScan(m_bytes.subspan(at)) ? std::nullopt
                                                                              : std::optional(picture());
        }
        return std::nullopt;
    }

private:
    bool readSegment(std::uint32_t marker, Bytes segment)
    {
        switch (marker) {
        case 0xFFDB:
            return readQuantizers(segment);
        case 0xFFC4:
            return readTables(segment);
        case 0xFFC0:
        case 0xFFC1:
            return m_components.empty() && readFrame(segment);
        case 0xFFDA:
            return readScanHeader(segment);
        case 0xFFDD:
            m_restart = ByteReader(segment, true).at(0, 2);
            return true;
        default: // other kinds of frames, 0xFFC2 to 0xFFCF, are not read
            return marker < 0xFFC2 || marker > 0xFFCF;
        }
    }

    bool readQuantizers(Bytes segment)
    {
        ByteReader reader(segment, true);
        for (std::size_t at = 0; at < segment.size();) {
            const std::size_t width = segment[at] / 16 + 1U;
            const std::size_t place = segment[at++] % 16;
            if (width > 2 || place > 3)
                return false;
            for (const std::uint8_t target : zigzag) {
                m_quantizers[place][target] = static_cast<std::int32_t>(reader.at(at, width));
                at += width;
            }
        }
        return !reader.isBeyond();
    }

    bool readTables(Bytes segment)
    {
        ByteReader reader(segment, true);
        for (std::size_t at = 0; at < segment.size();) {
            const std::size_t kind = segment[at] / 16;
            const std::size_t place = segment[at] % 16;
            if (kind > 1 || place > 3)
                return false;
            HuffmanTable &table = m_tables[kind][place];
            std::size_t total = 0;
            for (std::size_t length = 1; length <= 16; ++length)
                total += table.counts[length] = reader.at(at + length, 1);
            const Bytes symbols = reader.part(at + 17, total);
            table.symbols.assign(symbols.begin(), symbols.end());
            at += 17 + total;
        }
        return !reader.isBeyond();
    }

    bool readFrame(Bytes segment)
    {
        ByteReader reader(segment, true);
        m_height = reader.at(1, 2);
        m_width = reader.at(3, 2);
        const std::size_t count = reader.at(5, 1);
        if (reader.at(0, 1) != 8 || m_width == 0 || m_height == 0 || m_width * m_height > maximumPixels
            || (count != 1 && count != 3))
            return false;
        for (std::size_t i = 0; i < count; ++i) {
            Component one;
            one.id = reader.at(6 + 3 * i, 1);
            one.across = reader.at(7 + 3 * i, 1) / 16;
            one.down = reader.at(7 + 3 * i, 1) % 16;
            one.quantizer = reader.at(8 + 3 * i, 1);
            if (one.quantizer > 3)
                return false;
            m_components.push_back(std::move(one));
        }
        if (reader.isBeyond())
            return false;
        if (count == 1)
            m_components[0].across = m_components[0].down = 1; // one component is never subsampled
        const std::size_t across = m_components[0].across;
        const std::size_t down = m_components[0].down;
        const bool isKnown = (across == 1 || across == 2) && (down == 1 || (down == 2 && across == 2));
        for (std::size_t i = 1; i < count; ++i) {
            if (m_components[i].across != 1 || m_components[i].down != 1)
                return false;
        }
        m_unitsAcross = (m_width + 8 * across - 1) / (8 * across);
        m_unitsDown = (m_height + 8 * down - 1) / (8 * down);
        for (Component &each : m_components) {
            each.width = (m_width * each.across + across - 1) / across;
            each.height = (m_height * each.down + down - 1) / down;
            each.step = m_unitsAcross * each.across * 8;
        }
        return isKnown;
    }

    bool readScanHeader(Bytes segment)
    {
        ByteReader reader(segment, true);
        if (reader.at(0, 1) != m_components.size()) // one scan has all components
            return false;
        for (std::size_t i = 0; i < m_components.size(); ++i) {
            Component &each = m_components[i];
            each.dcTable = reader.at(2 + 2 * i, 1) / 16;
            each.acTable = reader.at(2 + 2 * i, 1) % 16;
            if (reader.at(1 + 2 * i, 1) != each.id || each.dcTable > 3 || each.acTable > 3)
                return false;
        }
        return !reader.isBeyond();
    }

    bool readScan(Bytes bytes)
    {
        if (m_unitsAcross * m_unitsDown > bytes.size() * 8) // each unit takes a bit at least
            return false;
        for (Component &each : m_components)
            each.samples.resize(each.step * m_unitsDown * each.down * 8);
        BitReader bits(bytes);
        const std::size_t units = m_unitsAcross * m_unitsDown;
        for (std::size_t unit = 0; unit < units; ++unit) {
            if (m_restart != 0 && unit != 0 && unit % m_restart == 0) {
                bits.restart();
                for (Component &each : m_components)
                    each.lastDc = 0;
            }
            for (Component &each : m_components) {
                for (std::size_t block = 0; block < each.across * each.down; ++block) {
                    const std::size_t x = (unit % m_unitsAcross * each.across + block % each.across) * 8;
                    const std::size_t y = (unit / m_unitsAcross * each.down + block / each.across) * 8;
                    if (!readBlock(bits, each, each.samples.data() + y * each.step + x))
                        return false;
                }
            }
        }
        return !bits.isBeyond();
    }

    bool readBlock(BitReader &bits, Component &component, std::uint8_t *samples)
    {
        std::int32_t coefficients[64] = {};
        const auto &quantizer = m_quantizers[component.quantizer];
        const int size = bits.symbol(m_tables[0][component.dcTable]);
        if (size < 0 || size > 15 || bits.isBeyond())
            return false;
        component.lastDc =
            std::clamp(component.lastDc + bits.number(static_cast<unsigned>(size)), -65536, 65535);
        coefficients[0] = scaled(component.lastDc, quantizer[0]);
        for (std::size_t i = 1; i < 64; ++i) {
            const int symbol = bits.symbol(m_tables[1][component.acTable]);
            if (symbol < 0)
                return false;
            const auto bitsOf = static_cast<unsigned>(symbol % 16);
            i += static_cast<std::size_t>(symbol / 16);
            if (bitsOf == 0) {
                if (symbol != 0xF0) // not a run of 16 zeros: the end
                    break;
                continue;
            }
            if (i >= 64)
                return false;
            coefficients[zigzag[i]] = scaled(bits.number(bitsOf), quantizer[zigzag[i]]);
        }
        inverseCosine(coefficients, samples, component.step);
        return true;
    }

    /// Rows `near` and `far` of a component at half width and height, mixed 3 to 1; then columns the same
    /// way.
    [[nodiscard]] static std::uint8_t mixed(const Component &one, std::size_t x, std::size_t y,
                                            bool halvesRows)
    {
        const std::size_t column = x / 2;
        const std::size_t otherColumn =
            x % 2 == 0 ? (column == 0 ? 0 : column - 1) : std::min(column + 1, one.width - 1);
        const auto at = [&](std::size_t row, std::size_t c) {
            return unsigned{one.samples[row * one.step + c]};
        };
        if (!halvesRows) {
            const unsigned near = at(y, column);
            const bool isEdge = otherColumn == column;
            return static_cast<std::uint8_t>(
                isEdge ? near : (near * 3 + at(y, otherColumn) + (x % 2 == 0 ? 1 : 2)) >> 2U);
        }
        const std::size_t row = y / 2;
        const std::size_t otherRow =
            y % 2 == 0 ? (row == 0 ? 0 : row - 1) : std::min(row + 1, one.height - 1);
        const auto sum = [&](std::size_t c) { return at(row, c) * 3 + at(otherRow, c); };
        return static_cast<std::uint8_t>((sum(column) * 3 + sum(otherColumn) + (x % 2 == 0 ? 8 : 7)) >> 4U);
    }

    [[nodiscard]] Image picture() const
    {
        Image out{m_width, m_height, {}};
        out.rgb.reserve(m_width * m_height * 3);
        const Component &luma = m_components[0];
        const auto put = [&](std::int32_t value) {
            out.rgb.push_back(static_cast<std::uint8_t>(std::clamp(value, 0, 255)));
        };
        for (std::size_t y = 0; y < m_height; ++y) {
            for (std::size_t x = 0; x < m_width; ++x) {
                const std::int32_t bright = luma.samples[y * luma.step + x];
                std::int32_t colour[2] = {0, 0};
                for (std::size_t c = 1; c < m_components.size(); ++c) {
                    const Component &one = m_components[c];
                    colour[c - 1] =
                        (luma.across == 2 ? mixed(one, x, y, luma.down == 2) : one.samples[y * one.step + x])
                        - 128;
                }
                // JFIF's factors times 2^16: 1.402, 0.34414, 0.71414, 1.772.
                const auto [blue, red] = colour;
                put(bright + ((91881 * red + 32768) >> 16));
                put(bright + ((-22554 * blue - 46802 * red + 32768) >> 16));
                put(bright + ((116130 * blue + 32768) >> 16));
            }
        }
        return out;
    }

    Bytes m_bytes;
    ByteReader m_reader;
    std::array<std::array<std::int32_t, 64>, 4> m_quantizers{};
    std::array<std::array<HuffmanTable, 4>, 2> m_tables; ///< for first coefficients, and for others
    std::vector<Component> m_components;
    std::size_t m_width = 0;
    std::size_t m_height = 0;
    std::size_t m_unitsAcross = 0;
    std::size_t m_unitsDown = 0;
    std::size_t m_restart = 0;
};

} // namespace

std::optional<Image> decodeJpeg(std::span<const std::uint8_t> bytes)
{
    return JpegDecoder(bytes).decode();
}

} // namespace espalier
