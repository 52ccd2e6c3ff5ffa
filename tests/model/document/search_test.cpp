// SPDX-License-Identifier: Apache-2.0
// Finding nodes by words.
#include "model/document/search.h"

#include "model/graph/name_authority.h"
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;
using namespace espalier::test;

namespace {

std::vector<std::string> found(std::string_view query)
{
    static const Model model = modelFromText(R"(g (float[1,3,8,8] x, float[4,3,3,3] w) => (float[1,4,6,6] y) {
        [stem] a = Conv <strides = [1, 1]> (x, w)
        [head_relu] b = Relu(a)
        [tail] y = Transpose <perm = [0, 1, 3, 2]> (b)
    })");
    static const TypeReport types = inferTypes(model);
    static const auto names = nodeNames(model);
    SupportReport support("t", "d");
    NodeVerdict verdict;
    verdict.node = nodeOf(model, "Relu");
    verdict.verdict = Verdict::Fixable;
    verdict.fixes = {"relu-to-max"};
    support.add(verdict);
    std::vector<std::string> out;
    for (const NodeId id :
         searchNodes({model, types.types, names, &support}, nodesInOrder(model), parseSearch(query)))
        out.push_back(model.node(id).name);
    return out;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("words match names, operators and tensors in any case", "[document]")
{
    CHECK(found("RELU") == Names{"head_relu"});
    CHECK(found("w") == Names{"stem"});
    CHECK(found("") == Names{"stem", "head_relu", "tail"});
    CHECK(found("h*u") == Names{"head_relu"});
    CHECK(found("nothing").empty());
}

TEST_CASE("fields narrow, and all words must hold", "[document]")
{
    CHECK(found("op:conv") == Names{"stem"});
    CHECK(found("op:con").empty());
    CHECK(found("op:con*") == Names{"stem"});
    CHECK(found("name:tail") == Names{"tail"});
    CHECK(found("tensor:b") == Names{"head_relu", "tail"});
    CHECK(found("attr:perm") == Names{"tail"});
    CHECK(found("attr:perm=0,1,3,2") == Names{"tail"});
    CHECK(found("attr:perm=0,1,2,3").empty());
    CHECK(found("shape:1x3x8x8") == Names{"stem"});
    CHECK(found("shape:3x8") == Names{"stem"});
    CHECK(found("is:fixable") == Names{"head_relu"});
    CHECK(found("rule:relu") == Names{"head_relu"});
    CHECK(found("is:fixable op:conv").empty());
    CHECK(found("-op:conv") == Names{"head_relu", "tail"});
    CHECK(found("name:\"head_relu\"") == Names{"head_relu"});
}
