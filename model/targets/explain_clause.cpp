// SPDX-License-Identifier: Apache-2.0
// Goes down the tree of a clause to what failed, and says what it is.
#include "model/targets/explain_clause.h"

#include "model/targets/condition_function.h"
#include "model/targets/evaluate_expression.h"

#include <algorithm>
#include <set>

namespace espalier {

namespace {

using Kind = Expression::Kind;

class Explanation {
public:
    Explanation(const std::string &clause, const OperandResolver &resolver)
        : m_clause(clause), m_resolver(resolver)
    {
    }

    void blame(const Expression &expression, bool wanted, const LocalVariable *locals)
    {
        const auto truthOf = [&](const Expression &each) {
            return evaluate(each, m_resolver, locals).asTruth();
        };
        const Expression::Kind kind = expression.kind;
        if (kind == Kind::Not) {
            blame(expression.children[0], !wanted, locals);
        } else if (kind == Kind::Implies && wanted) {
            if (truthOf(expression.children[0]) == Truth::Unknown)
                blame(expression.children[0], false, locals);
            blame(expression.children[1], true, locals);
        } else if (kind == Kind::And || kind == Kind::Or || kind == Kind::Implies) {
            // What alone decides: the false parts of an `and`, the true ones of an `or` that should not be.
            const bool anyDecides = (kind == Kind::And) == wanted;
            const Truth decisive = truth(!wanted);
            const bool isDecided = anyDecides
                && std::any_of(expression.children.begin(), expression.children.end(),
                               [&](const Expression &c) { return truthOf(c) == decisive; });
            for (const Expression &child : expression.children) {
                const Truth is = truthOf(child);
                if (is != truth(wanted) && (!isDecided || is == decisive))
                    blame(child, wanted, locals);
            }
        } else if (kind == Kind::Call && expression.function->parameters == "q") {
            blameQuantifier(expression.children[0], wanted, locals);
        } else {
            describe(expression, locals);
        }
    }

    std::string takeCode() { return m_code.empty() ? "condition" : std::move(m_code); }
    std::vector<Message> takeValues() { return std::move(m_values); }

private:
    /// Of a loop, the first element that is not as wanted.
    void blameQuantifier(const Expression &inner, bool wanted, const LocalVariable *locals)
    {
        if (inner.kind != Kind::ForEach) {
            describe(inner, locals);
            return;
        }
        bool isFound = false;
        const bool isKnown = forEachElement(inner, m_resolver, locals, [&](LocalVariable variable) {
            if (evaluate(inner.children[0], m_resolver, &variable).asTruth() == truth(wanted))
                return true;
            isFound = true;
            const std::string place = variable.term.written();
            variable.writtenAs = inner.isOperandLocal ? inner.children[1].name + '[' + place + ']' : place;
            blame(inner.children[0], wanted, &variable);
            return false;
        });
        if (!isKnown || !isFound)
            describe(inner.children[1], locals);
    }

    /// Says what each source of a value in the expression is.
    void describe(const Expression &expression, const LocalVariable *locals)
    {
        switch (expression.kind) {
        case Kind::Attribute:
            note("attribute");
            addValue(expression, locals);
            return;
        case Kind::Option:
            note("option");
            addValue(expression, locals);
            return;
        case Kind::Parameter: {
            const bool isOpen = evaluate(expression, m_resolver, locals).isUnknown();
            note(isOpen ? "not_constant" : "attribute");
            if (isOpen)
                add(expression.name,
                    {QT_TRANSLATE_NOOP("targets", "%1 is not constant"), textOf(expression)});
            else
                addValue(expression, locals);
            return;
        }
        case Kind::Word:
            describeWord(expression, locals);
            return;
        case Kind::Call:
            if (!expression.function->code.empty()) {
                describeCall(expression, locals);
                return;
            }
            break;
        default:
            break;
        }
        for (const Expression &child : expression.children)
            describe(child, locals);
    }

    void describeWord(const Expression &expression, const LocalVariable *locals)
    {
        if (expression.word == ConditionWord::Device) {
            note("device");
            return; // the reader chose it
        }
        note(expression.word == ConditionWord::Since || expression.word == ConditionWord::Opset ? "opset"
                                                                                                : "model");
        addValue(expression, locals);
    }

    void describeCall(const Expression &call, const LocalVariable *locals)
    {
        const ConditionFunction &function = *call.function;
        std::vector<const Expression *> operands;
        for (std::size_t i = 0; i < function.parameters.size(); ++i) {
            if (function.parameters[i] == 'o')
                operands.push_back(&call.children[i]);
        }
        const bool isOfType = function.code == "rank" || function.code == "shape" || function.code == "dtype"
            || function.code == "dynamic_shape";
        if (operands.empty()
            || !(isOfType || function.name == "const" || function.name == "value"
                 || function.name == "present")) {
            note(function.code);
            addValue(call, locals);
            return;
        }
        for (const Expression *operand : operands) {
            if (isOfType)
                describeType(function, *operand, locals);
            else
                describeConstant(function, *operand, locals);
        }
    }

    void describeType(const ConditionFunction &function, const Expression &argument,
                      const LocalVariable *locals)
    {
        const Operand operand = operandOf(argument, m_resolver, locals);
        const std::string name = nameOf(argument, locals);
        if (!operand.value.isValid()) {
            note(operand.attribute ? function.code : "operand");
            addOperand(name, operand);
            return;
        }
        const ValueType &type = m_resolver.facts().type(operand.value);
        const bool isOpen = function.code == "dtype" ? type.kind == ValueType::Kind::Unknown : !type.shape;
        if (isOpen)
            note(function.code == "dtype" ? "unknown_dtype" : "unknown_shape");
        note(function.code);
        if (function.code == "rank" && type.shape)
            add(name,
                {QT_TRANSLATE_NOOP("targets", "%1 is %2 (rank %3)"), name, type.text(),
                 std::to_string(type.shape->size())});
        else if (type.kind == ValueType::Kind::Unknown)
            add(name, {QT_TRANSLATE_NOOP("targets", "the type of %1 is not known"), name});
        else
            add(name, {QT_TRANSLATE_NOOP("targets", "%1 is %2"), name, type.text()});
    }

    void describeConstant(const ConditionFunction &function, const Expression &argument,
                          const LocalVariable *locals)
    {
        const ModelFacts &facts = m_resolver.facts();
        const Operand operand = operandOf(argument, m_resolver, locals);
        const std::string name = nameOf(argument, locals);
        note(operand.isPresent() ? function.code : std::string_view("operand"));
        if (function.name == "present" || !operand.value.isValid()) {
            addOperand(name, operand);
        } else if (!facts.isConstant(operand.value)) {
            const Node *maker = facts.model().findNode(facts.model().value(operand.value).producer);
            if (maker != nullptr)
                add(name,
                    {QT_TRANSLATE_NOOP("targets", "%1 is not constant: %2 makes it"), name, maker->opType});
            else
                add(name, {QT_TRANSLATE_NOOP("targets", "%1 is not constant: it is an input"), name});
        } else if (function.name == "const") {
            add(name, {QT_TRANSLATE_NOOP("targets", "%1 is constant"), name});
        } else {
            const Term value = conditionValue(function, operand);
            add(name, {QT_TRANSLATE_NOOP("targets", "%1 is %2"), name, value.written()});
        }
    }

    [[nodiscard]] Term conditionValue(const ConditionFunction &function, const Operand &operand) const
    {
        FunctionArguments arguments{m_resolver};
        arguments.operands[0] = operand;
        return function.evaluate(arguments);
    }

    void addOperand(const std::string &name, const Operand &operand)
    {
        if (operand.attribute)
            add(name, {QT_TRANSLATE_NOOP("targets", "%1 is %2"), name, operand.attribute->written()});
        else if (operand.isPresent())
            add(name, {QT_TRANSLATE_NOOP("targets", "%1 is present"), name});
        else
            add(name, {QT_TRANSLATE_NOOP("targets", "%1 is left out"), name});
    }

    void addValue(const Expression &expression, const LocalVariable *locals)
    {
        const std::string text = textOf(expression);
        add(text,
            {QT_TRANSLATE_NOOP("targets", "%1 is %2"), text,
             evaluate(expression, m_resolver, locals).written()});
    }

    /// One message for each thing that is spoken of.
    void add(const std::string &about, Message message)
    {
        if (m_about.insert(about).second)
            m_values.push_back(std::move(message));
    }
    /// The first thing that failed gives the code.
    void note(std::string_view code)
    {
        if (m_code.empty())
            m_code = code;
    }

    [[nodiscard]] std::string textOf(const Expression &expression) const
    {
        return m_clause.substr(expression.begin, expression.end - expression.begin);
    }
    [[nodiscard]] std::string nameOf(const Expression &argument, const LocalVariable *locals) const
    {
        if (argument.kind != Kind::Local)
            return textOf(argument);
        while (locals != nullptr && locals->name != argument.name)
            locals = locals->outer;
        return locals != nullptr && !locals->writtenAs.empty() ? locals->writtenAs : argument.name;
    }

    const std::string &m_clause;
    const OperandResolver &m_resolver;
    std::string m_code;
    std::vector<Message> m_values;
    std::set<std::string> m_about;
};

} // namespace

ClauseFailure explainClause(const Expression &root, const std::string &clause,
                            const OperandResolver &resolver)
{
    Explanation explanation(clause, resolver);
    explanation.blame(root, true, nullptr);
    ClauseFailure failure;
    failure.truth = evaluate(root, resolver).asTruth();
    failure.code = explanation.takeCode();
    failure.clause = clause;
    failure.values = explanation.takeValues();
    return failure;
}

} // namespace espalier
