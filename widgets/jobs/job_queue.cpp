// SPDX-License-Identifier: Apache-2.0
// Threads that work off jobs.
#include "widgets/jobs/job_queue.h"

#include <algorithm>

namespace espalier {

Job::State Job::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void Job::run()
{
    {
        const std::lock_guard lock(m_mutex);
        m_state.isRunning = true;
    }
    Progress progress([this](double fraction, std::string_view what) {
        const std::lock_guard lock(m_mutex);
        m_state.fraction = fraction;
        m_state.what = what;
    });
    if (!isStopped()) // one stopped while it waited may have been reported already
        m_work(TaskContext(m_stop.get_token(), &progress));
    m_work = nullptr; // drops what it holds before anyone is told
    const std::lock_guard lock(m_mutex);
    m_state.isRunning = false;
    m_state.isDone = true;
}

JobQueue::JobQueue(unsigned threads)
{
    for (unsigned i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

JobQueue::~JobQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = true;
        m_waiting.clear();
        for (const auto &job : m_running)
            job->stop();
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void JobQueue::add(std::shared_ptr<Job> job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
    }
    m_changed.notify_all();
}

std::shared_ptr<Job> JobQueue::takeNext()
{
    const auto next = std::find_if(m_waiting.begin(), m_waiting.end(),
                                   [this](const auto &job) { return !m_busyLanes.contains(job->lane()); });
    if (next == m_waiting.end())
        return nullptr;
    std::shared_ptr<Job> job = std::move(*next);
    m_waiting.erase(next);
    m_running.insert(job);
    if (!job->lane().empty())
        m_busyLanes.insert(job->lane());
    return job;
}

void JobQueue::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_isClosing) {
        const std::shared_ptr<Job> job = takeNext();
        if (!job) {
            m_changed.wait(lock);
            continue;
        }
        lock.unlock();
        job->run();
        lock.lock();
        m_running.erase(job);
        m_busyLanes.erase(job->lane());
        m_changed.notify_all();
    }
}

} // namespace espalier
