// SPDX-License-Identifier: Apache-2.0
// Converts all nodes at once, and fewer at a time where that fails, to find those that are in the way.
#include "model/shapes/adapt_nodes.h"

#include "model/graph/name_authority.h"
#include "model/shapes/operator_schema.h"
#include "model/shapes/side_by_side.h"

#include <algorithm>
#include <map>
#include <onnx/defs/schema.h>
#include <set>

namespace espalier {

namespace {

/// What its schema has against a node.
std::optional<Message> schemaFault(const onnx::NodeProto &node, std::int64_t opset)
{
    const auto schema = OperatorSchema::find("", node.op_type(), opset);
    if (!schema)
        return Message(QT_TRANSLATE_NOOP("shapes", "opset %1 has no operator %2"), std::to_string(opset),
                       node.op_type());
    try {
        schema->raw().Verify(node);
        return std::nullopt;
    } catch (const std::exception &error) {
        return Message(QT_TRANSLATE_NOOP("shapes", "the converted %1 is not valid: %2"), node.op_type(),
                       error.what());
    }
}

struct Conversion {
    const Model &model;
    const ValueTypes &types;
    std::int64_t from;
    std::int64_t to;

    /// Converts what can be converted of the nodes; gives each that cannot with the reason to `refused`,
    /// which tells whether to go on.
    template <class Refused>
    bool run(const std::vector<NodeId> &nodes, std::vector<AdaptedNode> &out, Refused refused) const
    {
        if (nodes.empty())
            return true;
        auto adapted = convertSideBySide(model, types, nodes, from, to);
        if (adapted) {
            std::move(adapted->begin(), adapted->end(), std::back_inserter(out));
            return true;
        }
        if (nodes.size() == 1)
            return refused(nodes.front(), adapted.error());
        const auto middle = nodes.begin() + static_cast<std::ptrdiff_t>(nodes.size() / 2);
        return run({nodes.begin(), middle}, out, refused) && run({middle, nodes.end()}, out, refused);
    }
};

using AttributeTexts = std::map<std::string, std::string>;

AttributeTexts attributesOf(const onnx::NodeProto &node)
{
    AttributeTexts out;
    for (onnx::AttributeProto attribute : node.attribute()) {
        attribute.clear_doc_string();
        out.emplace(attribute.name(), attribute.SerializeAsString());
    }
    return out;
}

bool isUnchanged(const Model &model, const AdaptedNode &adapted)
{
    if (adapted.nodes.size() != 1 || !adapted.tensors.empty())
        return false;
    const onnx::NodeProto before = describeNode(model, adapted);
    const onnx::NodeProto &after = adapted.nodes.front();
    return before.op_type() == after.op_type()
        && std::equal(before.input().begin(), before.input().end(), after.input().begin(),
                      after.input().end())
        && std::equal(before.output().begin(), before.output().end(), after.output().begin(),
                      after.output().end())
        && attributesOf(before) == attributesOf(after);
}

/// A node that would go up to the newer version as it is, were it of the older one, means the same in both.
std::set<NodeId> sameInOlder(const Model &model, const ValueTypes &types, const std::vector<NodeId> &nodes,
                             std::int64_t newer, std::int64_t older)
{
    std::vector<NodeId> candidates;
    for (const NodeId id : nodes) {
        if (!schemaFault(describeNode(model, AdaptedNode{id, {}, {}, 0}), older))
            candidates.push_back(id);
    }
    std::vector<AdaptedNode> raised;
    Conversion{model, types, older, newer}.run(candidates, raised,
                                               [](NodeId, const std::string &) { return true; });
    std::set<NodeId> out;
    for (const AdaptedNode &adapted : raised) {
        if (isUnchanged(model, adapted))
            out.insert(adapted.original);
    }
    return out;
}

/// Softmax of opset 13 works along one axis, before on all from that axis on: the same only for the last
/// axis. libonnx's adapter would hand on any axis.
bool isLastAxis(const Node &node, const ValueTypes &types)
{
    const std::int64_t axis = node.intOr("axis", -1);
    const auto rank = types.of(node.input(0)).rank();
    return axis == -1 || (rank && axis == *rank - 1);
}

std::optional<std::string> misconverted(const Node &node, const ValueTypes &types, std::int64_t from,
                                        std::int64_t to)
{
    const bool isSoftmax = node.isOp("Softmax") || node.isOp("LogSoftmax");
    if (isSoftmax && to < 13 && from >= 13 && !isLastAxis(node, types))
        return "along an axis that is not the last one it means something else there";
    return std::nullopt;
}

bool hasAxes(const onnx::NodeProto &node)
{
    return std::any_of(node.attribute().begin(), node.attribute().end(), [](const auto &attribute) {
        return attribute.name() == "axes" && attribute.ints_size() > 0;
    });
}

/// Attributes that came with a later version and have the value that goes without saying, or do not matter:
/// noop_with_empty_axes where there are axes.
void dropNewDefaults(onnx::NodeProto &node, std::int64_t from, std::int64_t to)
{
    const auto newer = OperatorSchema::find("", node.op_type(), from);
    const auto older = OperatorSchema::find("", node.op_type(), to);
    auto &attributes = *node.mutable_attribute();
    for (int i = attributes.size(); newer && older && i-- > 0;) {
        const auto known = newer->attribute(attributes[i].name());
        onnx::AttributeProto value = attributes[i];
        value.clear_doc_string();
        const bool isDefault = known && known->defaultValue != nullptr
            && known->defaultValue->SerializeAsString() == value.SerializeAsString();
        const bool isMoot = value.name() == "noop_with_empty_axes" && hasAxes(node);
        if (!older->attribute(value.name()) && (isDefault || isMoot))
            attributes.DeleteSubrange(i, 1);
    }
}

} // namespace

Result<std::vector<AdaptedNode>> adaptNodes(const Model &model, const ValueTypes &types,
                                            const std::vector<NodeId> &nodes, std::int64_t from,
                                            std::int64_t to)
{
    std::vector<NodeId> changing = nodes;
    if (to < from) {
        const std::set<NodeId> same = sameInOlder(model, types, nodes, from, to);
        std::erase_if(changing, [&](NodeId id) { return same.contains(id); });
    }
    std::optional<Error> error;
    const auto refuse = [&](NodeId id, const std::string &reason) {
        error = makeError(ErrorCode::RewriteRefused, "no_adapter",
                          {QT_TRANSLATE_NOOP("shapes", "%1 cannot be converted from opset %2 to %3: %4"),
                           model.node(id).opType, std::to_string(from), std::to_string(to), reason})
                    .withNode(nodeNames(model)[id]);
        return false;
    };
    for (const NodeId id : changing) {
        if (const auto reason = misconverted(model.node(id), types, from, to); reason && !error)
            refuse(id, *reason);
    }
    std::vector<AdaptedNode> out;
    if (!error)
        Conversion{model, types, from, to}.run(changing, out, refuse);
    if (error)
        return fail(std::move(*error));
    for (AdaptedNode &adapted : out) {
        for (onnx::NodeProto &node : adapted.nodes) {
            dropNewDefaults(node, from, to);
            if (const auto fault = schemaFault(node, to))
                return fail(makeError(ErrorCode::RewriteRefused, "not_convertible", *fault)
                                .withNode(nodeNames(model)[adapted.original]));
        }
    }
    return out;
}

} // namespace espalier
