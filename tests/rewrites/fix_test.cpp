// SPDX-License-Identifier: Apache-2.0
// One rule at chosen nodes for a target: looked at, then made.
#include "rewrites/fix.h"

#include "rewrites/fit.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"
#include "tests/support/text_model.h"

using namespace espalier;
using namespace espalier::test;

namespace {

/// Runs Add and Relu alone, in any graph or in a chain.
TargetPointer adder(const std::string &topology = "graph")
{
    std::string text = R"(
name: adder
title: Adder
checked: "test"
exporter: none
model: {outputs: any, rank: any, dynamic: true, layouts: [NCHW], dtypes: [float], topology: TOPOLOGY, max_input: {pixels: none}, packaging: none}
devices: {cpu: {title: CPU}}
ops:
  Add: {as: Add, devices: all, source: "test"}
  Relu: {as: Relu, devices: all, source: "test"}
)";
    text.replace(text.find("TOPOLOGY"), 8, topology);
    const auto target = readTarget(text, "adder.yaml");
    if (!target)
        FAIL(target.error().line());
    return *target;
}

const char *twoSubs = R"(g (float[2,3] x) => (float[2,3] y) <float half = {0.5}> {
    a = Sub(x, half)
    b = Relu(a)
    y = Sub(b, half)
})";

} // namespace

TEST_CASE("a goal made from a target judges the model and regions alike", "[rewrites]")
{
    const Model model = modelFromText(twoSubs);
    const ModelFacts facts = ModelFacts::infer(model);
    const PlanGoal goal = goalOf({adder(), "cpu", {}}, RuleClass::Exact);
    CHECK(goal.isSupported(facts, nodeOf(model, "Relu")));
    CHECK_FALSE(goal.isSupported(facts, nodeOf(model, "Sub")));
    const auto preview =
        previewFix(facts, nodeOf(model, "Sub"), *allRules().find("sub-constant-to-add"), allRules(), goal);
    REQUIRE(preview);
    CHECK(preview->rules == std::vector<std::string>{"sub-constant-to-add"});
    const ModelFacts after(preview->trial.after, preview->trial.typesAfter.types);
    for (const NodeId id : preview->trial.region.nodesOf(preview->trial.after))
        CHECK(goal.isSupported(after, id));
}

TEST_CASE("a fix is applied to all chosen nodes in one edit, and verified", "[rewrites]")
{
    const Model model = modelFromText(twoSubs);
    const TypeReport types = inferTypes(model);
    const ModelFacts facts(model, types.types);
    std::vector<NodeId> subs;
    for (const NodeId id : nodesInOrder(model)) {
        if (model.node(id).isOp("Sub"))
            subs.push_back(id);
    }
    REQUIRE(subs.size() == 2);
    const PlanGoal goal = goalOf({adder(), "cpu", {}}, RuleClass::Exact);
    const Rule &rule = *allRules().find("sub-constant-to-add");
    const auto result = applyFix(facts, types, subs, rule, allRules(), goal);
    REQUIRE(result);
    CHECK(result->rewrites.size() == 2);
    CHECK(result->refusals.empty());
    for (const RewriteRecord &record : result->rewrites)
        CHECK(record.verification.passed == true);
    for (const NodeId id : nodesInOrder(result->model))
        CHECK_FALSE(result->model.node(id).isOp("Sub"));
}

TEST_CASE("a rule that does not mend a node is refused with its reason, and nothing changes", "[rewrites]")
{
    const Model model = modelFromText(twoSubs);
    const TypeReport types = inferTypes(model);
    const ModelFacts facts(model, types.types);
    const PlanGoal goal = goalOf({adder(), "cpu", {}}, RuleClass::Exact);
    const auto result = applyFix(facts, types, {nodeOf(model, "Relu")},
                                 *allRules().find("sub-constant-to-add"), allRules(), goal);
    REQUIRE(result);
    CHECK(result->rewrites.empty());
    REQUIRE(result->refusals.size() == 1);
    CHECK_FALSE(result->refusals.front().refusal.code.empty());
    CHECK(bytesOf(result->model) == bytesOf(model));
}

TEST_CASE("no rule is a fix for a node that is off a chain", "[rewrites]")
{
    const auto fixesOn = [](const std::string &topology) {
        const Model model = modelFromText(R"(g (float[2,3] x) => (float[2,3] y) <float half = {0.5}> {
            a = Relu(x)
            b = Sub(x, half)
            y = Add(a, b)
        })");
        const ModelFacts facts = ModelFacts::infer(model);
        const FitTarget target{adder(topology), "cpu", {}};
        SupportReport report = checkSupport(facts, *target.target, target.device);
        addFixes(report, facts, allRules(), target, {});
        return report.find(nodeOf(model, "Sub"))->fixes;
    };
    CHECK(fixesOn("graph") == std::vector<std::string>{"sub-constant-to-add"});
    CHECK(fixesOn("chain").empty());
}
