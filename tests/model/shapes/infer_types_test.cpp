// SPDX-License-Identifier: Apache-2.0
// Inference over single graphs: symbols, shape arithmetic, declared types, findings.
#include "model/graph/model_edit.h"
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <algorithm>

using namespace espalier;
using espalier::test::modelFromText;
using espalier::test::nodeOf;
using espalier::test::valueNamed;

namespace {

std::string typeText(const Model &model, const TypeReport &report, std::string_view value)
{
    return report.types.of(valueNamed(model, value)).text();
}

std::string typeText(const Model &model, std::string_view value)
{
    return typeText(model, inferTypes(model), value);
}

std::vector<std::string> codes(const TypeReport &report)
{
    std::vector<std::string> out;
    for (const Finding &finding : report.findings)
        out.push_back(finding.code);
    return out;
}

} // namespace

TEST_CASE("Types and shapes follow the nodes", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[1,3,32,32] x, float[8,3,3,3] w) => (float[1,16,15,15] y) {
            c = Conv <strides = [2, 2]> (x, w)
            r = Relu (c)
            y = Concat <axis = 1> (r, r)
        })");
    const TypeReport report = inferTypes(model);
    CHECK(typeText(model, report, "c") == "float[1,8,15,15]");
    CHECK(typeText(model, report, "y") == "float[1,16,15,15]");
    CHECK(report.findings.empty());
}

TEST_CASE("Symbolic dims are kept", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[N,3,H,W] x, float[8,3,1,1] w) => (y) {
            c = Conv (x, w)
            t = Transpose <perm = [0, 2, 3, 1]> (c)
            y = Relu (t)
        })");
    CHECK(typeText(model, "y") == "float[N,?,?,8]");
    CHECK(typeText(model, "c") == "float[N,8,?,?]");
}

TEST_CASE("A shape that the model computes is known", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[N,4,6] x) => (y) {
            s = Shape (x)
            zero = Constant <value = int64 {0}> ()
            n = Gather <axis = 0> (s, zero)
            front = Constant <value_ints = [0]> ()
            n1 = Unsqueeze (n, front)
            rest = Constant <value = int64[1] {24}> ()
            wanted = Concat <axis = 0> (n1, rest)
            y = Reshape (x, wanted)
        })");
    CHECK(typeText(model, "y") == "float[N,24]");
    const TypeReport report = inferTypes(model);
    const KnownElements *wanted = report.types.elementsOf(valueNamed(model, "wanted"));
    REQUIRE(wanted != nullptr);
    CHECK(wanted->values[0].dim() == Dim("N"));
    CHECK(wanted->values[1].integer() == 24);
}

TEST_CASE("Shape arithmetic in floating point gives the size of a Resize", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[1,3,7,9] x) => (y) {
            s = Shape (x)
            two = Constant <value_ints = [2]> ()
            four = Constant <value_ints = [4]> ()
            hw = Slice (s, two, four)
            f = Cast <to = 1> (hw)
            scale = Constant <value_float = 1.5> ()
            wide = Mul (f, scale)
            down = Floor (wide)
            size = Cast <to = 7> (down)
            zero = Constant <value_ints = [0]> ()
            nc = Slice (s, zero, two)
            sizes = Concat <axis = 0> (nc, size)
            y = Resize <mode = "nearest"> (x, , , sizes)
        })");
    CHECK(typeText(model, "y") == "float[1,3,10,13]");
}

TEST_CASE("What inference finds wins over what is declared, and is completed by it", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[2,3] x, float[2,3] z) => (float[2,4] y, float[5,3] n)
        <float[9] r, float[7,8] c>
        {
            r = Relu (x)
            y = Neg (r)
            c = my.domain.Custom (x)
            n = NonZeroLike (z)
        })");
    const TypeReport report = inferTypes(model);
    CHECK(typeText(model, report, "r") == "float[2,3]");
    CHECK(typeText(model, report, "y") == "float[2,3]");
    CHECK(typeText(model, report, "n") == "float[5,3]");
    CHECK(codes(report)
          == std::vector<std::string>{"declared_type_differs", "declared_type_differs", "unknown_operator"});
}

TEST_CASE("An operator of a foreign domain is no fault and keeps its declared type", "[shapes]")
{
    const Model model = modelFromText(R"(<ir_version: 8, opset_import: ["" : 17, "com.microsoft" : 1]>
        agraph (float[2,3] x) => (float[2,3] y) <float[2,7] g> {
            g = com.microsoft.FusedThing (x)
            y = Relu (g)
        })");
    const TypeReport report = inferTypes(model);
    CHECK(typeText(model, report, "g") == "float[2,7]");
    CHECK(codes(report) == std::vector<std::string>{"declared_type_differs"});
}

TEST_CASE("An operator that its ONNX domain lacks is a finding", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[2,3] x) => (y) { g = Gelu (x) y = Relu (g) })"); // Gelu came with opset 20
    const TypeReport report = inferTypes(model);
    REQUIRE(codes(report) == std::vector<std::string>{"unknown_operator"});
    CHECK(report.findings.front().node == nodeOf(model, "Gelu"));
    CHECK(typeText(model, report, "y") == "unknown");
}

TEST_CASE("Wrong types are a fault that forbids fitting", "[shapes]")
{
    const auto only = [](std::string_view text) {
        const TypeReport report = inferTypes(modelFromText(text));
        REQUIRE(report.findings.size() == 1);
        CHECK(report.findings.front().severity == Finding::Severity::Broken);
        return report.findings.front().code;
    };
    CHECK(only("agraph (float[2] x, int64[2] z) => (y) { y = Add (x, z) }") == "wrong_type");
    CHECK(only("agraph (string[2] x) => (y) { y = Relu (x) }") == "wrong_type");
    CHECK(only("agraph (float[2] x) => (y) { y = Relu (x, x) }") == "wrong_type");
    CHECK(only("agraph (float[2] x) => (y) { y = Add (, x) }") == "wrong_type");
}

TEST_CASE("Shapes that do not fit are a warning with the dtype kept", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[2,3] x, float[4,5] w) => (y) { m = MatMul (x, w) y = Relu (m) })");
    const TypeReport report = inferTypes(model);
    CHECK(codes(report) == std::vector<std::string>{"shape_conflict"});
    CHECK(report.findings.front().severity == Finding::Severity::Warning);
    CHECK(typeText(model, report, "y") == "float[]");
}

TEST_CASE("Weights that do not fit their input are a shape conflict", "[shapes]")
{
    const auto only = [](std::string_view text) {
        const TypeReport report = inferTypes(modelFromText(text));
        REQUIRE(report.findings.size() == 1);
        CHECK(report.findings.front().code == "shape_conflict");
        return report.findings.front().message.english();
    };
    CHECK(only("agraph (float[1,4,8,8] x, float[8,3,3,3] w) => (y) { y = Conv (x, w) }")
          == "shapes of Conv do not fit: the input has 4 channels, the weights are for 3");
    only("agraph (float[1,4,8,8] x, float[8,4,3,3] w) => (y) { y = Conv <group = 2> (x, w) }");
    only("agraph (float[1,4,8,8] x, float[3,8,3,3] w) => (y) { y = ConvTranspose (x, w) }");
    only("agraph (float[2,3] x, float[3,2] w) => (y) { y = Gemm <transB = 1> (x, w) }");
    only("agraph (float[1,4,8] x, float[5] s, float[5] b) => (y) { y = InstanceNormalization (x, s, b) }");
    only("agraph (float[7,1,5] x, float[1,8,4] w, float[1,8,2] r) => (y) { y = LSTM <hidden_size = 2> (x, w, "
         "r) }");
    only("agraph (float[2,3] x) => (y) { k = Constant <value_ints = [7]> () y = Reshape (x, k) }");
}

TEST_CASE("A window larger than its input is a shape conflict", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[1,1,2,2] x) => (y) { y = MaxPool <kernel_shape = [9, 9]> (x) })");
    CHECK(codes(inferTypes(model)) == std::vector<std::string>{"shape_conflict"});
}

TEST_CASE("An initializer's own type wins over the input of the same name", "[shapes]")
{
    Model model = modelFromText(R"(<ir_version: 3, opset_import: ["" : 9]>
        agraph (float[2,3] x, float[9] b) => (y) <float[3] b = {1, 2, 3}> { y = Add (x, b) })");
    const TypeReport report = inferTypes(model);
    CHECK(typeText(model, report, "b") == "float[3]");
    CHECK(codes(report) == std::vector<std::string>{"declared_type_differs"});
}

TEST_CASE("A declared length below zero is an unknown one", "[shapes]")
{
    const Model model = modelFromText("agraph (float[N,3] x) => (y) { y = Relu (x) }");
    ModelEdit edit(model);
    edit.setDeclaredType(valueNamed(model, "x"), ValueType::tensor(DType::Float, Shape{Dim(-1), Dim(3)}));
    const auto changed = std::move(edit).finish();
    REQUIRE(changed);
    CHECK(typeText(*changed, "y") == "float[?,3]");
}

TEST_CASE("Operators without an inference function of their own are inferred", "[shapes]")
{
    CHECK(typeText(modelFromText(R"(<ir_version: 8, opset_import: ["" : 18]>
        agraph (float[1,4,5] x, float[2] s, float[2] b) => (y) { y = GroupNormalization <num_groups = 2> (x, s, b) })"),
                   "y")
          == "float[1,4,5]");
    CHECK(typeText(modelFromText(R"(<ir_version: 8, opset_import: ["" : 12]>
        agraph (float[2,1] x, float[3] z) => (y) { y = GreaterOrEqual (x, z) })"),
                   "y")
          == "bool[2,3]");
    CHECK(typeText(modelFromText(R"(<ir_version: 3, opset_import: ["" : 5]>
        agraph (float[2,3] x, float[3] z) => (y) { a = Add <broadcast = 1> (x, z) y = Relu (a) })"),
                   "y")
          == "float[2,3]");
}

TEST_CASE("Dropout's mask is as large as its data", "[shapes]")
{
    const Model model = modelFromText(R"(<ir_version: 8, opset_import: ["" : 9]>
        agraph (float[2,3] x) => (y, m) { y, m = Dropout (x) })");
    CHECK(typeText(model, "m") == "float[2,3]");
}

TEST_CASE("A stopped inference returns at once with what it has", "[shapes]")
{
    std::stop_source source;
    source.request_stop();
    const Model model = modelFromText("agraph (float[2] x) => (y) { y = Relu (x) }");
    const TypeReport report = inferTypes(model, TaskContext(source.get_token()));
    CHECK(typeText(model, report, "x") == "float[2]");
    CHECK(typeText(model, report, "y") == "unknown");
}
