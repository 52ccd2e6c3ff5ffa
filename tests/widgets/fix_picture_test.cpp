// SPDX-License-Identifier: Apache-2.0
// What a card shows of a fix before it is applied.
#include "widgets/fix_picture.h"

#include "model/targets/find_target.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"
#include "tests/support/text_model.h"

using namespace espalier;
using namespace espalier::test;

namespace {

FitTarget openCl()
{
    const auto found = findTarget("tnn/gpu-opencl", {});
    if (!found)
        FAIL(found.error().line());
    return {found->target, found->device, {}};
}

Result<FixTrial> tried(const char *text, const char *op, const char *rule)
{
    const auto analysis = analyse(modelFromText(text), nullptr, {});
    REQUIRE(analysis);
    return tryFix(**analysis, nodeOf((*analysis)->model, op), *allRules().find(rule), allRules(), openCl(),
                  {});
}

} // namespace

TEST_CASE("a fix of one place is shown with the nodes before and after, and its numbers", "[widgets]")
{
    const auto trial =
        tried("g (float[1,2,4,8,6] x) => (a, b) { a, b = Split <axis = 4, num_outputs = 2> (x) }", "Split",
              "split-to-slices");
    REQUIRE(trial);
    REQUIRE(trial->before.size() == 1);
    CHECK(trial->before.front().look == Look::Fixable);
    CHECK(trial->after.size() == 2);
    CHECK(trial->nodesAdded == 1);
    CHECK(trial->verification.passed == true);
}

TEST_CASE("before the fix one neighbour stands on each side, in outline and without a verdict", "[widgets]")
{
    const auto trial = tried("g (float[1,2,4,8,6] x) => (c, d) { h = Relu (x)  a, b = Split <axis = 4, "
                             "num_outputs = 2> (h)  c = Neg (a)  d = Exp (b) }",
                             "Split", "split-to-slices");
    REQUIRE(trial);
    REQUIRE(trial->before.size() == 3);
    CHECK(trial->before[0].name == QStringLiteral("Relu"));
    CHECK(trial->before[0].isNeighbour);
    CHECK(trial->before[1].look == Look::Fixable);
    CHECK(trial->before[1].followsLast);
    CHECK_FALSE(trial->before[1].isNeighbour);
    CHECK(trial->before[2].isNeighbour);
    CHECK(trial->before[2].followsLast);
    REQUIRE(trial->after.size() == 2);
    for (const MiniBox &box : trial->after) {
        CHECK_FALSE(box.isNeighbour);
        CHECK(box.change == '+');
        CHECK(box.look == Look::Supported);
    }
}

TEST_CASE("a fix that changes the model's inputs is shown too", "[widgets]")
{
    const auto trial =
        tried(R"(g (float[1,1,4,4] x, float[1,1,2,2] w) => (y) <float[1,1,2,2] w = {1, 2, 3, 4}> {
        y = Conv(x, w)
    })",
              "Conv", "freeze-default-inputs");
    if (!trial)
        FAIL(trial.error().line());
    REQUIRE(trial->before.size() == 1);
    CHECK(trial->before.front().look == Look::Fixable);
    REQUIRE(trial->after.size() == 1);
    CHECK(trial->after.front().look == Look::Supported);
    CHECK(trial->nodesAdded == 0);
    CHECK(trial->verification.passed == true);
}

TEST_CASE("a rule that does not mend a node tells why on its card", "[widgets]")
{
    const auto trial = tried("g (float[2,3] x) => (y) { y = Relu(x) }", "Relu", "freeze-default-inputs");
    REQUIRE_FALSE(trial);
    CHECK(trial.error().code == ErrorCode::RewriteRefused);
    CHECK(trial.error().reason == "no_default_input");
}
