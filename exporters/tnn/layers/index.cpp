// SPDX-License-Identifier: Apache-2.0
// Layers whose inputs say where to read or write.
#include "exporters/tnn/layer_table.h"
#include "exporters/tnn/write_net.h"

#include <limits>

namespace espalier::tnn {

namespace {

/// Constant indices counted from the front, for only some of TNN's devices know negative ones.
Raw gatherIndices(NodeExport &node, std::int64_t length)
{
    std::vector<std::int32_t> indices;
    for (const std::int64_t index : node.integers(1)) {
        const std::int64_t place = positive(index, length);
        if (place < 0 || place > std::numeric_limits<std::int32_t>::max())
            node.refuse(
                "index_out_of_range",
                {QT_TRANSLATE_NOOP("exporters", "has index %1 beyond its input"), std::to_string(index)});
        indices.push_back(static_cast<std::int32_t>(place));
    }
    const Dims dims = node.dims(1);
    return rawIntegers(indices, {dims.begin(), dims.end()});
}

/// axis, data in the body, indices in the body
void writeGather(NodeExport &node, std::string_view /*as*/)
{
    const std::int64_t axis = positive(node.integer("axis", 0), node.rank(0));
    const Dims dims = node.dims(0);
    if (axis < 0 || axis >= node.rank(0))
        return node.refuse("bad_axis", QT_TRANSLATE_NOOP("exporters", "has an axis beyond its input"));
    const bool hasData = node.isConstant(0);
    const bool hasIndices = node.isConstant(1);
    std::vector<std::string> inputs;
    Rope body;
    appendInt(body, hasData ? 1 : 0);
    if (hasData) {
        const Raw data = node.raw(0);
        if (data.type == DataType::Int8)
            node.refuse("bytes_in_body",
                        QT_TRANSLATE_NOOP("exporters",
                                          "reads constants of 8 bits, which TNN takes for "
                                          "quantized ones"));
        appendRaw(body, data);
    } else {
        inputs.push_back(node.in(0));
    }
    appendInt(body, hasIndices ? 1 : 0);
    if (hasIndices)
        appendRaw(body, gatherIndices(node, dims[static_cast<std::size_t>(axis)]));
    else
        inputs.push_back(node.in(1));
    Layer &layer =
        node.layer("Gather", std::move(inputs), {node.out()}, {word(axis), word(hasData), word(hasIndices)});
    layer.body = std::move(body);
}

void writeGatherND(NodeExport &node, std::string_view /*as*/)
{
    if (node.integer("batch_dims", 0) != 0)
        node.refuse("batch_dims", QT_TRANSLATE_NOOP("exporters", "has batch dims"));
    node.layer("GatherND", {node.in(0), node.in(1)}, {node.out()}, {word(node.integer("batch_dims", 0))});
}

void refuseReduction(NodeExport &node, std::string_view alsoAllowed)
{
    const std::string reduction = node.text("reduction", "none");
    if (reduction != "none" && reduction != alsoAllowed)
        node.refuse("reduction", {QT_TRANSLATE_NOOP("exporters", "combines by %1"), reduction});
}

/// Constant indices stand in the body, so that devices without integer blobs can have the layer.
void writeScatter(NodeExport &node, std::string_view as)
{
    std::vector<std::string> params;
    if (as == "Scatter")
        params.push_back(word(positive(node.integer("axis", 0), node.rank(0))));
    if (!node.isConstant(1)) {
        refuseReduction(node, "none");
        node.layer(std::string(as), {node.in(0), node.in(1), node.in(2)}, {node.out()}, std::move(params));
        return;
    }
    const Raw indices = node.raw(1);
    refuseReduction(node, "none");
    Layer &layer = node.layer(std::string(as), {node.in(0), node.in(2)}, {node.out()}, std::move(params));
    layer.body.emplace().append(std::string_view("\1", 1)); // indices are here
    appendRaw(*layer.body, indices);
    layer.body->append(std::string_view("\0", 1)); // updates are not
}

/// axis, 0 set or 1 add
void writeScatterElements(NodeExport &node, std::string_view /*as*/)
{
    refuseReduction(node, "add");
    node.layer("ScatterElements", {node.in(0), node.in(1), node.in(2)}, {node.out()},
               {word(positive(node.integer("axis", 0), node.rank(0))),
                word(node.text("reduction", "none") == "add")});
}

/// axis, depth, off, on. TNN looks for the values' blob in the wrong place, so that only the numbers here
/// count.
void writeOneHot(NodeExport &node, std::string_view /*as*/)
{
    const Dims depth = node.integers(1);
    const std::vector<float> values = node.floats(2);
    if (depth.size() != 1 || values.size() != 2)
        return node.refuse("bad_shapes",
                           QT_TRANSLATE_NOOP("exporters", "has shapes that do not fit together"));
    node.layer("OneHot", {node.in(0), node.in(1), node.in(2)}, {node.out()},
               {word(positive(node.integer("axis", -1), node.rank(0) + 1)), word(depth[0]), word(values[0]),
                word(values[1])});
}

/// center_point_box, boxes per class, IoU, score
void writeNonMaxSuppression(NodeExport &node, std::string_view /*as*/)
{
    const Dims most = node.hasInput(2) ? node.integers(2) : Dims{0};
    node.layer("NonMaxSuppression", {node.in(0), node.in(1)}, {node.out()},
               {word(node.integer("center_point_box", 0)), word(most.empty() ? 0 : most[0]),
                word(node.number("", 3, 0.0F)),
                word(node.number("", 4, std::numeric_limits<float>::lowest()))});
}

void writeNonZero(NodeExport &node, std::string_view /*as*/)
{
    node.layer("NonZero", {node.in(0)}, {node.out()});
}

/// mode (1 average, 0 maximum), height, width, samples, scale
void writeRoiAlign(NodeExport &node, std::string_view /*as*/)
{
    static constexpr std::int64_t withHalfPixel =
        16; // the opset that brought the mode and made it the default
    const std::string usual = node.opset() < withHalfPixel ? "output_half_pixel" : "half_pixel";
    if (node.text("coordinate_transformation_mode", usual) != "output_half_pixel")
        node.refuse("half_pixel", QT_TRANSLATE_NOOP("exporters", "shifts its boxes by half a pixel"));
    node.layer("RoiAlign", {node.in(0), node.in(1), node.in(2)}, {node.out()},
               {word(node.text("mode", "avg") == "avg"), word(node.integer("output_height", 1)),
                word(node.integer("output_width", 1)), word(node.integer("sampling_ratio", 0)),
                word(node.number("spatial_scale", 1.0F))});
}

/// bilinear, zeros, corners not aligned: the only one with kernels
void writeGridSample(NodeExport &node, std::string_view /*as*/)
{
    const std::string mode = node.text("mode", "linear");
    if (node.rank(0) != 4 || (mode != "bilinear" && mode != "linear")
        || node.text("padding_mode", "zeros") != "zeros" || node.integer("align_corners", 0) != 0)
        node.refuse("grid_form",
                    QT_TRANSLATE_NOOP("exporters", "samples in a way that TNN has no kernel for"));
    node.layer("GridSample", {node.in(0), node.in(1)}, {node.out()}, {"2", "0", "0"});
}

} // namespace

std::vector<LayerEntry> indexLayers()
{
    return {{"Gather", "Gather", writeGather, Elements::Any},
            {"GatherND", "GatherND", writeGatherND},
            {"GridSample", "GridSample", writeGridSample},
            {"NonMaxSuppression", "NonMaxSuppression", writeNonMaxSuppression},
            {"NonZero", "NonZero", writeNonZero, Elements::Any},
            {"OneHot", "OneHot", writeOneHot, Elements::Numbers},
            {"RoiAlign", "RoiAlign", writeRoiAlign},
            {"Scatter", "Scatter", writeScatter},
            {"ScatterElements", "ScatterElements", writeScatterElements},
            {"ScatterND", "ScatterND", writeScatter}};
}

} // namespace espalier::tnn
