// SPDX-License-Identifier: Apache-2.0
// Resizing of height and width.
#include "exporters/tnn/layer_table.h"

#include <algorithm>
#include <cmath>

namespace espalier::tnn {

namespace {

/// Whether TNN's nearest, floor(x * in / out), reads what ONNX reads at every place of an axis.
bool isNearestAlike(NodeExport &node, std::int64_t from, std::int64_t to, const std::string &coordinates)
{
    const std::string rounding = node.text("nearest_mode", "round_prefer_floor");
    const bool isAsymmetric = coordinates == "asymmetric";
    for (std::int64_t place = 0; place < to; ++place) {
        const double ratio = static_cast<double>(from) / static_cast<double>(to);
        const double exact = isAsymmetric ? static_cast<double>(place) * ratio
                                          : (static_cast<double>(place) + 0.5) * ratio - 0.5;
        double read = std::floor(exact);
        if (rounding == "ceil")
            read = std::ceil(exact);
        else if (rounding == "round_prefer_floor")
            read = std::ceil(exact - 0.5);
        else if (rounding == "round_prefer_ceil")
            read = std::floor(exact + 0.5);
        const auto clamped = std::clamp<std::int64_t>(static_cast<std::int64_t>(read), 0, from - 1);
        if (clamped != place * from / to)
            return false;
    }
    return true;
}

/// Scales must give the sizes exactly, since TNN works them out of the sizes.
bool hasExactScales(NodeExport &node, const Dims &from, const Dims &to)
{
    const bool isOld = node.op() == "Upsample" || node.opset() == 10;
    if (!isOld && node.hasInput(3))
        return true;
    std::vector<float> scales;
    if (const Attribute *attribute = node.node().attribute("scales"))
        scales = {attribute->proto->floats().begin(), attribute->proto->floats().end()};
    else
        scales = node.floats(isOld ? 1 : 2);
    for (std::size_t axis = 0; axis < 4; ++axis) {
        if (scales.size() != 4
            || static_cast<double>(scales[axis]) * static_cast<double>(from[axis])
                != static_cast<double>(to[axis]))
            return false;
    }
    return true;
}

bool isPlain(NodeExport &node)
{
    return node.integer("antialias", 0) == 0 && node.integer("exclude_outside", 0) == 0
        && node.node().attribute("axes") == nullptr
        && node.text("keep_aspect_ratio_policy", "stretch") == "stretch"
        && node.number("cubic_coeff_a", -0.75F) == -0.75F;
}

/// mode, scales (0: from the sizes), align corners, height, width. TNN takes the scale from the sizes.
void writeUpsample(NodeExport &node, std::string_view /*as*/)
{
    const Dims to = node.outputDims();
    const Dims from = node.dims(0);
    if (to.size() != 4 || from.size() != 4 || to[0] != from[0] || to[1] != from[1])
        return node.refuse("bad_shapes",
                           QT_TRANSLATE_NOOP("exporters", "resizes more than height and width of rank 4"));
    const std::string mode = node.text("mode", "nearest");
    const bool isOld = node.op() == "Upsample" || node.opset() == 10;
    const std::string coordinates =
        isOld ? "asymmetric" : node.text("coordinate_transformation_mode", "half_pixel");
    const bool isAligned = coordinates == "align_corners";
    const bool isHalfPixel =
        coordinates == "half_pixel" || (coordinates == "pytorch_half_pixel" && to[2] > 1 && to[3] > 1);
    const bool fits = mode == "nearest" ? isOld
            || ((coordinates == "asymmetric" || isHalfPixel)
                && isNearestAlike(node, from[2], to[2], coordinates)
                && isNearestAlike(node, from[3], to[3], coordinates))
                                        : (mode == "linear" || mode == "cubic") && (isAligned || isHalfPixel);
    if (!fits || !isPlain(node) || !hasExactScales(node, from, to))
        return node.refuse("resize_form",
                           {QT_TRANSLATE_NOOP("exporters", "resizes in a way (%1, %2) that TNN does not"),
                            mode, coordinates});
    node.layer("Upsample", {node.in(0)}, {node.out()},
               {mode == "cubic"        ? "3"
                    : mode == "linear" ? "2"
                                       : "1",
                "0", "0", word(isAligned), word(to[2]), word(to[3])});
}

} // namespace

std::vector<LayerEntry> resizeLayers()
{
    return {{"Resize", "Upsample", writeUpsample}, {"Upsample", "Upsample", writeUpsample}};
}

} // namespace espalier::tnn
