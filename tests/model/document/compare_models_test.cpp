// SPDX-License-Identifier: Apache-2.0
// Differences between models that share nothing but names.
#include "model/document/compare_models.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;
using namespace espalier::test;

namespace {

/// `~ node n: inputs: x -> z`, one line each.
std::vector<std::string> differences(const char *before, const char *after)
{
    const Model old = modelFromText(before);
    const Model now = modelFromText(after);
    const TypeReport oldTypes = inferTypes(old);
    const TypeReport newTypes = inferTypes(now);
    std::vector<std::string> out;
    for (const ModelDifference &each : compareModels({old, oldTypes.types}, {now, newTypes.types})) {
        const char *sign = each.kind == ModelDifference::Kind::Added ? "+"
            : each.kind == ModelDifference::Kind::Removed            ? "-"
                                                                     : "~";
        out.push_back(std::string(sign) + " " + each.what + " " + each.name + ": " + each.detail);
    }
    return out;
}

using Lines = std::vector<std::string>;

const char *const whole = R"(<ir_version: 8, opset_import: ["": 17]>
    g (float[2,3] x) => (float[2,3] y) <float[3] w = {1, 2, 3}> {
        [a] t = Add (x, w)
        [b] y = LeakyRelu <alpha = 0.5> (t)
    })";

} // namespace

TEST_CASE("a model does not differ from itself read again", "[document]")
{
    CHECK(differences(whole, whole).empty());
}

TEST_CASE("operators, attributes and edges are told by the name of their node", "[document]")
{
    CHECK(differences(whole, R"(<ir_version: 8, opset_import: ["": 17]>
        g (float[2,3] x) => (float[2,3] y) <float[3] w = {1, 2, 3}> {
            [a] t = Mul (w, x)
            [b] y = LeakyRelu <alpha = 0.25> (t)
        })")
          == Lines{"~ node a: Add -> Mul", "~ node a: inputs: x, w -> w, x", "~ node b: alpha: 0.5 -> 0.25"});
}

TEST_CASE("nodes of bodies are compared under the name of the node that has them", "[document]")
{
    const auto model = [](const char *op) {
        return std::string(R"(<ir_version: 8, opset_import: ["": 17]>
            g (bool c, float[2] x) => (float[2] y) {
                [if] y = If (c) <then_branch = t () => (float[2] u) { [in] u = )")
            + op + R"( (x) }, else_branch = e () => (float[2] v) { v = Neg (x) }>
            })";
    };
    CHECK(differences(model("Abs").c_str(), model("Exp").c_str())
          == Lines{"~ node if/then_branch/in: Abs -> Exp"});
}

TEST_CASE("changed elements are counted and measured, another shape is told", "[document]")
{
    CHECK(differences(whole, R"(<ir_version: 8, opset_import: ["": 17]>
        g (float[2,3] x) => (float[2,3] y) <float[3] w = {1, 2.5, 2}> {
            [a] t = Add (x, w)
            [b] y = LeakyRelu <alpha = 0.5> (t)
        })")
          == Lines{"~ initializer w: 2 of 3 elements, by 1 at most"});
    CHECK(differences(whole, R"(<ir_version: 8, opset_import: ["": 17]>
        g (float[4,3] x) => (float[4,3] y) <float[1] w = {1}> {
            [a] t = Add (x, w)
            [b] y = LeakyRelu <alpha = 0.5> (t)
        })")
          == Lines{"~ input x: float[2,3] -> float[4,3]", "~ output y: float[2,3] -> float[4,3]",
                   "~ initializer w: float[3] -> float[1]", "~ tensor t: float[2,3] -> float[4,3]",
                   "~ tensor y: float[2,3] -> float[4,3]"});
}

TEST_CASE("what came and what went is told, opsets too", "[document]")
{
    CHECK(
        differences(whole, R"(<ir_version: 8, opset_import: ["": 18]>
        g (float[2,3] x) => (float[2,3] y) {
            [c] t = Abs (x)
            [b] y = LeakyRelu <alpha = 0.5> (t)
        })")
        == Lines{"~ opset ai.onnx: 17 -> 18", "+ node c: Abs", "- node a: Add", "- initializer w: float[3]"});
}
