// SPDX-License-Identifier: Apache-2.0
// Two passes over a tensor's elements: range and moments, then bins.
#include "model/statistics/tensor_summary.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr std::size_t firstKept = 64;

} // namespace

Result<TensorSummary> summarise(const Tensor &tensor, const TaskContext &context)
{
    const auto numbers = readNumbers(tensor);
    if (!numbers)
        return fail(numbers.error());
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    TensorSummary out;
    out.count = static_cast<std::int64_t>(numbers->size());
    std::int64_t finite = 0;
    double squares = 0; // Welford's running sum
    for (const double number : *numbers) {
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
    }
    if (finite > 0)
        out.deviation = std::sqrt(squares / static_cast<double>(finite));
    if (context.isStopped())
        return fail(TaskContext::cancelled());
    const double range = out.greatest - out.least;
    const auto bins = static_cast<double>(out.histogram.size());
    for (const double number : *numbers) {
        if (!std::isfinite(number))
            continue;
        const double place = range > 0 ? (number - out.least) / range * bins : 0;
        ++out.histogram[std::min(static_cast<std::size_t>(place), out.histogram.size() - 1)];
    }
    out.first.assign(numbers->begin(),
                     numbers->begin() + static_cast<std::ptrdiff_t>(std::min(firstKept, numbers->size())));
    return out;
}

} // namespace espalier
