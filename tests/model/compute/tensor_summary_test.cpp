// SPDX-License-Identifier: Apache-2.0
// Statistics of a tensor's elements.
#include "model/compute/tensor_summary.h"

#include "tests/support/catch.h"

#include <limits>
#include <numeric>

using namespace espalier;

TEST_CASE("a summary counts, averages and sorts elements into bins", "[compute]")
{
    const auto summary =
        summarise(Elements(DenseTensor::of<float>(DType::Float, {2, 4}, {0, 1, 2, 3, 4, 5, 6, 7})));
    REQUIRE(summary);
    CHECK(summary->count == 8);
    CHECK(summary->least == 0);
    CHECK(summary->greatest == 7);
    CHECK(summary->mean == Approx(3.5));
    CHECK(summary->deviation == Approx(2.2912878));
    CHECK(summary->zeros == 1);
    CHECK(summary->histogram.front() == 1);
    CHECK(summary->histogram.back() == 1);
    CHECK(std::accumulate(summary->histogram.begin(), summary->histogram.end(), std::int64_t{0}) == 8);
}

TEST_CASE("what is not finite is counted apart", "[compute]")
{
    const float infinity = std::numeric_limits<float>::infinity();
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const auto summary =
        summarise(Elements(DenseTensor::of<float>(DType::Float, {4}, {nan, infinity, -infinity, 2})));
    REQUIRE(summary);
    CHECK(summary->nans == 1);
    CHECK(summary->infinities == 2);
    CHECK(summary->least == 2);
    CHECK(summary->greatest == 2);
    CHECK(summary->deviation == 0);
}

TEST_CASE("an empty tensor has a summary without elements", "[compute]")
{
    const auto summary = summarise(Elements(DenseTensor::of<float>(DType::Float, {0}, {})));
    REQUIRE(summary);
    CHECK(summary->count == 0);
}
