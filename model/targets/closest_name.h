// SPDX-License-Identifier: Apache-2.0
// Finds what was probably meant by a misspelt name.
#pragma once

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace espalier {

/// Levenshtein distance: insertions, deletions and replacements that make `a` into `b`.
[[nodiscard]] inline std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

/// The name nearest to `wrong`, or empty if none is near.
template <class Names> [[nodiscard]] std::string closestName(std::string_view wrong, const Names &names)
{
    std::string best;
    std::size_t least = wrong.size() < 4 ? 2 : 3; // one wrong letter, or two in longer names
    for (const auto &name : names) {
        const std::size_t distance = editDistance(wrong, name);
        if (distance < least) {
            least = distance;
            best = name;
        }
    }
    return best;
}

} // namespace espalier
