// SPDX-License-Identifier: Apache-2.0
// What a tail becomes: views, functions of the user, memory that is used again, files of an export.
#include "exporters/cpp/emit_header.h"
#include "exporters/cpp/lower_tail.h"
#include "model/targets/model_facts.h"
#include "tests/exporters/export_case.h"
#include "tests/support/catch.h"
#include "tests/support/generated_code.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"

using namespace espalier;

TEST_CASE("inputs, constants and views may be outputs", "[cpp][compiles]")
{
    test::checkTail(test::modelFromText(R"(
agraph (float[2,3] x, int64[2] k) => (float[2,3] same, float[6] flat, float[6] twice, float[2] c, int64[2] k2)
<float[2] c0 = {1.5, -0.0}, int64[1] six = {6}> {
  same = Identity(x)
  flat = Reshape(x, six)
  twice = Reshape(same, six)
  c = Identity(c0)
  k2 = Neg(k)
})"));
}

TEST_CASE("shape arithmetic, functions and known branches are settled beforehand", "[cpp][compiles]")
{
    const Model tail = test::modelFromText(R"(
<ir_version: 8, opset_import: ["" : 17, "own" : 1]>
agraph (float[2,3,4] x) => (float[2,12] y)
<int64[1] open = {-1}, int64 zero = {0}, int64[1] front = {0}, bool yes = {1}> {
  s = Shape(x)
  n = Gather(s, zero)
  n1 = Unsqueeze(n, front)
  to = Concat <axis = 0> (n1, open)
  r = Reshape(x, to)
  scaled = own.scale <factor = 2.0> (r)
  y = If (yes) <then_branch = thenGraph () => (t) { t = Relu(scaled) },
                else_branch = elseGraph () => (e) { e = Neg(scaled) }>
}
<domain: "own", opset_import: ["" : 17]>
scale <factor> (x) => (y) {
  f = Constant <value_float: float = @factor> ()
  y = Mul(x, f)
})");
    const cpp::TailCode code = test::codeOf(tail);
    CHECK(code.program.steps.size() == 2); // Mul, Relu
    test::checkTail(tail);
}

TEST_CASE("operators that are defined by others are written out", "[cpp][compiles]")
{
    const Model tail = test::modelFromText(R"(
<ir_version: 8, opset_import: ["" : 17, "com.microsoft" : 1]>
agraph (float[2,3,8] x, float[2,3,8] skip, float[1,4,9,9] image) => (float[2,3,8] y, float[1,5,7,7] z)
<float[8] scale = {1, 2, 3, 4, 5, 6, 7, 8}, float[8] shift = {8, 7, 6, 5, 4, 3, 2, 1},
 float[5] bias = {0.5, 1, 1.5, 2, 2.5}> {
  n = com.microsoft.SkipLayerNormalization <epsilon = 0.001> (x, skip, scale, shift)
  g = com.microsoft.FastGelu (n, shift)
  y = com.microsoft.QuickGelu <alpha = 1.5> (g)
  shape = Constant <value_ints = [5, 4, 3, 3]> ()
  w = ConstantOfShape <value: tensor = float[1] {0.25}> (shape)
  z = com.microsoft.FusedConv <activation = "LeakyRelu", activation_params = [0.1]> (image, w, bias)
})");
    const cpp::TailCode code = test::codeOf(tail);
    CHECK(code.functions.empty()); // nothing is left to the user
    test::checkTail(tail);
}

TEST_CASE("control flow that depends on data is refused by name", "[cpp]")
{
    const Model tail = test::modelFromText(R"(
agraph (float[2] x, bool c) => (float[2] y) {
  [choose] y = If (c) <then_branch = thenGraph () => (t) { t = Relu(x) },
              else_branch = elseGraph () => (e) { e = Neg(x) }>
})");
    const auto refused = cpp::lowerTail(tail, ModelFacts::infer(tail).types(), 0);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reason == "control_flow");
    CHECK(refused.error().node == "choose");
}

TEST_CASE("an operator without kernel is a function of the user's", "[cpp][compiles]")
{
    const Model tail = test::modelFromText(R"(
<ir_version: 8, opset_import: ["" : 17, "vision" : 1]>
agraph (float[2,3] x) => (float[2,3] y) <float[2,3] grid> {
  grid = vision.GridOffset (x)
  y = Relu(grid)
})");
    const auto program = cpp::lowerTail(tail, ModelFacts::infer(tail).types(), 0);
    if (!program)
        FAIL(program.error().line());
    const cpp::TailCode code = cpp::makeTailCode(*program, MergeLayout{}, "net", "net.onnx");
    REQUIRE(code.functions.size() == 1);
    CHECK(code.functions[0].identifier == "user_GridOffset");
    const auto header = cpp::headerText(code);
    REQUIRE(header);
    const test::TemporaryFolder folder;
    folder.write("net_post.hpp", *header);
    folder.write("main.cpp", R"(#include "net_post.hpp"
namespace net_post {
int user_GridOffset(const float *x0, float *y0) noexcept
{
    for (int i = 0; i < 6; ++i)
        y0[i] = x0[i] - 3.0F;
    return x0[0] < 0.0F ? 77 : 0;
}
}
int main()
{
    static net_post::Workspace workspace;
    float x[6] = {0, 1, 2, 3, 4, 5};
    float y[6] = {};
    net_post::Inputs inputs;
    net_post::Outputs outputs;
    inputs.x = x;
    if (net_post::run(inputs, outputs, workspace) != 4)
        return 1;
    outputs.y = y;
    if (net_post::run(inputs, outputs, workspace) != 0 || y[5] != 2.0F || y[0] != 0.0F)
        return 2;
    x[0] = -1.0F;
    return net_post::run(inputs, outputs, workspace) == 77 ? 0 : 3;
}
)");
    for (const std::string &compiler : test::compilers()) {
        test::compile(compiler, folder / "main.cpp", folder / "main", "-O2");
        CHECK(test::runCommand((folder / "main").string()).status == 0);
    }
}

TEST_CASE("memory is used again, by one element type only", "[cpp]")
{
    std::string text = "agraph (float[1000] x) => (float[1000] y) {\n  t0 = Relu(x)\n";
    for (int i = 1; i < 20; ++i)
        text += "  t" + std::to_string(i) + " = Neg(t" + std::to_string(i - 1) + ")\n";
    const cpp::TailCode code = test::codeOf(test::modelFromText(text + "  y = Abs(t19)\n}"));
    CHECK(code.memory.sizes.at("float") <= 2016);
    const cpp::TailCode mixed = test::codeOf(test::modelFromText(R"(
agraph (float[100] x) => (float[100] y) {
  a = Relu(x)
  b = Cast <to = 7> (a)
  c = Neg(b)
  y = Cast <to = 1> (c)
})"));
    CHECK(mixed.memory.sizes.at("float") == 100);
    CHECK(mixed.memory.sizes.at("std::int64_t") == 212);
}

TEST_CASE("an export is a folder with header, programs, page and vectors", "[cpp]")
{
    const Exporter *exporter = findExporter("cpp");
    REQUIRE(exporter != nullptr);
    const Model model = test::modelFromText("agraph (float[2,3] x) => (float[2,3] y) { y = Relu(x) }");
    const test::ExportCase each(*exporter, model);
    const test::TemporaryFolder folder;
    const auto summary = exportModel(*exporter, each.request(), folder.path(), false);
    REQUIRE(summary);
    REQUIRE_FALSE(summary->refusal);
    for (const char *file : {"_post.hpp", "CMakeLists.txt", "example.cpp", "README.md", "test/test.cpp",
                             "test/in_y.npy", "test/out_y.npy", "manifest.json"}) {
        const std::string name = file[0] == '_' ? each.request().stem + file : file;
        CHECK(std::filesystem::exists(summary->folder / name));
    }
}
