// SPDX-License-Identifier: Apache-2.0
// Two passes over a tensor's elements: range and moments, then bins.
#include "model/compute/tensor_summary.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr std::size_t betweenLooks = std::size_t{1} << 20U; ///< elements from one look for a stop to the next

/// Calls `take` with each element; false if the task was stopped.
template <class Take> bool forEach(const Elements &elements, const TaskContext &context, Take take)
{
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (i % betweenLooks == 0 && context.isStopped())
            return false;
        take(elements.number(i));
    }
    return true;
}

} // namespace

Result<TensorSummary> summarise(const Elements &elements, const TaskContext &context)
{
    TensorSummary out;
    out.count = static_cast<std::int64_t>(elements.size());
    if (!elements.areNumbers())
        return out;
    std::int64_t finite = 0;
    double squares = 0; // Welford's running sum
    const bool isRead = forEach(elements, context, [&](double number) {
        if (std::isnan(number)) {
            ++out.nans;
        } else if (std::isinf(number)) {
            ++out.infinities;
        } else {
            out.least = finite == 0 ? number : std::min(out.least, number);
            out.greatest = finite == 0 ? number : std::max(out.greatest, number);
            out.zeros += number == 0 ? 1 : 0;
            ++finite;
            const double away = number - out.mean;
            out.mean += away / static_cast<double>(finite);
            squares += away * (number - out.mean);
        }
    });
    if (finite > 0)
        out.deviation = std::sqrt(squares / static_cast<double>(finite));
    const double range = out.greatest / 2 - out.least / 2; // halves: the whole may be beyond doubles
    const auto bins = static_cast<double>(out.histogram.size());
    const bool isBinned =
        isRead && forEach(elements, context, [&](double number) {
            if (!std::isfinite(number))
                return;
            const double place = range > 0 ? (number / 2 - out.least / 2) / range * bins : 0;
            ++out.histogram[std::min(static_cast<std::size_t>(place), out.histogram.size() - 1)];
        });
    if (!isBinned)
        return fail(TaskContext::cancelled());
    return out;
}

} // namespace espalier
