// SPDX-License-Identifier: Apache-2.0
// Looks the names of a clause up in all versions of the operator's schema.
#include "model/targets/clause_names.h"

#include "model/shapes/operator_schema.h"
#include "model/targets/closest_name.h"

#include <algorithm>
#include <set>
#include <vector>

namespace espalier {

namespace {

using Names = std::set<std::string, std::less<>>;

struct OperatorNames {
    Names operands; ///< of the newest version
    Names attributes;
    Names parameters; ///< attributes and inputs of any version
};

OperatorNames namesOf(std::string_view domain, std::string_view op)
{
    OperatorNames names{{"inputs", "outputs"}, {}, {}};
    auto schema = OperatorSchema::newest(domain, op);
    if (!schema)
        return names;
    for (const auto &operands : {schema->inputs(), schema->outputs()}) {
        for (const FormalOperand &operand : operands)
            names.operands.insert(operand.name);
    }
    while (schema) {
        for (const FormalAttribute &attribute : schema->attributes())
            names.attributes.insert(attribute.name);
        for (const FormalOperand &input : schema->inputs())
            names.parameters.insert(input.name);
        schema = OperatorSchema::find(domain, op, schema->since() - 1);
    }
    names.parameters.insert(names.attributes.begin(), names.attributes.end());
    return names;
}

std::optional<Error> check(const Condition &condition, const ConditionName &name, const Names &known,
                           const Message &what)
{
    if (known.contains(name.name))
        return std::nullopt;
    const std::vector<std::string> all(known.begin(), known.end());
    const std::string near = closestName(name.name, all);
    std::string list;
    for (const std::string &each : all)
        list += (list.empty() ? "" : ", ") + each;
    const Message remedy = near.empty() ? Message(QT_TRANSLATE_NOOP("targets", "it has %1"), list)
                                        : Message(QT_TRANSLATE_NOOP("targets", "did you mean “%1”?"), near);
    Error error = conditionError(condition.text(), name.column, what, remedy);
    error.reason = "unknown_name";
    return error;
}

} // namespace

std::optional<Error> findUnknownName(const Condition &condition, std::string_view domain, std::string_view op,
                                     const std::map<std::string, Term, std::less<>> &options)
{
    using Kind = ConditionName::Kind;
    const OperatorNames names = namesOf(domain, op);
    const bool isKnown = OperatorSchema::newest(domain, op).has_value();
    for (const ConditionName &name : condition.names()) {
        std::optional<Error> error;
        if (name.kind == Kind::Operand)
            error = check(condition, name, names.operands,
                          {QT_TRANSLATE_NOOP("targets", "%1 has no operand “%2”"), op, name.name});
        else if (name.kind == Kind::Attribute && isKnown)
            error = check(condition, name, names.attributes,
                          {QT_TRANSLATE_NOOP("targets", "%1 has no attribute “%2”"), op, name.name});
        else if (name.kind == Kind::Parameter && isKnown)
            error = check(condition, name, names.parameters,
                          {QT_TRANSLATE_NOOP("targets", "%1 has no attribute or input “%2”"), op, name.name});
        else if (name.kind == Kind::Option) {
            Names known;
            for (const auto &each : options)
                known.insert(each.first);
            error = check(condition, name, known,
                          {QT_TRANSLATE_NOOP("targets", "the target declares no option “%1”"), name.name});
        }
        if (error)
            return error;
    }
    return std::nullopt;
}

} // namespace espalier
