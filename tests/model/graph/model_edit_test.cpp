// SPDX-License-Identifier: Apache-2.0
// Edits give new models, keep the old ones, and keep records in step with each other.
#include "model/graph/check_invariants.h"
#include "model/graph/model_edit.h"
#include "model/graph/walk.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;
using namespace espalier::test;

namespace {

const char *chain = "g (float[1,3] x) => (float[1,3] y) { a = Relu(x)  b = Sigmoid(a)  y = Tanh(b) }";

std::vector<std::string> opsInOrder(const Model &model)
{
    std::vector<std::string> out;
    for (const NodeId id : writingOrder(model, Model::mainGraphId()))
        out.push_back(model.node(id).opType);
    return out;
}

Model finished(ModelEdit &&edit)
{
    auto model = std::move(edit).finish();
    if (!model)
        FAIL(model.error().line());
    if (const auto broken = checkInvariants(*model))
        FAIL(broken->line());
    return *model;
}

} // namespace

TEST_CASE("a node inserted in the middle stands between its neighbours and the old model is unchanged")
{
    const Model before = modelFromText(chain);
    const std::string bytes = bytesOf(before);
    ModelEdit edit(before);
    const NodeId sigmoid = nodeOf(before, "Sigmoid");
    const NodeId added = edit.addNodeBefore(sigmoid, {"Neg", {valueNamed(before, "a")}});
    edit.setInput(sigmoid, 0, edit.model().node(added).outputs[0]);
    const Model after = finished(std::move(edit));
    CHECK(opsInOrder(after) == std::vector<std::string>{"Relu", "Neg", "Sigmoid", "Tanh"});
    CHECK(bytesOf(before) == bytes);
}

TEST_CASE("more insertions at one place than ranks fit still keep their order")
{
    Model model = modelFromText(chain);
    ModelEdit edit(model);
    const NodeId sigmoid = nodeOf(model, "Sigmoid");
    ValueId last = valueNamed(model, "a");
    for (int i = 0; i < 60; ++i)
        last = edit.model().node(edit.addNodeBefore(sigmoid, {"Neg", {last}})).outputs[0];
    edit.setInput(sigmoid, 0, last);
    const Model after = finished(std::move(edit));
    const auto ops = opsInOrder(after);
    REQUIRE(ops.size() == 63);
    CHECK(ops.front() == "Relu");
    CHECK(ops[61] == "Sigmoid");
    CHECK(ops.back() == "Tanh");
}

TEST_CASE("replacing the value of a graph output keeps the output's name")
{
    const Model before = modelFromText(chain);
    ModelEdit edit(before);
    const NodeId tanh = nodeOf(before, "Tanh");
    const NodeId added = edit.addNodeBefore(tanh, {"Softsign", {valueNamed(before, "b")}});
    edit.replaceUses(valueNamed(before, "y"), edit.model().node(added).outputs[0]);
    edit.removeNode(tanh);
    const Model after = finished(std::move(edit));
    REQUIRE(after.mainGraph().outputs.size() == 1);
    const Value &output = after.value(after.mainGraph().outputs[0].value);
    CHECK(output.name == "y");
    CHECK(after.node(output.producer).opType == "Softsign");
}

TEST_CASE("a graph input that takes the place of an output goes through an Identity")
{
    const Model before = modelFromText("g (float[3] x) => (float[3] y) { y = Identity(x) }");
    ModelEdit edit(before);
    const NodeId identity = nodeOf(before, "Identity");
    edit.replaceUses(valueNamed(before, "y"), valueNamed(before, "x"));
    edit.removeNode(identity);
    const Model after = finished(std::move(edit));
    const Value &output = after.value(after.mainGraph().outputs[0].value);
    CHECK(output.name == "y");
    CHECK(after.node(output.producer).opType == "Identity");
}

TEST_CASE("removing a node whose output is still read is refused")
{
    const Model before = modelFromText(chain);
    ModelEdit edit(before);
    edit.removeNode(nodeOf(before, "Sigmoid"));
    const auto after = std::move(edit).finish();
    REQUIRE_FALSE(after);
    CHECK(after.error().reason == "dangling_value");
}

TEST_CASE("removing a node with a body forgets what the body captured")
{
    const Model before = modelFromText(R"(g (bool c, float[3] x) => (float[3] y) {
        k = Relu(x)
        y = If(c) <then_branch = t () => (float[3] p) { p = Neg(k) }, else_branch = e () => (float[3] q) { q = Abs(k) }>
    })");
    const ValueId captured = valueNamed(before, "k");
    CHECK(before.value(captured).uses.size() == 2);
    ModelEdit edit(before);
    edit.replaceUses(valueNamed(before, "y"), captured);
    edit.removeNode(nodeOf(before, "If"));
    const Model after = finished(std::move(edit));
    CHECK(after.value(captured).uses.empty());
    CHECK(after.value(captured).name == "y");
}

TEST_CASE("a name that is taken gets a suffix")
{
    const Model before = modelFromText(chain);
    ModelEdit edit(before);
    edit.renameValue(valueNamed(before, "a"), "b");
    CHECK(edit.model().value(valueNamed(before, "a")).name == "b_1");
}

TEST_CASE("a node's name that is taken gets a suffix, and is free again when its node is gone")
{
    const Model model = test::modelFromText(R"(<ir_version: 8, opset_import: ["": 17]>
        g (float[2] x) => (float[2] y) { [n] a = Relu (x)  [n_1] y = Neg (a) })");
    ModelEdit edit(model);
    const std::vector<NodeId> order = nodesInOrder(model);
    const auto added = [&](const char *name) {
        NewNode node{"Abs", {model.mainGraph().inputs.front().value}};
        node.name = name;
        return edit.model().node(edit.addNodeAtEnd(Model::mainGraphId(), std::move(node))).name;
    };
    CHECK(added("n") == "n_2");
    CHECK(added("n") == "n_3");
    CHECK(added("") == "");
    edit.renameNode(order[0], "m");
    CHECK(added("n") == "n");
    CHECK(added("m") == "m_1");
}

TEST_CASE("an edited graph is written in topological order, near the old one")
{
    const Model before = modelFromText(chain);
    ModelEdit edit(before);
    const ValueId b = valueNamed(before, "b");
    const NodeId relu = nodeOf(before, "Relu");
    edit.setInput(nodeOf(before, "Sigmoid"), 0, valueNamed(before, "x"));
    edit.setInput(relu, 0, b);
    edit.setInput(nodeOf(before, "Tanh"), 0, valueNamed(before, "a"));
    CHECK(opsInOrder(finished(std::move(edit))) == std::vector<std::string>{"Sigmoid", "Relu", "Tanh"});
}

TEST_CASE("a copy of a large model shares its records")
{
    std::string text = "g (float[1] x) => (float[1] v2000) { v1 = Relu(x) ";
    for (int i = 1; i < 2000; ++i)
        text += "v" + std::to_string(i + 1) + " = Relu(v" + std::to_string(i) + ") ";
    const Model before = modelFromText(text + "}");
    ModelEdit edit(before);
    const NodeId first = nodeOf(before, "Relu");
    edit.renameNode(first, "first");
    const Model after = finished(std::move(edit));
    std::size_t different = 0;
    after.mainGraph().nodes.forEachDifference(before.mainGraph().nodes, [&](std::size_t) { ++different; });
    CHECK(different == 1);
    CHECK(&after.node(NodeId{Model::mainGraphId(), 1999})
          == &before.node(NodeId{Model::mainGraphId(), 1999}));
}
