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
    if (!verification.passed)
        FAIL_CHECK("not verified: " << verification.reason);
    else
        CHECK(*verification.passed);
}

} // namespace espalier::test
