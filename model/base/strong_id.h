// SPDX-License-Identifier: Apache-2.0
// A number that cannot be mistaken for another kind of number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace espalier {

/// Index of one kind of thing. A default-made id is invalid and stands for "none".
template <class Tag> class StrongId {
public:
    constexpr StrongId() = default;
    constexpr explicit StrongId(std::uint32_t index) : m_index(index) { }

    [[nodiscard]] constexpr bool isValid() const { return m_index != none; }
    [[nodiscard]] constexpr std::uint32_t index() const { return m_index; }

    friend constexpr bool operator==(StrongId a, StrongId b) { return a.m_index == b.m_index; }
    friend constexpr auto operator<=>(StrongId a, StrongId b) { return a.m_index <=> b.m_index; }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t m_index = none;
};

} // namespace espalier

template <class Tag> struct std::hash<espalier::StrongId<Tag>> {
    std::size_t operator()(espalier::StrongId<Tag> id) const noexcept { return id.index(); }
};
