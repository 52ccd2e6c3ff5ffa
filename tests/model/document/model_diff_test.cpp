// SPDX-License-Identifier: Apache-2.0
// What changed between two states of a model.
#include "model/document/model_diff.h"
#include "model/graph/model_edit.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;
using namespace espalier::test;

TEST_CASE("a difference lists nodes added, removed and changed, both ways round", "[document]")
{
    const Model before = modelFromText(R"(g (float[2] x) => (float[2] y) {
        a = Relu(x)
        b = Neg(a)
        y = Abs(b)
    })");
    ModelEdit edit(before);
    const NodeId neg = nodeOf(before, "Neg");
    const NodeId added = edit.addNodeBefore(neg, {.opType = "Exp", .inputs = {valueNamed(before, "a")}});
    edit.replaceUses(valueNamed(before, "b"), edit.model().node(added).output(0));
    edit.removeNode(neg);
    edit.renameNode(nodeOf(before, "Relu"), "first");
    const auto after = std::move(edit).finish();
    REQUIRE(after);

    const ModelDiff forth = diffModels(before, *after);
    CHECK(forth.added == std::vector{added});
    CHECK(forth.removed == std::vector{neg});
    CHECK(std::find(forth.changed.begin(), forth.changed.end(), nodeOf(before, "Relu"))
          != forth.changed.end());
    CHECK_FALSE(forth.values.empty());
    const ModelDiff back = diffModels(*after, before);
    CHECK(back.added == forth.removed);
    CHECK(back.removed == forth.added);
    CHECK(diffModels(before, before).isEmpty());
}
