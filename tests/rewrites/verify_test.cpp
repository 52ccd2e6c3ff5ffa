// SPDX-License-Identifier: Apache-2.0
// What a comparison of two models proves, and what it does not.
#include "rewrites/verify.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;
using namespace espalier::test;

TEST_CASE("inputs that contradict the declared shapes prove nothing", "[rewrites][verify]")
{
    // Only axes = {0} gives the shape that the model declares.
    const Model before =
        modelFromText("g (float[3] x, int64[1] axes) => (float[1,3] y) { y = Unsqueeze(x, axes) }");
    const Model after = modelFromText("g (float[3] x, int64[1] axes) => (float[1,3] y) <int64[2] s = {1, 3}> "
                                      "{ z = Unsqueeze(x, axes) y = Reshape(z, s) }");
    const auto verdict = verifyEquivalence(before, inferTypes(before).types, after, {8, 3});
    REQUIRE(verdict);
    CHECK(verdict->runs < 8);
    CHECK(verdict->passed != false);
    CHECK((verdict->runs > 0 || verdict->reason.find("y of another shape") != std::string::npos));
}
