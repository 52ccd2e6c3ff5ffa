// SPDX-License-Identifier: Apache-2.0
// Lengths that are known only when the generated code runs.
#include "exporters/cpp/lower_tail.h"
#include "exporters/cpp/pieces.h"
#include "model/targets/model_facts.h"
#include "tests/support/catch.h"
#include "tests/support/generated_code.h"
#include "tests/support/text_model.h"

using namespace espalier;

namespace {

const char *const nonZeroTail = R"(
agraph (float[8] score, float[8,4] box) => (float[n,4] chosen, int64[2] shape)
<float limit = {0.5}, int64[1] one = {1}, int64[1] zero = {0}, int64[1] three = {3}> {
  above = Greater(score, limit)
  places = NonZero(above)
  columns = Transpose <perm = [1, 0]> (places)
  index = Squeeze(columns, one)
  some = Gather <axis = 0> (box, index)
  chosen = Relu(some)
  first = Slice(chosen, zero, three, zero)
  shape = Shape(first)
})";

DenseTensor floats(std::vector<std::int64_t> shape, const std::vector<float> &values)
{
    return DenseTensor::of<float>(DType::Float, std::move(shape), values);
}

} // namespace

TEST_CASE("a tail with NonZero computes as many entries as there are", "[cpp][compiles]")
{
    const Model tail = test::modelFromText(nonZeroTail);
    std::vector<float> box(32);
    for (std::size_t i = 0; i < box.size(); ++i)
        box[i] = static_cast<float>(i) - 10;
    const std::vector<std::vector<float>> scores = {{0, 0, 0, 0, 0, 0, 0, 0},
                                                    {0, 0, 0, 1, 0, 0, 0, 0},
                                                    {0, 1, 0, 1, 1, 0, 1, 1},
                                                    {1, 1, 1, 1, 1, 1, 1, 1}};
    for (const auto &score : scores)
        test::checkTail(tail, {{"score", floats({8}, score)}, {"box", floats({8, 4}, box)}});
}

TEST_CASE("lengths have a field and a capacity, and exceeding it is code 1", "[cpp][compiles]")
{
    const cpp::TailCode code = test::codeOf(test::modelFromText(nonZeroTail), "net", 3);
    REQUIRE(code.program.lengths.size() == 1);
    CHECK(code.program.lengths[0].most == 3);
    CHECK(cpp::countField(code.outputs[0], 0) == "chosen_count");
    CHECK(code.outputs[0].shape == std::vector<std::int64_t>{3, 4});
    // A Slice of the first three is the whole for fewer: two formulas, joined where the code runs.
    const cpp::ProgramTensor &shape = code.program.tensors[code.outputs[1].tensor];
    CHECK(shape.runtimeDims.empty());
}

TEST_CASE("an input whose length is not fixed needs a capacity", "[cpp][compiles]")
{
    const Model tail = test::modelFromText(R"(
agraph (float[N,3] a, float[N,3] b) => (float[N,6] y) {
  sum = Add(a, b)
  soft = Softmax <axis = 1> (sum)
  y = Concat <axis = 1> (soft, b)
})");
    const auto refused = cpp::lowerTail(tail, ModelFacts::infer(tail).types(), 0);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reason == "input_not_fixed");
    for (const std::int64_t n : {1, 2, 5}) {
        std::vector<float> values(static_cast<std::size_t>(n) * 3);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(i) * 0.25F;
        test::checkTail(tail, {{"a", floats({n, 3}, values)}, {"b", floats({n, 3}, values)}}, 5);
    }
}

TEST_CASE("pieces are found by planning for each length", "[cpp]")
{
    const auto lengths = cpp::sampledLengths(20);
    CHECK(lengths.size() == 21);
    std::vector<std::optional<std::int64_t>> values;
    for (const std::int64_t n : lengths)
        values.push_back(std::min<std::int64_t>(n, 7) * 4);
    const auto pieces = cpp::piecesOf(lengths, values);
    REQUIRE(pieces);
    REQUIRE(pieces->size() == 2);
    CHECK(pieces->front().last == 7);
    CHECK(pieces->front().value == cpp::Linear{0, 4});
    CHECK(pieces->back().value == cpp::Linear{28, 0});
    values.clear();
    for (const std::int64_t n : lengths)
        values.push_back(n * n);
    const auto refused = cpp::piecesOf(cpp::sampledLengths(20), values);
    REQUIRE(refused); // pairs of points are lines: few enough here
    values.clear();
    const auto many = cpp::sampledLengths(100);
    for (const std::int64_t n : many)
        values.push_back(n * n);
    REQUIRE_FALSE(cpp::piecesOf(many, values));
}
