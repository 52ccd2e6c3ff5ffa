// SPDX-License-Identifier: Apache-2.0
// Normalisations.
#include "exporters/tnn/layer_table.h"
#include "exporters/tnn/write_net.h"

#include <cmath>

namespace espalier::tnn {

namespace {

std::int32_t count(const std::vector<float> &values)
{
    return static_cast<std::int32_t>(values.size());
}

void writeScaleAndBias(NodeExport &node, std::string_view as, std::vector<std::string> params,
                       const std::vector<float> &scale, const std::vector<float> &bias)
{
    Layer &layer = node.layer(std::string(as), {node.in(0)}, {node.out()}, std::move(params));
    appendRaw(layer.body.emplace(), rawFloats(scale, {count(scale)}));
    appendRaw(*layer.body, rawFloats(bias, {count(bias)}));
}

/// scale = gamma / sqrt(var + epsilon), bias = beta - mean * scale
void writeBatchNorm(NodeExport &node, std::string_view as)
{
    if (node.integer("training_mode", 0) != 0 || node.integer("spatial", 1) == 0 || node.isOutputRead(1))
        return node.refuse("training", QT_TRANSLATE_NOOP("exporters", "is not in its inference form"));
    std::vector<float> scale = node.floats(1);
    std::vector<float> bias = node.floats(2);
    const std::vector<float> mean = node.floats(3);
    const std::vector<float> variance = node.floats(4);
    const double epsilon = node.number("epsilon", 1e-5F);
    if (bias.size() != scale.size() || mean.size() != scale.size() || variance.size() != scale.size())
        return node.refuse("bad_shapes",
                           QT_TRANSLATE_NOOP("exporters", "has shapes that do not fit together"));
    for (std::size_t c = 0; c < scale.size(); ++c) {
        const double factor =
            static_cast<double>(scale[c]) / std::sqrt(static_cast<double>(variance[c]) + epsilon);
        scale[c] = static_cast<float>(factor);
        bias[c] = static_cast<float>(static_cast<double>(bias[c]) - static_cast<double>(mean[c]) * factor);
    }
    writeScaleAndBias(node, as, {}, scale, bias);
}

void writeInstanceNorm(NodeExport &node, std::string_view as)
{
    const std::vector<float> scale = node.floats(1);
    writeScaleAndBias(node, as, {word(std::int64_t{count(scale)}), word(node.number("epsilon", 1e-5F))},
                      scale, node.floats(2));
}

/// The dims as TNN holds them.
std::vector<std::int32_t> narrow(const Dims &dims)
{
    return {dims.begin(), dims.end()};
}

/// Elements of a constant input spread to `dims`, aligned at the ends.
std::vector<float> spread(NodeExport &node, std::size_t input, const Dims &dims)
{
    const std::vector<float> values = node.floats(input);
    Dims from = node.dims(input);
    if (from.size() > dims.size() || values.empty())
        return values;
    from.insert(from.begin(), dims.size() - from.size(), 1);
    std::size_t total = 1;
    for (const std::int64_t dim : dims)
        total *= static_cast<std::size_t>(dim);
    std::vector<float> out(total);
    for (std::size_t i = 0; i < total; ++i) {
        std::size_t rest = i;
        std::size_t source = 0;
        std::size_t step = 1;
        for (std::size_t axis = dims.size(); axis-- > 0;) {
            const std::size_t index = rest % static_cast<std::size_t>(dims[axis]);
            rest /= static_cast<std::size_t>(dims[axis]);
            source += from[axis] == 1 ? 0 : index * step;
            step *= static_cast<std::size_t>(from[axis]);
        }
        out[i] = source < values.size() ? values[source] : 0.0F;
    }
    return out;
}

/// Scale and bias have exactly the normalised dims: a constant of other dims is spread, a missing bias is
/// zero.
std::string layerNormOperand(NodeExport &node, std::size_t input, const Dims &dims)
{
    if (!node.hasInput(input)) {
        std::size_t total = 1;
        for (const std::int64_t dim : dims)
            total *= static_cast<std::size_t>(dim);
        return node.constant(rawFloats(std::vector<float>(total, 0.0F), narrow(dims)));
    }
    if (node.isConstant(input) && node.dims(input) != dims)
        return node.constant(rawFloats(spread(node, input, dims), narrow(dims)));
    return node.in(input);
}

void writeLayerNorm(NodeExport &node, std::string_view /*as*/)
{
    if (node.isOutputRead(1) || node.isOutputRead(2))
        node.refuse("statistics_read", QT_TRANSLATE_NOOP("exporters", "gives out mean or deviation"));
    const Dims dims = node.dims(0);
    const std::int64_t axis = positive(node.integer("axis", -1), node.rank(0));
    if (axis < 0 || axis >= node.rank(0))
        return node.refuse("bad_axis", QT_TRANSLATE_NOOP("exporters", "has an axis beyond its input"));
    const Dims normalised(dims.begin() + axis, dims.end());
    const std::string scale = layerNormOperand(node, 1, normalised);
    const std::string bias = layerNormOperand(node, 2, normalised);
    node.layer("LayerNorm", {node.in(0), scale, bias}, {node.out()},
               {word(static_cast<std::int64_t>(normalised.size())), word(node.number("epsilon", 1e-5F))});
}

/// One value for each channel: opset 18 has one for each group, which is repeated for the group's channels.
std::string groupNormOperand(NodeExport &node, std::size_t input)
{
    const Dims dims = node.dims(0);
    const Dims own = node.dims(input);
    if (dims.size() < 2 || own.size() != 1 || own[0] == dims[1] || own[0] == 0)
        return node.in(input);
    std::vector<float> values;
    const std::vector<float> perGroup = node.floats(input);
    for (std::int64_t c = 0; c < dims[1] && !perGroup.empty(); ++c)
        values.push_back(perGroup[static_cast<std::size_t>(c / (dims[1] / own[0]))]);
    return node.constant(rawFloats(values, {count(values)}));
}

void writeGroupNorm(NodeExport &node, std::string_view /*as*/)
{
    if (node.rank(0) != 4)
        return node.refuse("rank",
                           QT_TRANSLATE_NOOP("exporters", "is of a rank that the layer does not have"));
    const std::string scale = groupNormOperand(node, 1);
    const std::string bias = groupNormOperand(node, 2);
    node.layer("GroupNorm", {node.in(0), scale, bias}, {node.out()},
               {word(node.integer("num_groups", 1)), word(node.number("epsilon", 1e-5F))});
}

/// The layer works along axis 1.
/// across_spatial, epsilon, channel_shared, axis, p
void writeLpNormalization(NodeExport &node, std::string_view /*as*/)
{
    if (positive(node.integer("axis", -1), node.rank(0)) != 1)
        node.refuse("other_axis", QT_TRANSLATE_NOOP("exporters", "normalises along another axis than 1"));
    node.layer(
        "Normalize", {node.in(0)}, {node.out()},
        {"0", "0", "0", word(positive(node.integer("axis", -1), node.rank(0))), word(node.integer("p", 2))});
}

void writeLrn(NodeExport &node, std::string_view /*as*/)
{
    if (node.rank(0) != 4 || node.integer("size", 1) % 2 == 0)
        node.refuse("lrn_form", QT_TRANSLATE_NOOP("exporters", "is not of rank 4 and odd size"));
    node.layer("LRN", {node.in(0)}, {node.out()},
               {word(node.number("alpha", 0.0001F)), word(node.number("beta", 0.75F)),
                word(node.number("bias", 1.0F)), word(node.integer("size", 1))});
}

} // namespace

std::vector<LayerEntry> normalisationLayers()
{
    return {{"BatchNormalization", "BatchNormCxx", writeBatchNorm},
            {"GroupNormalization", "GroupNorm", writeGroupNorm},
            {"InstanceNormalization", "InstBatchNormCxx", writeInstanceNorm},
            {"LRN", "LRN", writeLrn},
            {"LayerNormalization", "LayerNorm", writeLayerNorm},
            {"LpNormalization", "Normalize", writeLpNormalization}};
}

} // namespace espalier::tnn
