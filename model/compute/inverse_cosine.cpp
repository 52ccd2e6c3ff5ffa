// SPDX-License-Identifier: Apache-2.0
// The inverse discrete cosine transform of 8 by 8 blocks.
#include "model/compute/decode_jpeg.h"

#include <algorithm>

namespace espalier {

namespace {

constexpr int constantBits = 13;
constexpr int firstPassBits = 2;

constexpr std::int64_t fixed(double number)
{
    return static_cast<std::int64_t>(number * (1 << constantBits) + 0.5);
}

/// One row or column: eight numbers `from` apart into eight `out`, scaled by 2^(constantBits + 1.5).
void transform(const std::int64_t *in, std::size_t apart, std::int64_t *out)
{
    const auto x = [&](std::size_t i) { return in[i * apart]; };
    const std::int64_t turned = (x(2) + x(6)) * fixed(0.541196100);
    const std::int64_t low = turned - x(6) * fixed(1.847759065);
    const std::int64_t high = turned + x(2) * fixed(0.765366865);
    const std::int64_t sum = (x(0) + x(4)) * (1 << constantBits);
    const std::int64_t difference = (x(0) - x(4)) * (1 << constantBits);
    const std::int64_t even[4] = {sum + high, difference + low, difference - low, sum - high};
    const std::int64_t all = (x(7) + x(3) + x(5) + x(1)) * fixed(1.175875602);
    const std::int64_t a = (x(7) + x(1)) * -fixed(0.899976223);
    const std::int64_t b = (x(5) + x(3)) * -fixed(2.562915447);
    const std::int64_t c = (x(7) + x(3)) * -fixed(1.961570560) + all;
    const std::int64_t d = (x(5) + x(1)) * -fixed(0.390180644) + all;
    const std::int64_t odd[4] = {x(1) * fixed(1.501321110) + a + d, x(3) * fixed(3.072711026) + b + c,
                                 x(5) * fixed(2.053119869) + b + d, x(7) * fixed(0.298631336) + a + c};
    for (std::size_t i = 0; i < 4; ++i) {
        out[i] = even[i] + odd[i];
        out[7 - i] = even[i] - odd[i];
    }
}

std::int64_t rounded(std::int64_t number, int bits)
{
    return (number + (std::int64_t{1} << (bits - 1))) >> bits;
}

} // namespace

void inverseCosine(const std::int32_t *coefficients, std::uint8_t *samples, std::size_t step)
{
    std::int64_t values[64];
    std::copy_n(coefficients, 64, values);
    std::int64_t line[8];
    for (std::size_t x = 0; x < 8; ++x) {
        transform(values + x, 8, line);
        for (std::size_t y = 0; y < 8; ++y)
            values[8 * y + x] = rounded(line[y], constantBits - firstPassBits);
    }
    for (std::size_t y = 0; y < 8; ++y) {
        transform(values + 8 * y, 1, line);
        for (std::size_t x = 0; x < 8; ++x) {
            const std::int64_t sample = 128 + rounded(line[x], constantBits + firstPassBits + 3);
            samples[y * step + x] = static_cast<std::uint8_t>(std::clamp<std::int64_t>(sample, 0, 255));
        }
    }
}

} // namespace espalier
