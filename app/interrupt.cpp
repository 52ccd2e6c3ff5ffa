// SPDX-License-Identifier: Apache-2.0
// A thread that waits for the signals: what it does need not be safe inside a signal handler.
#include "app/interrupt.h"

#include <csignal>
#include <ctime>
#include <unistd.h>

namespace espalier {

namespace {

sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

} // namespace

Interrupt::Interrupt()
{
    const sigset_t set = stopSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_waiter = std::jthread([this](const std::stop_token &ended) {
        const sigset_t signals = stopSignals();
        const timespec interval{0, 50'000'000};
        while (!ended.stop_requested()) {
            const int signal = sigtimedwait(&signals, nullptr, &interval);
            if (signal <= 0)
                continue;
            if (m_stop.stop_requested())
                _exit(128 + signal);
            m_stop.request_stop();
        }
    });
}

Interrupt::~Interrupt()
{
    m_waiter.request_stop();
    m_waiter.join();
    const sigset_t set = stopSignals();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

} // namespace espalier
