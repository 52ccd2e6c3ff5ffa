// SPDX-License-Identifier: Apache-2.0
// Waiting in tests while the window goes on working.
#include "tests/widgets/event_loop.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

namespace espalier::test {

bool waitUntil(const std::function<bool()> &condition, int seconds)
{
    QElapsedTimer time;
    time.start();
    while (!condition()) {
        if (time.elapsed() > 1000LL * seconds)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(1);
    }
    return true;
}

} // namespace espalier::test
