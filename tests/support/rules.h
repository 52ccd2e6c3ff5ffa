// SPDX-License-Identifier: Apache-2.0
// The program's own rules, loaded once.
#pragma once

#include "rewrites/rule_set.h"
#include "rewrites/verify.h"

namespace espalier::test {

/// Fails the test where a rule file cannot be read.
[[nodiscard]] const RuleSet &allRules();

/// The numbers must have been compared, and must agree.
void checkVerified(const Verification &verification);

} // namespace espalier::test
