// SPDX-License-Identifier: Apache-2.0
// Ctrl-C as a request to stop, so that nothing is left half written.
#pragma once

#include <stop_token>
#include <thread>

namespace espalier {

/// While it lives, SIGINT and SIGTERM request a stop; the second one ends the program at once. Made before
/// any other thread starts, for the mask that keeps the signals away from them is inherited.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;
    Interrupt(Interrupt &&) = delete;
    Interrupt &operator=(Interrupt &&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_waiter;
};

} // namespace espalier
