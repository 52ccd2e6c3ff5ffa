// SPDX-License-Identifier: Apache-2.0
// A new node taking the place of another: the value keeps its identity.
#include "model/graph/check_invariants.h"
#include "model/graph/model_edit.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;

TEST_CASE("a value that is taken over keeps id, name and readers", "[model_edit]")
{
    const Model before =
        test::modelFromText("g (float[2] x, float[2] c) => (float[2] z) { y = Sub (x, c) z = Relu (y) }");
    const NodeId sub = test::nodeOf(before, "Sub");
    const ValueId y = test::valueNamed(before, "y");
    ModelEdit edit(before);
    const NodeId neg = edit.addNodeBefore(sub, {"Neg", {test::valueNamed(before, "c")}});
    const NodeId add =
        edit.addNodeBefore(sub, {"Add", {test::valueNamed(before, "x"), edit.model().node(neg).outputs[0]}});
    edit.takeOver(y, edit.model().node(add).outputs[0]);
    edit.removeNode(sub);
    const auto after = std::move(edit).finish();
    REQUIRE(after);
    CHECK_FALSE(checkInvariants(*after));
    CHECK(after->value(y).name == "y");
    CHECK(after->value(y).producer == add);
    CHECK(after->node(test::nodeOf(*after, "Relu")).inputs[0] == y);
    CHECK(after->mainGraph().nodeCount == 3);
}

TEST_CASE("a graph output that is taken over stays the output", "[model_edit]")
{
    const Model before = test::modelFromText("g (float[2] x) => (float[2] y) { y = Neg (x) }");
    const NodeId neg = test::nodeOf(before, "Neg");
    const ValueId y = test::valueNamed(before, "y");
    ModelEdit edit(before);
    const NodeId relu = edit.addNodeBefore(neg, {"Relu", {test::valueNamed(before, "x")}});
    edit.takeOver(y, edit.model().node(relu).outputs[0]);
    edit.removeNode(neg);
    const auto after = std::move(edit).finish();
    REQUIRE(after);
    CHECK_FALSE(checkInvariants(*after));
    CHECK(after->mainGraph().outputs[0].value == y);
    CHECK(after->value(y).producer == relu);
}

TEST_CASE("a new node may leave an output out", "[model_edit]")
{
    const Model before = test::modelFromText("g (float[1,4,4] x) => (float[1,4,4] y) { y = Relu (x) }");
    ModelEdit edit(before);
    const NodeId lstm = edit.addNodeAtEnd(Model::mainGraphId(),
                                          {"LSTM", {test::valueNamed(before, "x")}, {std::nullopt, "h"}});
    const auto after = std::move(edit).finish();
    REQUIRE(after);
    CHECK_FALSE(after->node(lstm).outputs[0].isValid());
    CHECK(after->value(after->node(lstm).outputs[1]).name == "h");
}

TEST_CASE("hundreds of nodes put before one keep their order", "[model_edit]")
{
    const Model before = test::modelFromText("g (float[2] x) => (float[2] z) { y = Neg (x) z = Relu (y) }");
    const NodeId relu = test::nodeOf(before, "Relu");
    ModelEdit edit(before);
    std::vector<NodeId> added;
    ValueId last = test::valueNamed(before, "y");
    for (int i = 0; i < 1000; ++i) {
        added.push_back(edit.addNodeBefore(relu, {"Abs", {last}}));
        last = edit.model().node(added.back()).outputs[0];
    }
    edit.setInput(relu, 0, last);
    const auto after = std::move(edit).finish();
    REQUIRE(after);
    for (std::size_t i = 1; i < added.size(); ++i)
        REQUIRE(after->node(added[i - 1]).rank < after->node(added[i]).rank);
    CHECK(after->node(added.back()).rank < after->node(relu).rank);
    CHECK(after->node(test::nodeOf(*after, "Neg")).rank < after->node(added.front()).rank);
}
