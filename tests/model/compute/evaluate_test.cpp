// SPDX-License-Identifier: Apache-2.0
// What no other program can judge: where onnxruntime and the schema differ, and what a caller may leave out.
#include "model/compute/evaluate.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;

TEST_CASE("Dropout's mask has the data's type before version 10", "[compute]")
{
    PreparedModel prepared(test::modelFromText(R"(<ir_version: 8, opset_import: ["" : 9]>
        g (float[3] x) => (float[3] y, float[3] mask) { y, mask = Dropout (x) })"));
    const auto out =
        prepared.run({{"x", DenseTensor::of<float>(DType::Float, {3}, std::vector<float>{1, 2, 3})}});
    REQUIRE(out);
    REQUIRE(out->at("mask").dtype() == DType::Float);
    CHECK(out->at("mask").as<float>()[2] == 1.0F);
}

TEST_CASE("an input that nothing reads may be left out", "[compute]")
{
    const Model model =
        test::modelFromText("g (float[1] x, float[1] unread) => (float[1] y) { y = Neg (x) }");
    const auto out = evaluate(model, {{"x", DenseTensor::of<float>(DType::Float, {1}, {2})}});
    REQUIRE(out);
    CHECK(out->at("y").as<float>()[0] == -2.0F);
}
