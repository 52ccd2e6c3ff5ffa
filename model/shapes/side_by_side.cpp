// SPDX-License-Identifier: Apache-2.0
// Puts nodes together by made-up names, and takes the result apart along its edges.
#include "model/shapes/side_by_side.h"

#include "model/io/model_to_proto.h"

#include <algorithm>
#include <map>
#include <onnx/version_converter/convert.h>
#include <unordered_map>

namespace espalier {

namespace {

/// Elements that an adapter may want to see; beyond, a tensor is only described.
constexpr std::int64_t shownElements = 4'096;

bool isShown(const Tensor &tensor)
{
    const auto count = tensor.elementCount();
    return count && *count <= shownElements;
}

/// The elements of an input that is a small constant, or follows from known dims.
std::optional<onnx::TensorProto> smallConstant(const Model &model, const ValueTypes &types, ValueId id)
{
    const Value &value = model.value(id);
    if (value.initializer && isShown(*value.initializer)) {
        const auto whole = tensorToProto(*value.initializer);
        return whole ? std::optional(*whole) : std::nullopt;
    }
    const auto known = knownElements(model, types, id);
    const auto integers = known && types.of(id).dtype == DType::Int64 ? known->integers() : std::nullopt;
    if (!integers || static_cast<std::int64_t>(integers->size()) > shownElements)
        return std::nullopt;
    onnx::TensorProto tensor;
    tensor.set_data_type(onnx::TensorProto_DataType_INT64);
    for (const std::int64_t length : known->dims)
        tensor.add_dims(length);
    for (const std::int64_t integer : *integers)
        tensor.add_int64_data(integer);
    return tensor;
}

class SmallModel {
public:
    SmallModel(const Model &model, const ValueTypes &types) : m_model(model), m_types(types)
    {
        m_proto.set_ir_version(8); // initializers need not be inputs
        m_proto.mutable_graph()->set_name("nodes");
    }

    AdaptedNode add(NodeId id, std::size_t place)
    {
        AdaptedNode adapted{id, {}, {}, place};
        const Node &node = m_model.node(id);
        for (std::size_t i = 0; i < node.inputs.size(); ++i) {
            if (node.inputs[i].isValid())
                addInput(adapted.inputName(i), node.inputs[i]);
        }
        *m_proto.mutable_graph()->add_node() = describeNode(m_model, adapted);
        for (std::size_t i = 0; i < node.outputs.size(); ++i) {
            auto &output = *m_proto.mutable_graph()->add_output();
            output.set_name(adapted.outputName(i));
            typeToProto(m_types.of(node.outputs[i]), *output.mutable_type());
        }
        return adapted;
    }

    onnx::ModelProto converted(std::int64_t from, std::int64_t to)
    {
        m_proto.clear_opset_import();
        m_proto.add_opset_import()->set_version(from);
        return onnx::version_conversion::ConvertVersion(m_proto, static_cast<int>(to));
    }

    [[nodiscard]] const onnx::ModelProto &proto() const { return m_proto; }

private:
    void addInput(const std::string &name, ValueId value)
    {
        if (auto constant = smallConstant(m_model, m_types, value)) {
            constant->set_name(name);
            *m_proto.mutable_graph()->add_initializer() = std::move(*constant);
            return;
        }
        auto &input = *m_proto.mutable_graph()->add_input();
        input.set_name(name);
        typeToProto(m_types.of(value), *input.mutable_type());
    }

    const Model &m_model;
    const ValueTypes &m_types;
    onnx::ModelProto m_proto;
};

/// Which of the nodes side by side a value of the result belongs to: its name, or a neighbour's.
class Owners {
public:
    explicit Owners(const std::vector<AdaptedNode> &nodes, const Model &model)
    {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const Node &node = model.node(nodes[i].original);
            for (std::size_t k = 0; k < node.inputs.size(); ++k)
                m_owner.emplace(nodes[i].inputName(k), i);
            for (std::size_t k = 0; k < node.outputs.size(); ++k)
                m_owner.emplace(nodes[i].outputName(k), i);
        }
    }

    /// Spreads owners along edges until nothing changes.
    void spread(const onnx::GraphProto &graph)
    {
        for (bool isChanged = true; isChanged;) {
            isChanged = false;
            for (const auto &node : graph.node()) {
                const auto owner = of(node);
                if (!owner)
                    continue;
                for (const auto *names : {&node.input(), &node.output()}) {
                    for (const std::string &name : *names)
                        isChanged = (!name.empty() && m_owner.emplace(name, *owner).second) || isChanged;
                }
            }
        }
    }

    [[nodiscard]] std::optional<std::size_t> of(const onnx::NodeProto &node) const
    {
        for (const auto *names : {&node.input(), &node.output()}) {
            for (const std::string &name : *names) {
                if (const auto owner = of(name))
                    return owner;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::size_t> of(const std::string &name) const
    {
        const auto found = m_owner.find(name);
        return found != m_owner.end() ? std::optional(found->second) : std::nullopt;
    }

private:
    std::unordered_map<std::string, std::size_t> m_owner;
};

/// libonnx's message without the place in its sources.
std::string reasonOf(const std::exception &error)
{
    std::string text = error.what();
    if (const auto mark = text.rfind("` failed");
        mark != std::string::npos) // file:line: function: Assertion `…` failed: text
        text.erase(0, std::min(text.size(), mark + 8));
    const auto first = text.find_first_not_of(" .:\n");
    return first == std::string::npos ? "no adapter" : text.substr(first);
}

} // namespace

std::string AdaptedNode::inputName(std::size_t i) const
{
    return "in" + std::to_string(place) + "." + std::to_string(i);
}

std::string AdaptedNode::outputName(std::size_t i) const
{
    return "out" + std::to_string(place) + "." + std::to_string(i);
}

onnx::NodeProto describeNode(const Model &model, const AdaptedNode &names)
{
    const Node &node = model.node(names.original);
    onnx::NodeProto proto;
    proto.set_op_type(node.opType);
    proto.set_name(node.name);
    for (std::size_t i = 0; i < node.inputs.size(); ++i)
        proto.add_input(node.inputs[i].isValid() ? names.inputName(i) : "");
    for (std::size_t i = 0; i < node.outputs.size(); ++i)
        proto.add_output(names.outputName(i)); // also where it is left out: "" would join unrelated nodes
    for (const Attribute &attribute : node.attributes) {
        onnx::AttributeProto &out = *proto.add_attribute();
        out = *attribute.proto;
        for (const auto &tensor : attribute.tensors) {
            const bool isList = out.type() == onnx::AttributeProto_AttributeType_TENSORS;
            onnx::TensorProto &place = isList ? *out.add_tensors() : *out.mutable_t();
            const auto whole = isShown(*tensor) ? tensorToProto(*tensor) : tensor->header();
            place = whole ? *whole : tensor->header();
        }
    }
    return proto;
}

tl::expected<std::vector<AdaptedNode>, std::string> convertSideBySide(const Model &model,
                                                                      const ValueTypes &types,
                                                                      const std::vector<NodeId> &nodes,
                                                                      std::int64_t from, std::int64_t to)
{
    SmallModel small(model, types);
    std::vector<AdaptedNode> out;
    for (const NodeId id : nodes)
        out.push_back(small.add(id, out.size()));
    onnx::ModelProto converted;
    try {
        converted = small.converted(from, to);
    } catch (const std::exception &error) {
        return tl::unexpected(reasonOf(error));
    }
    Owners owners(out, model);
    owners.spread(converted.graph());
    for (const auto &node : converted.graph().node()) {
        if (const auto owner = owners.of(node))
            out[*owner].nodes.push_back(node);
    }
    std::map<std::string, std::string> given;
    for (const auto &tensor : small.proto().graph().initializer())
        given.emplace(tensor.name(), tensor.SerializeAsString());
    for (const auto &tensor : converted.graph().initializer()) {
        const auto before = given.find(tensor.name());
        const bool isGiven = before != given.end() && before->second == tensor.SerializeAsString();
        const auto owner = owners.of(tensor.name());
        if (!isGiven && owner)
            out[*owner].tensors.push_back(tensor);
    }
    return out;
}

} // namespace espalier
