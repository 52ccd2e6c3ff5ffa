// SPDX-License-Identifier: Apache-2.0
// Lays out what `--explain` prints.
#include "app/explain.h"

#include "model/document/edits.h"
#include "model/statistics/node_counts.h"
#include "rewrites/plan.h"

#include <algorithm>

namespace espalier {

namespace {

std::string operandLine(const char *role, const Model &model, const ValueTypes &types, ValueId value)
{
    if (!value.isValid())
        return std::string("  ") + role + "  (left out)\n";
    return std::string("  ") + role + "  " + printable(model.value(value).name) + ": "
        + types.of(value).text() + (model.value(value).isInitializer() ? ", constant" : "") + "\n";
}

std::string verdictLines(const NodeVerdict &verdict)
{
    std::string out;
    const auto line = [&](const char *what, const std::string &text) {
        if (!text.empty())
            out += std::string("    ") + what + ": " + printable(text) + "\n";
    };
    std::string layers;
    for (const std::string &layer : verdict.as)
        layers += (layers.empty() ? "" : ", ") + layer;
    line("layers", layers);
    line("reason", verdict.reason.english());
    line("clause", verdict.clause);
    line("code", verdict.code);
    line("falls back to", verdict.fallsBackTo);
    for (const std::string &clause : verdict.assumed)
        line("assumed", clause);
    for (const std::string &text : verdict.converter)
        line("the vendor's converter", text);
    line("source", verdict.source);
    if (verdict.isFolded)
        out += "    folded\n";
    if (verdict.lowConfidence)
        out += "    the fact is doubtful\n";
    return out;
}

/// A rule that mends the node by itself may still be no fix: the verdict knows the node's place in the model.
std::string ruleLines(const std::vector<RuleTrial> &trials, const NodeVerdict &verdict)
{
    std::string out;
    for (const RuleTrial &trial : trials) {
        out += "    rule " + printable(trial.rule) + ": ";
        const bool isFix =
            std::find(verdict.fixes.begin(), verdict.fixes.end(), trial.rule) != verdict.fixes.end();
        if (trial.mends && !isFix) {
            out += "applies, but does not bring the node back to the chain of layers (branch)";
        } else if (trial.mends) {
            out += "mends, " + std::string(ruleClassName(trial.ruleClass));
            for (const std::string &next : trial.followedBy)
                out += ", then " + printable(next);
        } else {
            out += printable(trial.refusal.message.english()) + " (" + trial.refusal.code + ")";
        }
        out += "\n";
    }
    return out;
}

} // namespace

std::string explainNode(const ModelFacts &facts, const std::vector<SupportReport> &support,
                        const std::vector<FitTarget> &targets, const RuleSet &rules, NodeId id,
                        const std::string &name)
{
    const Model &model = facts.model();
    const ValueTypes &types = facts.types();
    const Node &node = model.node(id);
    std::string out = printable(name) + ": " + printable(operatorName(node)) + " (opset "
        + std::to_string(model.opset(node.domain, id.graph).value_or(0)) + ")\n";
    for (const ValueId value : node.inputs)
        out += operandLine("input ", model, types, value);
    for (const ValueId value : node.outputs)
        out += operandLine("output", model, types, value);
    for (const Attribute &attribute : node.attributes) {
        const std::string text = editText(*attribute.proto);
        out += "  attribute  " + printable(attribute.name()) + (text.empty() ? "" : " = " + printable(text))
            + "\n";
    }
    for (std::size_t i = 0; i < support.size(); ++i) {
        const SupportReport &report = support[i];
        const NodeVerdict *verdict = report.find(id);
        if (verdict == nullptr)
            continue;
        out += "  " + report.target() + "/" + report.device() + ": "
            + std::string(verdictName(verdict->verdict)) + "\n" + verdictLines(*verdict);
        if (!verdict->isSupported())
            out += ruleLines(tryRules(facts, id, rules, goalOf(targets[i], RuleClass::Retrain)), *verdict);
    }
    return out;
}

Error noSuchNode(const std::string &name)
{
    return makeError(ErrorCode::CommandLine, "no_such_node",
                     QT_TRANSLATE_NOOP("app", "there is no such node"))
        .withNode(name)
        .withRemedy(QT_TRANSLATE_NOOP("app", "use its name, or % and its first output's name"));
}

} // namespace espalier
