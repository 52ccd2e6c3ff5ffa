// SPDX-License-Identifier: Apache-2.0
// Words for verified rewrites.
#include "widgets/rewrite_text.h"

#include "widgets/number_text.h"

#include <QCoreApplication>
#include <algorithm>

namespace espalier {

QString worstText(const std::vector<RewriteRecord> &records)
{
    if (records.empty())
        return {};
    double error = 0;
    for (const RewriteRecord &record : records) {
        if (record.verification.passed != true)
            return record.ruleClass == RuleClass::Retrain
                ? QCoreApplication::translate("RewriteText", "needs training")
                : QCoreApplication::translate("RewriteText", "not verified");
        error = std::max(error, record.verification.error.value_or(0.0));
    }
    return error == 0.0 ? QCoreApplication::translate("RewriteText", "bit-equal")
                        : QCoreApplication::translate("RewriteText", "within %1").arg(errorNumber(error));
}

} // namespace espalier
