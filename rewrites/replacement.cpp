// SPDX-License-Identifier: Apache-2.0
// Adds the nodes of a replacement through an edit.
#include "rewrites/replacement.h"

#include "rewrites/dead_code.h"
#include "rewrites/fold.h"

#include <algorithm>
#include <array>
#include <set>

namespace espalier {

namespace {

std::string escaped(const std::string &name)
{
    std::string result;
    for (const char c : name) {
        if (c == ',' || c == '\\')
            result += '\\';
        result += c;
    }
    return result;
}

/// Names of the user's own nodes behind these, a comma between.
std::string originOf(const Model &model, const std::vector<NodeId> &nodes)
{
    std::string joined;
    std::set<std::string> seen;
    for (const NodeId id : nodes) {
        const Node &node = model.node(id);
        std::string own = nodeMetadata(node, "espalier.origin");
        if (own.empty()) {
            const ValueId output = node.output(0);
            own =
                escaped(!node.name.empty() || !output.isValid() ? node.name : "%" + model.value(output).name);
        }
        if (!own.empty() && seen.insert(own).second)
            joined += (joined.empty() ? "" : ",") + own;
    }
    return joined;
}

bool hasWeights(const std::string &op)
{
    static constexpr std::array<std::string_view, 4> names = {"Conv", "ConvTranspose", "Gemm", "MatMul"};
    return std::find(names.begin(), names.end(), op) != names.end();
}

} // namespace

std::string nodeMetadata(const Node &node, std::string_view key)
{
    if (!node.rest)
        return {};
    for (const auto &entry : node.rest->metadata_props()) {
        if (entry.key() == key)
            return entry.value();
    }
    return {};
}

Replacement::Replacement(ModelEdit &edit, const Match &match, const ModelFacts &facts, const RuleSpec &spec)
    : m_edit(edit), m_match(match), m_facts(facts), m_spec(spec)
{
    const Model &model = edit.model();
    const Node &root = model.node(match.root);
    m_opset = model.opset("", match.root.graph).value_or(1);
    m_origin = originOf(model, match.nodes);
    if (spec.ruleClass == RuleClass::Retrain)
        m_retrain = spec.id;
    for (const NodeId node : match.nodes) {
        if (m_retrain.empty())
            m_retrain = nodeMetadata(model.node(node), "espalier.retrain");
    }
    m_nodeName = root.name;
    m_valueName = root.output(0).isValid() ? model.value(root.output(0)).name : root.opType;
}

void Replacement::mark(NodeId node)
{
    if (!m_origin.empty())
        m_edit.setNodeMetadata(node, "espalier.origin", m_origin);
    if (!m_retrain.empty() && hasWeights(m_edit.model().node(node).opType))
        m_edit.setNodeMetadata(node, "espalier.retrain", m_retrain);
}

std::shared_ptr<const Tensor> Replacement::constantOf(ValueId value) const
{
    if (!value.isValid())
        return nullptr;
    if (const auto own = m_constants.find(value); own != m_constants.end())
        return own->second;
    return m_facts.model().findValue(value) != nullptr ? m_facts.constant(value) : nullptr;
}

ValueId Replacement::constant(Tensor tensor, std::string_view wish)
{
    const std::string name = wish.empty() ? m_valueName + "_const" : std::string(wish);
    auto shared = std::make_shared<const Tensor>(std::move(tensor));
    const ValueId id = m_edit.addInitializer(m_match.root.graph, name, *shared);
    m_constants.emplace(id, std::move(shared));
    return id;
}

ValueId Replacement::integers(const std::vector<std::int64_t> &values, std::string_view wish)
{
    std::vector<std::byte> bytes(values.size() * sizeof(std::int64_t));
    if (!values.empty())
        std::copy_n(reinterpret_cast<const std::byte *>(values.data()), bytes.size(), bytes.begin());
    return constant(
        Tensor::make({}, DType::Int64, {static_cast<std::int64_t>(values.size())}, std::move(bytes)), wish);
}

ValueId Replacement::scalar(double value, DType dtype, std::string_view wish)
{
    return constant(numbersTensor(dtype, {}, {value}), wish);
}

ValueId Replacement::add(const std::string &op, std::vector<ValueId> inputs,
                         std::vector<Attribute> attributes, std::string_view wish)
{
    return addMany(op, std::move(inputs), 1, std::move(attributes), {}, wish).front();
}

std::vector<ValueId> Replacement::addMany(const std::string &op, std::vector<ValueId> inputs,
                                          std::size_t outputs, std::vector<Attribute> attributes,
                                          std::string_view domain, std::string_view wish)
{
    NewNode node;
    node.opType = op;
    node.domain = std::string(domain);
    if (!isDefaultDomain(domain) && !m_edit.model().opset(domain, m_match.root.graph))
        m_edit.setOpset(domain, 1);
    node.attributes = std::move(attributes);
    std::vector<std::shared_ptr<const Tensor>> operands;
    bool allConstant = !inputs.empty();
    for (const ValueId input : inputs) {
        operands.push_back(constantOf(input));
        allConstant = allConstant && (operands.back() != nullptr || !input.isValid());
    }
    const std::string base = wish.empty() ? m_valueName + "_" + op : std::string(wish);
    node.outputNames.clear();
    for (std::size_t i = 0; i < outputs; ++i)
        node.outputNames.emplace_back(i == 0 ? base : base + "_" + std::to_string(i));
    if (allConstant) {
        if (auto folded = foldNode(node, operands, m_edit.model(), m_match.root.graph)) {
            std::vector<ValueId> made;
            for (std::size_t i = 0; i < outputs; ++i)
                made.push_back(constant(std::move((*folded)[i]), *node.outputNames[i]));
            return made;
        }
    }
    node.inputs = std::move(inputs);
    while (!node.inputs.empty() && !node.inputs.back().isValid())
        node.inputs.pop_back();
    if (!m_nodeName.empty()) {
        const int count = ++m_named[op];
        node.name = m_nodeName + "_" + op + (count > 1 ? "_" + std::to_string(count) : std::string());
    }
    const NodeId id = m_edit.addNodeBefore(m_match.root, std::move(node));
    mark(id);
    return m_edit.model().node(id).outputs;
}

void Replacement::replace(ValueId old, ValueId fresh)
{
    if (!old.isValid() || old == fresh)
        return;
    const Value &made = m_edit.model().value(fresh);
    const bool isNew = m_facts.model().findValue(fresh) == nullptr;
    if (!isNew || !made.producer.isValid()) {
        m_edit.replaceUses(old, fresh);
        return;
    }
    const NodeId producer = made.producer;
    const bool isRoots = m_edit.model().value(old).producer == m_match.root;
    m_edit.takeOver(old, fresh);
    if (isRoots && !m_isNamePassedOn && !m_nodeName.empty()) {
        m_edit.renameNode(producer, m_nodeName);
        m_isNamePassedOn = true;
    }
}

void Replacement::finish()
{
    std::vector<NodeId> nodes = m_match.nodes;
    std::sort(nodes.begin(), nodes.end(),
              [&](NodeId a, NodeId b) { return m_edit.model().node(a).rank > m_edit.model().node(b).rank; });
    std::vector<ValueId> read;
    for (const NodeId id : nodes) {
        const Node &node = m_edit.model().node(id);
        read.insert(read.end(), node.inputs.begin(), node.inputs.end());
        m_edit.removeNode(id);
    }
    for (const auto &entry : m_constants)
        read.push_back(entry.first);
    removeUnread(m_edit, std::move(read));
}

} // namespace espalier
