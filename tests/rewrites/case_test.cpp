// SPDX-License-Identifier: Apache-2.0
// Every case of every rule: applied, compared, applied again, undone, written and read back, judged by ONNX's
// checker.
#include "model/graph/check_invariants.h"
#include "model/io/model_to_proto.h"
#include "model/io/proto_to_model.h"
#include "rewrites/apply.h"
#include "tests/support/canonical_text.h"
#include "tests/support/catch.h"
#include "tests/support/onnx_checker.h"
#include "tests/support/rewrite_case.h"
#include "tests/support/rules.h"
#include "tests/support/text_model.h"

#include <set>

using namespace espalier;

namespace {

/// The refusal that a user would see: of the rule's operators, the one that got furthest.
std::optional<Refusal> refusalOf(const Model &model, const TypeReport &types, const Rule &rule)
{
    const ModelFacts facts(model, types.types);
    std::optional<Refusal> best;
    for (const NodeId node : allNodes(model)) {
        const auto &operators = rule.spec().operators;
        const bool asked = operators.front() == "*"
            || std::find(operators.begin(), operators.end(), model.node(node).opType) != operators.end();
        if (!asked)
            continue;
        const Found found = findMatch(rule, facts, node);
        std::optional<Refusal> refusal;
        if (!found) {
            refusal = found.error();
        } else if (rule.spec().onWhole) {
            return std::nullopt;
        } else if (auto trial = tryMatch(rule, facts, *found); !trial) {
            refusal = trial.error();
            refusal->reach = 100;
        } else {
            return std::nullopt;
        }
        if (!best || refusal->reach > best->reach)
            best = refusal;
    }
    return best;
}

void checkApplied(const test::RewriteCase &each, const Rule &rule)
{
    const Model before = test::modelFromText(each.before);
    REQUIRE_FALSE(checkInvariants(before));
    const std::string bytesBefore = test::bytesOf(before);
    const TypeReport types = inferTypes(before);
    const auto result = applyRule(before, types, rule);
    if (!result)
        FAIL(result.error().line());
    if (result->rewrites.empty()) {
        const auto refusal = refusalOf(before, types, rule);
        FAIL("refused: " << (refusal ? refusal->code + ": " + refusal->message.english()
                                     : std::string("never asked")));
    }
    const Model &after = result->model;
    CHECK_FALSE(checkInvariants(after));
    CHECK(test::canonicalText(after) == test::canonicalText(test::modelFromText(each.after)));
    CHECK(test::onnxCheckerFault(after) == "");

    const bool isFixed = test::fixedDims(before).second;
    INFO("verification: " << result->rewrites.front().verification.reason);
    if (isFixed && !rule.spec().onWhole)
        test::checkVerified(result->rewrites.front().verification);
    const Model fixed = test::fixedDims(before).first;
    const auto whole = verifyEquivalence(fixed, inferTypes(fixed).types, test::fixedDims(after).first,
                                         {2, 7, rule.spec().errorBound});
    REQUIRE(whole);
    INFO("verification of the whole: " << whole->reason);
    test::checkVerified(*whole);

    const auto again = applyRule(after, result->types, rule);
    REQUIRE(again);
    CHECK(again->rewrites.empty());
    CHECK(test::bytesOf(before) == bytesBefore);
    const std::string bytesAfter = test::bytesOf(after);
    const auto readBack = protoToModel(std::as_bytes(std::span(bytesAfter)), {});
    REQUIRE(readBack);
    CHECK(test::canonicalText(*readBack) == test::canonicalText(after));
    CHECK(test::bytesOf(*readBack) == bytesAfter);
}

void checkRefused(const test::RewriteCase &each, const Rule &rule)
{
    const Model before = test::modelFromText(each.before);
    const TypeReport types = inferTypes(before);
    const auto refusal = refusalOf(before, types, rule);
    REQUIRE(refusal);
    CHECK(refusal->code == each.code);
    CHECK_FALSE(refusal->message.english().empty());
    const auto result = applyRule(before, types, rule);
    REQUIRE(result);
    CHECK(result->rewrites.empty());
    CHECK(test::bytesOf(result->model) == test::bytesOf(before));
}

} // namespace

TEST_CASE("each rewrite case gives what it says", "[rewrites][case]")
{
    for (const test::RewriteCase &each : test::rewriteCases()) {
        DYNAMIC_SECTION(each.rule << ": " << each.name)
        {
            const Rule *rule = test::allRules().find(each.rule);
            REQUIRE(rule != nullptr);
            if (each.applies)
                checkApplied(each, *rule);
            else
                checkRefused(each, *rule);
        }
    }
}

TEST_CASE("each rule has a case that applies and one that is refused", "[rewrites][case]")
{
    std::set<std::pair<std::string, bool>> seen;
    for (const test::RewriteCase &each : test::rewriteCases())
        seen.emplace(each.rule, each.applies);
    for (const auto &rule : test::allRules().rules()) {
        INFO(rule->spec().id);
        CHECK(seen.contains({rule->spec().id, true}));
        CHECK(seen.contains({rule->spec().id, false}));
    }
}
