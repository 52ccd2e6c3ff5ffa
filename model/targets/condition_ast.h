// SPDX-License-Identifier: Apache-2.0
// The condition language of target and rule files as a tree (product.md, "Condition language").
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace espalier {

/// One node of the tree. `children` in order:
/// - List: its items. Unary, Binary: the operands. Index: list, index. Slice: list, from, to (Omitted if left out).
/// - Call: the arguments. Each: body, list (`body for name in list`).
struct Expression {
    enum class Kind {
        None,
        Bool,
        Integer,
        Real,
        Text,
        List,
        Operand,   ///< `name`: an input, an output, or the variable of an Each
        Attribute, ///< attr.`name`
        Option,    ///< option.`name`
        Model,     ///< model.`name`
        Fact,      ///< `name`: opset, device, format, since, domain
        Call,      ///< `name`(children)
        Unary,     ///< `operation`: Not, Negate
        Binary,
        Index,
        Slice,
        Each,
        Omitted,
    };
    enum class Operation {
        Implies,
        Or,
        And,
        Not,
        Equal,
        Unequal,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        In,
        NotIn,
        Range, ///< 1..8, both ends included
        Add,
        Subtract,
        Multiply,
        Divide,
        FloorDivide,
        Modulo,
        Negate,
    };

    Kind kind = Kind::None;
    Operation operation = Operation::And;
    bool truth = false;
    std::int64_t integer = 0;
    double real = 0;
    std::string name; ///< of Text: the text
    std::vector<Expression> children;
    std::size_t begin = 0; ///< its place in the condition's text, in bytes
    std::size_t end = 0;
};

/// A parsed condition. Immutable; copies share the tree and may be read from any thread.
class Condition {
public:
    Condition(std::string text, Expression root)
        : m_text(std::make_shared<const std::string>(std::move(text))),
          m_root(std::make_shared<const Expression>(std::move(root)))
    {
    }

    [[nodiscard]] const std::string &text() const { return *m_text; }
    [[nodiscard]] const Expression &root() const { return *m_root; }
    /// The piece of the text that `part`, an expression of this tree, was read from.
    [[nodiscard]] std::string_view textOf(const Expression &part) const
    {
        return std::string_view(*m_text).substr(part.begin, part.end - part.begin);
    }

private:
    std::shared_ptr<const std::string> m_text;
    std::shared_ptr<const Expression> m_root;
};

/// Calls `visit(expression)` for `root` and everything below it, outer before inner.
template <class Visit>
void forEachExpression(const Expression &root, Visit &&visit)
{
    visit(root);
    for (const Expression &child : root.children)
        forEachExpression(child, visit);
}

} // namespace espalier
