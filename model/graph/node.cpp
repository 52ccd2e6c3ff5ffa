// SPDX-License-Identifier: Apache-2.0
// Reading and making attributes of nodes.
#include "model/graph/node.h"

namespace espalier {

namespace {

using Proto = onnx::AttributeProto;

Attribute make(std::string name, Proto::AttributeType type, auto &&fill)
{
    auto proto = std::make_shared<Proto>();
    proto->set_name(std::move(name));
    proto->set_type(type);
    fill(*proto);
    return Attribute{std::move(proto), {}, {}};
}

/// IR 1 files may leave the type out; then the field that is set tells.
const Proto *ofType(const Attribute *attribute, Proto::AttributeType type, bool fieldIsSet)
{
    if (attribute == nullptr)
        return nullptr;
    const bool untyped = attribute->type() == onnx::AttributeProto_AttributeType_UNDEFINED;
    return attribute->type() == type || (untyped && fieldIsSet) ? attribute->proto.get() : nullptr;
}

} // namespace

Attribute intAttribute(std::string name, std::int64_t value)
{
    return make(std::move(name), onnx::AttributeProto_AttributeType_INT,
                [&](Proto &proto) { proto.set_i(value); });
}

Attribute intsAttribute(std::string name, const std::vector<std::int64_t> &values)
{
    return make(std::move(name), onnx::AttributeProto_AttributeType_INTS, [&](Proto &proto) {
        for (const std::int64_t value : values)
            proto.add_ints(value);
    });
}

Attribute floatAttribute(std::string name, float value)
{
    return make(std::move(name), onnx::AttributeProto_AttributeType_FLOAT,
                [&](Proto &proto) { proto.set_f(value); });
}

Attribute stringAttribute(std::string name, std::string value)
{
    return make(std::move(name), onnx::AttributeProto_AttributeType_STRING,
                [&](Proto &proto) { proto.set_s(std::move(value)); });
}

Attribute tensorAttribute(std::string name, Tensor value)
{
    Attribute attribute = make(std::move(name), onnx::AttributeProto_AttributeType_TENSOR, [](Proto &) {});
    attribute.tensors.push_back(std::make_shared<const Tensor>(std::move(value)));
    return attribute;
}

const Attribute *Node::attribute(std::string_view wanted) const
{
    for (const Attribute &candidate : attributes) {
        if (candidate.name() == wanted)
            return &candidate;
    }
    return nullptr;
}

std::int64_t Node::intOr(std::string_view wanted, std::int64_t fallback) const
{
    const Attribute *found = attribute(wanted);
    const Proto *proto =
        ofType(found, onnx::AttributeProto_AttributeType_INT, found && found->proto->has_i());
    return proto != nullptr ? proto->i() : fallback;
}

float Node::floatOr(std::string_view wanted, float fallback) const
{
    const Attribute *found = attribute(wanted);
    const Proto *proto =
        ofType(found, onnx::AttributeProto_AttributeType_FLOAT, found && found->proto->has_f());
    return proto != nullptr ? proto->f() : fallback;
}

std::string Node::stringOr(std::string_view wanted, std::string_view fallback) const
{
    const Attribute *found = attribute(wanted);
    const Proto *proto =
        ofType(found, onnx::AttributeProto_AttributeType_STRING, found && found->proto->has_s());
    return proto != nullptr ? proto->s() : std::string(fallback);
}

std::vector<std::int64_t> Node::intsOr(std::string_view wanted, std::vector<std::int64_t> fallback) const
{
    const Attribute *found = attribute(wanted);
    const Proto *proto =
        ofType(found, onnx::AttributeProto_AttributeType_INTS, found && found->proto->ints_size() > 0);
    if (proto == nullptr)
        return fallback;
    return {proto->ints().begin(), proto->ints().end()};
}

} // namespace espalier
