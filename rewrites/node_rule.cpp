// SPDX-License-Identifier: Apache-2.0
// The common part of rules for one node.
#include "rewrites/node_rule.h"

#include <algorithm>

namespace espalier {

Found NodeRule::find(const ModelFacts &facts, NodeId id) const
{
    const Model &model = facts.model();
    const Node &node = model.node(id);
    const auto &operators = spec().operators;
    const std::string name = isDefaultDomain(node.domain) ? node.opType : node.domain + "::" + node.opType;
    if (std::find(operators.begin(), operators.end(), name) == operators.end())
        return refuse("operator_differs", {QT_TRANSLATE_NOOP("rewrites", "The rule is not for %1."), name},
                      {id}, 0);
    for (const Attribute &attribute : node.attributes) {
        if (!attribute.proto->ref_attr_name().empty())
            return refuse(
                "attribute_reference",
                {QT_TRANSLATE_NOOP("rewrites", "%1 is a parameter of the function."), attribute.name()},
                {id});
    }
    for (std::size_t i = writtenOutputs(node); i < node.outputs.size(); ++i) {
        if (!node.outputs[i].isValid())
            continue;
        const Value &value = model.value(node.outputs[i]);
        if (!value.uses.empty() || value.graphOutputs > 0)
            return refuse("extra_output_read",
                          {QT_TRANSLATE_NOOP("rewrites", "Output %1 is read."), value.name}, {id});
    }
    if (auto refusal = check(facts, node)) {
        refusal->nodes = {id};
        return tl::unexpected<Refusal>(std::move(*refusal));
    }
    return Match{id, {id}, {}};
}

void NodeRule::apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const
{
    const Node node = facts.model().node(match.root);
    Replacement to(edit, match, facts, spec());
    const std::vector<ValueId> made = write(to, node);
    for (std::size_t i = 0; i < std::min(made.size(), node.outputs.size()); ++i)
        to.replace(node.outputs[i], made[i]);
    to.finish();
}

NodeRule::Check NodeRule::needFloat(const ModelFacts &facts, ValueId value)
{
    const ValueType &type = facts.type(value);
    if (isFloatingPoint(type.dtype))
        return std::nullopt;
    return no(
        type.dtype == DType::Undefined ? "dtype_unknown" : "dtype_not_float",
        {QT_TRANSLATE_NOOP("rewrites", "The operand is %1, not known to be floating-point."), type.text()});
}

NodeRule::Check NodeRule::needShape(const ModelFacts &facts, ValueId value)
{
    const ValueType &type = facts.type(value);
    if (type.shape && isStatic(*type.shape))
        return std::nullopt;
    return no("shape_unknown", {QT_TRANSLATE_NOOP("rewrites", "The shape is not known: %1."), type.text()});
}

NodeRule::Check NodeRule::needRank(const ModelFacts &facts, ValueId value)
{
    const ValueType &type = facts.type(value);
    if (type.shape)
        return std::nullopt;
    return no("rank_unknown", {QT_TRANSLATE_NOOP("rewrites", "The rank is not known: %1."), type.text()});
}

NodeRule::Check NodeRule::needConstant(const ModelFacts &facts, ValueId value)
{
    if (!value.isValid() || facts.constant(value))
        return std::nullopt;
    return no("not_constant",
              {QT_TRANSLATE_NOOP("rewrites", "%1 is not constant."), facts.model().value(value).name});
}

} // namespace espalier
