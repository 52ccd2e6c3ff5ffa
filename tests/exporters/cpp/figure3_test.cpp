// SPDX-License-Identifier: Apache-2.0
// The paper's Figure 3: Subtract, Softmax and two skip connections into a Mul, cut off and merged into one.
#include "exporters/cpp/lower_tail.h"
#include "model/compute/compare.h"
#include "model/compute/random_inputs.h"
#include "model/targets/model_facts.h"
#include "rewrites/cut.h"
#include "tests/support/catch.h"
#include "tests/support/generated_code.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"

using namespace espalier;

TEST_CASE(
    "Figure 3: a tail with two skip connections, cut, merged into one output, computed by generated C++",
    "[cut][cpp][compiles]")
{
    const Model model = test::modelFromText(R"(
agraph (float[1,3,6,6] image, float[2,3,3,3] w1, float[2,2,1,1] w2) => (float[1,2,6,6] y) {
  features = Conv <pads = [1, 1, 1, 1]> (image, w1)
  skip = Relu(features)
  deep = Conv(skip, w2)
  difference = Sub(deep, skip)
  weights = Softmax <axis = 1> (difference)
  y = Mul(weights, skip)
})");
    ModelEdit edit(model);
    const auto constants = randomInputs(model, ModelFacts::infer(model).types(), 1);
    REQUIRE(constants);
    for (const char *name : {"w1", "w2"}) {
        const ValueId old = test::valueNamed(model, name);
        edit.replaceUses(old,
                         edit.addInitializer(Model::mainGraphId(), "weights of " + std::string(name),
                                             constants->at(name).toTensor({})));
        edit.removeInput(old);
    }
    const auto net = std::move(edit).finish();
    REQUIRE(net);
    const ModelFacts facts = ModelFacts::infer(*net);
    const CutFacts cutFacts{
        *net, facts.types(),
        [&](NodeId node) { return net->node(node).isOp("Sub") || net->node(node).isOp("Softmax"); },
        [](NodeId) { return std::uint64_t{0}; }};
    const auto plan = planAutoCut(cutFacts, false);
    REQUIRE(plan);
    CHECK(plan->moved.size() == 3);
    CHECK(plan->crossing.size() == 2);
    const auto inputs = randomInputs(*net, facts.types(), 2);
    REQUIRE(inputs);
    const auto expected = evaluate(*net, *inputs);
    REQUIRE(expected);
    for (const MergeKind merge : {MergeKind::None, MergeKind::Channels, MergeKind::Flatten}) {
        INFO(mergeName(merge));
        const auto cut = applyCut(cutFacts, *plan, merge);
        REQUIRE(cut);
        CHECK(cut->front.mainGraph().outputs.size() == (merge == MergeKind::None ? 2 : 1));
        const auto crossing = evaluate(cut->front, *inputs);
        REQUIRE(crossing);
        auto program = cpp::lowerTail(cut->tail, ModelFacts::infer(cut->tail).types(), 0);
        REQUIRE(program);
        const cpp::TailCode code =
            cpp::makeTailCode(*std::move(program), cut->layout, "figure3", "figure3.onnx");
        CHECK(code.parts.size() == (merge == MergeKind::None ? 0 : 2));
        const test::TemporaryFolder folder;
        test::writeCode(code, {*crossing, *expected}, folder.path());
        test::checkCode(code, folder.path(), "-O2");
    }
}
