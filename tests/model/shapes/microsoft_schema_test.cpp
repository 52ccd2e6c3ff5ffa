// SPDX-License-Identifier: Apache-2.0
// ONNX Runtime's operators: each has a meaning, its types follow, and a malformed call is refused by name.
#include "model/compute/evaluate.h"
#include "model/compute/kernel.h"
#include "model/shapes/infer_types.h"
#include "model/shapes/microsoft_body.h"
#include "model/shapes/microsoft_schema.h"
#include "model/shapes/operator_schema.h"
#include "model/shapes/schema_function.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <onnx/checker.h>

using namespace espalier;

namespace {

const std::string header = "<ir_version: 10, opset_import: [\"\" : 21, \"com.microsoft\" : 1]> g (";

std::string typeOf(const Model &model, std::string_view value)
{
    return inferTypes(model).types.of(test::valueNamed(model, value)).text();
}

} // namespace

TEST_CASE("every operator of ONNX Runtime has a body or a kernel", "[shapes]")
{
    REQUIRE(microsoftSchemas().size() > 10);
    for (const onnx::OpSchema &schema : microsoftSchemas()) {
        INFO(schema.domain() << "::" << schema.Name());
        CHECK((schema.HasContextDependentFunction()
               || findKernel(schema.domain(), schema.Name(), 1) != nullptr));
        CHECK(microsoftSchema(schema.domain(), schema.Name()) == &schema);
        CHECK(OperatorSchema::newest(schema.domain(), schema.Name()));
    }
}

TEST_CASE("types of ONNX Runtime's operators follow from their bodies", "[shapes]")
{
    const Model model =
        test::modelFromText(header + R"(float[N,3,8,8] x, float[4,3,3,3] w, float[8] gamma) => (z) {
        y = com.microsoft.FusedConv <activation = "Relu", pads = [1, 1, 1, 1], strides = [2, 1]> (x, w)
        z, m, v, s = com.microsoft.SkipLayerNormalization (y, y, gamma)
        t = com.microsoft.FusedMatMul <transB = 1> (s, s)
        u = com.microsoft.QuickGelu (t)
        e = com.microsoft.NoSuchThing (u)
    })");
    CHECK(typeOf(model, "y") == "float[N,4,4,8]");
    CHECK(typeOf(model, "z") == "float[N,4,4,8]");
    CHECK(typeOf(model, "m") == "float[N,4,4,1]");
    CHECK(typeOf(model, "u") == "float[N,4,4,4]");
    CHECK(inferTypes(model).findings.empty());
}

TEST_CASE("types of attention follow with symbolic lengths", "[shapes]")
{
    const Model model =
        test::modelFromText(header + R"(float[B,S,6] x, float[6,24] w, float[24] b, float[9,4] c,
        int64[1] at, float[N,K] a, uint8[5,3,8] packed, float[15] scales) => (z) {
        y, p = com.microsoft.Attention <num_heads = 2> (x, w, b)
        r = com.microsoft.RotaryEmbedding (y, at, c, c)
        z = com.microsoft.MultiHeadAttention <num_heads = 2> (r, y, y)
        m = com.microsoft.MatMulNBits <K = 40, N = 5, block_size = 16> (a, packed, scales)
    })");
    CHECK(typeOf(model, "y") == "float[B,S,8]");
    CHECK(typeOf(model, "r") == "float[B,S,8]");
    CHECK(typeOf(model, "z") == "float[B,S,8]");
    CHECK(typeOf(model, "m") == "float[N,5]");
    CHECK(inferTypes(model).findings.empty());
}

TEST_CASE("malformed calls of ONNX Runtime's operators are refused by name", "[shapes]")
{
    const std::string node = GENERATE(
        "float[1,3,8,8] a, float[4,3,3,3] b) => (float[] y) { y = com.microsoft.FusedConv <activation = "
        "\"Nix\">",
        "float[1,3,8,8] a, float[4,3,3,3] b) => (float[] y) { y = com.microsoft.FusedConv <activation = "
        "\"Clip\">",
        "float[1,3,8,8] a, float[4,2,3,3] b) => (float[] y) { y = com.microsoft.FusedConv",
        "float[2,3] a, float[2,3] b) => (float[] y) { y = com.microsoft.FusedMatMul",
        "float a, float[2] b) => (float[] y) { y = com.microsoft.FusedMatMul <transA = 1>",
        "float[2,3] a, float[3,2] b) => (float[] y) { y = com.microsoft.FusedMatMul <transBatchA = 1>",
        "float[2,3] a, float[3,2] b) => (float[] y) { y = com.microsoft.FusedMatMul <alpha = 1>",
        "float[2,3] a, float[4] b) => (float[] y) { y = com.microsoft.BiasGelu",
        "float[1,3,6] a, float[6,24] b) => (float[] y) { y = com.microsoft.Attention <num_heads = 0>",
        "float[1,3,6] a, float[6,24] b) => (float[] y) { y = com.microsoft.Attention <num_heads = 5>",
        "float[1,3,6] a, float[6,24] b) => (float[] y) { y = com.microsoft.Attention <num_heads = 2, "
        "qkv_hidden_sizes = [8, 8]>",
        "float[1,3,6] a, float[6,24] b) => (float[] y) { y = com.microsoft.Attention <num_heads = 2, "
        "qkv_hidden_sizes = [9223372036854775806, 9223372036854775806, 28]>",
        "float[1,3,0] a, float[0,0] b) => (float[] y) { y = com.microsoft.Attention <num_heads = 2>",
        "float[6] a, float[6,24] b) => (float[] y) { y = com.microsoft.Attention <num_heads = 2>",
        "uint8[2] a, uint8[2] b) => (uint8[] y) { y = com.microsoft.QLinearAdd",
        "float[2] a, uint8[2] b) => (float[] y) { y = com.microsoft.MatMulNBits <K = 2, N = 2, block_size = "
        "0>",
        "float[2,3] a, float[3] b) => (float[] y) { y = com.microsoft.SkipLayerNormalization",
        "float[2,3] a, float[3] b) => (float[] y) { y = SimplifiedLayerNormalization <axis = 2>");
    INFO(node);
    const Model model = test::modelFromText(header + node + " (a, b) }");
    NamedTensors inputs;
    for (const GraphPort &port : model.mainGraph().inputs) {
        const ValueType type = declaredType(model, port.value);
        std::vector<std::int64_t> shape;
        for (const Dim &dim : *type.shape)
            shape.push_back(dim.length());
        inputs.emplace(model.value(port.value).name, DenseTensor(TensorSpec{type.dtype, shape}));
    }
    (void)inferTypes(model);
    const auto made = evaluate(model, inputs);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::NotVerifiable);
    const std::string op = model.node(NodeId{Model::mainGraphId(), 0}).opType;
    CHECK((made.error().node.find(op) != std::string::npos
           || made.error().node.find('y') != std::string::npos));
}
