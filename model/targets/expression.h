// SPDX-License-Identifier: Apache-2.0
// The tree of a clause.
#pragma once

#include "model/targets/operand_resolver.h"
#include "model/targets/term.h"

#include <string>
#include <vector>

namespace espalier {

struct ConditionFunction;

/// Immutable once parsed. Children by kind:
/// operators: their operands; List: elements; Range: first, last; Index: list, place; Slice: list, from, to
/// (Literal none where left out); Call: arguments by the function's parameters; ForEach: body, source;
/// Element: place in the operands that `name` stands for.
struct Expression {
    enum class Kind {
        Literal,
        List,
        Range,
        Not,
        And,
        Or,
        Implies,
        Compare,
        In,
        Compute,
        Negate,
        Index,
        Slice,
        Operand, ///< as an argument of a function that takes operands, and as source of ForEach
        Element, ///< one operand of several: inputs[1]
        Local, ///< loop variable
        Attribute,
        Parameter,
        Option,
        Word,
        Call,
        ForEach, ///< list of what the body gives for each element; `name` is the variable
    };

    Kind kind = Kind::Literal;
    Comparison comparison = Comparison::Equal;
    Arithmetic arithmetic = Arithmetic::Add;
    ConditionWord word = ConditionWord::Opset;
    bool isElementWise = false; ///< of Compare, In and logic inside all and any
    bool isOperandLocal = false; ///< of Local and ForEach: the variable is an operand
    std::string name;
    Term literal;
    const ConditionFunction *function = nullptr;
    std::vector<Expression> children;
    std::size_t begin = 0; ///< bytes of the clause that it was read from
    std::size_t end = 0;
};

} // namespace espalier
