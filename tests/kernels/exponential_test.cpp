// SPDX-License-Identifier: Apache-2.0
// How far the kernels' own exponentials are from the double ones of the C++ library.
#include "model/compute/kernels/exponential.h"

#include "tests/support/catch.h"

#include <cmath>
#include <limits>

using namespace espalier;

namespace {

/// The largest distance over a range, in units in the last place of float.
template <class Float, class Double> double worst(Float ours, Double theirs, double from, double to)
{
    constexpr int steps = 200'000;
    double most = 0;
    for (int i = 0; i <= steps; ++i) {
        const auto x = static_cast<float>(from + (to - from) * i / steps);
        const double wanted = theirs(static_cast<double>(x));
        const auto nearest = static_cast<float>(wanted);
        const double unit =
            static_cast<double>(std::nextafter(std::abs(nearest), std::numeric_limits<float>::infinity()))
            - static_cast<double>(std::abs(nearest));
        most = std::max(most, std::abs(static_cast<double>(ours(x)) - wanted) / unit);
    }
    return most;
}

constexpr float infinite = std::numeric_limits<float>::infinity();
constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

} // namespace

TEST_CASE("exponentials of float are within some units in the last place", "[kernels][exponential]")
{
    CHECK(worst([](float x) { return kernels::exponential(x); }, [](double x) { return std::exp(x); }, -103,
                88.7)
          < 2);
    CHECK(worst([](float x) { return kernels::exponentialLessOne(x); },
                [](double x) { return std::expm1(x); }, -20, 20)
          < 3);
    CHECK(worst([](float x) { return kernels::exponentialLessOne(x); },
                [](double x) { return std::expm1(x); }, -1e-3, 1e-3)
          < 2);
    CHECK(worst([](float x) { return kernels::hyperbolicTangent(x); }, [](double x) { return std::tanh(x); },
                -10, 10)
          < 3);
    CHECK(worst([](float x) { return kernels::logistic(x); }, [](double x) { return 1 / (1 + std::exp(-x)); },
                -80, 80)
          < 4);
}

TEST_CASE("exponentials of float end where those of the library do", "[kernels][exponential]")
{
    CHECK(kernels::exponential(infinite) == infinite);
    CHECK(kernels::exponential(88.73F) == infinite);
    CHECK(kernels::exponential(-infinite) == 0.0F);
    CHECK(kernels::exponential(0.0F) == 1.0F);
    CHECK(kernels::exponential(-100.0F) == std::exp(-100.0F)); // a denormal number
    CHECK(kernels::exponentialLessOne(-infinite) == -1.0F);
    CHECK(kernels::hyperbolicTangent(infinite) == 1.0F);
    CHECK(kernels::hyperbolicTangent(-infinite) == -1.0F);
    CHECK(std::signbit(kernels::hyperbolicTangent(-0.0F)));
    CHECK(std::signbit(kernels::exponentialLessOne(-0.0F)));
    CHECK(kernels::logistic(-infinite) == 0.0F);
    CHECK(kernels::logistic(infinite) == 1.0F);
    CHECK(std::isnan(kernels::exponential(notANumber)));
    CHECK(std::isnan(kernels::exponentialLessOne(notANumber)));
    CHECK(std::isnan(kernels::hyperbolicTangent(notANumber)));
    CHECK(std::isnan(kernels::logistic(notANumber)));
}
