// SPDX-License-Identifier: Apache-2.0
// For each period p, stretches where word i equals word i + p; a stretch of s words makes s / p + 1 turns.
#include "model/layout/repeated_runs.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace espalier {

namespace {

constexpr std::size_t leastPeriod = 4;
constexpr std::size_t greatestPeriod = 1024;

} // namespace

std::vector<RepeatedRun> repeatedRuns(const std::vector<std::string> &words)
{
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> text;
    for (const std::string &word : words)
        text.push_back(numbers.emplace(word, static_cast<std::uint32_t>(numbers.size())).first->second);
    std::vector<RepeatedRun> found;
    for (std::size_t p = leastPeriod; p <= greatestPeriod && 2 * p <= text.size(); ++p) {
        std::size_t same = 0;
        for (std::size_t i = 0; i + p <= text.size(); ++i) {
            if (i + p < text.size() && text[i] == text[i + p]) {
                ++same;
                continue;
            }
            if (same >= p)
                found.push_back({i - same, p, same / p + 1});
            same = 0;
        }
    }
    // A run of one word is no block; nor is one that is itself a repetition, which its shorter period finds.
    std::stable_sort(found.begin(), found.end(), [](const RepeatedRun &a, const RepeatedRun &b) {
        const std::size_t x = a.period * a.times;
        const std::size_t y = b.period * b.times;
        return x != y ? x > y : a.period < b.period;
    });
    std::vector<bool> isTaken(text.size(), false);
    std::vector<RepeatedRun> out;
    for (const RepeatedRun &run : found) {
        const auto from = isTaken.begin() + static_cast<std::ptrdiff_t>(run.start);
        const auto to = from + static_cast<std::ptrdiff_t>(run.period * run.times);
        const auto first = text.begin() + static_cast<std::ptrdiff_t>(run.start);
        const bool isMonotone = std::all_of(first, first + static_cast<std::ptrdiff_t>(run.period),
                                            [&](std::uint32_t word) { return word == *first; });
        if (isMonotone || std::find(from, to, true) != to)
            continue;
        std::fill(from, to, true);
        out.push_back(run);
    }
    std::sort(out.begin(), out.end(),
              [](const RepeatedRun &a, const RepeatedRun &b) { return a.start < b.start; });
    return out;
}

} // namespace espalier
