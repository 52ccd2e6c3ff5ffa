// SPDX-License-Identifier: Apache-2.0
// Chooses the nodes that change, puts what libonnx made of them in their place, and checks the result.
#include "model/shapes/convert_opset.h"

#include "model/graph/model_edit.h"
#include "model/graph/walk.h"
#include "model/shapes/adapt_nodes.h"
#include "model/shapes/infer_types.h"
#include "model/shapes/merge_types.h"
#include "model/shapes/operator_schema.h"

#include <algorithm>
#include <map>
#include <set>

namespace espalier {

namespace {

bool isChanged(const Node &node, std::int64_t from, std::int64_t to)
{
    if (!isDefaultDomain(node.domain))
        return false;
    const auto before = OperatorSchema::find(node.domain, node.opType, from);
    const auto after = OperatorSchema::find(node.domain, node.opType, to);
    return before && (!after || before->since() != after->since() || after->isDeprecated());
}

bool hasBodies(const Node &node)
{
    return std::any_of(node.attributes.begin(), node.attributes.end(),
                       [](const Attribute &attribute) { return !attribute.graphs.empty(); });
}

Error notConvertible(Message why)
{
    return makeError(ErrorCode::RewriteRefused, "not_convertible", std::move(why));
}

/// Control flow means the same in all versions (but for Scan-8, which had a batch), so only its bodies
/// change.
bool isSameInAll(const Node &node, std::int64_t from, std::int64_t to)
{
    const bool crossesScan9 = node.isOp("Scan") && std::min(from, to) < 9 && std::max(from, to) >= 9;
    return hasBodies(node) && !crossesScan9 && OperatorSchema::find(node.domain, node.opType, to);
}

Result<std::vector<NodeId>> nodesToConvert(const Model &model, std::int64_t from, std::int64_t to)
{
    for (const Function &function : model.functions()) {
        std::string changed;
        forEachNodeWithin(model, function.body, [&](NodeId id) {
            const Node &node = model.node(id);
            const std::int64_t own = model.opset(node.domain, function.body).value_or(from);
            if (changed.empty() && isChanged(node, own, to))
                changed = node.opType;
        });
        if (!changed.empty())
            return fail(
                ErrorCode::RewriteRefused, "function_body",
                {QT_TRANSLATE_NOOP("shapes", "function %1 has a %2, which changed between the opsets"),
                 function.name, changed});
    }
    std::vector<NodeId> out;
    std::optional<Error> error;
    forEachNodeWithin(model, Model::mainGraphId(), [&](NodeId id) {
        const Node &node = model.node(id);
        if (!isChanged(node, from, to) || isSameInAll(node, from, to))
            return;
        if (hasBodies(node) && !error)
            error = makeError(
                ErrorCode::RewriteRefused, "no_adapter",
                {QT_TRANSLATE_NOOP("shapes", "%1 cannot be converted from opset %2 to %3: it has a body"),
                 node.opType, std::to_string(from), std::to_string(to)});
        out.push_back(id);
    });
    if (error)
        return fail(std::move(*error));
    return out;
}

Attribute attributeFrom(const onnx::AttributeProto &proto)
{
    auto rest = std::make_shared<onnx::AttributeProto>(proto);
    Attribute attribute;
    if (proto.has_t()) {
        attribute.tensors.push_back(std::make_shared<const Tensor>(proto.t(), Tensor::InHeader{}));
        rest->clear_t();
    }
    attribute.proto = std::move(rest);
    return attribute;
}

/// The original where libonnx left it alone: it may have a doc string, unknown fields, or a tensor that
/// stayed unread.
Attribute keptOrNew(const Node &original, const onnx::AttributeProto &converted)
{
    const Attribute *before = original.attribute(converted.name());
    if (before == nullptr || before->type() != converted.type())
        return attributeFrom(converted);
    onnx::AttributeProto plain = *before->proto;
    plain.clear_doc_string();
    const bool isKept =
        !before->tensors.empty() || plain.SerializeAsString() == converted.SerializeAsString();
    return isKept ? *before : attributeFrom(converted);
}

/// Puts converted nodes in the place of one original.
class Splice {
public:
    Splice(ModelEdit &edit, const AdaptedNode &adapted)
        : m_edit(edit), m_adapted(adapted), m_id(adapted.original),
          m_original(edit.model().node(adapted.original))
    {
        for (std::size_t i = 0; i < m_original.inputs.size(); ++i)
            m_values[adapted.inputName(i)] = m_original.inputs[i];
    }

    /// False if an output that is read would be lost.
    bool run()
    {
        for (const onnx::TensorProto &tensor : m_adapted.tensors)
            m_values[tensor.name()] = addConstant(tensor);
        const onnx::NodeProto *successor = findSuccessor();
        if (successor == nullptr)
            m_edit.renameNode(m_id, {}); // free for those that take its place
        for (const onnx::NodeProto &node : m_adapted.nodes) {
            if (&node == successor)
                changeInPlace(node);
            else
                addNode(node);
        }
        if (successor != nullptr)
            return true;
        const Model &model = m_edit.model();
        for (std::size_t i = 0; i < m_original.outputs.size(); ++i) {
            const ValueId old = m_original.outputs[i];
            const auto made = m_values.find(m_adapted.outputName(i));
            if (!old.isValid())
                continue;
            if (made != m_values.end() && model.value(made->second).producer.isValid() && made->second != old
                && model.value(made->second).graphOutputs == 0)
                m_edit.takeOver(old, made->second);
            else if (!model.value(old).uses.empty() || model.value(old).graphOutputs > 0)
                return false;
        }
        m_edit.removeNode(m_id);
        return true;
    }

private:
    /// The node that makes all outputs, if it does so alone or as the same operator on other constants.
    const onnx::NodeProto *findSuccessor() const
    {
        for (const onnx::NodeProto &node : m_adapted.nodes) {
            bool isWhole = static_cast<std::size_t>(node.output_size()) == m_original.outputs.size();
            for (int i = 0; i < node.output_size() && isWhole; ++i)
                isWhole = node.output(i) == m_adapted.outputName(static_cast<std::size_t>(i));
            if (isWhole && (m_adapted.nodes.size() == 1 || node.op_type() == m_original.opType))
                return &node;
        }
        return nullptr;
    }

    std::vector<ValueId> inputsOf(const onnx::NodeProto &node) const
    {
        std::vector<ValueId> out;
        for (const std::string &name : node.input()) {
            const auto found = m_values.find(name);
            out.push_back(found != m_values.end() ? found->second : ValueId{});
        }
        return out;
    }

    void changeInPlace(const onnx::NodeProto &node)
    {
        if (node.op_type() != m_original.opType)
            m_edit.setOperator(m_id, node.op_type(), m_original.domain);
        m_edit.setInputs(m_id, inputsOf(node));
        std::set<std::string> kept;
        for (const onnx::AttributeProto &attribute : node.attribute()) {
            kept.insert(attribute.name());
            m_edit.setAttribute(m_id, keptOrNew(m_original, attribute));
        }
        for (const Attribute &attribute : m_original.attributes) {
            if (!kept.contains(attribute.name()))
                m_edit.removeAttribute(m_id, attribute.name());
        }
    }

    void addNode(const onnx::NodeProto &node)
    {
        NewNode added;
        const bool isSameOperator = node.op_type() == m_original.opType;
        added.opType = node.op_type();
        added.domain = m_original.domain;
        added.inputs = inputsOf(node);
        added.name = node.name();
        if (isSameOperator || m_adapted.nodes.size() == 1)
            added.rest = m_original.rest;
        for (const onnx::AttributeProto &attribute : node.attribute())
            added.attributes.push_back(isSameOperator ? keptOrNew(m_original, attribute)
                                                      : attributeFrom(attribute));
        added.outputNames.assign(static_cast<std::size_t>(node.output_size()), "");
        const NodeId id = m_edit.addNodeBefore(m_id, std::move(added));
        for (int i = 0; i < node.output_size(); ++i)
            m_values[node.output(i)] = m_edit.model().node(id).outputs[static_cast<std::size_t>(i)];
    }

    /// Before IR 4 every initializer had to be an input too, so a node holds the constant there.
    ValueId addConstant(const onnx::TensorProto &tensor)
    {
        Tensor constant(tensor, Tensor::InHeader{});
        if (m_edit.model().envelope().ir_version() >= 4)
            return m_edit.addInitializer(m_id.graph, m_original.opType + "_constant", constant.renamed(""));
        const NodeId node = m_edit.addNodeBefore(
            m_id, {"Constant", {}, {""}, {tensorAttribute("value", constant.renamed(""))}});
        return m_edit.model().node(node).outputs.front();
    }

    ModelEdit &m_edit;
    const AdaptedNode &m_adapted;
    NodeId m_id;
    Node m_original;
    std::map<std::string, ValueId> m_values;
};

/// Faults of the result that the original did not have.
std::optional<Error> check(const Model &before, const TypeReport &old, const Model &after,
                           const TypeReport &now)
{
    std::map<std::string, int> known;
    for (const Finding &finding : old.findings)
        ++known[finding.code];
    for (const Finding &finding : now.findings) {
        const bool isFault =
            finding.code != "declared_type_differs" && finding.severity != Finding::Severity::Note;
        if (isFault && --known[finding.code] < 0)
            return notConvertible(finding.message);
    }
    const auto &outputs = after.mainGraph().outputs;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const ValueType &was = old.types.of(before.mainGraph().outputs[i].value);
        const ValueType &is = now.types.of(outputs[i].value);
        if (mergeTypes(is, was).isContradiction)
            return notConvertible({QT_TRANSLATE_NOOP("shapes", "output %1 would become %2 instead of %3"),
                                   after.value(outputs[i].value).name, is.text(), was.text()});
    }
    return std::nullopt;
}

} // namespace

Result<Model> convertOpset(const Model &model, std::int64_t version, const TaskContext &context)
{
    const auto from = model.opset("");
    if (version < 1 || version > newestOpset() || !from || *from > newestOpset())
        return fail(makeError(ErrorCode::RewriteRefused, "no_such_opset",
                              {QT_TRANSLATE_NOOP("shapes", "cannot convert from opset %1 to %2"),
                               from ? std::to_string(*from) : "?", std::to_string(version)})
                        .withRemedy({QT_TRANSLATE_NOOP("shapes", "opsets are 1 to %1"),
                                     std::to_string(newestOpset())}));
    if (*from == version)
        return model;
    const auto nodes = nodesToConvert(model, *from, version);
    if (!nodes)
        return fail(nodes.error());
    const TypeReport report = inferTypes(model, context.part(0, 0.4));
    const auto adapted = adaptNodes(model, report.types, *nodes, *from, version);
    if (!adapted)
        return fail(adapted.error());
    ModelEdit edit(model);
    for (const AdaptedNode &node : *adapted) {
        if (context.isStopped())
            return fail(TaskContext::cancelled());
        const std::string op = model.node(node.original).opType;
        if (!Splice(edit, node).run())
            return fail(notConvertible(
                {QT_TRANSLATE_NOOP("shapes", "an output of %1 that is read would be lost"), op}));
    }
    edit.setOpset("", version);
    auto converted = std::move(edit).finish();
    if (!converted)
        return converted;
    if (auto error = check(model, report, *converted, inferTypes(*converted, context.part(0.6, 1))))
        return fail(std::move(*error));
    return converted;
}

} // namespace espalier
