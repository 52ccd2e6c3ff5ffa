// SPDX-License-Identifier: Apache-2.0
// Logic with three values: what is not known stays so unless it cannot matter (Kleene).
#pragma once

#include <algorithm>

namespace espalier {

/// Ordered: `and` is the smaller, `or` the larger of two.
enum class Truth { False, Unknown, True };

[[nodiscard]] constexpr Truth truth(bool value)
{
    return value ? Truth::True : Truth::False;
}
[[nodiscard]] constexpr Truth truthAnd(Truth a, Truth b)
{
    return std::min(a, b);
}
[[nodiscard]] constexpr Truth truthOr(Truth a, Truth b)
{
    return std::max(a, b);
}
[[nodiscard]] constexpr Truth truthNot(Truth a)
{
    return a == Truth::Unknown ? a : truth(a == Truth::False);
}

} // namespace espalier
