// SPDX-License-Identifier: Apache-2.0
// Names of the nodes that rules write: runtimes refuse models in which two nodes share one.
#include "rewrites/apply.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"
#include "tests/support/text_model.h"

#include <set>

using namespace espalier;

namespace {

std::multiset<std::string> namesAfter(const Model &model, std::string_view id)
{
    const Rule *rule = test::allRules().find(id);
    REQUIRE(rule != nullptr);
    const auto result = applyRule(model, inferTypes(model), *rule);
    REQUIRE(result);
    REQUIRE_FALSE(result->rewrites.empty());
    std::multiset<std::string> names;
    for (const NodeId node : allNodes(result->model))
        names.insert(result->model.node(node).name);
    return names;
}

} // namespace

TEST_CASE("of several parts one keeps the node's name", "[rewrites][names]")
{
    CHECK(namesAfter(test::modelFromText(R"(<ir_version: 8, opset_import: ["" : 18]>
        g (float[2,6] x) => (float[2,3] a, float[2,3] b) {
            [cut] a, b = Split <axis = 1, num_outputs = 2> (x)
        })"),
                     "split-to-slices")
          == std::multiset<std::string>{"cut", "cut_Slice_2"});
}

TEST_CASE("new nodes take no name that a node of the model has", "[rewrites][names]")
{
    const Model model = test::modelFromText(R"(g (float[2,3] x, float[2,3] c) => (float[2,3] y) {
            [minus_Mul] r = Relu (c)
            [minus] y = Sub (x, r)
        })");
    CHECK(namesAfter(model, "sub-to-mul-add")
          == std::multiset<std::string>{"minus", "minus_Mul", "minus_Mul_1"});
}
