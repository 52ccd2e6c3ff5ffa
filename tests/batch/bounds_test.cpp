// SPDX-License-Identifier: Apache-2.0
// Models whose shapes, sizes or bodies have no bounds are refused in one line with file, node and remedy.
#include "model/io/onnx_text.h"
#include "model/io/save_model.h"
#include "tests/support/catch.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace espalier;
using test::runProgram;

namespace {

const std::string header = R"(<ir_version: 8, opset_import: ["": 17, "own": 1]> )";

/// Evaluates a model, with further arguments.
test::ProgramRun evaluated(const test::TemporaryFolder &folder, const std::string &text,
                           const std::vector<std::string> &more = {})
{
    const auto model = parseModelText(header + text);
    if (!model)
        FAIL(model.error().line());
    REQUIRE(saveModel(*model, folder / "model.onnx"));
    std::vector<std::string> arguments{"--batch", "--quiet", "--evaluate", (folder / "out.npz").string(),
                                       (folder / "model.onnx").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return runProgram(arguments);
}

struct Case {
    const char *name;
    const char *model;
    const char *node; ///< empty: an input
    const char *says;
};

} // namespace

TEST_CASE("the node that makes the first infinity of the outputs is named", "[batch]")
{
    const test::TemporaryFolder folder;
    const test::ProgramRun run = evaluated(folder, R"(g (float[2] x) => (float[2] y) <float[1] zero = {0}> {
        none = Mul (x, zero)
        log = Log (none)
        y = Neg (log)
    })",
                                           {"--report", (folder / "r.json").string()});
    CHECK(run.code == 0);
    std::ifstream file(folder / "r.json");
    const nlohmann::json report = nlohmann::json::parse(file);
    const nlohmann::json &findings = report["models"][0]["findings"];
    REQUIRE(findings.size() == 1);
    CHECK(findings[0]["code"] == "not_finite");
    CHECK(findings[0]["node"] == "%log");
}

TEST_CASE("what has no bounds is refused by name", "[batch][bounds]")
{
    const auto each = GENERATE(values<Case>({
        {"an input of 4 TB", "g (float[1000000,1000000] x) => (float[1000000,1000000] y) { y = Relu (x) }",
         "", "--memory-limit"},
        {"a tensor of 4 TB", R"(g (float[1] x) => (float[a,b] y) <int64[2] n = {1000000, 1000000}> {
             y = Expand (x, n) })",
         "%y", "--memory-limit"},
        {"more elements than can be counted",
         R"(g (float[1] x) => (float[a,b,c] y) <int64[3] n = {4000000000, 4000000000, 4000000000}> {
             y = Expand (x, n) })",
         "%y", "--memory-limit"},
        {"a constant of 4 TB", R"(g (float[1] x) => (float[a,b] y) <int64[2] n = {1000000, 1000000}> {
             z = ConstantOfShape (n)  y = Add (x, z) })",
         "%z", "--memory-limit"},
        {"repeats", R"(g (float[10] x) => (float[a] y) <int64[1] n = {1000000000000}> { y = Tile (x, n) })",
         "%y", "--memory-limit"},
        {"pads", R"(g (float[10] x) => (float[a] y) <int64[2] n = {0, 1000000000000}> { y = Pad (x, n) })",
         "%y", "--memory-limit"},
        {"a negative length", R"(g (float[1] x) => (float[a] y) <int64[1] n = {-7}> {
             z = ConstantOfShape (n)  y = Add (x, z) })",
         "%z", "mend"},
        {"elements that do not fit", R"(g (float[2,3] x) => (float[a,b] y) <int64[2] n = {4, 5}> {
             y = Reshape (x, n) })",
         "%y", "mend"},
        {"lengths below -1", R"(g (float[2,3] x) => (float[a,b] y) <int64[2] n = {-7, 5}> {
             y = Reshape (x, n) })",
         "%y", "mend"},
        {"nothing to pool", R"(g (float[1,3,0,8] x) => (float[1,3,a,b] y) {
             y = MaxPool <kernel_shape: ints = [2,2]> (x) })",
         "%y", "mend"},
        {"a function that calls itself", R"(g (float[2] x) => (float[2] y) { y = own.f (x) }
             <domain: "own", opset_import: ["": 17, "own": 1]> f (a) => (b) { c = Relu (a)  b = own.f (c) })",
         "%b", "call each other without end"},
        {"functions that call each other", R"(g (float[2] x) => (float[2] y) { y = own.f (x) }
             <domain: "own", opset_import: ["": 17, "own": 1]> f (a) => (b) { b = own.h (a) }
             <domain: "own", opset_import: ["": 17, "own": 1]> h (a) => (b) {
                 c = own.f (a)  d = own.f (a)  b = Add (c, d) })",
         "%c", "call each other without end"},
        {"a loop that nothing ends", R"(g (float[300,300] x) => (float[300,300] y) <bool c = {1}> {
             y = Loop (, c, x) <body = b (int64 i, bool d, float[300,300] t) => (bool e, float[300,300] u) {
                 e = Identity (d)  u = MatMul (t, t) }> })",
         "%y", "nothing ends the loop"},
        {"a loop whose condition is computed anew and stays",
         R"(g (float[1] x) => (float[1] y) <bool c = {1}> {
             y = Loop (, c, x) <body = b (int64 i, bool d, float[1] t) => (bool e, float[1] u) {
                 f = Not (d)  e = Not (f)  u = Identity (t) }> })",
         "%y", "does not end within"},
    }));
    DYNAMIC_SECTION(each.name)
    {
        const test::TemporaryFolder folder;
        const test::ProgramRun run = evaluated(folder, each.model);
        INFO(run.err);
        CHECK((run.code >= 1 && run.code <= 5));
        CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
        const std::string place = *each.node == 0 ? std::string() : ":" + std::string(each.node);
        CHECK(run.err.rfind("espalier: error: " + (folder / "model.onnx").string() + place + ": ", 0) == 0);
        CHECK(run.err.find(each.says) != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(folder / "out.npz"));
    }
}

TEST_CASE("axes without elements are no fault", "[batch][bounds]")
{
    const char *model =
        GENERATE("g (float[0,3] x) => (float[3,0] y) { y = Transpose (x) }",
                 "g (float[0,3] x) => (float[0,3] y) { y = Softmax (x) }",
                 R"(g (float[0,3,8,8] x) => (float[0,4,6,6] y) {
            n = Constant <value_ints: ints = [4,3,3,3]> ()  w = ConstantOfShape (n)  y = Conv (x, w) })",
                 "g (float[0,3] x) => (float[a,b] y) <int64[2] s = {-1, 3}> { y = Reshape (x, s) }",
                 "g (float[2,0] x) => (float[2,4] y) { n = Constant <value_ints: ints = [0,4]> ()  "
                 "w = ConstantOfShape (n)  y = MatMul (x, w) }");
    const test::TemporaryFolder folder;
    const test::ProgramRun run = evaluated(folder, model);
    INFO(model << run.err);
    CHECK(run.code == 0);
    CHECK(std::filesystem::exists(folder / "out.npz"));
}

TEST_CASE("--memory-limit bounds what a run may take", "[batch][bounds]")
{
    const char *model = "g (float[1] x) => (float[a] y) <int64[1] n = {4000000}> { y = Expand (x, n) }";
    const test::TemporaryFolder folder;
    const test::ProgramRun tooSmall = evaluated(folder, model, {"--memory-limit", "8M"});
    CHECK(tooSmall.code == 1);
    CHECK(tooSmall.err.find(":%y: tensors would take more memory than the 8 MB they may")
          != std::string::npos);
    CHECK(evaluated(folder, model, {"--memory-limit", "64M"}).code == 0);
    for (const char *slip : {"0", "-1", "4X", "G", "99999999999T"}) {
        const test::ProgramRun run = evaluated(folder, model, {"--memory-limit", slip});
        INFO(slip << run.err);
        CHECK(run.code == 2);
    }
}
