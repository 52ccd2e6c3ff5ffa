// SPDX-License-Identifier: Apache-2.0
// Checks records against each other.
#include "model/graph/check_invariants.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace espalier {

namespace {

Error fault(Message message)
{
    return makeError(ErrorCode::Internal, "invariant_broken", std::move(message));
}

/// Whether a value lists a use, in constant time also for one with thousands of readers.
class UseIndex {
public:
    explicit UseIndex(const Model &model) : m_model(model) { }

    bool listsOnce(ValueId value, const Use &use)
    {
        const std::vector<Use> &uses = m_model.value(value).uses;
        static constexpr std::size_t few = 16;
        if (uses.size() <= few)
            return std::count(uses.begin(), uses.end(), use) == 1;
        const auto [entry, isNew] = m_sorted.try_emplace(value);
        const auto before = [](const Use &a, const Use &b) {
            return std::tie(a.node, a.input) < std::tie(b.node, b.input);
        };
        if (isNew) {
            entry->second = uses;
            std::sort(entry->second.begin(), entry->second.end(), before);
        }
        const auto [first, last] = std::equal_range(entry->second.begin(), entry->second.end(), use, before);
        return last - first == 1;
    }

private:
    const Model &m_model;
    std::unordered_map<ValueId, std::vector<Use>> m_sorted;
};

std::optional<Error> checkNode(const Model &model, NodeId id, UseIndex &uses)
{
    const Node *node = model.findNode(id);
    if (node == nullptr)
        return std::nullopt;
    for (std::size_t i = 0; i < node->inputs.size(); ++i) {
        if (!node->inputs[i].isValid())
            continue;
        const Value *value = model.findValue(node->inputs[i]);
        if (value == nullptr)
            return fault({QT_TRANSLATE_NOOP("graph", "input %1 of %2 reads a value that was removed"),
                          std::to_string(i), node->opType})
                .withNode(node->name);
        if (!uses.listsOnce(node->inputs[i], {id, static_cast<std::uint32_t>(i)}))
            return fault({QT_TRANSLATE_NOOP("graph", "value %1 does not know its reader"), value->name})
                .withNode(node->name);
    }
    for (std::size_t i = 0; i < node->outputs.size(); ++i) {
        if (!node->outputs[i].isValid())
            continue;
        const Value *value = model.findValue(node->outputs[i]);
        if (value == nullptr || value->producer != id || value->outputIndex != i)
            return fault({QT_TRANSLATE_NOOP("graph", "output %1 of %2 is not its own"), std::to_string(i),
                          node->opType})
                .withNode(node->name);
    }
    return std::nullopt;
}

std::optional<Error> checkValue(const Model &model, ValueId id, bool allowDangling)
{
    const Value *value = model.findValue(id);
    if (value == nullptr)
        return std::nullopt;
    for (const Use &use : value->uses) {
        const Node *reader = model.findNode(use.node);
        if (reader == nullptr || reader->input(use.input) != id)
            return fault(
                {QT_TRANSLATE_NOOP("graph", "value %1 lists a reader that does not read it"), value->name});
    }
    const Node *producer = value->producer.isValid() ? model.findNode(value->producer) : nullptr;
    if (value->producer.isValid() && (producer == nullptr || producer->output(value->outputIndex) != id))
        return fault({QT_TRANSLATE_NOOP("graph", "value %1 has lost its producer"), value->name});
    const bool isRead = !value->uses.empty() || value->graphOutputs > 0;
    if (!allowDangling && value->isDangling() && isRead)
        return makeError(ErrorCode::RewriteRefused, "dangling_value",
                         {QT_TRANSLATE_NOOP("graph", "value %1 would be read and never made"), value->name});
    return std::nullopt;
}

} // namespace

std::optional<Error> checkTouched(const Model &model, const std::unordered_set<NodeId> &nodes,
                                  const std::unordered_set<ValueId> &values)
{
    UseIndex uses(model);
    for (const NodeId node : nodes) {
        if (auto broken = checkNode(model, node, uses))
            return broken;
    }
    for (const ValueId value : values) {
        if (auto broken = checkValue(model, value, false))
            return broken;
    }
    return std::nullopt;
}

std::optional<Error> checkInvariants(const Model &model)
{
    UseIndex uses(model);
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        const GraphId id(g);
        const Graph *graph = model.findGraph(id);
        if (graph == nullptr)
            continue;
        for (std::uint32_t i = 0; i < graph->nodes.size(); ++i) {
            if (auto broken = checkNode(model, NodeId{id, i}, uses))
                return broken;
        }
        for (std::uint32_t i = 0; i < graph->values.size(); ++i) {
            if (auto broken = checkValue(model, ValueId{id, i}, true))
                return broken;
        }
        for (const auto *ports : {&graph->inputs, &graph->outputs}) {
            for (const GraphPort &port : *ports) {
                if (model.findValue(port.value) == nullptr)
                    return fault(
                        {QT_TRANSLATE_NOOP("graph", "a port of graph %1 has no value"), graph->name});
            }
        }
    }
    return std::nullopt;
}

} // namespace espalier
