// SPDX-License-Identifier: Apache-2.0
// Front and tail of a cut, one behind the other, are the original.
#include "model/compute/compare.h"
#include "model/compute/random_inputs.h"
#include "model/targets/model_facts.h"
#include "rewrites/cut.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <set>

using namespace espalier;

namespace {

/// A model, and what a target cannot run of it: operators by name.
struct Cutting {
    Model model;
    ModelFacts facts;
    std::set<std::string> unsupported;

    Cutting(std::string_view text, std::set<std::string> ops)
        : model(test::modelFromText(text)), facts(ModelFacts::infer(model)), unsupported(std::move(ops))
    {
    }
    [[nodiscard]] CutFacts cutFacts() const
    {
        return {model, facts.types(),
                [this](NodeId node) { return unsupported.contains(model.node(node).opType); },
                [this](NodeId node) -> std::uint64_t { return model.node(node).isOp("MatMul") ? 100 : 0; }};
    }
    [[nodiscard]] std::vector<std::string> names(const std::vector<ValueId> &values) const
    {
        std::vector<std::string> out;
        for (const ValueId value : values)
            out.push_back(model.value(value).name);
        return out;
    }
    void check(const CutPlan &plan, MergeKind merge) const
    {
        INFO(mergeName(merge));
        const auto cut = applyCut(cutFacts(), plan, merge);
        if (!cut)
            FAIL(cut.error().line());
        const auto inputs = randomInputs(model, facts.types(), 3);
        REQUIRE(inputs);
        const auto whole = evaluate(model, *inputs);
        REQUIRE(whole);
        NamedTensors values = *inputs;
        const auto front = evaluate(cut->front, *inputs);
        if (!front)
            FAIL(front.error().line());
        values.insert(front->begin(), front->end());
        const auto tail = evaluate(cut->tail, values);
        if (!tail)
            FAIL(tail.error().line());
        CHECK(compareTensors(*tail, *whole).error == 0);
        CHECK(tail->size() == whole->size());
        if (merge != MergeKind::None && frontOutputs(model, plan).size() > 1) {
            CHECK(front->size() == 1);
            CHECK(front->contains(std::string(mergedName)));
        }
    }
};

std::vector<std::string> inputNames(const Model &model)
{
    std::vector<std::string> out;
    for (const GraphPort &port : model.mainGraph().inputs)
        out.push_back(model.value(port.value).name);
    return out;
}

const char *const skips = R"(
agraph (float[1,2,4,4] x, float[1,2,4,4] extra) => (float[1,2,4,4] y, float[1,2,4,4] a, float[1,2,4,4] z)
<float[1] half = {0.5}> {
  a = Relu(x)
  b = Sigmoid(a)
  c = Tanh(b)
  u = Sub(b, c)
  v = Mul(u, a)
  y = Add(v, extra)
  z = Mul(c, half)
})";

/// Convolutions, then Subtract and Softmax with two skips into the product.
const char *const figure3 = R"(
agraph (float[1,3,6,6] x) => (float[1,4,6,6] y)
<float[4,3,3,3] w1 = {WEIGHTS}, float[4,4,1,1] w2 = {POINTS}> {
  a = Conv<pads = [1,1,1,1]>(x, w1)
  b = Relu(a)
  c = Conv(b, w2)
  d = Sub(c, b)
  e = Softmax<axis = 1>(d)
  f = Mul(e, a)
  y = Mul(f, c)
})";

std::string withNumbers(std::string text)
{
    for (const auto &[word, count] : {std::pair{"WEIGHTS", 108}, std::pair{"POINTS", 16}}) {
        std::string numbers;
        for (int i = 0; i < count; ++i)
            numbers += (i == 0 ? "" : ", ") + std::to_string((i * 37 % 23 - 11) / 16.0);
        text.replace(text.find(word), std::string_view(word).size(), numbers);
    }
    return text;
}

} // namespace

TEST_CASE("Figure 3 of the paper: Subtract, Softmax and two skips are cut off behind one merged output",
          "[cut][figure]")
{
    const Cutting cutting(withNumbers(figure3), {"Sub", "Softmax"});
    const auto plan = planAutoCut(cutting.cutFacts(), false);
    REQUIRE(plan);
    CHECK(plan->unsupportedLeft.empty());
    CHECK(cutting.names(plan->crossing) == std::vector<std::string>{"a", "b", "c"});
    for (const MergeKind merge : {MergeKind::Auto, MergeKind::Channels, MergeKind::Flatten})
        cutting.check(*plan, merge);
}

TEST_CASE("a cut with skip connections gives the original's numbers, however it is merged", "[cut]")
{
    const Cutting cutting(skips, {"Sub"});
    const auto plan = planAutoCut(cutting.cutFacts(), false);
    REQUIRE(plan);
    CHECK(plan->unsupportedLeft.empty());
    for (const MergeKind merge : {MergeKind::None, MergeKind::Auto, MergeKind::Channels, MergeKind::Flatten})
        cutting.check(*plan, merge);
}

TEST_CASE("crossing tensors stand in topological order, then outputs made in the front", "[cut]")
{
    const Cutting cutting(skips, {"Sub"});
    const auto plan = planCutAt(cutting.cutFacts(), {"c", "b"});
    REQUIRE(plan);
    CHECK(cutting.names(plan->crossing) == std::vector<std::string>{"a", "b"});
    const auto cut = applyCut(cutting.cutFacts(), *plan, MergeKind::None);
    REQUIRE(cut);
    CHECK(inputNames(cut->tail) == std::vector<std::string>{"a", "b", "extra"});
    CHECK(inputNames(cut->front) == std::vector<std::string>{"x"});
    CHECK(cut->tail.mainGraph().outputs.size() == 3);
    CHECK(cut->nodesMoved == 5);
    cutting.check(*plan, MergeKind::None);
}

TEST_CASE("a cut that cuts nothing hands the outputs on, merged or not", "[cut]")
{
    const Cutting cutting(skips, {});
    for (const MergeKind merge : {MergeKind::None, MergeKind::Channels, MergeKind::Flatten})
        cutting.check(CutPlan{}, merge);
}

TEST_CASE("auto leaves weighted nodes and most of the MACs where they are", "[cut]")
{
    const char *const text = R"(
agraph (float[2,3] x) => (float[2,3] y) <float[3,3] w = {1,2,3,4,5,6,7,8,9}> {
  a = Erf(x)
  b = MatMul(a, w)
  c = Erf(b)
  y = Relu(c)
})";
    const Cutting cutting(text, {"Erf"});
    const auto plan = planAutoCut(cutting.cutFacts(), false);
    REQUIRE(plan);
    CHECK(plan->unsupportedLeft.size() == 1);
    CHECK(cutting.names(plan->crossing) == std::vector<std::string>{"b"});
    CHECK(plan->macsMoved == 0);
    cutting.check(*plan, MergeKind::None);
    const auto all = planAutoCut(cutting.cutFacts(), true);
    REQUIRE_FALSE(all); // everything depends on the first one
    CHECK(all.error().reason == "front_empty");
}

TEST_CASE("a product of two computed tensors may move, within a tenth of the MACs", "[cut]")
{
    const char *const text = R"(
agraph (float[3,3] x) => (float[3,3] y) {
  a = Relu(x)
  b = Erf(a)
  c = MatMul(b, a)
  y = Relu(c)
})";
    const Cutting cutting(text, {"Erf"});
    const auto plan = planAutoCut(cutting.cutFacts(), false);
    REQUIRE(plan);
    CHECK(plan->isEmpty());
    CHECK(plan->unsupportedLeft.size() == 1);
    const auto all = planAutoCut(cutting.cutFacts(), true);
    REQUIRE(all);
    CHECK(all->unsupportedLeft.empty());
    CHECK(all->macsMoved == 100);
    cutting.check(*all, MergeKind::None);
}

TEST_CASE("the line of a cut moves over whole nodes, either way, and either cut is exact", "[cut]")
{
    const Cutting cutting(skips, {});
    const CutFacts facts = cutting.cutFacts();
    const auto value = [&](const char *name) {
        ValueId out;
        for (std::uint32_t i = 0; i < cutting.model.mainGraph().values.size(); ++i) {
            const Value *each = cutting.model.mainGraph().values.find(i);
            if (each != nullptr && each->name == name)
                out = {Model::mainGraphId(), i};
        }
        return out;
    };
    const auto start = planCutAt(facts, {"u"}); // behind it: Mul and Add
    REQUIRE(start);
    CHECK(start->moved.size() == 2);
    const auto same = moveCut(facts, *start, value("a")); // crosses already, beside u
    REQUIRE(same);
    CHECK(same->moved == start->moved);
    const auto up = moveCut(facts, *start, value("b")); // Tanh and all that hangs on it goes behind
    REQUIRE(up);
    CHECK(cutting.names(up->crossing) == std::vector<std::string>{"a", "b"});
    CHECK(up->moved.size() == 5);
    cutting.check(*up, MergeKind::None);
    const auto down = moveCut(facts, *up, value("v")); // only what v does not need stays behind
    REQUIRE(down);
    CHECK(cutting.names(down->crossing) == std::vector<std::string>{"c", "v"});
    CHECK(down->moved.size() == 2);
    cutting.check(*down, MergeKind::Flatten);
    const auto all = moveCut(facts, *start, value("x"));
    REQUIRE_FALSE(all);
    CHECK(all.error().reason == "front_empty");
    const auto none = moveCut(facts, *start, value("y"));
    REQUIRE_FALSE(none);
    CHECK(none.error().reason == "nothing_follows");
}

TEST_CASE("tensors that cannot be cut at are refused by code", "[cut]")
{
    const Cutting cutting(skips, {});
    const auto reason = [&](const char *tensor) {
        const auto plan = planCutAt(cutting.cutFacts(), {tensor});
        return plan ? std::string() : plan.error().reason;
    };
    CHECK(reason("nothing") == "no_such_tensor");
    CHECK(reason("half") == "tensor_is_constant");
    CHECK(reason("y") == "nothing_follows");
    CHECK(reason("x") == "front_empty");
    CHECK(reason("b").empty());
}

TEST_CASE("tensors of several types are merged exactly or refused", "[cut]")
{
    const char *const text = R"(
agraph (float[2,3] x) => (float[2,3] y, float[2,3] z) <float[1] half = {0.5}, int64[1] k = {2}> {
  a = Relu(x)
  mask = Greater(x, half)
  place = ArgMax <axis = 1> (x)
  y = Where(mask, a, half)
  f = Cast <to = 1> (place)
  z = Add(f, x)
})";
    const Cutting cutting(text, {});
    const auto plan = planCutAt(cutting.cutFacts(), {"a", "mask"});
    REQUIRE(plan);
    cutting.check(*plan, MergeKind::Flatten);
    const auto withIndex = planCutAt(cutting.cutFacts(), {"a", "place"});
    REQUIRE(withIndex);
    const auto refused = applyCut(cutting.cutFacts(), *withIndex, MergeKind::Flatten);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reason == "merge_dtype");
}
