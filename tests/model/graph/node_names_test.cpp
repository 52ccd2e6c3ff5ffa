// SPDX-License-Identifier: Apache-2.0
// Users address nodes by names that tell them apart.
#include "model/graph/name_authority.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <algorithm>

using namespace espalier;
using namespace espalier::test;

TEST_CASE("unnamed nodes go by their first output, doubles by a number, bodies by a path")
{
    const Model model = modelFromText(R"(g (bool c, float[3] x) => (float[3] y) {
        [twin] a = Relu(x)
        [twin] b = Relu(a)
        y = If(c) <then_branch = t () => (float[3] p) { p = Neg(b) }, else_branch = e () => (float[3] q) { [in] q = Abs(b) }>
    })");
    std::vector<std::string> names;
    for (const auto &[node, name] : nodeNames(model))
        names.push_back(name);
    std::sort(names.begin(), names.end());
    CHECK(names
          == std::vector<std::string>{"%y", "%y/else_branch/in", "%y/then_branch/%p", "twin", "twin#2"});
}
