// SPDX-License-Identifier: Apache-2.0
// Opens two models and prints what differs.
#include "app/diff.h"

#include "app/print_error.h"
#include "model/document/compare_models.h"
#include "model/io/open_model.h"

#include <iostream>

namespace espalier {

namespace {

char signOf(ModelDifference::Kind kind)
{
    switch (kind) {
    case ModelDifference::Kind::Added:
        return '+';
    case ModelDifference::Kind::Removed:
        return '-';
    case ModelDifference::Kind::Changed:
        break;
    }
    return '~';
}

} // namespace

int printDiff(const Request &request)
{
    if (request.models.size() != 1)
        return printError(makeError(ErrorCode::CommandLine, "one_model",
                                    QT_TRANSLATE_NOOP("app", "--diff compares one model with another"))
                              .withRemedy(QT_TRANSLATE_NOOP("app", "name one model")));
    const auto before = openModel(request.models.front());
    if (!before)
        return printError(before.error());
    const auto after = openModel(*request.diff);
    if (!after)
        return printError(after.error());
    const TypeReport typesBefore = inferTypes(*before);
    const TypeReport typesAfter = inferTypes(*after);
    const auto differences = compareModels({*before, typesBefore.types}, {*after, typesAfter.types});
    if (!request.quiet) {
        for (const ModelDifference &each : differences)
            std::cout << signOf(each.kind) << ' ' << each.what << ' ' << printable(each.name) << ": "
                      << printable(each.detail) << '\n';
    }
    return differences.empty() ? 0 : 1;
}

} // namespace espalier
