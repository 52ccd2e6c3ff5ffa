// SPDX-License-Identifier: Apache-2.0
// Broken models open, and what is broken is named.
#include "model/graph/find_faults.h"
#include "tests/support/catch.h"
#include "tests/support/text_model.h"

using namespace espalier;
using namespace espalier::test;

namespace {

std::vector<std::string> codesOf(std::string_view text)
{
    std::vector<std::string> out;
    for (const Finding &finding : findFaults(modelFromText(text)))
        out.push_back(finding.code);
    return out;
}

using Codes = std::vector<std::string>;

} // namespace

TEST_CASE("a sound model has no findings")
{
    CHECK(codesOf("g (float[3] x) => (float[3] y) { y = Relu(x) }").empty());
}

TEST_CASE("an input that nothing makes is found at its reader")
{
    const Model model = modelFromText("g (float[3] x) => (float[3] y) { y = Add(x, ghost) }");
    const auto findings = findFaults(model);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == "dangling_input");
    CHECK(findings[0].message.english() == "nothing makes value ghost, which Add reads");
    CHECK(findings[0].node == nodeOf(model, "Add"));
    const auto error = firstBroken(model, findings);
    REQUIRE(error);
    CHECK(error->node == "%y");
}

TEST_CASE("a captured value is no dangling input")
{
    CHECK(codesOf(R"(g (bool c, float[3] x) => (float[3] y) {
        y = If(c) <then_branch = t () => (float[3] p) { p = Neg(x) }, else_branch = e () => (float[3] q) { q = Abs(x) }>
    })")
              .empty());
}

TEST_CASE("structural faults have their codes")
{
    CHECK(codesOf("g (float[3] x) => (float[3] y) { y = Relu(x) y = Abs(x) }") == Codes{"duplicate_name"});
    CHECK(codesOf("g (float[3] x) => (float[3] z) { y = Relu(x) }") == Codes{"dangling_output"});
    CHECK(codesOf("g (float[3] x) => (float[3] y) { a = Add(x, b) b = Relu(a) y = Abs(b) }")
          == Codes{"cycle"});
    CHECK(codesOf("g (float[3] x) => (float[3] y) { y = Relu(a) a = Abs(x) }") == Codes{"not_sorted"});
    CHECK(codesOf("g (float[3] x) => (float[3] y) { y = my.domain.Relu(x) }")
          == Codes{"domain_not_imported"});
}
