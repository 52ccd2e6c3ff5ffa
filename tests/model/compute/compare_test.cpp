// SPDX-License-Identifier: Apache-2.0
// The error of an output is what the contract says.
#include "model/compute/compare.h"
#include "tests/support/catch.h"

#include <cmath>
#include <limits>

using namespace espalier;

namespace {

DenseTensor floats(const std::vector<float> &elements)
{
    return DenseTensor::of<float>(DType::Float, {static_cast<std::int64_t>(elements.size())}, elements);
}

constexpr float infinite = std::numeric_limits<float>::infinity();
constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

} // namespace

TEST_CASE("the error is the greatest distance by the greatest reference, or by 1e-3 where all are smaller")
{
    CHECK(tensorError(floats({1, 2.5F}), floats({1, 2})) == Approx(0.25));
    CHECK(tensorError(floats({1e-4F}), floats({0})) == Approx(0.1));
}

TEST_CASE("NaN and infinities must stand at the same places with the same sign")
{
    CHECK(tensorError(floats({notANumber, infinite, -infinite}), floats({notANumber, infinite, -infinite}))
          == 0);
    CHECK(std::isinf(tensorError(floats({infinite}), floats({-infinite}))));
    CHECK(std::isinf(tensorError(floats({notANumber}), floats({1}))));
    CHECK(std::isinf(tensorError(floats({1}), floats({infinite}))));
}

TEST_CASE("integers, shapes and dtypes must be equal")
{
    const auto ints = [](std::int64_t value) {
        return DenseTensor::of<std::int64_t>(DType::Int64, {1}, {value});
    };
    CHECK(tensorError(ints(5), ints(5)) == 0);
    CHECK(std::isinf(tensorError(ints(5), ints(6))));
    CHECK(std::isinf(tensorError(floats({1, 2}), floats({1}))));
    CHECK(std::isinf(tensorError(ints(1), floats({1}))));
}

TEST_CASE("a missing output does not pass")
{
    const TensorComparison comparison = compareTensors({}, {{"y", floats({1})}});
    CHECK_FALSE(comparison.passed);
    CHECK(compareTensors({{"y", floats({1.00001F})}}, {{"y", floats({1})}}).passed);
    CHECK_FALSE(compareTensors({{"y", floats({1.001F})}}, {{"y", floats({1})}}).passed);
    CHECK(compareTensors({{"y", floats({1.001F})}}, {{"y", floats({1})}}, 0.01).passed);
}
