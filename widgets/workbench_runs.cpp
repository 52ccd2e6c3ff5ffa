// SPDX-License-Identifier: Apache-2.0
// The jobs of a workbench that run the model: for its values, and beside the original.
#include "model/graph/find_faults.h"
#include "widgets/workbench.h"

#include <algorithm>
#include <thread>

namespace espalier {

namespace {

TaskContext onAllProcessors(const TaskContext &context)
{
    return context.withThreads(std::max(1U, std::thread::hardware_concurrency()));
}

using RunPointer = std::shared_ptr<const RecordedRun>;

Result<RunPointer> recorded(const Model &model, NamedTensors inputs, std::uint64_t most,
                            const TaskContext &context)
{
    if (const auto broken = firstBroken(model, findFaults(model)))
        return fail(*broken);
    auto run = RecordedRun::make(model, std::move(inputs), most, onAllProcessors(context));
    if (!run)
        return fail(std::move(run.error()));
    return std::make_shared<const RecordedRun>(std::move(*run));
}

Result<RunPointer> runOnce(const Model &model, const RunInputs &from, const TaskContext &context)
{
    auto inputs = inputsFor(model, from);
    if (!inputs)
        return fail(std::move(inputs.error()));
    return recorded(model, std::move(*inputs), RecordedRun::keptBytes, context);
}

Result<RunComparison> compareStates(const DocumentState &state, const RunInputs &from,
                                    const TaskContext &context)
{
    auto inputs = inputsFor(state.reference, from);
    if (!inputs)
        return fail(std::move(inputs.error()));
    auto before = recorded(state.reference, *inputs, RecordedRun::everything, context.part(0, 0.4));
    if (!before)
        return fail(std::move(before.error()));
    auto after = recorded(state.model, std::move(*inputs), RecordedRun::everything, context.part(0.4, 0.8));
    if (!after)
        return fail(std::move(after.error()));
    auto every = compareEveryTensor(**before, **after, 0, context.part(0.8, 1));
    if (!every)
        return fail(std::move(every.error()));
    return RunComparison{std::move(*before), std::move(*after), std::move(*every)};
}

} // namespace

void Workbench::dropRun()
{
    m_session.jobs().cancelKey(key("run"));
    m_run.reset();
    m_comparison.reset();
}

void Workbench::setRunInputs(RunInputs inputs)
{
    m_runInputs = std::move(inputs);
    dropRun(); // what it gave was of other inputs
    Q_EMIT runChanged();
}

void Workbench::runModel()
{
    if (!isOpen())
        return;
    m_session.jobs().run<RunPointer>(
        {.key = key("run"), .title = tr("Running %1").arg(title()), .receiver = this},
        [model = model(), from = m_runInputs](const TaskContext &context) {
            return runOnce(model, from, context);
        },
        [this](Result<RunPointer> run) {
            if (!run) {
                Q_EMIT failed(run.error());
                return;
            }
            m_run = std::move(*run);
            m_comparison.reset();
            Q_EMIT runChanged();
            if (const auto &bad = m_run->nonFinite())
                Q_EMIT said(tr("%1 (%2) makes the first NaN or infinity")
                                .arg(QString::fromStdString(printable(bad->node)),
                                     QString::fromStdString(printable(bad->op))));
            else
                Q_EMIT said(tr("Ran in %1 ms").arg(m_run->seconds() * 1000, 0, 'f', 1));
        });
}

void Workbench::compareTensors()
{
    if (!isOpen())
        return;
    m_session.jobs().run<RunComparison>(
        {.key = key("run"), .title = tr("Comparing %1 with the original").arg(title()), .receiver = this},
        [now = state(), from = m_runInputs](const TaskContext &context) {
            return compareStates(now, from, context);
        },
        [this](Result<RunComparison> made) {
            if (!made) {
                Q_EMIT failed(made.error());
                return;
            }
            m_run = made->after;
            m_comparison = std::make_shared<const RunComparison>(std::move(*made));
            Q_EMIT runChanged();
            const ComparedTensor *drift = m_comparison->every.firstDrift();
            Q_EMIT said(drift == nullptr ? tr("No tensor differs, of %n", nullptr,
                                              static_cast<int>(m_comparison->every.tensors.size()))
                                         : tr("The first tensor that differs is %1")
                                               .arg(QString::fromStdString(printable(drift->name))));
        });
}

} // namespace espalier
