// SPDX-License-Identifier: Apache-2.0
// Pictures are decoded, and damaged ones refused.
#include "model/compute/decode_image.h"
#include "model/compute/decode_jpeg.h"
#include "tests/support/catch.h"

#include <cmath>
#include <numbers>
#include <random>

using namespace espalier;
using Bytes = std::vector<std::uint8_t>;

namespace {

/// Two by two: red and green over blue and white.
const Bytes corners{255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255};

Bytes withText(const std::string &text, const Bytes &rest)
{
    Bytes out(text.begin(), text.end());
    out.insert(out.end(), rest.begin(), rest.end());
    return out;
}

const Bytes bmp =
    withText("BM", {70, 0, 0, 0,  0, 0, 0,   0, 54, 0,   0,   0,   40, 0, 0, 0, 2,   0, 0,   0, 2, 0, 0,
                    0,  1, 0, 24, 0, 0, 0,   0, 0,  0,   0,   0,   0,  0, 0, 0, 0,   0, 0,   0, 0, 0, 0,
                    0,  0, 0, 0,  0, 0, 255, 0, 0,  255, 255, 255, 0,  0, 0, 0, 255, 0, 255, 0, 0, 0});

} // namespace

TEST_CASE("pictures are decoded", "[compute]")
{
    const auto fromBmp = decodeImage(bmp);
    REQUIRE(fromBmp);
    CHECK(fromBmp->width == 2);
    CHECK(fromBmp->rgb == corners);
    const auto fromPnm = decodeImage(withText("P6\n# a comment\n2 2\n255\n", corners));
    REQUIRE(fromPnm);
    CHECK(fromPnm->rgb == corners);
    const auto gray = decodeImage(withText("P5 2 1 100\n", {0, 50}));
    REQUIRE(gray);
    CHECK(gray->rgb == Bytes{0, 0, 0, 128, 128, 128});
}

TEST_CASE("damaged pictures are refused, and read no byte too many", "[compute]")
{
    for (std::size_t length = 0; length < bmp.size() - 2; ++length)
        CHECK_FALSE(decodeImage({bmp.data(), length}));
    std::mt19937 random(3);
    for (const char *begin : {"BM", "P6", "II*\0", "MM\0*", "\x89PNG\r\n\x1a\n", "\xFF\xD8\xFF\xDB"}) {
        for (int round = 0; round < 300; ++round) {
            Bytes bytes = withText(begin, Bytes(200));
            for (std::size_t i = std::string(begin).size(); i < bytes.size(); ++i)
                bytes[i] = static_cast<std::uint8_t>(random() % 4 == 0 ? random() : 0);
            (void)decodeImage(bytes); // must end, whatever it says
        }
    }
}

TEST_CASE("the inverse cosine transform is that of its formula", "[compute]")
{
    std::mt19937 random(5);
    std::int32_t coefficients[64];
    for (std::int32_t &each : coefficients)
        each = static_cast<std::int32_t>(random() % 61) - 30;
    std::uint8_t samples[64];
    inverseCosine(coefficients, samples, 8);
    for (std::size_t y = 0; y < 8; ++y) {
        for (std::size_t x = 0; x < 8; ++x) {
            double sum = 0;
            for (std::size_t v = 0; v < 8; ++v) {
                for (std::size_t u = 0; u < 8; ++u) {
                    const auto wave = [](std::size_t at, std::size_t frequency) {
                        return std::cos(static_cast<double>((2 * at + 1) * frequency) * std::numbers::pi / 16)
                            * (frequency == 0 ? std::sqrt(0.5) : 1);
                    };
                    sum += coefficients[8 * v + u] * wave(x, u) * wave(y, v) / 4;
                }
            }
            CHECK(std::abs(samples[8 * y + x] - std::clamp(sum + 128, 0.0, 255.0)) < 0.6);
        }
    }
}
