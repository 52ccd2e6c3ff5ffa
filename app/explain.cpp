// SPDX-License-Identifier: Apache-2.0
// Lays out what `--explain` prints.
#include "app/explain.h"

#include "model/statistics/node_counts.h"

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
    for (const std::string &fix : verdict.fixes)
        line("fix", fix);
    return out;
}

} // namespace

std::string explainNode(const Model &model, const ValueTypes &types,
                        const std::vector<SupportReport> &support, NodeId id, const std::string &name)
{
    const Node &node = model.node(id);
    std::string out = printable(name) + ": " + printable(operatorName(node)) + " (opset "
        + std::to_string(model.opset(node.domain, id.graph).value_or(0)) + ")\n";
    for (const ValueId value : node.inputs)
        out += operandLine("input ", model, types, value);
    for (const ValueId value : node.outputs)
        out += operandLine("output", model, types, value);
    for (const Attribute &attribute : node.attributes)
        out += "  attribute  " + printable(attribute.name()) + "\n";
    for (const SupportReport &report : support) {
        const NodeVerdict *verdict = report.find(id);
        if (verdict == nullptr)
            continue;
        out += "  " + report.target() + "/" + report.device() + ": "
            + std::string(verdictName(verdict->verdict)) + "\n" + verdictLines(*verdict);
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
