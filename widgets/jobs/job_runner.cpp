// SPDX-License-Identifier: Apache-2.0
// Starts jobs, asks them how far they are, and hands their results over.
#include "widgets/jobs/job_runner.h"

#include <algorithm>

namespace espalier {

namespace {

/// Results and progress are fetched rather than sent: nothing of Qt is touched from another thread.
constexpr int pollMilliseconds = 12;
constexpr std::size_t entriesKept = 200;

unsigned threadCount()
{
    return std::clamp(std::thread::hardware_concurrency(), 3U, 8U);
}

} // namespace

JobRunner::JobRunner(QObject *parent) : QObject(parent), m_queue(threadCount())
{
    m_timer.setInterval(pollMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &JobRunner::poll);
}

JobRunner::~JobRunner()
{
    for (Active &active : m_active)
        active.job->stop();
}

Error JobRunner::internalError(const char *what)
{
    return makeError(ErrorCode::Internal, "unexpected", {QT_TRANSLATE_NOOP("widgets", "%1"), what});
}

void JobRunner::start(JobRequest request, std::function<void(const TaskContext &)> work,
                      std::function<std::optional<Error>(bool)> finish)
{
    for (Active &active : m_active) {
        if (active.key == request.key) {
            active.isSuperseded = true;
            active.job->stop();
        }
    }
    Active active;
    active.id = m_nextId++;
    active.key = request.key;
    active.receiver = request.receiver != nullptr ? request.receiver : this;
    active.finish = std::move(finish);
    active.isQuiet = request.isQuiet;
    active.job = std::make_shared<Job>(request.key, std::move(work));
    active.time.start();
    JobEntry entry;
    entry.id = active.id;
    entry.title = std::move(request.title);
    if (!active.isQuiet) {
        m_entries.insert(m_entries.begin(), std::move(entry));
        if (m_entries.size() > entriesKept && m_entries.back().isOver())
            m_entries.pop_back();
    }
    m_queue.add(active.job);
    m_active.push_back(std::move(active));
    m_timer.start();
    Q_EMIT changed();
}

JobEntry *JobRunner::entry(int id)
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [id](const JobEntry &e) { return e.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

void JobRunner::poll()
{
    bool isChanged = false;
    std::vector<Active> over;
    for (auto active = m_active.begin(); active != m_active.end();) {
        const Job::State state = active->job->state();
        if (state.isRunning && !active->hasStarted) {
            active->hasStarted = true;
            active->time.restart();
        }
        if (JobEntry *line = entry(active->id); line != nullptr && state.isRunning) {
            isChanged =
                isChanged || line->state != JobEntry::State::Running || line->fraction != state.fraction;
            line->state = JobEntry::State::Running;
            line->fraction = state.fraction;
            line->what = QString::fromStdString(state.what);
            line->milliseconds = active->time.elapsed();
        }
        const bool isDropped =
            !state.isRunning && !state.isDone && (active->isSuperseded || active->isCancelled);
        if (state.isDone || isDropped) {
            over.push_back(std::move(*active));
            active = m_active.erase(active);
        } else {
            ++active;
        }
    }
    for (Active &active : over)
        finish(std::move(active));
    if (m_active.empty())
        m_timer.stop();
    if (isChanged || !over.empty())
        Q_EMIT changed();
}

void JobRunner::finish(Active active)
{
    const qint64 milliseconds = active.time.elapsed();
    std::optional<Error> error;
    if (active.isSuperseded)
        error = TaskContext::cancelled();
    else if (active.receiver)
        error = active.finish(active.isCancelled);
    JobEntry *line = entry(active.id); // may start jobs: looked up afterwards
    if (line == nullptr)
        return;
    line->milliseconds = milliseconds;
    line->fraction = 1;
    line->state = JobEntry::State::Done;
    if (error && error->code == ErrorCode::Cancelled) {
        line->state = JobEntry::State::Cancelled;
    } else if (error) {
        line->state = JobEntry::State::Failed;
        line->error = std::move(error);
    }
    if (active.isSuperseded)
        std::erase_if(m_entries, [&](const JobEntry &e) { return e.id == active.id; });
}

const JobEntry *JobRunner::foremost() const
{
    const JobEntry *out = nullptr;
    for (const JobEntry &line : m_entries) {
        if (line.state == JobEntry::State::Running)
            out = &line; // the list is newest first
    }
    return out;
}

bool JobRunner::isRunning(const std::string &key) const
{
    return std::any_of(m_active.begin(), m_active.end(),
                       [&](const Active &active) { return active.key == key && !active.isSuperseded; });
}

void JobRunner::cancel(int id)
{
    for (Active &active : m_active) {
        if (active.id == id) {
            active.isCancelled = true;
            active.job->stop();
        }
    }
}

void JobRunner::cancelKey(const std::string &key)
{
    for (Active &active : m_active) {
        if (active.key == key) {
            active.isCancelled = true;
            active.job->stop();
        }
    }
}

void JobRunner::cancelAll()
{
    for (Active &active : m_active) {
        active.isCancelled = true;
        active.job->stop();
    }
}

void JobRunner::forgetOld()
{
    std::erase_if(m_entries, [](const JobEntry &line) { return line.isOver(); });
    Q_EMIT changed();
}

} // namespace espalier
