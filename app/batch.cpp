// SPDX-License-Identifier: Apache-2.0
// One model after the other, then the reports.
#include "app/batch.h"

#include "app/lists.h"
#include "app/model_run.h"
#include "exporters/file_name.h"
#include "model/targets/find_target.h"

#include <algorithm>
#include <iostream>

namespace espalier {

namespace {

int printError(const Error &error)
{
    std::cerr << "espalier: error: " << error.line() << '\n';
    return exitCode(error.code);
}

/// `NAME/DEVICE`, or every device of NAME where none is named.
Result<std::vector<FitTarget>> chooseTargets(const std::string &name, const Request &request)
{
    auto choice = findTarget(name, request.targetFolders);
    if (!choice)
        return fail(std::move(choice.error()));
    SupportOptions support;
    support.strict = request.strict;
    if (!choice->device.empty())
        return std::vector{FitTarget{choice->target, choice->device, support}};
    std::vector<FitTarget> out;
    for (const TargetDevice &device : choice->target->devices)
        out.push_back({choice->target, device.id, support});
    return out;
}

/// Reports to files and to the terminal; returns the exit code of writing them.
int writeReports(const Request &request, const std::vector<ModelReport> &reports)
{
    const bool wantsTable =
        std::find(request.reports.begin(), request.reports.end(), "-") != request.reports.end();
    if (wantsTable || (!request.quiet && request.reports.empty())) {
        for (const ModelReport &report : reports)
            std::cout << tableReport(report);
    }
    int code = 0;
    for (const std::string &file : request.reports) {
        if (file == "-")
            continue;
        if (const auto written = writeReport(reports, file); !written)
            code = std::max(code, printError(written.error()));
    }
    return code;
}

} // namespace

int runRequest(const Request &request)
{
    if (request.list)
        return printList(request);
    if (!request.batch)
        return printError(makeError(ErrorCode::CommandLine, "no_window",
                                    QT_TRANSLATE_NOOP("app", "this build has no window"))
                              .withRemedy(QT_TRANSLATE_NOOP("app", "add --batch")));
    for (const std::string &text : request.exports) { // a slip is told before anything is written
        if (const auto choice = parseExport(text); !choice)
            return printError(choice.error());
    }
    std::vector<FitTarget> targets;
    for (const std::string &name : request.targets) {
        auto choices = chooseTargets(name, request);
        if (!choices)
            return printError(choices.error());
        targets.insert(targets.end(), choices->begin(), choices->end());
    }
    const auto rules = RuleSet::load(request.ruleFolders);
    if (!rules)
        return printError(rules.error());
    int highest = 0;
    StemNames stems;
    std::vector<ModelReport> reports;
    for (const auto &path : request.models) {
        reports.push_back(ModelRun(request, targets, *rules, path, stems.take(path)).run());
        for (const Error &error : reports.back().errors)
            printError(error);
        highest = std::max(highest, reports.back().exitCode());
    }
    return std::max(highest, writeReports(request, reports));
}

} // namespace espalier
