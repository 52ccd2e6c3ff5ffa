// SPDX-License-Identifier: Apache-2.0
// What a long task is given: a way to be stopped and a place to report how far it is.
#pragma once

#include "model/base/result.h"

#include <functional>
#include <stop_token>
#include <string_view>
#include <utility>

namespace espalier {

/// Receives a fraction 0…1 and what is being done, at most about 20 times a second. Called on the task's
/// thread.
class Progress {
public:
    using Receiver = std::function<void(double fraction, std::string_view what)>;

    Progress() = default;
    explicit Progress(Receiver receiver) : m_receiver(std::move(receiver)) { }

    void report(double fraction, std::string_view what);

private:
    Receiver m_receiver;
    double m_lastSeconds = -1;
};

/// Passed by value into every function that can take more than 50 ms. A default-made one never stops and is
/// silent.
class TaskContext {
public:
    TaskContext() = default;
    explicit TaskContext(std::stop_token stop, Progress *progress = nullptr)
        : m_stop(std::move(stop)), m_progress(progress)
    {
    }

    [[nodiscard]] bool isStopped() const { return m_stop.stop_requested(); }
    /// The error that a stopped task returns.
    [[nodiscard]] static Error cancelled();

    /// Reports `fraction` of this context's own share.
    void report(double fraction, std::string_view what) const
    {
        if (m_progress != nullptr)
            m_progress->report(m_from + (m_to - m_from) * fraction, what);
    }
    /// A context whose 0…1 is `from`…`to` of this one.
    [[nodiscard]] TaskContext part(double from, double to) const
    {
        TaskContext inner(*this);
        inner.m_from = m_from + (m_to - m_from) * from;
        inner.m_to = m_from + (m_to - m_from) * to;
        return inner;
    }

    /// How many threads the task may use at once.
    [[nodiscard]] unsigned threads() const { return m_threads; }
    [[nodiscard]] TaskContext withThreads(unsigned threads) const
    {
        TaskContext other(*this);
        other.m_threads = threads;
        return other;
    }

private:
    std::stop_token m_stop;
    Progress *m_progress = nullptr;
    double m_from = 0;
    double m_to = 1;
    unsigned m_threads = 1;
};

} // namespace espalier
