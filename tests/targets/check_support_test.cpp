// SPDX-License-Identifier: Apache-2.0
// Verdicts: what a target makes of each node of a model.
#include "model/targets/check_support.h"

#include "model/targets/find_target.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <chrono>

using namespace espalier;
using namespace espalier::test;

namespace {

const std::string targetHead = "name: t\n"
                               "checked: today\n"
                               "devices: {cpu: {}, gpu: {model: {rank: 4}}}\n";
const std::string graphTarget =
    "ops:\n"
    "  Relu: {as: ReLU, source: relu.cc}\n"
    "  Neg: {as: Neg, when: [\"rank(X) == 4\"], converter: \"forgets it\"}\n"
    "  Add: {as: Add, devices: {cpu: {}, gpu: {fallback: cpu}}}\n"
    "  MaxPool:\n"
    "    - {as: Pool, when: [\"rank(X) == 4\", \"count(outputs) == 1\"], devices: all}\n"
    "    - {as: Pool3D, when: [\"rank(X) == 5\"], devices: [cpu], confidence: low}\n"
    "  Dropout: {folded: \"removed\"}\n"
    "  Identity: {folded: \"removed\"}\n"
    "  Asinh: {unsupported: \"no such layer\"}\n"
    "  Gather: {as: Gather, assume: [\"all(value(indices) >= 0)\"]}\n"
    "  If: {as: If}\n"
    "  NonZero: {as: NonZero}\n"
    "  Tanh: {as: Tanh, when: [\"dim(input, 0) == 1\"]}\n";

SupportReport judged(const Model &model, const std::string &target, std::string_view device = "cpu",
                     const SupportOptions &options = {})
{
    const auto read = readTarget(targetHead + target, "t.yaml");
    INFO((read ? std::string() : read.error().line()));
    REQUIRE(read);
    return checkSupport(ModelFacts::infer(model), **read, device, options);
}

const NodeVerdict &verdictOf(const SupportReport &report, const Model &model, std::string_view op)
{
    const NodeVerdict *verdict = report.find(nodeOf(model, op));
    REQUIRE(verdict != nullptr);
    return *verdict;
}

/// A graph of one node that reads `x` of the given type and makes `y`.
Model oneNode(const std::string &type, const std::string &node, const std::string &outputType = "")
{
    return modelFromText("g (" + type + " x) => (" + (outputType.empty() ? type : outputType)
                         + " y) { y = " + node + " }");
}

} // namespace

TEST_CASE("every clause is listed with how it fares, also those that hold", "[targets][support]")
{
    const auto target = readTarget(
        targetHead
            + "ops:\n"
              "  Relu: {as: ReLU, source: relu.cc}\n"
              "  Concat: {as: Concat, when: [\"rank(inputs[0]) == 4 and count(inputs) == 2 and attr.axis in "
              "[1, 2]\","
              " \"dtype(inputs[0]) == \\\"float\\\"\"], assume: [\"static(outputs[0])\", \"dim(inputs[0], 0) "
              "== "
              "1\"]}\n",
        "t.yaml");
    INFO((target ? std::string() : target.error().line()));
    REQUIRE(target);
    const Model model = modelFromText("g (float[N,3,8,8] x) => (float[N,3,8,16] y) { a = Relu(x) "
                                      "y = Concat <axis = 3> (x, a) }");
    const ModelFacts facts = ModelFacts::infer(model);
    const auto outcomes = checkClauses(facts, **target, "cpu", nodeOf(model, "Concat"));
    REQUIRE(outcomes.size() == 6);
    CHECK(outcomes[0].clause == "rank(inputs[0]) == 4");
    CHECK(outcomes[0].truth == Truth::True);
    CHECK(outcomes[0].values.empty());
    CHECK(outcomes[1].clause == "count(inputs) == 2");
    CHECK(outcomes[1].truth == Truth::True);
    CHECK(outcomes[2].clause == "attr.axis in [1, 2]");
    CHECK(outcomes[2].truth == Truth::False);
    REQUIRE(outcomes[2].values.size() == 1);
    CHECK(outcomes[2].values.front().english() == "attr.axis is 3");
    CHECK(outcomes[3].truth == Truth::True);
    CHECK(outcomes[5].truth == Truth::Unknown);
    CHECK(outcomes[5].isAssumed);
    CHECK(checkClauses(facts, **target, "cpu", nodeOf(model, "Relu")).empty());
}

TEST_CASE("an entry whose clauses hold supports a node", "[targets][support]")
{
    const Model model = oneNode("float[1,3,8,8]", "Neg (x)");
    const SupportReport report = judged(model, graphTarget);
    const NodeVerdict &verdict = verdictOf(report, model, "Neg");
    CHECK(verdict.isSupported());
    CHECK(verdict.as == std::vector<std::string>{"Neg"});
    CHECK(verdict.converter == std::vector<std::string>{"forgets it"});
    CHECK(verdict.code.empty());
    CHECK(report.isFullySupported());
    CHECK(report.counts().supported == 1);
}

TEST_CASE("the clause that failed and its values are the reason", "[targets][support]")
{
    const Model model = oneNode("float[1,3]", "Neg (x)");
    const SupportReport report = judged(model, graphTarget);
    const NodeVerdict &verdict = verdictOf(report, model, "Neg");
    CHECK(verdict.verdict == Verdict::Unsupported);
    CHECK(verdict.clause == "rank(X) == 4");
    CHECK(verdict.reason.english().find("rank(X) == 4") == 0);
    CHECK(verdict.reason.english().find("float[1,3]") != std::string::npos);
    CHECK_FALSE(verdict.code.empty());
    CHECK(verdict.line == 6);
}

TEST_CASE("the entry that got furthest gives the reason", "[targets][support]")
{
    const Model model = modelFromText("g (float[1,3,8,8] x) => (float[1,3,7,7] y, int64[1,3,7,7] i) { y, i = "
                                      "MaxPool <kernel_shape = [2, 2]> (x) }");
    CHECK(verdictOf(judged(model, graphTarget), model, "MaxPool").clause == "count(outputs) == 1");
    const Model deep =
        oneNode("float[1,3,8,8,8]", "MaxPool <kernel_shape = [2, 2, 2]> (x)", "float[1,3,7,7,7]");
    const SupportReport onCpu = judged(deep, graphTarget);
    CHECK(verdictOf(onCpu, deep, "MaxPool").as == std::vector<std::string>{"Pool3D"});
    CHECK(verdictOf(onCpu, deep, "MaxPool").lowConfidence);
    CHECK(verdictOf(judged(deep, graphTarget, "gpu"), deep, "MaxPool").clause == "rank(X) == 4");
}

TEST_CASE("unlisted, refused and custom operators", "[targets][support]")
{
    const Model unlisted = oneNode("float[1]", "Sin (x)");
    CHECK(verdictOf(judged(unlisted, graphTarget), unlisted, "Sin").reason.english()
          == "not listed in today");
    CHECK(verdictOf(judged(unlisted, graphTarget), unlisted, "Sin").code == "not_listed");
    const Model refused = oneNode("float[1]", "Asinh (x)");
    CHECK(verdictOf(judged(refused, graphTarget), refused, "Asinh").reason.english() == "no such layer");
    const Model custom = modelFromText(R"(<ir_version: 8, opset_import: ["" : 17, "c" : 1]>
        g (float[1] x) => (float[1] y) { y = c.Odd (x) })");
    CHECK(verdictOf(judged(custom, graphTarget), custom, "Odd").verdict == Verdict::Unknown);
}

TEST_CASE("what a clause needs and is not known makes the verdict unknown", "[targets][support]")
{
    const Model model = oneNode("float[N,3]", "Tanh (x)");
    const SupportReport report = judged(model, graphTarget);
    const NodeVerdict &verdict = verdictOf(report, model, "Tanh");
    CHECK(verdict.verdict == Verdict::Unknown);
    CHECK(verdict.clause == "dim(input, 0) == 1");
}

TEST_CASE("fallback is a flag, and strict refuses it", "[targets][support]")
{
    const Model model = oneNode("float[1]", "Add (x, x)");
    const SupportReport report = judged(model, graphTarget, "gpu");
    CHECK(verdictOf(report, model, "Add").isSupported());
    CHECK(verdictOf(report, model, "Add").fallsBackTo == "cpu");
    CHECK(report.counts().fallback == 1);
    SupportOptions strict;
    strict.strict = true;
    CHECK(verdictOf(judged(model, graphTarget, "gpu", strict), model, "Add").code == "falls_back");
    CHECK(verdictOf(judged(model, graphTarget, "cpu", strict), model, "Add").isSupported());
}

TEST_CASE("an assumption is proved, refuted or flagged", "[targets][support]")
{
    const auto gather = [](const std::string &indices) {
        return modelFromText("g (float[4] x, int64[1] r) => (float[1] y) <int64[1] i = {" + indices
                             + "}> { y = Gather (x, i) }");
    };
    const Model good = gather("2");
    CHECK(verdictOf(judged(good, graphTarget), good, "Gather").assumed.empty());
    const Model bad = gather("-1");
    CHECK(verdictOf(judged(bad, graphTarget), bad, "Gather").verdict == Verdict::Unsupported);
    const Model open = modelFromText("g (float[4] x, int64[1] r) => (float[1] y) { y = Gather (x, r) }");
    const SupportReport report = judged(open, graphTarget);
    CHECK(verdictOf(report, open, "Gather").isSupported());
    CHECK(verdictOf(report, open, "Gather").assumed == std::vector<std::string>{"all(value(indices) >= 0)"});
    CHECK(report.counts().assumed == 1);
}

TEST_CASE("constant nodes are folded where a kernel computes them", "[targets][support]")
{
    const Model model = modelFromText(R"(g (float[2] x) => (float[2] y) <float[2] w = {1, 2}> {
        c = Constant <value = float[2] {3, 5}> ()
        a = Asinh (w)
        y = Relu (x)
    })");
    const SupportReport report = judged(model, graphTarget);
    CHECK(report.verdicts().size() == 2);
    CHECK(report.find(nodeOf(model, "Constant")) == nullptr);
    const NodeVerdict &asinh = verdictOf(report, model, "Asinh");
    CHECK(asinh.isSupported());
    CHECK(asinh.isFolded);
}

TEST_CASE("limits of the device hold for every node", "[targets][support]")
{
    const Model deep = oneNode("float[1,1,1,1,1]", "Relu (x)");
    CHECK(verdictOf(judged(deep, graphTarget), deep, "Relu").isSupported());
    CHECK(verdictOf(judged(deep, graphTarget, "gpu"), deep, "Relu").code == "rank_limit");
    const std::string limited =
        "model: {outputs: 1, dynamic: false, dtypes: [float], opset: {to: 16}}\n" + graphTarget;
    const Model wide = oneNode("double[1]", "Relu (x)");
    CHECK(verdictOf(judged(wide, limited), wide, "Relu").code == "dtype_limit");
    const Model open =
        modelFromText("g (float[N] x) => (float[N] y, float[N] z) { y = Relu (x)\n z = Relu (y) }");
    const SupportReport report = judged(open, limited);
    CHECK(report.isFullySupported());
    std::vector<std::string> codes;
    for (const Finding &finding : report.findings())
        codes.push_back(finding.code);
    CHECK(codes == std::vector<std::string>{"output_count", "opset", "dynamic_shape"});
    const Model data = oneNode("float[4]", "NonZero (x)", "int64[1,N]");
    CHECK(verdictOf(judged(data, "model: {dynamic: false}\n" + graphTarget), data, "NonZero").code
          == "dynamic_shape");
}

TEST_CASE("a target of chains refuses what is off the chain", "[targets][support]")
{
    const Model model = modelFromText(R"(g (float[1,1,1,1] x) => (float[1,1,1,1] y) {
        a = Relu (x)
        b = Neg (a)
        s = Add (a, b)
        d = Identity (s)
        y = MaxPool <kernel_shape = [1, 1]> (d)
    })");
    const std::string chain = "model: {topology: chain}\n" + graphTarget;
    const SupportReport report = judged(model, chain);
    CHECK(verdictOf(report, model, "Relu").isSupported());
    CHECK(verdictOf(report, model, "Neg").code == "branch");
    CHECK(verdictOf(report, model, "Add").code == "branch");
    CHECK(verdictOf(report, model, "MaxPool").isSupported());
    REQUIRE(report.findings().size() == 1);
    CHECK(report.findings()[0].code == "branch");
}

TEST_CASE("bodies are judged, and calls as their function", "[targets][support]")
{
    const Model model = modelFromText(R"(<ir_version: 8, opset_import: ["" : 17, "f" : 1]>
        g (bool b, float[1,1,1,1] x) => (float[1,1,1,1] y) {
            c = If (b) <then_branch = yes () => (t) { t = Sin (x) }, else_branch = no () => (e) { e = Relu (x) }>
            d = f.good (c)
            y = f.bad (d)
        }
        <domain: "f", opset_import: ["" : 17]> good (a) => (c) { n = Neg (a)  c = Relu (n) }
        <domain: "f", opset_import: ["" : 17]> bad (a) => (c) { n = Neg (a)  c = Sin (n) })");
    const SupportReport report = judged(model, graphTarget);
    CHECK(report.counts().nodes == 5);
    CHECK(report.counts().unsupported == 2);
    CHECK(verdictOf(report, model, "If").isSupported());
    CHECK(verdictOf(report, model, "good").as == std::vector<std::string>{"Neg", "ReLU"});
    const NodeVerdict &bad = verdictOf(report, model, "bad");
    CHECK(bad.verdict == Verdict::Unsupported);
    CHECK(bad.reason.english() == "Sin inside: not listed in today");
    const SupportReport listed = judged(model, graphTarget + "  f::bad: {as: Special}\n");
    CHECK(verdictOf(listed, model, "bad").as == std::vector<std::string>{"Special"});
}

TEST_CASE("fixes make a node fixable, and their absence what it was", "[targets][support]")
{
    const Model model = oneNode("float[1]", "Sin (x)");
    SupportReport report = judged(model, graphTarget);
    const NodeId node = nodeOf(model, "Sin");
    report.setFixes(node, {"some-rule"});
    CHECK(report.find(node)->verdict == Verdict::Fixable);
    CHECK(report.counts().fixable == 1);
    report.setFixes(node, {});
    CHECK(report.find(node)->verdict == Verdict::Unsupported);
}

TEST_CASE("a stopped check returns what it has", "[targets][support]")
{
    const Model model = oneNode("float[1]", "Relu (x)");
    std::stop_source source;
    source.request_stop();
    const auto target = findTarget("tnn");
    REQUIRE(target);
    const SupportReport report = checkSupport(ModelFacts::infer(model), *target->target, target->device, {},
                                              TaskContext(source.get_token()));
    CHECK(report.verdicts().empty());
}

TEST_CASE("a large model is judged quickly", "[targets][support]")
{
    std::string text = "g (float[1,8,8,8] x0) => (float[1,8,8,8] x30000) {\n";
    for (int i = 0; i < 30000; i += 3) {
        const std::string at = std::to_string(i);
        text += "x" + std::to_string(i + 1) + " = Relu (x" + at + ")\n";
        text += "x" + std::to_string(i + 2) + " = Add (x" + std::to_string(i + 1) + ", x" + at + ")\n";
        text += "x" + std::to_string(i + 3) + " = MaxPool <kernel_shape = [1, 1]> (x" + std::to_string(i + 2)
            + ")\n";
    }
    const Model model = modelFromText(text + "}");
    const ModelFacts facts = ModelFacts::infer(model);
    const auto target = findTarget("tnn/gpu-opencl");
    REQUIRE(target);
    const auto start = std::chrono::steady_clock::now();
    const SupportReport report = checkSupport(facts, *target->target, target->device);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    WARN("30000 nodes judged in " << seconds << " s");
    CHECK(report.isFullySupported());
    CHECK(seconds < 5);
}
