// SPDX-License-Identifier: Apache-2.0
// The words and signs of a condition.
#pragma once

#include "model/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace espalier {

struct ConditionToken {
    enum class Kind { Sign, Word, Integer, Real, Text, End };

    Kind kind = Kind::End;
    std::string text; ///< the sign or word; of Text: what stands between the quotes
    std::int64_t integer = 0;
    double real = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Splits a condition; the last token is End. Error: Unreadable, `condition_syntax`, with the column.
[[nodiscard]] Result<std::vector<ConditionToken>> splitCondition(std::string_view text);

/// The error of a condition that cannot be read: what is wrong, and the column (from 1) at byte `at`.
[[nodiscard]] Error conditionError(std::string_view condition, std::size_t at, std::string_view what);

} // namespace espalier
