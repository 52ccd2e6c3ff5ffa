// SPDX-License-Identifier: Apache-2.0
// The planner takes the cheapest sequence of rules, within limits, and says why where there is none.
#include "rewrites/plan.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"
#include "tests/support/text_model.h"

using namespace espalier;
using namespace espalier::test;

namespace {

/// A target that runs these operators, whatever their operands.
PlanGoal goalFor(std::set<std::string> operators, RuleClass dearest = RuleClass::Exact)
{
    PlanGoal goal;
    goal.dearest = dearest;
    goal.isSupported = [runs = std::move(operators)](const ModelFacts &facts, NodeId node) {
        return runs.contains(facts.model().node(node).opType);
    };
    return goal;
}

RewritePlan planned(const Model &model, const PlanGoal &goal, const PlanOptions &options = {})
{
    auto plan = planRewrites(model, inferTypes(model), allRules(), goal, options);
    if (!plan)
        FAIL(plan.error().line());
    return std::move(*plan);
}

std::vector<std::string> rulesOf(const RewritePlan &plan)
{
    std::vector<std::string> out;
    for (const RewriteRecord &record : plan.rewrites) {
        out.push_back(record.rule);
        out.insert(out.end(), record.followedBy.begin(), record.followedBy.end());
        checkVerified(record.verification);
    }
    return out;
}

std::vector<std::string> operatorsOf(const Model &model)
{
    std::vector<std::string> out;
    for (const NodeId id : allNodes(model))
        out.push_back(model.node(id).opType);
    return out;
}

using Names = std::vector<std::string>;

const char *const subtraction = R"(g (float[2,3] x) => (float[2,3] y) <float half = {0.5}> {
    [s] y = Sub(x, half)
})";

const char *const transposed = R"(g (float[1,2,3,3] x) => (y) <float[2,1,3,3] w =
    {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9}> {
    [t] y = ConvTranspose <strides = [2, 2]>(x, w)
})";

} // namespace

TEST_CASE("of two plans the cheaper one is taken", "[rewrites][plan]")
{
    const Model model = modelFromText(subtraction);
    const RewritePlan plan = planned(model, goalFor({"Add", "Mul"}));
    CHECK(rulesOf(plan) == Names{"sub-constant-to-add"});
    CHECK(operatorsOf(plan.result) == Names{"Add"});
    CHECK(plan.rewrites.front().nodes == Names{"s"});
    CHECK(plan.unmended.empty());
}

TEST_CASE("a rule that is excluded gives way to a dearer one", "[rewrites][plan]")
{
    const Model model = modelFromText(transposed);
    const PlanGoal goal = goalFor({"Conv", "DepthToSpace", "Reshape", "Transpose", "Slice"});
    const Names first = rulesOf(planned(model, goal));
    REQUIRE(first.size() == 1);
    PlanOptions options;
    options.excluded = {first.front()};
    const Names second = rulesOf(planned(model, goal, options));
    REQUIRE(second.size() == 1);
    CHECK(second != first);
}

TEST_CASE("what one rule writes is mended by the next", "[rewrites][plan]")
{
    const Model model = modelFromText(R"(g (float[2,3] x) => (float[2,3] y) { y = HardSwish(x) })");
    const RewritePlan plan = planned(model, goalFor({"Add", "Mul", "Clip"}));
    CHECK(rulesOf(plan) == Names{"hardswish-to-hardsigmoid-mul", "hardsigmoid-to-clip"});
    CHECK(plan.rewrites.size() == 1);
    CHECK(operatorsOf(plan.result) == Names{"Mul", "Add", "Clip", "Mul"});
}

TEST_CASE("supported nodes stay as they are", "[rewrites][plan]")
{
    const Model model = modelFromText(subtraction);
    const RewritePlan plan = planned(model, goalFor({"Sub"}));
    CHECK(plan.rewrites.empty());
    CHECK(bytesOf(plan.result) == bytesOf(model));
}

TEST_CASE("a plan of a plan's result changes nothing", "[rewrites][plan]")
{
    const PlanGoal goal = goalFor({"Add", "Mul", "Clip"});
    const RewritePlan once =
        planned(modelFromText(R"(g (float[2,3] x) => (float[2,3] y) <float half = {0.5}> {
        a = HardSwish(x)
        b = Sub(a, half)
        y = Det(b)
    })"),
                goal);
    REQUIRE(once.rewrites.size() == 2);
    const RewritePlan twice = planned(once.result, goal);
    CHECK(twice.rewrites.empty());
    CHECK(bytesOf(twice.result) == bytesOf(once.result));
}

TEST_CASE("a node that stays unsupported has the refusal that got furthest", "[rewrites][plan]")
{
    const auto refusal = [](const char *text, const PlanGoal &goal) {
        const RewritePlan plan = planned(modelFromText(text), goal);
        CHECK(plan.rewrites.empty());
        REQUIRE(plan.unmended.size() == 1);
        return std::pair{plan.unmended.front().refusal.code, plan.unmended.front().rule};
    };
    CHECK(refusal("g (float[2,2] x) => (y) { y = Tan(x) }", goalFor({"Add"})).first == "no_rule");
    const auto written = refusal("g (float[2,3] x) => (y) { y = HardSwish(x) }", goalFor({"Relu"}));
    CHECK(written.first == "result_unsupported");
    CHECK(written.second == "hardswish-to-hardsigmoid-mul");
    const auto own = refusal(R"(g (float[2,3] x, int64[1] s, int64[1] e) => (y) { y = Slice(x, s, e) })",
                             goalFor({"Relu"}));
    CHECK(own.first != "no_rule");
    CHECK_FALSE(own.second.empty());
}

TEST_CASE("nothing dearer than the class allowed is used", "[rewrites][plan]")
{
    PlanOptions options;
    options.excluded = {"conv-transpose-to-depth-to-space", "conv-transpose-to-subpixel",
                        "conv-transpose-to-subpixel-rank4"};
    const Model model = modelFromText(transposed);
    const std::set<std::string> runs{"Conv", "Reshape", "Transpose", "Slice"};
    const RewritePlan exact = planned(model, goalFor(runs), options);
    CHECK(exact.rewrites.empty());
    CHECK(exact.unmended.size() == 1);
    const RewritePlan trained = planned(model, goalFor(runs, RuleClass::Retrain), options);
    REQUIRE(trained.rewrites.size() == 1);
    CHECK(trained.rewrites.front().rule == "conv-transpose-to-conv-retrain");
    CHECK(trained.rewrites.front().ruleClass == RuleClass::Retrain);
}

TEST_CASE("an exact rule is taken before one that needs training", "[rewrites][plan]")
{
    const RewritePlan plan = planned(modelFromText(transposed),
                                     goalFor({"Conv", "Reshape", "Transpose", "Slice"}, RuleClass::Retrain));
    REQUIRE(plan.rewrites.size() == 1);
    CHECK(plan.rewrites.front().ruleClass == RuleClass::Exact);
}

TEST_CASE("nodes in the bodies of a control flow are mended too", "[rewrites][plan]")
{
    const RewritePlan plan = planned(modelFromText(R"(g (bool c, float[2] x) => (float[2] y) {
        y = If (c) <then_branch = t () => (float[2] u) <float half = {0.5}> { u = Sub(x, half) },
                    else_branch = e () => (float[2] v) { v = Neg(x) }>
    })"),
                                     goalFor({"If", "Add", "Neg"}));
    CHECK(rulesOf(plan) == Names{"sub-constant-to-add"});
    CHECK(plan.unmended.empty());
}

TEST_CASE("a plan that is stopped is cancelled", "[rewrites][plan]")
{
    const Model model = modelFromText(subtraction);
    std::stop_source stop;
    stop.request_stop();
    const auto plan = planRewrites(model, inferTypes(model), allRules(), goalFor({"Add"}), {},
                                   TaskContext(stop.get_token()));
    REQUIRE_FALSE(plan);
    CHECK(plan.error().code == ErrorCode::Cancelled);
}

TEST_CASE("the work of a plan grows with the number of nodes, not its square", "[rewrites][plan]")
{
    const auto questions = [](int nodes) {
        std::string text = "g (float[2,3] x) => (float[2,3] y) <float half = {0.5}> { v0 = Relu(x) ";
        for (int i = 1; i < nodes; ++i)
            text += "v" + std::to_string(i) + " = " + (i % 2 == 0 ? "Relu(v" : "Sub(v")
                + std::to_string(i - 1) + (i % 2 == 0 ? ") " : ", half) ");
        text += "y = Relu(v" + std::to_string(nodes - 1) + ") }";
        const Model model = modelFromText(text);
        std::size_t asked = 0;
        PlanGoal goal = goalFor({"Add", "Relu"});
        goal.isSupported = [&asked, inner = goal.isSupported](const ModelFacts &facts, NodeId node) {
            ++asked;
            return inner(facts, node);
        };
        PlanOptions options;
        options.apply.verify = false;
        const RewritePlan plan = planned(model, goal, options);
        CHECK(plan.rewrites.size() == static_cast<std::size_t>(nodes / 2));
        CHECK(plan.unmended.empty());
        return asked;
    };
    const std::size_t few = questions(200);
    const std::size_t many = questions(2000);
    CHECK(many < 12 * few);
}

TEST_CASE("a plan does without rules for finite operands where the model guards against NaN",
          "[rewrites][plan]")
{
    // Log of a negative number is NaN; where it is, the model takes 0.
    const Model model = modelFromText(R"(g (float[64] x) => (float[64] y) <float zero = {0}> {
        [less] e = Neg(x)
        [log] l = Log(e)
        [copy] k = Floor(l)
        [test] c = Greater(e, zero)
        [choose] y = Where(c, k, zero)
    })");
    const PlanGoal goal = goalFor({"Neg", "Log", "Floor", "Relu", "Sub", "Mul", "Add", "Sign", "Greater"});
    const auto plan = planRewrites(model, inferTypes(model), allRules(), goal);
    REQUIRE(plan);
    CHECK(plan->rewrites.empty());
    CHECK(plan->unmended.size() == 1);
    PlanOptions unproved;
    unproved.apply.verify = false;
    const auto careless = planRewrites(model, inferTypes(model), allRules(), goal, unproved);
    REQUIRE(careless);
    CHECK_FALSE(careless->rewrites.empty());
}
