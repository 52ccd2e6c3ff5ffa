// SPDX-License-Identifier: Apache-2.0
// Progress with a bounded rate.
#include "model/base/task_context.h"

#include <chrono>

namespace espalier {

void Progress::report(double fraction, std::string_view what)
{
    if (!m_receiver)
        return;
    static constexpr double interval = 0.05;
    const double now =
        std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    if (m_lastSeconds >= 0 && now - m_lastSeconds < interval && fraction < 1)
        return;
    m_lastSeconds = now;
    m_receiver(fraction, what);
}

Error TaskContext::cancelled()
{
    return makeError(ErrorCode::Cancelled, "cancelled", QT_TRANSLATE_NOOP("base", "Stopped."));
}

} // namespace espalier
