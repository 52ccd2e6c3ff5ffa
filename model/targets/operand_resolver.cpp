// SPDX-License-Identifier: Apache-2.0
// What a resolver answers where it does not say otherwise.
#include "model/targets/operand_resolver.h"

namespace espalier {

Term OperandResolver::parameter(std::string_view) const
{
    return Term::unknown();
}

Term OperandResolver::word(ConditionWord word) const
{
    const Model &model = m_facts.model();
    switch (word) {
    case ConditionWord::Opset: {
        const auto opset = model.opset("");
        return opset ? Term(*opset) : Term();
    }
    case ConditionWord::ModelProducer:
        return Term(model.envelope().producer_name());
    case ConditionWord::ModelIr:
        return Term(std::int64_t{model.envelope().ir_version()});
    default:
        return Term::unknown();
    }
}

Term OperandResolver::option(std::string_view) const
{
    return Term::unknown();
}

} // namespace espalier
