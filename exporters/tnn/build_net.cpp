// SPDX-License-Identifier: Apache-2.0
// Walks the graph in order and has each node written.
#include "exporters/tnn/build_net.h"

#include "exporters/tnn/layer_table.h"
#include "exporters/tnn/shorten_names.h"

#include <algorithm>
#include <limits>

namespace espalier::tnn {

namespace {

Error refused(std::string reason, Message message, const std::string &name)
{
    return makeError(ErrorCode::ExportFailed, std::move(reason), std::move(message)).withNode(name);
}

bool isRead(const Value &value)
{
    return !value.uses.empty() || value.graphOutputs > 0;
}

Result<void> addInputs(NetBuilder &builder)
{
    const Model &model = builder.model();
    for (const GraphPort &port : model.mainGraph().inputs) {
        const Value &value = model.value(port.value);
        if (!isRead(value) || builder.isConstant(port.value))
            continue;
        const ValueType &type = builder.types().of(port.value);
        const auto dataType = dataTypeOf(type.dtype);
        if (!type.isTensor() || !dataType)
            return fail(refused(
                "no_such_type",
                {QT_TRANSLATE_NOOP("exporters", "is of type %1, which TNN does not have"), type.text()},
                value.name));
        if (!type.shape || !isStatic(*type.shape))
            return fail(
                refused("shape_not_known",
                        {QT_TRANSLATE_NOOP("exporters", "has shape %1, and TNN needs it whole"), type.text()},
                        value.name)
                    .withRemedy(QT_TRANSLATE_NOOP("exporters", "fix it with --dim or --shape")));
        Input input{builder.blob(port.value), {}, *dataType};
        for (const Dim &dim : *type.shape)
            input.dims.push_back(static_cast<std::int32_t>(
                std::min<std::int64_t>(dim.length(), std::numeric_limits<std::int32_t>::max())));
        builder.net.inputs.push_back(std::move(input));
    }
    return {};
}

Result<void> addOutputs(NetBuilder &builder)
{
    for (const GraphPort &port : builder.model().mainGraph().outputs) {
        const std::string &name = builder.model().value(port.value).name;
        if (builder.isConstant(port.value))
            return fail(refused("constant_output",
                                QT_TRANSLATE_NOOP("exporters", "is a constant, and TNN cannot give one out"),
                                name)
                            .withRemedy(QT_TRANSLATE_NOOP("exporters", "remove this output")));
        const std::string blob = builder.blob(port.value);
        if (std::find(builder.net.outputs.begin(), builder.net.outputs.end(), blob)
            == builder.net.outputs.end())
            builder.net.outputs.push_back(blob);
    }
    return {};
}

/// Somebody reads an output of it that is not known beforehand.
bool isNeeded(const NetBuilder &builder, const Node &node)
{
    return std::any_of(node.outputs.begin(), node.outputs.end(), [&](ValueId id) {
        const Value *value = builder.model().findValue(id);
        return value != nullptr && isRead(*value) && !builder.isConstant(id);
    });
}

/// TNN works shapes out before it runs.
Result<void> checkShapes(const NetBuilder &builder, const Node &node, const std::string &name)
{
    for (const ValueId id : node.outputs) {
        const Value *value = builder.model().findValue(id);
        if (value == nullptr || !isRead(*value) || builder.types().isShapeStatic(id))
            continue;
        return fail(
            refused("shape_not_known",
                    {QT_TRANSLATE_NOOP("exporters", "gives %1 as %2, and TNN needs the whole shape"),
                     value->name, builder.types().of(id).text()},
                    name)
                .withRemedy(QT_TRANSLATE_NOOP("exporters", "fix the inputs with --shape, or cut before it")));
    }
    return {};
}

bool takes(const NetBuilder &builder, const Node &node, const LayerEntry &entry)
{
    const auto type = dataTypeOf(builder.types().of(node.input(0)).dtype);
    switch (entry.elements) {
    case Elements::Floats:
        return type == DataType::Float;
    case Elements::Numbers:
        return type == DataType::Float || type == DataType::Int32;
    case Elements::Any:
        break;
    }
    return true;
}

/// Writes the node in the first of its ways that can hold it; nothing is left of the others. Returns the
/// first reason why it cannot be written.
std::optional<Error> addNode(NetBuilder &builder, NodeId id, const LayerChoice &choice)
{
    const Node &node = builder.model().node(id);
    const std::string &name = builder.nodeName(id);
    const std::string op = isDefaultDomain(node.domain) ? node.opType : node.domain + "::" + node.opType;
    if (auto known = checkShapes(builder, node, name); !known)
        return known.error();
    std::optional<Error> first;
    for (const LayerEntry *entry : entriesFor(op, choice(id))) {
        if (!takes(builder, node, *entry)) {
            first = refused("no_such_elements",
                            {QT_TRANSLATE_NOOP("exporters", "has no TNN layer for %1"),
                             builder.types().of(node.input(0)).text()},
                            name);
            continue;
        }
        const NetBuilder::Mark mark = builder.mark();
        NodeExport written(builder, id);
        entry->write(written, entry->as);
        if (!written.error())
            return std::nullopt;
        builder.undoTo(mark);
        if (!first)
            first = Error(*written.error()).withNode(name);
    }
    if (!first)
        first = refused("no_layer", {QT_TRANSLATE_NOOP("exporters", "%1 has no TNN layer"), op}, name);
    return first;
}

} // namespace

Result<BuiltNet> buildNet(const ModelFacts &facts, const LayerChoice &choice, const TaskContext &context)
{
    NetBuilder builder(facts);
    BuiltNet built;
    if (auto done = addInputs(builder); !done)
        return fail(done.error());
    const auto &nodes = facts.order().nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (context.isStopped())
            return fail(TaskContext::cancelled());
        context.report(static_cast<double>(i) / static_cast<double>(nodes.size()), "layers");
        if (!isNeeded(builder, facts.model().node(nodes[i])))
            continue;
        if (auto error = addNode(builder, nodes[i], choice))
            built.refused.push_back({nodes[i], *std::move(error)});
    }
    if (auto done = addOutputs(builder); !done)
        return fail(done.error());
    shortenNames(builder.net);
    built.net = std::move(builder.net);
    return built;
}

} // namespace espalier::tnn
