// SPDX-License-Identifier: Apache-2.0
// Loads the rules.
#include "tests/support/rules.h"

#include "tests/support/catch.h"

namespace espalier::test {

const RuleSet &allRules()
{
    static const auto loaded = RuleSet::load();
    if (!loaded)
        FAIL(loaded.error().line());
    return *loaded;
}

void checkVerified(const Verification &verification)
{
    INFO("error " << verification.error.value_or(-1));
    CHECK(verification.passed != false);
    if (!verification.passed)
        WARN("not verified: " << verification.reason);
    if (!verification.passed && verification.reason.find("no kernel") == std::string::npos)
        FAIL_CHECK("not verified: " << verification.reason);
}

} // namespace espalier::test
