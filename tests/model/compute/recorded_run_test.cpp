// SPDX-License-Identifier: Apache-2.0
// What a recorded run keeps, computes again, and draws for inputs that nobody gave.
#include "model/compute/recorded_run.h"

#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;
using test::valueNamed;

namespace {

DenseTensor floats(const std::vector<float> &elements)
{
    return DenseTensor::of<float>(DType::Float, {static_cast<std::int64_t>(elements.size())}, elements);
}

float firstOf(const Result<DenseTensor> &tensor)
{
    REQUIRE(tensor);
    return *tensor->as<float>();
}

Model chain()
{
    return test::modelFromText(R"(g (float[2] x) => (float[2] y) {
        a = Neg (x)
        b = Exp (a)
        y = Log (b)
    })");
}

} // namespace

TEST_CASE("a run keeps what its nodes made", "[compute]")
{
    const auto run = RecordedRun::make(chain(), {{"x", floats({0, 1})}});
    REQUIRE(run);
    REQUIRE(run->kept(valueNamed(run->model(), "b")) != nullptr);
    CHECK(firstOf(run->tensor(valueNamed(run->model(), "b"))) == 1);
    CHECK(firstOf(run->tensor(valueNamed(run->model(), "x"))) == 0);
}

TEST_CASE("what a run had no room for is computed again", "[compute]")
{
    const auto run = RecordedRun::make(chain(), {{"x", floats({0, 1})}}, 8);
    REQUIRE(run);
    CHECK(run->kept(valueNamed(run->model(), "a")) != nullptr);
    CHECK(run->kept(valueNamed(run->model(), "b")) == nullptr);
    CHECK(run->kept(valueNamed(run->model(), "y")) != nullptr); // outputs always
    CHECK(firstOf(run->tensor(valueNamed(run->model(), "b"))) == 1);
}

TEST_CASE("inputs that no source gives are drawn, the same ones for the same seed", "[compute]")
{
    const Model model = chain();
    const auto first = inputsFor(model, {{}, 1});
    const auto again = inputsFor(model, {{}, 1});
    const auto other = inputsFor(model, {{}, 2});
    REQUIRE(first);
    CHECK(firstOf(first->at("x")) == firstOf(again->at("x")));
    CHECK(firstOf(first->at("x")) != firstOf(other->at("x")));
}

TEST_CASE("a dynamic model is run in the shapes of its inputs", "[compute]")
{
    const Model model = test::modelFromText("g (float[N] x) => (float[N] y) { y = Neg (x) }");
    const auto run = RecordedRun::make(model, {{"x", floats({1, 2, 3})}});
    REQUIRE(run);
    CHECK(run->kept(valueNamed(run->model(), "y"))->shape() == std::vector<std::int64_t>{3});
}

TEST_CASE("a run tells the node that makes the first infinity of its outputs", "[compute]")
{
    const auto run = RecordedRun::make(test::modelFromText(R"(g (float[1] x) => (float[1] y) {
        a = Log (x)
        y = Neg (a)
    })"),
                                       {{"x", floats({0})}});
    REQUIRE(run);
    REQUIRE(run->nonFinite());
    CHECK(run->nonFinite()->op == "Log");
}

TEST_CASE("a value that each round of a body makes anew is refused by what it is", "[compute]")
{
    const auto run =
        RecordedRun::make(test::modelFromText(R"(g (float[1] x, int64 n) => (float[1] y) {
        y = Loop (n, , x) <body = b (int64 i, bool on, float[1] p) => (bool off, float[1] q) {
            off = Identity (on)
            q = Neg (p)
        }>
    })"),
                          {{"x", floats({1})}, {"n", DenseTensor::of<std::int64_t>(DType::Int64, {}, {2})}});
    REQUIRE(run);
    CHECK(firstOf(run->tensor(valueNamed(run->model(), "y"))) == 1);
    const ValueId inner = run->model().findGraph(GraphId(1))->outputs.back().value;
    const auto tensor = run->tensor(inner);
    REQUIRE_FALSE(tensor);
    CHECK(tensor.error().reason == "value_in_body");
}
