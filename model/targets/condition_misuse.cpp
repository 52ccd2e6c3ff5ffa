// SPDX-License-Identifier: Apache-2.0
// Checks the calls and operands of a parsed condition.
#include "model/targets/condition_misuse.h"

#include "model/targets/condition_functions.h"
#include "model/targets/condition_token.h"

#include <algorithm>

namespace espalier {

namespace {

using Kind = Expression::Kind;

class Check {
public:
    explicit Check(const Condition &condition) : m_condition(condition) {}

    std::optional<Error> run()
    {
        asValue(m_condition.root());
        return std::move(m_error);
    }

private:
    void wrong(const Expression &part, const std::string &what)
    {
        if (!m_error)
            m_error = conditionError(m_condition.text(), part.begin, what);
    }

    /// An operand: its name, or one of a list by index.
    void asOperand(const Expression &part)
    {
        if (part.kind == Kind::Index && part.children[0].kind == Kind::Operand) {
            asValue(part.children[1]);
            return;
        }
        if (part.kind != Kind::Operand)
            wrong(part, "expected the name of an input or output");
    }

    void asValue(const Expression &part)
    {
        switch (part.kind) {
        case Kind::Operand:
            if (std::find(m_variables.begin(), m_variables.end(), part.name) == m_variables.end())
                wrong(part, "“" + part.name + "” is an operand: write value(" + part.name + "), dtype(" + part.name +
                                "), …");
            return;
        case Kind::Call:
            call(part);
            return;
        case Kind::Each:
            wrong(part, "“for” stands only in all() and any()");
            return;
        default:
            for (const Expression &child : part.children)
                asValue(child);
        }
    }

    void call(const Expression &part)
    {
        const ConditionFunction *function = findConditionFunction(part.name);
        if (function == nullptr) {
            wrong(part, "there is no function “" + part.name + "”");
            return;
        }
        if (part.children.size() < function->required)
            wrong(part, part.name + "() takes more arguments");
        for (std::size_t i = 0; i < part.children.size(); ++i)
            argument(part, part.children[i], argumentLetter(*function, i));
    }

    void argument(const Expression &function, const Expression &part, char letter)
    {
        const bool quantifier = function.name == "all" || function.name == "any";
        if (quantifier && part.kind == Kind::Each)
            each(part);
        else if (letter == '\0')
            wrong(part, function.name + "() takes fewer arguments");
        else if (letter == 'o')
            asOperand(part);
        else if (letter == 'p' && part.kind != Kind::Operand)
            wrong(part, "expected the name of an attribute or input");
        else if (letter == 'v' || (letter == 'l' && part.kind != Kind::Operand))
            asValue(part);
    }

    void each(const Expression &part)
    {
        const Expression &list = part.children[1];
        if (list.kind != Kind::Operand)
            asValue(list);
        m_variables.push_back(part.name);
        asValue(part.children[0]);
        m_variables.pop_back();
    }

    const Condition &m_condition;
    std::optional<Error> m_error;
    std::vector<std::string> m_variables; ///< of the Each around
};

} // namespace

std::optional<Error> findMisuse(const Condition &condition)
{
    return Check(condition).run();
}

} // namespace espalier
