// SPDX-License-Identifier: Apache-2.0
// Operands that do not fit an operator are an error, whatever a broken model says of them.
#include "model/compute/evaluate.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <string>

using namespace espalier;

namespace {

/// Zeros of the types that the graph's inputs are declared with.
NamedTensors zerosFor(const Model &model)
{
    NamedTensors out;
    for (const GraphPort &port : model.mainGraph().inputs) {
        const ValueType type = declaredType(model, port.value);
        std::vector<std::int64_t> shape;
        for (const Dim &dim : *type.shape)
            shape.push_back(dim.length());
        out.emplace(model.value(port.value).name, DenseTensor(TensorSpec{type.dtype, shape}));
    }
    return out;
}

} // namespace

TEST_CASE("operands that do not fit are refused", "[kernels]")
{
    const std::string node = GENERATE(
        "float[2,3] a, bool[2,2] b) => (float[] y) { y = Compress <axis = 0> (a, b) }",
        "float[2,3] a, bool[2] b) => (float[] y) { y = Compress <axis = 2> (a, b) }",
        "float[2,3] a) => (float[] y) { y = Compress <axis = 0> (a) }",
        "float[2,3] a) => (float[] y) { y = Unique <axis = -3> (a) }",
        "float[1,1,3,3] a) => (float[] y) { y = GridSample (a) }",
        "float[1,1,3,3] a, float[1,2,2,3] b) => (float[] y) { y = GridSample (a, b) }",
        "float[1,1,0,3] a, float[1,2,2,2] b) => (float[] y) { y = GridSample (a, b) }",
        "float[1,1,3,3] a, float[1,2,2,2] b) => (float[] y) { y = GridSample <mode = \"sharp\"> (a, b) }",
        "float[1,1,4,4] a, float[2,4] b, int64[1] c) => (float[] y) { y = RoiAlign (a, b, c) }",
        "float[0,1,4,4] a, float[1,4] b, int64[1] c) => (float[] y) { y = RoiAlign (a, b, c) }",
        "float[1,1,4,4] a, float[1,4] b) => (float[] y) { y = MaxRoiPool <pooled_shape = [1, 1]> (a, b) }",
        "float[4,2] a, int64[3] b) => (float[] y) { y = ReverseSequence (a, b) }",
        "float[4,2] a, int64[2] b) => (float[] y) { y = ReverseSequence <time_axis = 1> (a, b) }",
        "float[2,3] a) => (float[] y) { y = Det (a) }", "float[2] a) => (float[] y) { y = EyeLike (a) }",
        "float[1,4,4] a, int64[2] b, int64[2] c) => (float[] y) { y = Col2Im (a, b, c) }",
        "float[1,1,2,2] a, int64[1,1,2,2] b) => (float[] y) { y = MaxUnpool <kernel_shape = [2]> (a, b) }",
        "float[1,1,2,2] a, int64[1,1,2,1] b) => (float[] y) { y = MaxUnpool <kernel_shape = [2, 2]> (a, b) }",
        "float[1,1,3,3] a, float[1,1,2,2] b, float[1,6,2,2] c) => (float[] y) { y = DeformConv (a, b, c) }",
        "float[1,3,5] a, float[1,1,3] b) => (float[] y) { y = NonMaxSuppression (a, b) }",
        "float[1,3,4] a, float[1,1,2] b) => (float[] y) { y = NonMaxSuppression (a, b) }",
        "float[1,3,4] a, float[1,1,3] b, int64[0] c) => (float[] y) { y = NonMaxSuppression (a, b, c) }",
        "uint8[2] a, uint8[2] b) => (uint8[] y) { y = BitShift <direction = \"UP\"> (a, b) }",
        "uint8[2] a, uint8[3] b) => (uint8[] y) { y = BitShift <direction = \"LEFT\"> (a, b) }",
        "float[2] a, float[2] b, bool c) => (float[] y) { y = Conv (a) }");
    INFO(node);
    const Model model = test::modelFromText("<ir_version: 10, opset_import: [\"\" : 22]> g (" + node);
    const auto made = evaluate(model, zerosFor(model));
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::NotVerifiable);
}

TEST_CASE("packed elements fill whole bytes", "[kernels]")
{
    const Model model =
        test::modelFromText("<ir_version: 10, opset_import: [\"\" : 25]> "
                            "g (int4[3] a, int4[2] b) => (int4[] y) { y = Concat <axis = 0> (a, b) }");
    NamedTensors inputs = zerosFor(model);
    DenseTensor a(TensorSpec{DType::Int4, {3}});
    a.writable<std::uint8_t>()[0] = 0x21;
    a.writable<std::uint8_t>()[1] = 0x0F;
    DenseTensor b(TensorSpec{DType::Int4, {2}});
    b.writable<std::uint8_t>()[0] = 0x43;
    inputs.insert_or_assign("a", a);
    inputs.insert_or_assign("b", b);
    const auto made = evaluate(model, inputs);
    REQUIRE(made);
    const auto bytes = made->at("y").bytes();
    REQUIRE(bytes.size() == 3);
    CHECK(bytes[0] == std::byte{0x21});
    CHECK(bytes[1] == std::byte{0x3F});
    CHECK(bytes[2] == std::byte{0x04});
}
