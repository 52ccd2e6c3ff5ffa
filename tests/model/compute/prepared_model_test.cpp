// SPDX-License-Identifier: Apache-2.0
// Models that run many times, and products on a library.
#include "model/compute/compare.h"
#include "model/compute/evaluate.h"
#include "model/compute/evaluator.h"
#include "model/compute/random_inputs.h"
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <cmath>

using namespace espalier;

namespace {

DenseTensor floats(std::vector<std::int64_t> shape, const std::vector<float> &values)
{
    return DenseTensor::of<float>(DType::Float, std::move(shape), values);
}

DenseTensor integers(const std::vector<std::int64_t> &values)
{
    return DenseTensor::of<std::int64_t>(DType::Int64, {static_cast<std::int64_t>(values.size())}, values);
}

} // namespace

TEST_CASE("a prepared model follows inputs whose shapes and directing values change", "[compute][prepared]")
{
    PreparedModel prepared(test::modelFromText(R"(g (float[n] x, int64[k] shape) => (float[r, c] y) {
        twice = Add (x, x)
        y = Reshape (twice, shape)
    })"));
    const auto run = [&](std::int64_t count, const std::vector<std::int64_t> &shape) {
        const auto out =
            prepared.run({{"x", floats({count}, std::vector<float>(static_cast<std::size_t>(count), 1.5F))},
                          {"shape", integers(shape)}});
        REQUIRE(out);
        return out->at("y");
    };
    CHECK(run(6, {2, 3}).shape() == std::vector<std::int64_t>{2, 3});
    CHECK(run(6, {3, 2}).shape() == std::vector<std::int64_t>{3, 2});
    const DenseTensor larger = run(8, {2, 4});
    CHECK(larger.shape() == std::vector<std::int64_t>{2, 4});
    CHECK(larger.as<float>()[7] == 3.0F);
}

TEST_CASE("what constants alone give is computed once", "[compute][prepared]")
{
    const Model model = test::modelFromText(R"(g (float[3] x, float[3] d) => (float[3] y, float[3] c)
        <float[3] d = {1, 2, 3}> {
        n = Constant <value_ints: ints = [3]> ()
        ones = ConstantOfShape <value = float[1] {1}> (n)
        c = Exp (ones)
        own = Neg (d)
        part = Add (x, c)
        y = Add (part, own)
    })");
    Evaluator evaluator(model, Evaluator::Plans::OfAll);
    std::vector<std::string> ran;
    evaluator.setWatch([&](const std::string &label, const Node &, const Evaluator::Inputs &,
                           const std::vector<HostValue> &) { ran.push_back(label); });
    std::vector<ValueId> wanted;
    for (const GraphPort &port : model.mainGraph().outputs)
        wanted.push_back(port.value);
    const auto run = [&](std::optional<std::vector<float>> own) {
        ran.clear();
        KnownValues known;
        known.put(model.mainGraph().inputs[0].value, floats({3}, {0, 0, 0}));
        if (own)
            known.put(model.mainGraph().inputs[1].value, floats({3}, *own));
        REQUIRE(evaluator.run(Model::mainGraphId(), known, wanted, {}));
        return known.find(wanted[0])->tensor()->as<float>()[2];
    };
    CHECK(run(std::nullopt) == Approx(std::exp(1.0F) - 3));
    CHECK(ran == std::vector<std::string>{"%ones", "%c", "%own", "%part", "%y"});
    CHECK(run(std::vector<float>{5, 5, 5}) == Approx(std::exp(1.0F) - 5));
    CHECK(ran == std::vector<std::string>{"%own", "%part", "%y"});
    CHECK(run(std::nullopt) == Approx(std::exp(1.0F) - 3));
}

TEST_CASE("a prepared model's outputs stay when it runs again", "[compute][prepared]")
{
    PreparedModel prepared(test::modelFromText("g (float[4] x) => (float[4] y) { y = Neg (x) }"));
    const auto first = prepared.run({{"x", floats({4}, {1, 2, 3, 4})}});
    REQUIRE(first);
    REQUIRE(prepared.run({{"x", floats({4}, {5, 6, 7, 8})}}).has_value());
    CHECK(first->at("y").as<float>()[0] == -1.0F);
}

TEST_CASE("a prepared model may be given what it has a default for, or not", "[compute][prepared]")
{
    PreparedModel prepared(test::modelFromText(
        "g (float[2] x, float[2] c) => (float[2] y) <float[2] c = {1, 1}> { y = Add (x, c) }"));
    const DenseTensor x = floats({2}, {1, 2});
    CHECK(prepared.run({{"x", x}})->at("y").as<float>()[0] == 2.0F);
    CHECK(prepared.run({{"x", x}, {"c", floats({2}, {5, 5})}})->at("y").as<float>()[0] == 6.0F);
    CHECK(prepared.run({{"x", x}})->at("y").as<float>()[0] == 2.0F);
}

TEST_CASE("a prepared model runs a body as often as it is asked to", "[compute][prepared]")
{
    PreparedModel prepared(test::modelFromText(R"(g (int64 trips, float[1] x) => (float[1] y) {
        keep = Constant <value: tensor = bool {1}> ()
        y = Loop <body = b (int64 i, bool go, float[1] v) => (bool again, float[1] w) {
            again = Identity (go)
            w = Add (v, x)
        }> (trips, keep, x)
    })"));
    for (const std::int64_t trips : {3, 0, 5}) {
        const auto out = prepared.run(
            {{"trips", DenseTensor::of<std::int64_t>(DType::Int64, {}, {trips})}, {"x", floats({1}, {2})}});
        REQUIRE(out);
        CHECK(out->at("y").as<float>()[0] == 2.0F * static_cast<float>(trips + 1));
    }
}

TEST_CASE("products on a library equal the kernels'", "[compute][prepared]")
{
    const auto *const one = GENERATE(
        // Windows: plain, strided with uneven pads, dilated, grouped, depthwise, of one element, over 1 and 3
        // axes.
        "g (float[1,8,20,20] x, float[12,8,3,3] w, float[12] b) => (float[1,12,20,20] y) "
        "{ y = Conv <pads = [1,1,1,1]> (x, w, b) }",
        "g (float[2,3,21,20] x, float[17,3,5,3] w) => (float[2,17,h,v] y) "
        "{ y = Conv <pads = [2,0,1,1], strides = [2,3]> (x, w) }",
        "g (float[1,4,24,24] x, float[4,4,3,3] w) => (float[1,4,h,v] y) { y = Conv <dilations = [2,3]> (x, "
        "w) }",
        "g (float[1,8,16,16] x, float[12,2,3,3] w, float[12] b) => (float[1,12,16,16] y) "
        "{ y = Conv <group = 4, pads = [1,1,1,1]> (x, w, b) }",
        "g (float[1,24,16,16] x, float[24,1,3,3] w, float[24] b) => (float[1,24,16,16] y) "
        "{ y = Conv <group = 24, pads = [1,1,1,1]> (x, w, b) }",
        "g (float[2,24,10,9] x, float[10,24,1,1] w, float[10] b) => (float[2,10,10,9] y) { y = Conv (x, w, "
        "b) }",
        "g (float[2,24,10,9] x, float[10,12,1,1] w) => (float[2,10,10,9] y) { y = Conv <group = 2> (x, w) }",
        "g (float[1,16,200] x, float[16,16,5] w, float[16] b) => (float[1,16,200] y) "
        "{ y = Conv <pads = [2,2]> (x, w, b) }",
        "g (float[1,3,8,9,10] x, float[4,3,3,3,3] w, float[4] b) => (float[1,4,8,9,10] y) "
        "{ y = Conv <pads = [1,1,1,1,1,1]> (x, w, b) }",
        "g (float[1,8,9,9] x, float[8,6,4,4] w, float[6] b) => (float[1,6,h,v] y) "
        "{ y = ConvTranspose <strides = [2,2], pads = [1,1,1,1]> (x, w, b) }",
        "g (float[1,8,9,9] x, float[8,3,3,3] w) => (float[1,6,h,v] y) "
        "{ y = ConvTranspose <group = 2, strides = [3,2], output_padding = [2,1]> (x, w) }",
        "g (float[1,8,40] x, float[8,6,4] w, float[6] b) => (float[1,6,h] y) { y = ConvTranspose <strides = "
        "[2]> (x, w, b) }",
        // Matrices: with batches that repeat, vectors, transposed ones with a row and a column added.
        "g (float[3,1,20,30] a, float[2,30,25] b) => (float[3,2,20,25] y) { y = MatMul (a, b) }",
        "g (float[200] a, float[200,110] b) => (float[110] y) { y = MatMul (a, b) }",
        "g (float[30,40] a, float[50,30] b, float[50] c) => (float[40,50] y) "
        "{ y = Gemm <transA = 1, transB = 1, alpha = 0.5, beta = 2.0> (a, b, c) }",
        "g (float[40,30] a, float[30,50] b, float[40,1] c) => (float[40,50] y) { y = Gemm (a, b, c) }",
        "g (float[40,30] a, float[30,50] b) => (float[40,50] y) { y = Gemm (a, b) }");
    const Model model = test::modelFromText(one);
    const auto inputs = randomInputs(model, inferTypes(model).types, 7);
    REQUIRE(inputs);
    std::vector<const DenseTensor *> operands;
    for (const GraphPort &port : model.mainGraph().inputs)
        operands.push_back(&inputs->at(model.value(port.value).name));
    const auto expected = evaluateNode(model, model.value(test::valueNamed(model, "y")).producer, operands);
    REQUIRE(expected);
    PreparedModel prepared(model);
    for (int run = 0; run < 2; ++run) {
        const auto actual = prepared.run(*inputs, TaskContext().withThreads(2));
        REQUIRE(actual);
        INFO(one);
        CHECK(tensorError(actual->at("y"), expected->front()) < 1e-5);
    }
}

TEST_CASE("a convolution on a library keeps the weights that stay and reads those that change",
          "[compute][prepared]")
{
    PreparedModel fixed(test::modelFromText(R"(g (float[1,4,20,20] x) => (float[1,4,20,20] y)
        <float[4] bias = {1, 2, 3, 4}> {
            shape = Constant <value_ints = [4, 4, 3, 3]> ()
            w = ConstantOfShape <value: tensor = float[1] {0.5}> (shape)
            y = Conv <pads = [1,1,1,1]> (x, w, bias)
        })"));
    PreparedModel given(test::modelFromText("g (float[1,4,20,20] x, float[4,4,3,3] w) => (float[1,4,20,20] "
                                            "y) { y = Conv <pads = [1,1,1,1]> (x, w) }"));
    const DenseTensor x = floats({1, 4, 20, 20}, std::vector<float>(1600, 1.0F));
    for (int run = 0; run < 2; ++run)
        CHECK(fixed.run({{"x", x}})->at("y").as<float>()[21] == Approx(0.5 * 36 + 1));
    for (const float weight : {0.5F, 2.0F}) {
        const DenseTensor w = floats({4, 4, 3, 3}, std::vector<float>(144, weight));
        CHECK(given.run({{"x", x}, {"w", w}})->at("y").as<float>()[21] == Approx(weight * 36));
    }
}
