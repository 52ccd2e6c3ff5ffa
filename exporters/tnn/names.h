// SPDX-License-Identifier: Apache-2.0
// Names that TNN's records can hold.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace espalier::tnn {

/// Gives names without commas, colons, quotes, blanks and control characters, each different from all before:
/// taken ones get `_1`, `_2`… Names longer than 100 bytes are cut, since a record is short. An empty wish
/// becomes `unnamed`.
class Names {
public:
    [[nodiscard]] std::string take(std::string_view wish);
    [[nodiscard]] std::size_t count() const { return m_order.size(); }
    /// Frees all names but the first `count`.
    void forgetFrom(std::size_t count);

private:
    std::unordered_set<std::string> m_taken;
    std::vector<std::string> m_order;
    std::unordered_map<std::string, unsigned> m_lastSuffix;
};

} // namespace espalier::tnn
