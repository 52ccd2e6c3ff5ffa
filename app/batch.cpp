// SPDX-License-Identifier: Apache-2.0
// One model after the other, then the reports.
#include "app/batch.h"

#include "app/diff.h"
#include "app/interrupt.h"
#include "app/lists.h"
#include "app/model_run.h"
#include "app/print_error.h"
#include "app/progress_bar.h"
#include "app/render.h"
#include "exporters/file_name.h"
#include "model/compute/tensor_memory.h"
#include "model/targets/find_target.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <new>
#include <thread>

namespace espalier {

namespace {

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

/// What was asked for on the terminal about one model.
void print(const ModelReport &report, const std::string &explanations)
{
    wipeProgress();
    std::cout << explanations << std::flush;
    for (const Error &error : report.errors)
        printError(error);
}

/// Each model in turn, or several at a time; reports stand in the order of the command line.
std::vector<ModelReport> runModels(const Request &request, const std::vector<FitTarget> &targets,
                                   const RuleSet &rules, const std::stop_token &stop)
{
    StemNames names;
    std::vector<std::string> stems;
    for (const auto &path : request.models)
        stems.push_back(names.take(path));
    std::vector<ModelReport> reports(request.models.size());
    std::atomic<std::size_t> next = 0;
    std::mutex printing;
    const bool isAlone = request.jobs == 1 || request.models.size() < 2;
    // Several models share the threads by taking turns at models, one alone has them all.
    const unsigned threads = request.models.size() < 2 ? static_cast<unsigned>(request.jobs) : 1;
    const auto work = [&] {
        for (std::size_t i = next++; i < reports.size() && !stop.stop_requested(); i = next++) {
            const bool hasBar = isAlone && !request.quiet && hasTerminal();
            Progress bar(hasBar ? Progress::Receiver(drawProgress) : Progress::Receiver());
            std::string explanations;
            try {
                reports[i] = ModelRun(request, targets, rules, request.models[i], stems[i],
                                      TaskContext(stop, hasBar ? &bar : nullptr).withThreads(threads))
                                 .run(explanations);
            } catch (const std::bad_alloc &) { // beside the tensors, whose own error is a result
                reports[i].path = request.models[i];
                reports[i].errors = {outOfMemory().withFile(request.models[i].string())};
            }
            const std::scoped_lock lock(printing);
            print(reports[i], explanations);
        }
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < request.jobs && static_cast<std::size_t>(i) < reports.size(); ++i)
        others.emplace_back(work);
    work();
    others.clear(); // waits for them
    if (stop.stop_requested())
        std::erase_if(reports, [](const ModelReport &report) { return report.path.empty(); });
    return reports;
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
    LogOptions log = request.log;
    if (const char *areas = std::getenv("ESPALIER_LOG"); areas != nullptr)
        log.areas = areas;
    if (auto started = startLog(log); !started)
        return printError(started.error());
    if (request.diff)
        return printDiff(request);
    for (const std::string &text : request.exports) { // a slip is told before anything is written
        if (const auto choice = parseExport(text); !choice)
            return printError(choice.error());
    }
    if (const auto fault = findPictureFault(request))
        return printError(*fault);
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
    const Interrupt interrupt;
    const std::vector<ModelReport> reports = runModels(request, targets, *rules, interrupt.token());
    int highest = 0;
    for (const ModelReport &report : reports)
        highest = std::max(highest, report.exitCode());
    return std::max(highest, writeReports(request, reports));
}

} // namespace espalier
