// SPDX-License-Identifier: Apache-2.0
// Concat on one side, Slice and Reshape on the other.
#include "rewrites/merge.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <numeric>

namespace espalier {

namespace {

std::int64_t product(const std::vector<std::int64_t> &shape)
{
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

Shape toShape(const std::vector<std::int64_t> &dims)
{
    Shape shape;
    for (const std::int64_t dim : dims)
        shape.emplace_back(dim);
    return shape;
}

/// Whether every value of `dtype` survives the way through float (24 bits of significand).
bool fitsInFloat(DType dtype)
{
    switch (dtype) {
    case DType::Float:
    case DType::Float16:
    case DType::BFloat16:
    case DType::Bool:
    case DType::Int8:
    case DType::UInt8:
    case DType::Int16:
    case DType::UInt16:
        return true;
    default:
        return false;
    }
}

/// The merged dtype: the one that all share, else float where all fit in it.
std::optional<DType> commonDType(const std::vector<MergedTensor> &tensors)
{
    const DType first = tensors.front().dtype;
    const auto isFirst = [&](const MergedTensor &tensor) { return tensor.dtype == first; };
    if (first != DType::String && std::all_of(tensors.begin(), tensors.end(), isFirst))
        return first;
    const auto fits = [](const MergedTensor &tensor) { return fitsInFloat(tensor.dtype); };
    return std::all_of(tensors.begin(), tensors.end(), fits) ? std::optional(DType::Float) : std::nullopt;
}

bool haveEqualDimsButChannels(const std::vector<MergedTensor> &tensors)
{
    const std::vector<std::int64_t> &first = tensors.front().shape;
    return first.size() >= 2 && std::all_of(tensors.begin(), tensors.end(), [&](const MergedTensor &tensor) {
               std::vector<std::int64_t> shape = tensor.shape;
               if (shape.size() != first.size())
                   return false;
               shape[1] = first[1];
               return shape == first;
           });
}

Error refusal(const char *reason, Message message)
{
    return makeError(ErrorCode::RewriteRefused, reason, std::move(message))
        .withRemedy(QT_TRANSLATE_NOOP("cut", "choose --merge none or another strategy"));
}

Tensor int64Tensor(const std::vector<std::int64_t> &values)
{
    std::vector<std::byte> bytes(values.size() * sizeof(std::int64_t));
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return Tensor::make({}, DType::Int64, {static_cast<std::int64_t>(values.size())}, std::move(bytes));
}

/// Adds nodes at the front or the end of the main graph of an edit, in the form that the model's opset has.
class Builder {
public:
    /// Nodes go before `before`, or to the end where it is invalid.
    Builder(ModelEdit &edit, NodeId before)
        : m_edit(edit), m_before(before), m_opset(edit.model().opset("").value_or(1))
    {
    }

    ValueId add(NewNode node)
    {
        const NodeId id = m_before.isValid() ? m_edit.addNodeBefore(m_before, std::move(node))
                                             : m_edit.addNodeAtEnd(Model::mainGraphId(), std::move(node));
        return m_edit.model().node(id).outputs[0];
    }
    ValueId constant(std::string_view name, const std::vector<std::int64_t> &values)
    {
        return m_edit.addInitializer(Model::mainGraphId(), name, int64Tensor(values));
    }
    ValueId reshape(ValueId value, const std::vector<std::int64_t> &shape)
    {
        return add({"Reshape", {value, constant("espalier_shape", shape)}});
    }
    /// A tensor as [1, count]. Rank 0 and 1 are unsqueezed: some devices reshape from rank 2 on only.
    ValueId row(ValueId value, const std::vector<std::int64_t> &shape)
    {
        static constexpr std::int64_t axesByInput = 13;
        if (shape.size() == 2 && shape[0] == 1)
            return value;
        if (shape.size() > 1)
            return reshape(value, {1, product(shape)});
        std::vector<std::int64_t> axes{0};
        if (shape.empty())
            axes.push_back(1);
        if (m_opset < axesByInput)
            return add({"Unsqueeze", {value}, {""}, {intsAttribute("axes", axes)}});
        return add({"Unsqueeze", {value, constant("espalier_axes", axes)}});
    }
    ValueId cast(ValueId value, DType from, DType to)
    {
        return from == to ? value
                          : add({"Cast", {value}, {""}, {intAttribute("to", static_cast<std::int64_t>(to))}});
    }
    ValueId sliceChannels(ValueId value, std::int64_t from, std::int64_t to)
    {
        static constexpr std::int64_t slicesByInput = 10; // before, starts and ends are attributes
        if (m_opset < slicesByInput)
            return add(
                {"Slice",
                 {value},
                 {""},
                 {intsAttribute("axes", {1}), intsAttribute("ends", {to}), intsAttribute("starts", {from})}});
        return add({"Slice",
                    {value, constant("espalier_starts", {from}), constant("espalier_ends", {to}),
                     constant("espalier_axes", {1})}});
    }
    ValueId concat(std::vector<ValueId> values, std::string_view name)
    {
        return add({"Concat", std::move(values), {std::string(name)}, {intAttribute("axis", 1)}});
    }

private:
    ModelEdit &m_edit;
    NodeId m_before;
    std::int64_t m_opset;
};

} // namespace

std::string_view mergeName(MergeKind kind)
{
    switch (kind) {
    case MergeKind::None:
        return "none";
    case MergeKind::Auto:
        return "auto";
    case MergeKind::Channels:
        return "channels";
    case MergeKind::Flatten:
        return "flatten";
    }
    return {};
}

std::optional<MergeKind> mergeFromName(std::string_view name)
{
    for (const MergeKind kind : {MergeKind::None, MergeKind::Auto, MergeKind::Channels, MergeKind::Flatten}) {
        if (mergeName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

std::string MergeLayout::json() const
{
    nlohmann::json list = nlohmann::json::array();
    for (const MergedTensor &tensor : tensors)
        list.push_back({{"name", tensor.name},
                        {"shape", tensor.shape},
                        {"dtype", dtypeName(tensor.dtype)},
                        {"offset", tensor.offset}});
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<MergeLayout> planMerge(const std::vector<MergedTensor> &tensors, const std::vector<bool> &isStatic,
                              MergeKind kind)
{
    MergeLayout layout;
    layout.tensors = tensors;
    if (kind == MergeKind::None || tensors.size() < 2)
        return layout;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        if (!isStatic[i])
            return fail(refusal("merge_dynamic",
                                {QT_TRANSLATE_NOOP("cut", "the shape of %1 is not fixed"), tensors[i].name}));
    }
    const auto dtype = commonDType(tensors);
    if (!dtype)
        return fail(refusal("merge_dtype",
                            QT_TRANSLATE_NOOP("cut", "the outputs' types do not fit into one exactly")));
    const bool hasChannels = haveEqualDimsButChannels(tensors);
    if (kind == MergeKind::Channels && !hasChannels)
        return fail(refusal("merge_shapes",
                            QT_TRANSLATE_NOOP("cut", "merging by channels needs equal sizes but on axis 1")));
    layout.mergedAs = hasChannels && kind != MergeKind::Flatten ? MergeKind::Channels : MergeKind::Flatten;
    layout.dtype = *dtype;
    std::int64_t offset = 0;
    for (MergedTensor &tensor : layout.tensors) {
        tensor.offset = offset;
        offset += layout.mergedAs == MergeKind::Flatten
            ? product(tensor.shape)
            : product({tensor.shape.begin() + 1, tensor.shape.end()});
    }
    layout.shape = {1, offset};
    if (layout.mergedAs == MergeKind::Channels) {
        layout.shape = tensors.front().shape;
        layout.shape[1] = 0;
        for (const MergedTensor &tensor : tensors)
            layout.shape[1] += tensor.shape[1];
    }
    return layout;
}

void mergeOutputs(ModelEdit &edit, const std::vector<ValueId> &values, const MergeLayout &layout)
{
    Builder builder(edit, NodeId{});
    std::vector<ValueId> parts;
    for (std::size_t i = 0; i < values.size(); ++i) {
        edit.removeOutput(values[i]);
        ValueId part = builder.cast(values[i], layout.tensors[i].dtype, layout.dtype);
        if (layout.mergedAs == MergeKind::Flatten)
            part = builder.row(part, layout.tensors[i].shape);
        parts.push_back(part);
    }
    const ValueId merged = builder.concat(std::move(parts), mergedName);
    edit.addOutput(merged, ValueType::tensor(layout.dtype, toShape(layout.shape)));
}

void splitInputs(ModelEdit &edit, const std::vector<ValueId> &values, const MergeLayout &layout)
{
    const std::vector<NodeId> order = nodesInOrder(edit.model());
    Builder builder(edit, order.empty() ? NodeId{} : order.front());
    const ValueId merged = edit.addInput(mergedName, ValueType::tensor(layout.dtype, toShape(layout.shape)));
    std::vector<ValueId> inputs{merged};
    std::int64_t at = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const MergedTensor &tensor = layout.tensors[i];
        const bool isFlat = layout.mergedAs == MergeKind::Flatten;
        const std::int64_t length = isFlat ? product(tensor.shape) : tensor.shape[1];
        ValueId part = builder.sliceChannels(merged, at, at + length);
        at += length;
        if (isFlat)
            part = builder.reshape(part, tensor.shape);
        part = builder.cast(part, layout.dtype, tensor.dtype);
        edit.replaceUses(values[i], part);
        edit.removeInput(values[i]);
    }
    for (const GraphPort &port : edit.model().mainGraph().inputs) {
        if (port.value != merged)
            inputs.push_back(port.value);
    }
    edit.reorderInputs(inputs);
}

} // namespace espalier
