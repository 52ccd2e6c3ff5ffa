// SPDX-License-Identifier: Apache-2.0
// Sequences, optionals, strings and bodies in a run, and what ends one early.
#include "model/compute/evaluate.h"
#include "model/compute/tensor_memory.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;

namespace {

DenseTensor ints(std::vector<std::int64_t> shape, const std::vector<std::int64_t> &elements)
{
    return DenseTensor::of<std::int64_t>(DType::Int64, std::move(shape), elements);
}

DenseTensor texts(std::vector<std::int64_t> shape, std::vector<std::string> elements)
{
    DenseTensor out(TensorSpec{DType::String, std::move(shape)});
    out.setStrings(std::move(elements));
    return out;
}

Result<NamedValues> run(const std::string &graph, const NamedValues &inputs)
{
    return evaluateAny(
        test::modelFromText(R"(<ir_version: 10, opset_import: ["" : 20, "ai.onnx.ml" : 4]> )" + graph),
        inputs);
}

std::string reasonOf(const std::string &graph, const NamedValues &inputs)
{
    const auto made = run(graph, inputs);
    return made ? "none" : made.error().reason;
}

} // namespace

TEST_CASE("a loop carries a sequence and grows it", "[compute]")
{
    const auto made = run(R"(g (int64 n) => (int64[] y) {
        s = SequenceEmpty<dtype = 7>()
        grown = Loop(n, , s) <body = b (int64 i, bool c, seq(int64) t) => (bool d, seq(int64) u) {
            d = Identity(c)
            u = SequenceInsert(t, i)
        }>
        y = ConcatFromSequence<axis = 0, new_axis = 1>(grown)
    })",
                          {{"n", ints({}, {4})}});
    REQUIRE(made);
    CHECK(made->at("y").tensor()->integers() == std::vector<std::int64_t>{0, 1, 2, 3});
}

TEST_CASE("strings are moved by the kernels of numbers", "[compute]")
{
    const auto made = run(R"(g (string[2,2] x) => (string[] y, bool[] e, string[] u, int64[] k) {
        one = Constant<value = int64[1] {1}>()
        y = Gather<axis = 1>(x, one)
        t = Transpose(x)
        e = Equal(x, t)
        u, k = Split<axis = 0, num_outputs = 2>(x)
    })",
                          {{"x", texts({2, 2}, {"b", "a", "ä", "b"})}});
    REQUIRE(made);
    CHECK(made->at("y").tensor()->strings() == std::vector<std::string>{"a", "b"});
    CHECK(made->at("e").tensor()->integers() == std::vector<std::int64_t>{1, 0, 0, 1});
    CHECK(made->at("u").tensor()->strings() == std::vector<std::string>{"b", "a"});
}

TEST_CASE("maps are made of rows and read again", "[compute]")
{
    const auto made = run(R"(g (float[2,3] x) => (float[1,2] y, float[1,4] z) {
        maps = ai.onnx.ml.ZipMap<classlabels_int64s = [3, 0, 2]>(x)
        zero = Constant<value_int = 0>()
        first = SequenceAt(maps, zero)
        y = ai.onnx.ml.DictVectorizer<int64_vocabulary = [2, 7]>(first)
        z = ai.onnx.ml.CastMap<map_form = "SPARSE", max_map = 4>(first)
    })",
                          {{"x", DenseTensor::of<float>(DType::Float, {2, 3}, {1, 2, 3, 4, 5, 6})}});
    REQUIRE(made);
    CHECK(made->at("y").tensor()->numbers() == std::vector<double>{3, 0});
    CHECK(made->at("z").tensor()->numbers() == std::vector<double>{2, 0, 3, 1});
    CHECK(reasonOf(R"(g (float[2,3] x) => (seq(map(int64, float)) y) {
        y = ai.onnx.ml.ZipMap<classlabels_int64s = [1, 2]>(x)
    })",
                   {{"x", DenseTensor::of<float>(DType::Float, {2, 3}, {1, 2, 3, 4, 5, 6})}})
          == "wrong_shapes");
}

TEST_CASE("strings become numbers and numbers strings", "[compute]")
{
    const auto made = run(R"(g (string[3] x) => (float[3] y, string[3] z) {
        y = Cast<to = 1>(x)
        z = Cast<to = 8>(y)
    })",
                          {{"x", texts({3}, {"3.5", "-1e-3", "INF"})}});
    REQUIRE(made);
    CHECK(made->at("z").tensor()->strings() == std::vector<std::string>{"3.5", "-0.001", "INF"});
    CHECK(reasonOf("g (string[1] x) => (float[1] y) { y = Cast<to = 1>(x) }", {{"x", texts({1}, {"three"})}})
          == "wrong_shapes");
}

TEST_CASE("an operator without a kernel runs as the function that ONNX gives for it", "[compute]")
{
    const auto made = run("g (float[3] x) => (float[3] y) { y = Shrink<lambd = 1.5, bias = 0.5>(x) }",
                          {{"x", DenseTensor::of<float>(DType::Float, {3}, {-2, 1, 2})}});
    REQUIRE(made);
    CHECK(made->at("y").tensor()->numbers() == std::vector<double>{-1.5, 0, 1.5});
}

TEST_CASE("chance with a seed is the same each time, and as wide as it says", "[compute]")
{
    const std::string graph =
        "g () => (float[1000] y, float[1000] z) { y = RandomNormal<shape = [1000], seed = 3.0, mean = 5.0, "
        "scale = 2.0>() z = RandomUniform<shape = [1000], low = -1.0>() }";
    const auto first = run(graph, {});
    const auto second = run(graph, {});
    REQUIRE((first && second));
    const auto normal = first->at("y").tensor()->numbers();
    CHECK(normal == second->at("y").tensor()->numbers());
    double sum = 0;
    double squares = 0;
    for (const double number : normal) {
        sum += number;
        squares += (number - 5) * (number - 5);
    }
    CHECK(std::abs(sum / 1000 - 5) < 0.25);
    CHECK(std::abs(std::sqrt(squares / 1000) - 2) < 0.2);
    for (const double number : first->at("z").tensor()->numbers())
        REQUIRE((number >= -1 && number < 1));
}

TEST_CASE("what cannot go on ends with an error", "[compute]")
{
    // A loop that nothing ends.
    CHECK(reasonOf(R"(g (bool c) => (int64 y) {
        zero = Constant<value_int = 0>()
        y = Loop(, c, zero) <body = b (int64 i, bool d, int64 t) => (bool e, int64 u) {
            e = Identity(d)
            u = Identity(i)
        }>
    })",
                   {{"c", DenseTensor::of<std::uint8_t>(DType::Bool, {}, {1})}})
          == "loop_without_end");
    CHECK(reasonOf(R"(g (seq(float) s) => (float[] y) {
        at = Constant<value_int = 7>()
        y = SequenceAt(s, at)
    })",
                   {{"s", HostValue::of(HostValue::Sequence{})}})
          == "wrong_shapes");
    CHECK(reasonOf("g (seq(float) s) => (float[] y) { y = Relu(s) }",
                   {{"s", HostValue::of(HostValue::Sequence{})}})
          == "wrong_shapes");
    CHECK(reasonOf(
              R"(g (int64[2] n) => (float[] y) { y = RandomNormal<shape = [1000000, 1000000, 1000000]>() })",
              {{"n", ints({2}, {1, 1})}})
          == "out_of_memory");
    CHECK(reasonOf(R"(g (int64[3] n) => (float[] y) { y = ConstantOfShape(n) })",
                   {{"n", ints({3}, {1'000'000'000, 1'000'000'000, 1'000'000'000'000})}})
          == "out_of_memory");
}

TEST_CASE("tensors beyond the memory limit are refused", "[compute]")
{
    const std::string graph = "g (int64[1] n) => (float[] y) { y = ConstantOfShape(n) }";
    const std::size_t before = tensorMemoryLimit();
    limitTensorMemory(tensorMemoryInUse() + 1'000'000);
    CHECK(reasonOf(graph, {{"n", ints({1}, {200'000})}}) == "none");
    CHECK(reasonOf(graph, {{"n", ints({1}, {300'000})}}) == "out_of_memory");
    limitTensorMemory(before);
    CHECK(reasonOf(graph, {{"n", ints({1}, {300'000})}}) == "none");
}

TEST_CASE("a node that lacks an operand is refused", "[compute]")
{
    const NamedValues one{{"x", DenseTensor::of<float>(DType::Float, {2}, {1, 2})}};
    CHECK(reasonOf("g (float[2] x) => (float[2] y) { y = Add(x) }", one) == "wrong_shapes");
    CHECK(reasonOf("g (float[2] x) => (float[2] y) { y = Add(x, ) }", one) == "wrong_shapes");
    CHECK(reasonOf("g (float[2] x) => (float[2] y) { y = Concat<axis = 0>() }", one) == "wrong_shapes");
    CHECK(reasonOf("g (float[2] x) => (float[2] y) { y = Relu(x, x) }", one) == "wrong_shapes");
    CHECK(reasonOf("g (float[2] x) => (float[2] y) { y = Clip(x, , ) }", one) == "none");
}
