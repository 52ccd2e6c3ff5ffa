// SPDX-License-Identifier: Apache-2.0
// What is said of two tensors, and of two models tensor by tensor.
#include "model/compute/compare_every_tensor.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <cmath>
#include <limits>

using namespace espalier;

namespace {

DenseTensor floats(const std::vector<float> &elements)
{
    return DenseTensor::of<float>(DType::Float, {static_cast<std::int64_t>(elements.size())}, elements);
}

Result<EveryTensor> compared(const Model &before, const Model &after, const DenseTensor &x)
{
    const auto run = [&](const Model &model) {
        return RecordedRun::make(model, {{"x", x}}, RecordedRun::everything);
    };
    const auto first = run(before);
    const auto second = run(after);
    if (!first || !second)
        return fail(first ? second.error() : first.error());
    return compareEveryTensor(*first, *second);
}

constexpr float infinite = std::numeric_limits<float>::infinity();
constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

} // namespace

TEST_CASE("a difference has the greatest and the mean distance, and where the greatest is", "[compute]")
{
    const auto found = differenceOf(floats({1, 2, 4.5F, 0.25F}), floats({1, 2, 4, 0}));
    REQUIRE(found);
    CHECK(found->count == 4);
    CHECK(found->maxAbsolute == 0.5);
    CHECK(found->meanAbsolute == 0.1875);
    CHECK(found->maxRelative == 0.125);
    CHECK(found->meanRelative == Approx(0.125 / 3)); // nothing is relative to 0
    CHECK(found->worst == 2);
    CHECK(found->range == std::pair(0.25, 4.5));
    CHECK(found->referenceRange == std::pair(0.0, 4.0));
}

TEST_CASE("a difference counts steps from float to float, also across 0", "[compute]")
{
    const float next = std::nextafter(1.0F, 2.0F);
    CHECK(differenceOf(floats({next}), floats({1}))->maxUlp == 1);
    const float least = std::numeric_limits<float>::denorm_min();
    CHECK(differenceOf(floats({least}), floats({-least}))->maxUlp == 2);
    const auto whole = [](std::int64_t number) {
        return DenseTensor::of<std::int64_t>(DType::Int64, {1}, {number});
    };
    CHECK_FALSE(differenceOf(whole(1), whole(2))->maxUlp);
}

TEST_CASE("a difference has a cosine and a PSNR, where there are such", "[compute]")
{
    const auto found = differenceOf(floats({0, 1, 1}), floats({0, 1, 0}));
    CHECK(*found->cosine == Approx(1 / std::sqrt(2.0)));
    CHECK(*found->psnr == Approx(10 * std::log10(3.0)));
    const auto equal = differenceOf(floats({0, 0}), floats({0, 0}));
    CHECK_FALSE(equal->cosine);
    CHECK_FALSE(equal->psnr);
}

TEST_CASE("a difference's histogram goes by powers of ten", "[compute]")
{
    const auto found = differenceOf(floats({1, 1.5F, 30, 1e-10F}), floats({1, 1, 1, 0}));
    CHECK(found->histogram[0] == 1); // equal
    CHECK(found->histogram[1] == 1); // below 1e-9
    CHECK(found->histogram[10] == 1); // 0.1 to 1
    CHECK(found->histogram[12] == 1); // 10 and more
}

TEST_CASE("a difference leaves out what is not finite, and counts where only one is", "[compute]")
{
    const auto found =
        differenceOf(floats({notANumber, infinite, infinite, 3}), floats({notANumber, infinite, 1, 2}));
    CHECK(found->unlike == 1);
    CHECK(found->nonFinite == 3);
    CHECK(found->maxAbsolute == 1);
}

TEST_CASE("elements narrower than a byte are compared as numbers", "[compute]")
{
    const auto tensor = [](std::uint8_t pair) {
        return DenseTensor::of<std::uint8_t>(DType::Int4, {2}, {pair});
    };
    const auto found = differenceOf(tensor(0x7F), tensor(0x71)); // 7 and −1, 7 and 1
    REQUIRE(found);
    CHECK(found->maxAbsolute == 2);
    CHECK(found->histogram[0] == 1);
}

TEST_CASE("tensors of other shapes have no difference", "[compute]")
{
    CHECK_FALSE(differenceOf(floats({1}), floats({1, 2})));
}

TEST_CASE("the differences of two runs go together", "[compute]")
{
    const auto both = together(*differenceOf(floats({1.5F}), floats({1})),
                               *differenceOf(floats({1, 1, 3}), floats({1, 1, 2})));
    CHECK(both.count == 4);
    CHECK(both.maxAbsolute == 1);
    CHECK(both.meanAbsolute == 0.375);
    CHECK(both.histogram[0] == 2);
}

TEST_CASE("two models are compared by the tensors that they both have, up to the first that drifts",
          "[compute]")
{
    const Model before = test::modelFromText(R"(g (float[2] x) => (float[2] y) {
        a = Neg (x)
        b = Exp (a)
        only = Identity (b)
        y = Log (only)
    })");
    const Model after = test::modelFromText(R"(g (float[2] x) => (float[2] y) {
        a = Neg (x)
        wrong = Sqrt (x)
        b = Exp (wrong)
        y = Log (b)
    })");
    const auto every = compared(before, after, floats({4, 9}));
    REQUIRE(every);
    std::vector<std::string> names;
    for (const ComparedTensor &each : every->tensors)
        names.push_back(each.name);
    CHECK(names == std::vector<std::string>{"a", "b", "y"});
    REQUIRE(every->firstDrift() != nullptr);
    CHECK(every->firstDrift()->name == "b");
    CHECK(every->firstDrift()->opType == "Exp");
    CHECK(every->firstNonFinite() == nullptr);
}

TEST_CASE("the first tensor that is not finite is told", "[compute]")
{
    const Model model = test::modelFromText(R"(g (float[1] x) => (float[1] y) {
        a = Log (x)
        y = Exp (a)
    })");
    const auto every = compared(model, model, floats({0}));
    REQUIRE(every);
    REQUIRE(every->firstNonFinite() != nullptr);
    CHECK(every->firstNonFinite()->name == "a");
    CHECK(every->firstDrift() == nullptr);
}
