// SPDX-License-Identifier: Apache-2.0
// Splits a clause into tokens.
#pragma once

#include "model/base/message.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace espalier {

/// What is wrong with a clause, and where.
struct SyntaxFault {
    std::size_t column = 1;
    Message what;
    Message remedy;
};

struct ConditionToken {
    enum class Kind { End, Integer, Real, Text, Identifier, Symbol };

    Kind kind = Kind::End;
    std::string text; ///< as written; of Text without quotes and escapes
    std::int64_t integer = 0;
    double real = 0;
    std::size_t begin = 0; ///< byte in the clause
    std::size_t end = 0;

    /// A symbol or word of the grammar with this text.
    [[nodiscard]] bool is(std::string_view symbol) const
    {
        return (kind == Kind::Symbol || kind == Kind::Identifier) && text == symbol;
    }
};

/// The tokens of a clause, with one of kind End last.
[[nodiscard]] tl::expected<std::vector<ConditionToken>, SyntaxFault> tokenize(std::string_view clause);

} // namespace espalier
