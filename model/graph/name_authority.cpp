// SPDX-License-Identifier: Apache-2.0
// New names for values, and the names by which users address nodes.
#include "model/graph/name_authority.h"

namespace espalier {

NameAuthority::NameAuthority(const Model &model)
{
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        const Graph *graph = model.findGraph(GraphId(g));
        if (graph == nullptr)
            continue;
        for (std::size_t i = 0; i < graph->values.size(); ++i) {
            if (const Value *value = graph->values.find(i))
                m_taken.insert(value->name);
        }
    }
}

std::string NameAuthority::take(std::string_view wish)
{
    std::string name(wish.empty() ? "value" : wish);
    if (m_taken.insert(name).second)
        return name;
    std::uint32_t &suffix = m_nextSuffix[name];
    for (;;) {
        std::string candidate = name + "_" + std::to_string(++suffix);
        if (m_taken.insert(candidate).second)
            return candidate;
    }
}

namespace {

std::string ownName(const Model &model, const Node &node)
{
    if (!node.name.empty())
        return node.name;
    const ValueId output = node.output(0);
    return "%" + (output.isValid() ? model.value(output).name : std::string());
}

class NodeNamer {
public:
    explicit NodeNamer(const Model &model) : m_model(model) { }

    void nameGraph(GraphId graph, const std::string &prefix)
    {
        for (const NodeId id : nodesInOrder(m_model, graph)) {
            const Node &node = m_model.node(id);
            std::string name = prefix + ownName(m_model, node);
            const std::uint32_t count = ++m_count[name];
            if (count > 1)
                name += "#" + std::to_string(count);
            for (const Attribute &attribute : node.attributes) {
                for (std::size_t i = 0; i < attribute.graphs.size(); ++i) {
                    const std::string number =
                        attribute.graphs.size() > 1 ? std::to_string(i) : std::string();
                    nameGraph(attribute.graphs[i], name + "/" + attribute.name() + number + "/");
                }
            }
            m_names.emplace(id, std::move(name));
        }
    }
    std::unordered_map<NodeId, std::string> take() { return std::move(m_names); }

private:
    const Model &m_model;
    std::unordered_map<std::string, std::uint32_t> m_count;
    std::unordered_map<NodeId, std::string> m_names;
};

} // namespace

std::unordered_map<NodeId, std::string> nodeNames(const Model &model)
{
    NodeNamer namer(model);
    namer.nameGraph(Model::mainGraphId(), {});
    for (const Function &function : model.functions()) {
        const std::string overload = function.overload.empty() ? "" : ":" + function.overload;
        namer.nameGraph(function.body, function.domain + "::" + function.name + overload + "/");
    }
    return namer.take();
}

} // namespace espalier
