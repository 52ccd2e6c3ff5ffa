// SPDX-License-Identifier: Apache-2.0
// What is constant, and what its elements are.
#include "model/targets/model_facts.h"

#include "model/graph/model_edit.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <thread>

using namespace espalier;
using namespace espalier::test;

namespace {

std::vector<std::int64_t> integersOf(const ModelFacts &facts, ValueId value)
{
    const auto tensor = facts.constant(value);
    REQUIRE(tensor);
    return readIntegers(*tensor).value();
}

} // namespace

TEST_CASE("a value is constant if it is computed from constants alone", "[targets][facts]")
{
    const Model model = modelFromText(R"(g (float[2] x) => (float[2] y) <float[2] w = {1, 2}> {
        c = Constant <value = float[2] {3, 5}> ()
        s = Add (w, c)
        n = Neg (s)
        m = Mul (x, n)
        r = RandomNormalLike (n)
        y = Add (m, r)
    })");
    const ModelFacts facts = ModelFacts::infer(model);
    for (const char *name : {"w", "c", "s", "n"}) {
        INFO(name);
        CHECK(facts.isConstant(valueNamed(model, name)));
    }
    for (const char *name : {"x", "m", "r", "y"}) {
        INFO(name);
        CHECK_FALSE(facts.isConstant(valueNamed(model, name)));
        CHECK_FALSE(facts.constant(valueNamed(model, name)));
    }
    CHECK(facts.isConstant(ValueId{}));
    CHECK(readNumbers(*facts.constant(valueNamed(model, "n"))).value() == std::vector<double>{-4, -7});
}

TEST_CASE("an initializer that is an input is constant below IR 4 only", "[targets][facts]")
{
    const std::string body = R"(, opset_import: ["" : 8]>
        g (float[1] x, float[1] w = {1}) => (float[1] y) { y = Add (x, w) })";
    const Model old = modelFromText("<ir_version: 3" + body);
    const Model now = modelFromText("<ir_version: 4" + body);
    CHECK(ModelFacts::infer(old).isConstant(valueNamed(old, "w")));
    CHECK_FALSE(ModelFacts::infer(now).isConstant(valueNamed(now, "w")));
}

TEST_CASE("what follows from static shapes is constant", "[targets][facts]")
{
    const Model model = modelFromText(R"(g (float[2,3] x, float[N,3] d) => (float[6] y, int64[2] t) {
        s = Shape (x)
        p = ReduceProd <keepdims = 1> (s)
        y = Reshape (x, p)
        t = Shape (d)
    })");
    const ModelFacts facts = ModelFacts::infer(model);
    CHECK(integersOf(facts, valueNamed(model, "s")) == std::vector<std::int64_t>{2, 3});
    CHECK(integersOf(facts, valueNamed(model, "p")) == std::vector<std::int64_t>{6});
    CHECK_FALSE(facts.isConstant(valueNamed(model, "t")));
    const auto partly = facts.elements(valueNamed(model, "t"));
    REQUIRE(partly);
    CHECK(partly->values[0].dim() == Dim("N"));
    CHECK(partly->values[1].integer() == 3);
}

TEST_CASE("constants reach through bodies and stop at loop variables", "[targets][facts]")
{
    const Model model = modelFromText(R"(g (bool b, float[2] x) => (float[2] y, float[2] z)
        <float[2] w = {1, 2}, bool t = {1}> {
        y = If (b) <then_branch = yes () => (a) { a = Neg (w) }, else_branch = no () => (e) { e = Abs (w) }>
        z = If (t) <then_branch = yes2 () => (a2) { a2 = Neg (w) }, else_branch = no2 () => (e2) { e2 = Abs (w) }>
    })");
    const ModelFacts facts = ModelFacts::infer(model);
    CHECK_FALSE(facts.isConstant(valueNamed(model, "y")));
    REQUIRE(facts.isConstant(valueNamed(model, "z")));
    CHECK(readNumbers(*facts.constant(valueNamed(model, "z"))).value() == std::vector<double>{-1, -2});
}

TEST_CASE("facts of a function are those of its call", "[targets][facts]")
{
    const Model model = modelFromText(R"(<ir_version: 8, opset_import: ["" : 17, "f" : 1]>
        g (float[2] x) => (float[2] y, float[2] k) <float[2] w = {1, 2}> {
            y = f.mul <axis = 3> (x, w)
            k = f.mul <axis = 3> (w, w)
        }
        <domain: "f", opset_import: ["" : 17]> mul <axis> (a, b) => (c) {
            n = Neg (b)
            m = Softmax <axis: int = @axis> (n)
            c = Mul (a, n)
        })");
    const ModelFacts facts = ModelFacts::infer(model);
    const NodeId call = model.value(valueNamed(model, "y")).producer;
    const GraphId body = model.findFunction("f", "mul", "")->body;
    const auto inside = facts.inCall(call);
    REQUIRE(inside);
    const Node &product = model.node(nodesInOrder(model, body).back());
    CHECK_FALSE(facts.isConstant(product.input(1)));
    CHECK(inside->isConstant(product.input(1)));
    CHECK_FALSE(inside->isConstant(product.output(0)));
    CHECK(inside->type(product.output(0)).text() == "float[2]");
    CHECK(readNumbers(*inside->constant(product.input(1))).value() == std::vector<double>{-1, -2});
    const NodeId softmax = nodesInOrder(model, body)[1];
    REQUIRE(inside->attribute(model.node(softmax), "axis").attribute != nullptr);
    CHECK(inside->attribute(model.node(softmax), "axis").attribute->proto->i() == 3);
    CHECK_FALSE(facts.attribute(model.node(softmax), "axis").isKnown);
    CHECK(facts.isConstant(valueNamed(model, "k")));
    CHECK_FALSE(facts.inCall(softmax));
}

TEST_CASE("facts may be asked from many threads, on long chains", "[targets][facts]")
{
    std::string text = "g (float[1] x) => (float[1] y) <float[1] v0 = {1}> {\n";
    const int count = 3000;
    for (int i = 0; i < count; ++i)
        text += "v" + std::to_string(i + 1) + " = Neg (v" + std::to_string(i) + ")\n";
    const Model model = modelFromText(text + "y = Add (x, v" + std::to_string(count) + ")\n}");
    const ModelFacts facts = ModelFacts::infer(model);
    std::vector<double> found(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < found.size(); ++i) {
        threads.emplace_back([&, i] {
            const auto tensor = facts.constant(valueNamed(model, "v" + std::to_string(count)));
            found[i] = tensor ? readNumbers(*tensor).value().front() : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    CHECK(found == std::vector<double>{1, 1, 1, 1});
}
