// SPDX-License-Identifier: Apache-2.0
// Threads that work off jobs: the part of the job runner that knows nothing of Qt.
#pragma once

#include "model/base/task_context.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace espalier {

/// One piece of work and how far it is. Shared between the thread that does it and the one that waits for it.
class Job {
public:
    Job(std::string lane, std::function<void(const TaskContext &)> work)
        : m_lane(std::move(lane)), m_work(std::move(work))
    {
    }

    struct State {
        bool isRunning = false;
        bool isDone = false;
        double fraction = 0;
        std::string what; ///< what is being done just now
    };
    [[nodiscard]] State state() const;
    [[nodiscard]] const std::string &lane() const { return m_lane; }
    void stop() { m_stop.request_stop(); }
    [[nodiscard]] bool isStopped() const { return m_stop.stop_requested(); }

private:
    friend class JobQueue;
    void run();

    const std::string m_lane;
    std::function<void(const TaskContext &)> m_work;
    std::stop_source m_stop;
    mutable std::mutex m_mutex;
    State m_state;
};

/// Jobs start in order, several at once, of one lane only one at a time (an empty lane is none). `work` of a
/// job must not throw, and is dropped once done. May be called from any thread; the destructor stops all jobs
/// and waits for them.
class JobQueue {
public:
    explicit JobQueue(unsigned threads);
    ~JobQueue();
    JobQueue(const JobQueue &) = delete;
    JobQueue &operator=(const JobQueue &) = delete;
    JobQueue(JobQueue &&) = delete;
    JobQueue &operator=(JobQueue &&) = delete;

    void add(std::shared_ptr<Job> job);

private:
    void work();
    std::shared_ptr<Job> takeNext();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isClosing = false;
    std::deque<std::shared_ptr<Job>> m_waiting;
    std::set<std::shared_ptr<Job>> m_running;
    std::set<std::string> m_busyLanes;
    std::vector<std::thread> m_threads;
};

} // namespace espalier
