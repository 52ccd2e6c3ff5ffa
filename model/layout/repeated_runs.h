// SPDX-License-Identifier: Apache-2.0
// Finds in a sequence of words what is repeated right after itself.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace espalier {

struct RepeatedRun {
    std::size_t start = 0;
    std::size_t period = 0; ///< words of one turn
    std::size_t times = 0; ///< turns, two or more
    friend bool operator==(const RepeatedRun &, const RepeatedRun &) = default;
};

/// Runs that do not overlap, ascending: from each place the one that covers most, of those the shortest
/// period; turns of 4 to 1024 words. O(words · periods tried), at most 1,021 periods.
[[nodiscard]] std::vector<RepeatedRun> repeatedRuns(const std::vector<std::string> &words);

} // namespace espalier
