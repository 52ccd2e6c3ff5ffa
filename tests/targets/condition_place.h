// SPDX-License-Identifier: Apache-2.0
// A node of a small model at which tests ask conditions.
#pragma once

#include "model/targets/condition.h"
#include "model/targets/node_operands.h"

#include "tests/support/catch.h"
#include "tests/support/text_model.h"

#include <string>

namespace espalier::test {

class ConditionPlace {
public:
    /// The first node of that operator in the model of that text.
    ConditionPlace(std::string_view text, std::string_view op)
        : m_model(modelFromText(text)), m_facts(ModelFacts::infer(m_model)), m_node(nodeOf(m_model, op))
    {
    }

    ConditionSetting setting;

    [[nodiscard]] Truth truth(const std::string &clause) { return ask(clause).first; }
    /// `truth code: reason`, such as `false rank: rank(X) == 4: X is float[3] (rank 1)`; `true`.
    [[nodiscard]] std::string why(const std::string &clause)
    {
        const auto [truth, reason] = ask(clause);
        return truth == Truth::True ? "true" : (truth == Truth::False ? "false " : "unknown ") + reason;
    }
    [[nodiscard]] const Model &model() const { return m_model; }

private:
    std::pair<Truth, std::string> ask(const std::string &clause)
    {
        const auto condition = Condition::parse(clause);
        INFO(clause << (condition ? "" : ": " + condition.error().line()));
        REQUIRE(condition);
        const NodeOperands operands(m_facts, m_node, m_versions.of(m_model, m_node), setting);
        const Truth truth = condition->evaluate(operands);
        if (truth == Truth::True)
            return {truth, {}};
        const ClauseFailure failure = condition->explain(operands);
        CHECK(failure.truth == truth);
        CHECK(failure.clause == clause);
        return {truth, failure.code + ": " + failure.message().english()};
    }

    Model m_model;
    ModelFacts m_facts;
    OperatorVersions m_versions;
    NodeId m_node;
};

} // namespace espalier::test

namespace Catch {
template <> struct StringMaker<espalier::Truth> {
    static std::string convert(espalier::Truth truth)
    {
        return truth == espalier::Truth::True ? "True"
            : truth == espalier::Truth::False ? "False"
                                              : "Unknown";
    }
};
} // namespace Catch
