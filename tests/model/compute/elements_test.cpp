// SPDX-License-Identifier: Apache-2.0
// Elements as numbers and texts, planes of tensors and what is painted of them.
#include "model/compute/elements.h"

#include "model/compute/plane.h"
#include "tests/support/catch.h"

#include <cmath>
#include <limits>

using namespace espalier;

namespace {

DenseTensor bytes(DType dtype, std::vector<std::int64_t> shape, const std::vector<std::uint8_t> &raw)
{
    return DenseTensor::of<std::uint8_t>(dtype, std::move(shape), raw);
}

std::vector<double> numbers(const DenseTensor &tensor)
{
    const Elements elements(tensor);
    std::vector<double> out;
    for (std::size_t i = 0; i < elements.size(); ++i)
        out.push_back(elements.number(i));
    return out;
}

/// 0, 1, 2, … of a shape.
DenseTensor counted(std::vector<std::int64_t> shape)
{
    DenseTensor tensor(TensorSpec{DType::Int32, std::move(shape)});
    for (std::int64_t i = 0; i < tensor.count(); ++i)
        tensor.writable<std::int32_t>()[i] = static_cast<std::int32_t>(i);
    return tensor;
}

} // namespace

TEST_CASE("packed elements are read from the lowest bits on", "[compute]")
{
    CHECK(numbers(bytes(DType::UInt4, {3}, {0x21, 0x0F})) == std::vector<double>{1, 2, 15});
    CHECK(numbers(bytes(DType::Int4, {3}, {0x8F, 0x07})) == std::vector<double>{-1, -8, 7});
    CHECK(numbers(bytes(DType::UInt2, {4}, {0xE4})) == std::vector<double>{0, 1, 2, 3});
    CHECK(numbers(bytes(DType::Int2, {4}, {0xE4})) == std::vector<double>{0, 1, -2, -1});
    CHECK(numbers(bytes(DType::Float4E2M1, {2}, {0xF1})) == std::vector<double>{0.5, -6});
}

TEST_CASE("narrow floats and complex numbers have numbers too", "[compute]")
{
    CHECK(numbers(bytes(DType::Float8E4M3FN, {2}, {0x38, 0xFE})) == std::vector<double>{1, -448});
    CHECK(numbers(bytes(DType::Float8E8M0, {1}, {0x80})) == std::vector<double>{2});
    CHECK(numbers(DenseTensor::of<std::uint16_t>(DType::Float16, {1}, {0x3E00})) == std::vector<double>{1.5});
    CHECK(numbers(DenseTensor::of<float>(DType::Complex64, {1}, {3, -4})) == std::vector<double>{5});
}

TEST_CASE("texts are the shortest that read back as the same value", "[compute]")
{
    const auto text = [](const DenseTensor &tensor) { return Elements(tensor).text(0); };
    CHECK(text(DenseTensor::of<float>(DType::Float, {}, {0.1F})) == "0.1");
    CHECK(text(DenseTensor::of<double>(DType::Double, {}, {0.1})) == "0.1");
    CHECK(text(DenseTensor::of<std::uint16_t>(DType::Float16, {}, {0x2E66})) == "0.099976");
    CHECK(text(DenseTensor::of<std::uint16_t>(DType::BFloat16, {}, {0x3DCD})) == "0.1001");
    CHECK(text(DenseTensor::of<std::int64_t>(DType::Int64, {}, {std::numeric_limits<std::int64_t>::max()}))
          == "9223372036854775807");
    CHECK(text(DenseTensor::of<std::uint64_t>(DType::UInt64, {}, {~std::uint64_t{0}}))
          == "18446744073709551615");
    CHECK(text(bytes(DType::Bool, {}, {1})) == "true");
    CHECK(text(DenseTensor::of<float>(DType::Complex64, {}, {1, -2})) == "1-2i");
}

TEST_CASE("strings are texts and no numbers", "[compute]")
{
    DenseTensor tensor(TensorSpec{DType::String, {2}});
    tensor.setStrings({"a", "b"});
    const Elements elements(tensor);
    CHECK_FALSE(elements.areNumbers());
    CHECK(elements.text(1) == "b");
    CHECK(std::isnan(elements.number(0)));
}

TEST_CASE("a plane finds its elements whichever axes it shows", "[compute]")
{
    const std::vector<std::int64_t> shape{2, 3, 4};
    const Plane last(shape, {1, 2, {1, 0, 0}});
    CHECK(last.rows() == 3);
    CHECK(last.columns() == 4);
    CHECK(last.place(2, 3) == 23);
    const Plane turned(shape, {2, 0, {0, 1, 0}});
    CHECK(turned.rows() == 4);
    CHECK(turned.columns() == 2);
    CHECK(turned.place(3, 1) == 19);
}

TEST_CASE("the first plane of a tensor has its last axes", "[compute]")
{
    CHECK(PlaneChoice::lastAxes({2, 3, 4}) == PlaneChoice{1, 2, {0, 0, 0}});
    const Plane vector({5}, PlaneChoice::lastAxes({5}));
    CHECK(vector.rows() == 5);
    CHECK(vector.columns() == 1);
    const Plane scalar({}, PlaneChoice::lastAxes({}));
    CHECK(scalar.rows() == 1);
    CHECK(scalar.place(0, 0) == 0);
    const Plane empty({0, 3, 4}, PlaneChoice::lastAxes({0, 3, 4}));
    CHECK(empty.rows() == 0);
    CHECK(empty.columns() == 0);
}

TEST_CASE("a raster of a large plane has the means of what falls on each place", "[compute]")
{
    const Elements elements(counted({4, 6}));
    const auto raster = rasterOf(elements, Plane({4, 6}, PlaneChoice::lastAxes({4, 6})), 2);
    REQUIRE(raster);
    CHECK(raster->width == 2);
    CHECK(raster->height == 2);
    CHECK(raster->values == std::vector<float>{4, 7, 16, 19});
}

TEST_CASE("a raster leaves out what is not finite", "[compute]")
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const Elements elements(DenseTensor::of<float>(DType::Float, {1, 4}, {nan, 3, nan, nan}));
    const auto raster = rasterOf(elements, Plane({1, 4}, PlaneChoice::lastAxes({1, 4})), 2);
    REQUIRE(raster);
    REQUIRE(raster->values.size() == 2);
    CHECK(raster->values[0] == 3);
    CHECK(std::isnan(raster->values[1]));
}

TEST_CASE("channels of an image are found before or behind its sides", "[compute]")
{
    CHECK(channelAxis({1, 3, 8, 8}) == 1);
    CHECK(channelAxis({1, 8, 8, 3}) == 3);
    CHECK(channelAxis({3, 8, 3}) == 0);
    CHECK_FALSE(channelAxis({8, 8}));
    CHECK_FALSE(channelAxis({2, 8, 8, 16}));
}
