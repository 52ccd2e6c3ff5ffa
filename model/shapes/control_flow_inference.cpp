// SPDX-License-Identifier: Apache-2.0
// If and Loop: what their bodies say, and which branch or how many rounds there are.
#include "model/shapes/merge_types.h"
#include "model/shapes/type_inference.h"

#include <algorithm>

namespace espalier {

namespace {

const Attribute *bodyOf(const Node &node, std::string_view name)
{
    const Attribute *attribute = node.attribute(name);
    return attribute != nullptr && !attribute->graphs.empty() ? attribute : nullptr;
}

std::optional<bool> truthOf(const Elements &elements)
{
    if (!elements || elements->values.size() != 1 || !elements->values.front().isInteger())
        return std::nullopt;
    return elements->values.front().integer() != 0;
}

bool cannotRun(const std::vector<Finding> &findings)
{
    return std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.code == "shape_conflict" || finding.code == "wrong_type";
    });
}

/// Rounds of widening before a Loop's states are taken to have no fixed shape.
constexpr int settlingRounds = 8;

} // namespace

/// The taken branch decides alone: the condition is known, or the other branch cannot run on shapes like
/// these. Else the outputs are what both branches have in common.
TypeInference::Outcome TypeInference::inferIf(NodeId id, const Node &node)
{
    const Attribute *thenBranch = bodyOf(node, "then_branch");
    const Attribute *elseBranch = bodyOf(node, "else_branch");
    if (thenBranch == nullptr || elseBranch == nullptr) {
        add(Finding::Severity::Broken, "wrong_type", QT_TRANSLATE_NOOP("shapes", "an If lacks a branch"), id);
        return {};
    }
    struct Branch {
        Outcome outcome;
        std::vector<Finding> findings;
    };
    const auto infer = [&](GraphId body) {
        Branch branch;
        branch.findings = findingsOf([&] { branch.outcome.types = inferBody(body, {}); });
        for (const GraphPort &output : m_model.graph(body).outputs)
            branch.outcome.elements.push_back(mayBeKnown(output.value) ? elements(output.value) : nullptr);
        return branch;
    };
    Branch onTrue = infer(thenBranch->graphs.front());
    Branch onFalse = infer(elseBranch->graphs.front());
    const ValueId condition = node.inputs.front();
    std::optional<bool> isTaken = mayBeKnown(condition) ? truthOf(elements(condition)) : std::nullopt;
    if (!isTaken && cannotRun(onTrue.findings) != cannotRun(onFalse.findings)) {
        isTaken = cannotRun(onFalse.findings);
        const Finding &fault = (*isTaken ? onFalse : onTrue).findings.front();
        add(Finding::Severity::Note, *isTaken ? "else_cannot_run" : "then_cannot_run",
            {*isTaken ? QT_TRANSLATE_NOOP("shapes", "the else branch of If cannot run on these shapes: %1")
                      : QT_TRANSLATE_NOOP("shapes", "the then branch of If cannot run on these shapes: %1"),
             fault.message.english()},
            id);
    }
    if (isTaken) {
        Branch &taken = *isTaken ? onTrue : onFalse;
        keep(std::move(taken.findings));
        return std::move(taken.outcome);
    }
    keep(std::move(onTrue.findings));
    keep(std::move(onFalse.findings));
    if (onTrue.outcome.types.size() != onFalse.outcome.types.size()
        || onTrue.outcome.types.size() != node.outputs.size())
        add(Finding::Severity::Broken, "wrong_type",
            {QT_TRANSLATE_NOOP("shapes", "the branches of If give %1 and %2 outputs, the node has %3"),
             std::to_string(onTrue.outcome.types.size()), std::to_string(onFalse.outcome.types.size()),
             std::to_string(node.outputs.size())},
            id);
    Outcome both;
    for (std::size_t i = 0; i < std::min(onTrue.outcome.types.size(), onFalse.outcome.types.size()); ++i) {
        both.types.push_back(commonType(onTrue.outcome.types[i], onFalse.outcome.types[i]));
        const Elements &a = onTrue.outcome.elements[i];
        const Elements &b = onFalse.outcome.elements[i];
        both.elements.push_back(a && b && *a == *b ? a : nullptr);
    }
    return both;
}

/// M where the loop has no other end: its condition is absent or true, and the body hands it on or gives
/// true.
std::optional<std::int64_t> TypeInference::tripCount(const Node &node, const Graph &body) const
{
    const auto known = [&](ValueId value) { return mayBeKnown(value) ? elements(value) : nullptr; };
    const ValueId limit = node.input(0);
    const Elements count = limit.isValid() ? known(limit) : nullptr;
    const bool startsTrue = !node.input(1).isValid() || truthOf(known(node.input(1))) == true;
    if (!count || count->values.size() != 1 || !count->values.front().isInteger() || !startsTrue
        || body.outputs.empty() || body.inputs.size() < 2)
        return std::nullopt;
    ValueId condition = body.outputs.front().value;
    while (const Node *producer = m_model.findNode(m_model.value(condition).producer)) {
        if (!producer->isOp("Identity") || !producer->input(0).isValid())
            break;
        condition = producer->inputs.front();
    }
    if (condition != body.inputs[1].value && truthOf(known(condition)) != true)
        return std::nullopt;
    return std::max<std::int64_t>(count->values.front().integer(), 0);
}

/// States have the types that hold in every round: the first ones, less what a round changes. Outputs that
/// collect one element a round have the number of rounds as their first dim.
TypeInference::Outcome TypeInference::inferLoop(NodeId id, const Node &node)
{
    const Attribute *attribute = bodyOf(node, "body");
    const std::size_t states = node.inputs.size() < 2 ? 0 : node.inputs.size() - 2;
    if (attribute == nullptr || m_model.graph(attribute->graphs.front()).inputs.size() != states + 2
        || m_model.graph(attribute->graphs.front()).outputs.size() != node.outputs.size() + 1
        || node.outputs.size() < states) {
        add(Finding::Severity::Broken, "wrong_type",
            QT_TRANSLATE_NOOP("shapes", "the body of a Loop does not have the inputs and outputs it needs"),
            id);
        return {};
    }
    const GraphId bodyId = attribute->graphs.front();
    std::vector<ValueType> inputs{ValueType::tensor(DType::Int64, Shape{}),
                                  ValueType::tensor(DType::Bool, Shape{})};
    for (std::size_t i = 0; i < states; ++i)
        inputs.push_back(node.inputs[i + 2].isValid() ? m_types.of(node.inputs[i + 2]) : ValueType());
    std::vector<ValueType> outputs;
    std::vector<Finding> findings;
    bool isSettled = false;
    for (int round = 0; round <= settlingRounds && !isSettled; ++round) {
        for (std::size_t i = 0; round == settlingRounds && i < states; ++i)
            inputs[i + 2].shape.reset();
        findings = findingsOf([&] { outputs = inferBody(bodyId, inputs); });
        isSettled = true;
        for (std::size_t i = 0; i < states; ++i) {
            const ValueType common = commonType(inputs[i + 2], outputs[i + 1]);
            if (common.kind == ValueType::Kind::Unknown || common == inputs[i + 2])
                continue;
            inputs[i + 2] = common;
            isSettled = false;
        }
    }
    keep(std::move(findings));
    for (std::size_t i = 0; i < states; ++i) {
        const bool isKnown =
            inputs[i + 2].kind != ValueType::Kind::Unknown && outputs[i + 1].kind != ValueType::Kind::Unknown;
        if (isKnown && commonType(inputs[i + 2], outputs[i + 1]).kind == ValueType::Kind::Unknown)
            add(Finding::Severity::Broken, "wrong_type",
                {QT_TRANSLATE_NOOP("shapes", "a Loop's state is %1 and becomes %2"), inputs[i + 2].text(),
                 outputs[i + 1].text()},
                id);
    }
    Outcome outcome;
    const auto rounds = tripCount(node, m_model.graph(bodyId));
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
        if (i < states) {
            outcome.types.push_back(inputs[i + 2]);
            continue;
        }
        ValueType collected = outputs[i + 1];
        if (collected.isTensor() && collected.shape)
            collected.shape->insert(collected.shape->begin(), rounds ? Dim(*rounds) : Dim());
        outcome.types.push_back(std::move(collected));
    }
    return outcome;
}

} // namespace espalier
