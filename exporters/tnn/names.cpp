// SPDX-License-Identifier: Apache-2.0
// Replaces what records cannot hold and numbers what is taken.
#include "exporters/tnn/names.h"

namespace espalier::tnn {

namespace {

constexpr std::size_t longestName = 100;

std::string fitted(std::string_view wish)
{
    std::string name;
    for (const char c : wish.substr(0, longestName)) {
        const bool fits =
            static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != ',' && c != ':' && c != '"';
        name += fits ? c : '_';
    }
    return name.empty() ? "unnamed" : name;
}

} // namespace

std::string Names::take(std::string_view wish)
{
    const std::string stem = fitted(wish);
    std::string name = stem;
    while (!m_taken.insert(name).second)
        name = stem + "_" + std::to_string(++m_lastSuffix[stem]);
    m_order.push_back(name);
    return name;
}

void Names::forgetFrom(std::size_t count)
{
    for (; m_order.size() > count; m_order.pop_back())
        m_taken.erase(m_order.back());
}

} // namespace espalier::tnn
