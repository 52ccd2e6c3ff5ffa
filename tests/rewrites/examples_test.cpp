// SPDX-License-Identifier: Apache-2.0
// Rules on their own examples, at every opset in which one of their operators changed.
#include "model/io/onnx_text.h"
#include "model/shapes/operator_schema.h"
#include "rewrites/apply.h"
#include "tests/support/catch.h"
#include "tests/support/onnx_checker.h"
#include "tests/support/rules.h"

#include <set>

using namespace espalier;

namespace {

/// The first and last opset of the rule's range and those between in which an operator got a new version.
std::set<std::int64_t> opsetsOf(const RuleSpec &spec)
{
    std::set<std::int64_t> opsets = {spec.opset.first, spec.opset.last};
    std::vector<std::string> operators = spec.operators;
    operators.insert(operators.end(), spec.produces.begin(), spec.produces.end());
    for (const std::string &op : operators) {
        for (std::int64_t opset = spec.opset.first; opset <= spec.opset.last; ++opset) {
            const auto schema = OperatorSchema::find("", op, opset);
            if (schema && schema->since() == opset)
                opsets.insert(opset);
        }
    }
    return opsets;
}

} // namespace

TEST_CASE("each rule keeps the numbers of its examples at each opset", "[rewrites][examples]")
{
    for (const auto &rule : test::allRules().rules()) {
        DYNAMIC_SECTION(rule->spec().id)
        {
            CHECK_FALSE(rule->spec().examples.empty());
            std::set<std::int64_t> tested;
            for (const std::string &example : rule->spec().examples) {
                bool applied = false;
                for (const std::int64_t opset : opsetsOf(rule->spec())) {
                    INFO("opset " << opset << ": " << example);
                    const auto model = parseModelText(
                        "<ir_version: 8, opset_import: [\"\": " + std::to_string(opset) + "]>\n" + example);
                    if (!model)
                        FAIL(model.error().line());
                    // An example may be written in the form of some opsets alone.
                    if (!test::onnxCheckerFault(*model).empty())
                        continue;
                    const TypeReport types = inferTypes(*model);
                    const auto result = applyRule(*model, types, *rule);
                    if (!result)
                        FAIL(result.error().line());
                    if (result->rewrites.empty())
                        continue;
                    applied = true;
                    tested.insert(opset);
                    CHECK(test::onnxCheckerFault(result->model) == "");
                    const auto verdict = verifyEquivalence(*model, types.types, result->model,
                                                           {3, 11, rule->spec().errorBound});
                    REQUIRE(verdict);
                    test::checkVerified(*verdict);
                }
                INFO(example);
                CHECK(applied);
            }
            CHECK(tested == opsetsOf(rule->spec()));
        }
    }
}
