// SPDX-License-Identifier: Apache-2.0
// What generated inputs are drawn from.
#include "model/compute/random_inputs.h"
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;

TEST_CASE("an integer that the model compares with a constant is that constant", "[compute][random]")
{
    const Model model =
        test::modelFromText(R"(g (float[2] x, int64 rate, int64[8] ids) => (float[2] y, bool[8] z)
        <int64 wanted = {16000}, int64 pad = {7}> {
            c = Equal (rate, wanted)
            z = Equal (ids, pad)
            k = Cast <to = 1> (c)
            y = Mul (x, k)
        })");
    const auto inputs = randomInputs(model, inferTypes(model).types, 3);
    REQUIRE(inputs);
    CHECK(inputs->at("rate").as<std::int64_t>()[0] == 16000);
    for (std::int64_t i = 0; i < 8; ++i) {
        const std::int64_t id = inputs->at("ids").as<std::int64_t>()[i];
        CHECK((id == 0 || id == 1));
    }
}
