// SPDX-License-Identifier: Apache-2.0
// Pairs by name, then compares what is paired.
#include "model/document/compare_models.h"

#include "model/document/edits.h"
#include "model/graph/name_authority.h"
#include "model/graph/walk.h"
#include "model/statistics/node_counts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <unordered_map>

namespace espalier {

namespace {

using Kind = ModelDifference::Kind;

/// Names of one model, unique ones; the order is that in which they are told.
struct Names {
    std::vector<std::pair<std::string, NodeId>> nodes;
    std::vector<std::pair<std::string, ValueId>> values;
    std::unordered_map<std::string, NodeId> nodeOf;
    std::unordered_map<std::string, ValueId> valueOf;

    explicit Names(const Model &model)
    {
        const auto names = nodeNames(model);
        addGraph(model, Model::mainGraphId(), "", names);
        nodeOf.insert(nodes.begin(), nodes.end());
        valueOf.insert(values.begin(), values.end());
    }

private:
    void addGraph(const Model &model, GraphId id, const std::string &prefix,
                  const std::unordered_map<NodeId, std::string> &names)
    {
        const Graph &graph = model.graph(id);
        for (std::size_t i = 0; i < graph.values.size(); ++i) {
            if (const Value *value = graph.values.find(i); value != nullptr && !value->name.empty())
                values.emplace_back(prefix + value->name, ValueId{id, static_cast<std::uint32_t>(i)});
        }
        for (const NodeId node : topologicalOrder(model, id).nodes) {
            const std::string &name = names.at(node);
            nodes.emplace_back(name, node);
            for (const Attribute &attribute : model.node(node).attributes) {
                for (const GraphId body : attribute.graphs)
                    addGraph(model, body, name + "/" + attribute.name() + "/", names);
            }
        }
    }
};

std::string arrow(const std::string &from, const std::string &to)
{
    return from + " -> " + to;
}

/// An attribute in short; unlike ones differ. Nodes of bodies are compared by themselves.
std::string attributeText(const Attribute &attribute)
{
    if (!attribute.graphs.empty())
        return std::to_string(attribute.graphs.size()) + " bodies";
    std::string text = editText(*attribute.proto);
    for (const auto &tensor : attribute.tensors) {
        text += (text.empty() ? "" : ", ") + tensor->type().text();
        const auto bytes = readTensor(*tensor);
        if (!bytes)
            return text + " (" + bytes.error().line() + ")";
        const std::string_view elements(reinterpret_cast<const char *>(bytes->bytes().data()),
                                        bytes->bytes().size());
        std::array<char, 20> mark{};
        (void)std::snprintf(mark.data(), mark.size(), " #%08zx",
                            std::hash<std::string_view>{}(elements)&0xFFFFFFFFU);
        text += mark.data();
    }
    return text;
}

class Comparison {
public:
    Comparison(const TypedModel &before, const TypedModel &after, const TaskContext &context)
        : m_before(before), m_after(after), m_context(context), m_names(before.model), m_newNames(after.model)
    {
    }

    std::vector<ModelDifference> run() &&
    {
        compareTexts("opset", opsets(m_before.model), opsets(m_after.model));
        compareTexts("function", functions(m_before.model), functions(m_after.model));
        compareTexts("input", ports(m_before.model, m_before.model.mainGraph().inputs),
                     ports(m_after.model, m_after.model.mainGraph().inputs));
        compareTexts("output", ports(m_before.model, m_before.model.mainGraph().outputs),
                     ports(m_after.model, m_after.model.mainGraph().outputs));
        compareNodes();
        compareValues();
        return std::move(m_found);
    }

private:
    using Texts = std::map<std::string, std::string>;

    void add(Kind kind, const char *what, std::string name, std::string detail)
    {
        m_found.push_back({kind, what, std::move(name), std::move(detail)});
    }

    static Texts opsets(const Model &model)
    {
        Texts out;
        for (const OpsetImport &each : model.opsets())
            out[each.domain.empty() ? "ai.onnx" : each.domain] = std::to_string(each.version);
        return out;
    }

    static Texts functions(const Model &model)
    {
        Texts out;
        for (const Function &each : model.functions()) {
            std::string operators;
            for (const NodeId node : writingOrder(model, each.body))
                operators += (operators.empty() ? "" : ", ") + operatorName(model.node(node));
            out[each.domain + "::" + each.name + (each.overload.empty() ? "" : ":" + each.overload)] =
                operators;
        }
        return out;
    }

    static Texts ports(const Model &model, const std::vector<GraphPort> &ports)
    {
        Texts out;
        for (const GraphPort &port : ports)
            out[model.value(port.value).name] = declaredType(model, port.value).text();
        return out;
    }

    void compareTexts(const char *what, const Texts &before, const Texts &after)
    {
        for (const auto &[name, text] : after) {
            const auto old = before.find(name);
            if (old == before.end())
                add(Kind::Added, what, name, text);
            else if (old->second != text)
                add(Kind::Changed, what, name, arrow(old->second, text));
        }
        for (const auto &[name, text] : before) {
            if (!after.contains(name))
                add(Kind::Removed, what, name, text);
        }
    }

    void compareNodes()
    {
        for (const auto &[name, id] : m_newNames.nodes) {
            if (m_context.isStopped())
                return;
            const auto old = m_names.nodeOf.find(name);
            if (old == m_names.nodeOf.end())
                add(Kind::Added, "node", name, operatorName(m_after.model.node(id)));
            else
                compareNode(name, m_before.model.node(old->second), m_after.model.node(id));
        }
        for (const auto &[name, id] : m_names.nodes) {
            if (!m_newNames.nodeOf.contains(name))
                add(Kind::Removed, "node", name, operatorName(m_before.model.node(id)));
        }
    }

    void compareNode(const std::string &name, const Node &before, const Node &after)
    {
        if (operatorName(before) != operatorName(after))
            add(Kind::Changed, "node", name, arrow(operatorName(before), operatorName(after)));
        const auto edges = [](const Model &model, const std::vector<ValueId> &values) {
            std::string text;
            for (const ValueId value : values)
                text += (text.empty() ? "" : ", ") + (value.isValid() ? model.value(value).name : "(none)");
            return text;
        };
        for (const auto &[what, member] : {std::pair{"inputs", &Node::inputs}, {"outputs", &Node::outputs}}) {
            const std::string old = edges(m_before.model, before.*member);
            const std::string now = edges(m_after.model, after.*member);
            if (old != now)
                add(Kind::Changed, "node", name, std::string(what) + ": " + arrow(old, now));
        }
        const auto texts = [](const Node &node) {
            Texts out;
            for (const Attribute &attribute : node.attributes) // nodes of bodies are compared by themselves
                out[attribute.name()] = attributeText(attribute);
            return out;
        };
        const Texts old = texts(before);
        const Texts now = texts(after);
        for (const auto &[key, text] : now) {
            const auto found = old.find(key);
            if (found == old.end())
                add(Kind::Changed, "node", name, key + ": " + arrow("default", text));
            else if (found->second != text)
                add(Kind::Changed, "node", name, key + ": " + arrow(found->second, text));
        }
        for (const auto &[key, text] : old) {
            if (!now.contains(key))
                add(Kind::Changed, "node", name, key + ": " + arrow(text, "default"));
        }
    }

    void compareValues()
    {
        for (const auto &[name, id] : m_newNames.values) {
            if (m_context.isStopped())
                return;
            const Value &now = m_after.model.value(id);
            const auto found = m_names.valueOf.find(name);
            const Value *old =
                found == m_names.valueOf.end() ? nullptr : &m_before.model.value(found->second);
            if (now.initializer && (old == nullptr || !old->initializer))
                add(Kind::Added, "initializer", name, now.initializer->type().text());
            else if (now.initializer)
                compareTensors(name, *old->initializer, *now.initializer);
            else if (old != nullptr && old->producer.isValid() && now.producer.isValid())
                compareTypes(name, m_before.types.of(found->second), m_after.types.of(id));
        }
        for (const auto &[name, id] : m_names.values) {
            const Value &old = m_before.model.value(id);
            const auto found = m_newNames.valueOf.find(name);
            if (old.initializer
                && (found == m_newNames.valueOf.end() || !m_after.model.value(found->second).initializer))
                add(Kind::Removed, "initializer", name, old.initializer->type().text());
        }
    }

    void compareTypes(const std::string &name, const ValueType &before, const ValueType &after)
    {
        if (before.text() != after.text())
            add(Kind::Changed, "tensor", name, arrow(before.text(), after.text()));
    }

    void compareTensors(const std::string &name, const Tensor &before, const Tensor &after)
    {
        const std::string old = before.type().text();
        const std::string now = after.type().text();
        if (old != now) {
            add(Kind::Changed, "initializer", name, arrow(old, now));
            return;
        }
        const auto a = readTensor(before);
        const auto b = readTensor(after);
        if (!a || !b) {
            add(Kind::Changed, "initializer", name, (a ? b : a).error().line());
            return;
        }
        if (!std::ranges::equal(a->bytes(), b->bytes()))
            add(Kind::Changed, "initializer", name, elementsText(before, after));
    }

    static std::string elementsText(const Tensor &before, const Tensor &after)
    {
        const auto a = readNumbers(before);
        const auto b = readNumbers(after);
        if (!a || !b || a->size() != b->size())
            return "other elements";
        std::size_t count = 0;
        double largest = 0;
        for (std::size_t i = 0; i < a->size(); ++i) {
            const double difference = std::abs((*a)[i] - (*b)[i]);
            count += difference == 0 ? 0 : 1; // NaN counts
            if (difference > largest)
                largest = difference;
        }
        std::array<char, 32> text{};
        (void)std::snprintf(text.data(), text.size(), "%.3g", largest);
        return std::to_string(count) + " of " + std::to_string(a->size()) + " elements, by " + text.data()
            + " at most";
    }

    const TypedModel &m_before;
    const TypedModel &m_after;
    const TaskContext &m_context;
    Names m_names;
    Names m_newNames;
    std::vector<ModelDifference> m_found;
};

} // namespace

std::vector<ModelDifference> compareModels(const TypedModel &before, const TypedModel &after,
                                           const TaskContext &context)
{
    return Comparison(before, after, context).run();
}

} // namespace espalier
