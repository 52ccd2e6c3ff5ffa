// SPDX-License-Identifier: Apache-2.0
// Names of rule classes.
#include "rewrites/rule.h"

namespace espalier {

std::string_view ruleClassName(RuleClass ruleClass)
{
    switch (ruleClass) {
    case RuleClass::Exact:
        return "exact";
    case RuleClass::Approximate:
        return "approximate";
    case RuleClass::Retrain:
        return "retrain";
    }
    return "exact";
}

std::optional<RuleClass> ruleClassFromName(std::string_view name)
{
    for (const RuleClass each : {RuleClass::Exact, RuleClass::Approximate, RuleClass::Retrain}) {
        if (ruleClassName(each) == name)
            return each;
    }
    return std::nullopt;
}

} // namespace espalier
