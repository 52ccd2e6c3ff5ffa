// SPDX-License-Identifier: Apache-2.0
// Inference through bodies of If, Loop and Scan, and through model-local functions.
#include "model/graph/walk.h"
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;
using espalier::test::modelFromText;
using espalier::test::nodeOf;
using espalier::test::valueNamed;

namespace {

std::string typeText(const Model &model, std::string_view value)
{
    return inferTypes(model).types.of(valueNamed(model, value)).text();
}

/// Type of the first output of the first node of that operator, wherever it stands.
std::string innerText(const Model &model, const ValueTypes &types, std::string_view op)
{
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        for (const NodeId id : nodesInOrder(model, GraphId(g))) {
            if (model.node(id).opType == op)
                return types.of(model.node(id).outputs.front()).text();
        }
    }
    FAIL("no node " << op);
    return {};
}

const char *const ifModel = R"(
    agraph (bool c, float[2,3] x) => (y) {
        y = If (c) <
            then_branch = t () => (a) { a = Neg (x) },
            else_branch = e () => (b) { s = Constant <value_ints = [6]> () b = Reshape (x, s) }
        >
    })";

} // namespace

TEST_CASE("An If gives what both branches agree on, and its bodies are inferred", "[shapes]")
{
    const Model model = modelFromText(ifModel);
    const TypeReport report = inferTypes(model);
    CHECK(report.types.of(valueNamed(model, "y")).text() == "float[]");
    CHECK(innerText(model, report.types, "Neg") == "float[2,3]");
    CHECK(innerText(model, report.types, "Reshape") == "float[6]");
    CHECK(report.findings.empty());

    const Model alike = modelFromText(R"(
        agraph (bool c, float[2,3] x, float[2,5] z) => (y) {
            y = If (c) < then_branch = t () => (a) { a = Neg (x) }, else_branch = e () => (b) { b = Relu (z) } >
        })");
    CHECK(typeText(alike, "y") == "float[2,?]");
}

TEST_CASE("A decided If gives what the taken branch gives, and the other one has no findings", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[2,3] x, float[4] z) => (y) {
            s = Shape (x)
            zero = Constant <value_int = 0> ()
            n = Gather (s, zero)
            one = Constant <value_int = 1> ()
            c = Equal (n, one)
            y = If (c) <
                then_branch = t () => (a) { a = Add (x, z) },
                else_branch = e () => (b) { b = Neg (x) }
            >
        })");
    const TypeReport report = inferTypes(model);
    CHECK(report.types.of(valueNamed(model, "y")).text() == "float[2,3]");
    CHECK(report.findings.empty());
}

TEST_CASE("A branch whose shapes conflict is not the one that is taken", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (bool c, float[2,3] x, float[4] z) => (y) {
            y = If (c) <
                then_branch = t () => (a) { a = Neg (x) },
                else_branch = e () => (b) { b = Add (x, z) }
            >
        })");
    const TypeReport report = inferTypes(model);
    CHECK(report.types.of(valueNamed(model, "y")).text() == "float[2,3]");
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings.front().code == "else_cannot_run");
    CHECK(report.findings.front().severity == Finding::Severity::Note);
    CHECK(takenBranch(model, report, nodeOf(model, "If")) == true);
    CHECK(takenBranch(model, report, nodeOf(model, "Neg")) == std::nullopt);
}

TEST_CASE("States of a Loop keep what no round changes", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[2,3] x, float[0,3] none) => (same, grown, all) {
            m = Constant <value_int = 5> ()
            same, grown, all = Loop (m, , x, none) <
                body = b (int64 i, bool go, s, g) => (bool go2, t, h, out) {
                    go2 = Identity (go)
                    t = Neg (s)
                    h = Concat <axis = 0> (g, s)
                    out = Transpose (t)
                }
            >
        })");
    const TypeReport report = inferTypes(model);
    CHECK(report.types.of(valueNamed(model, "same")).text() == "float[2,3]");
    CHECK(report.types.of(valueNamed(model, "grown")).text() == "float[?,3]");
    CHECK(report.types.of(valueNamed(model, "all")).text() == "float[5,3,2]");
    CHECK(report.findings.empty());

    const Model wrong = modelFromText(R"(
        agraph (int64 m, float[2] x) => (y) {
            y = Loop (m, , x) < body = b (int64 i, bool go, s) => (go, t) { t = Cast <to = 7> (s) } >
        })");
    REQUIRE(inferTypes(wrong).findings.size() == 1);
    CHECK(inferTypes(wrong).findings.front().code == "wrong_type");
}

TEST_CASE("Loop and Scan bodies are inferred with what goes into them", "[shapes]")
{
    const Model loop = modelFromText(R"(
        agraph (int64 m, bool c, float[2,3] x) => (last, all) {
            last, all = Loop (m, c, x) <
                body = b (int64 i, bool go, float[2,3] s) => (bool again, t, out) {
                    again = Identity (go)
                    t = Neg (s)
                    out = Transpose (t)
                }
            >
        })");
    CHECK(typeText(loop, "all") == "float[?,3,2]");

    const Model scan = modelFromText(R"(
        agraph (float[4] s, float[7,4] x) => (last, all) {
            last, all = Scan <
                num_scan_inputs = 1,
                body = b (sum, each) => (next, out) {
                    next = Add (sum, each)
                    out = Identity (next)
                }
            > (s, x)
        })");
    CHECK(typeText(scan, "last") == "float[4]");
    CHECK(typeText(scan, "all") == "float[7,4]");
    CHECK(innerText(scan, inferTypes(scan).types, "Add") == "float[4]");
}

TEST_CASE("A call of a model-local function is inferred through its body, with its attributes", "[shapes]")
{
    const Model model = modelFromText(R"(
        <ir_version: 8, opset_import: ["" : 17, "local" : 1]>
        agraph (float[2,3] x) => (y, z) {
            y = local.twice <axis = 0> (x)
            z = local.twice <axis = 1> (y)
        }
        <domain: "local", opset_import: ["" : 17]>
        twice <axis> (a) => (b) { c = Concat <axis: int = @axis> (a, a)  b = Relu (c) })");
    const TypeReport report = inferTypes(model);
    CHECK(report.types.of(valueNamed(model, "y")).text() == "float[4,3]");
    CHECK(report.types.of(valueNamed(model, "z")).text() == "float[4,6]");
    CHECK(report.findings.empty());

    SECTION("whose values have types for one call at a time")
    {
        const std::vector<NodeId> calls = nodesInOrder(model);
        CHECK(innerText(model, report.types, "Concat") == "unknown");
        CHECK(innerText(model, inferCall(model, report.types, {calls[0]}), "Concat") == "float[4,3]");
        CHECK(innerText(model, inferCall(model, report.types, {calls[1]}), "Concat") == "float[4,6]");
    }
}

TEST_CASE("Calls inside calls take their attributes from the one around them", "[shapes]")
{
    const Model model = modelFromText(R"(
        <ir_version: 8, opset_import: ["" : 17, "local" : 1]>
        agraph (float[2,3] x) => (y) { y = local.outer <way = 1> (x) }
        <domain: "local", opset_import: ["" : 17, "local" : 1]>
        outer <way> (a) => (b) { b = local.inner <axis: int = @way> (a) }
        <domain: "local", opset_import: ["" : 17]>
        inner <axis> (a) => (b) { b = Concat <axis: int = @axis> (a, a) })");
    const TypeReport report = inferTypes(model);
    CHECK(report.types.of(valueNamed(model, "y")).text() == "float[2,6]");
    const NodeId outer = nodesInOrder(model).front();
    const NodeId inner = nodesInOrder(model, model.functions().front().body).front();
    CHECK(innerText(model, inferCall(model, report.types, {outer, inner}), "Concat") == "float[2,6]");
}

TEST_CASE("Faults in a function are findings about its call; a function that calls itself is broken",
          "[shapes]")
{
    const Model wrong = modelFromText(R"(
        <ir_version: 8, opset_import: ["" : 17, "local" : 1]>
        agraph (string[2] x) => (y) { y = local.f (x) }
        <domain: "local", opset_import: ["" : 17]>
        f (a) => (b) { b = Relu (a) })");
    const TypeReport report = inferTypes(wrong);
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings.front().code == "wrong_type");
    CHECK(report.findings.front().node == nodeOf(wrong, "f"));

    const Model endless = modelFromText(R"(
        <ir_version: 8, opset_import: ["" : 17, "local" : 1]>
        agraph (float[2] x) => (y) { y = local.f (x) }
        <domain: "local", opset_import: ["" : 17, "local" : 1]>
        f (a) => (b) { b = local.f (a) })");
    const TypeReport broken = inferTypes(endless);
    REQUIRE(broken.findings.size() == 1);
    CHECK(broken.findings.front().code == "recursive_function");
}
