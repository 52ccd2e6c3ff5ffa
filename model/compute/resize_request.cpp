// SPDX-License-Identifier: Apache-2.0
// Inputs and attributes of Upsample-7, Upsample-9 and Resize from version 10 on.
#include "model/compute/resize_request.h"

#include "model/compute/kernels/resize_weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace espalier {

namespace {

constexpr std::int64_t roiAndSizes = 11; ///< version in which they came

Error badRequest(const KernelContext &context)
{
    return wrongShapes(
        context,
        {QT_TRANSLATE_NOOP("compute", "scales or sizes of %1 do not fit its input"), context.node.opType});
}

template <std::size_t N>
Result<std::int64_t> numberOf(const KernelContext &context, std::string_view attribute,
                              std::string_view fallback,
                              const std::array<std::pair<std::string_view, std::int64_t>, N> &words)
{
    const std::string word = context.node.stringOr(attribute, fallback);
    for (const auto &[name, number] : words) {
        if (name == word)
            return number;
    }
    return fail(
        notComputed(context, "attribute_not_computed",
                    {QT_TRANSLATE_NOOP("compute", "%1 = %2 is not computed"), std::string(attribute), word}));
}

/// Elements of a floating-point input; none where it is left out or empty.
Result<std::vector<double>> realsOf(const KernelContext &context, std::size_t input)
{
    if (!context.has(input) || context.input(input).count() == 0)
        return std::vector<double>();
    const DenseTensor *elements = context.value(input);
    if (elements == nullptr)
        return fail(context.integers(input).error()); // the error that it is not constant
    return elements->numbers();
}

Result<std::vector<double>> scalesOf(const KernelContext &context)
{
    if (context.node.opType == "Upsample" && !context.has(1)) {
        std::vector<double> out;
        if (const Attribute *attribute = context.node.attribute("scales"); attribute != nullptr)
            out.assign(attribute->proto->floats().begin(), attribute->proto->floats().end());
        return out;
    }
    return realsOf(context, context.opset < roiAndSizes || context.node.opType == "Upsample" ? 1 : 2);
}

/// Under another policy than stretch all axes get the least or largest of the scales.
void keepAspectRatio(const KernelContext &context, const std::vector<std::size_t> &axes,
                     ResizeRequest &request)
{
    const std::string policy = context.node.stringOr("keep_aspect_ratio_policy", "stretch");
    if (policy == "stretch")
        return;
    std::vector<float> scales;
    for (const std::size_t axis : axes)
        scales.push_back(static_cast<float>(request.scales[axis]));
    const float scale = policy == "not_larger" ? *std::min_element(scales.begin(), scales.end())
                                               : *std::max_element(scales.begin(), scales.end());
    for (const std::size_t axis : axes) {
        request.scales[axis] = static_cast<double>(scale);
        request.out[axis] = std::llround(scale * static_cast<float>(request.in[axis]));
    }
}

Result<void> readSizes(const KernelContext &context, const std::vector<std::size_t> &axes,
                       ResizeRequest &request)
{
    const auto scales = scalesOf(context);
    if (!scales)
        return fail(scales.error());
    std::vector<std::int64_t> sizes;
    if (context.opset >= roiAndSizes && context.has(3) && context.input(3).count() > 0) {
        auto given = context.integers(3);
        if (!given)
            return fail(std::move(given.error()));
        sizes = std::move(*given);
    }
    if ((sizes.empty() ? scales->size() : sizes.size()) != axes.size())
        return fail(badRequest(context));
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const std::size_t axis = axes[i];
        const auto length = static_cast<float>(request.in[axis]);
        const float scale =
            sizes.empty() ? static_cast<float>((*scales)[i]) : static_cast<float>(sizes[i]) / length;
        if (!(scale >= 0) || request.in[axis] == 0)
            return fail(badRequest(context));
        request.scales[axis] = static_cast<double>(scale);
        request.out[axis] = sizes.empty() ? static_cast<std::int64_t>(scale * length) : sizes[i];
    }
    if (!sizes.empty() && !axes.empty())
        keepAspectRatio(context, axes, request);
    return {};
}

Result<void> readRoi(const KernelContext &context, const std::vector<std::size_t> &axes,
                     ResizeRequest &request)
{
    const auto roi = realsOf(context, 1);
    if (!roi)
        return fail(roi.error());
    if (roi->size() != axes.size() * 2)
        return fail(badRequest(context));
    for (std::size_t i = 0; i < axes.size(); ++i) {
        request.roiStarts[axes[i]] = (*roi)[i];
        request.roiEnds[axes[i]] = (*roi)[axes.size() + i];
    }
    return {};
}

} // namespace

bool ResizeRequest::staysOnAxis(std::size_t axis) const
{
    const bool crops =
        coordinates == kernels::TfCropAndResize && (roiStarts[axis] != 0 || roiEnds[axis] != 1);
    return scales[axis] == 1 && in[axis] == out[axis] && !crops;
}

void ResizeRequest::mergeAxes()
{
    for (std::size_t axis = in.size(); axis-- > 1;) {
        if (!staysOnAxis(axis) || !staysOnAxis(axis - 1))
            continue;
        in[axis - 1] *= in[axis];
        out[axis - 1] *= out[axis];
        const auto at = static_cast<std::ptrdiff_t>(axis);
        in.erase(in.begin() + at);
        out.erase(out.begin() + at);
        scales.erase(scales.begin() + at);
        roiStarts.erase(roiStarts.begin() + at);
        roiEnds.erase(roiEnds.begin() + at);
    }
}

Result<ResizeRequest> readResizeRequest(const KernelContext &context)
{
    using Words = std::pair<std::string_view, std::int64_t>;
    static constexpr std::array interpolations{
        Words{"nearest", kernels::Nearest}, Words{"linear", kernels::Linear},
        Words{"bilinear", kernels::Linear}, Words{"cubic", kernels::Cubic}};
    static constexpr std::array coordinates{Words{"half_pixel", kernels::HalfPixel},
                                            Words{"pytorch_half_pixel", kernels::PytorchHalfPixel},
                                            Words{"align_corners", kernels::AlignCorners},
                                            Words{"asymmetric", kernels::Asymmetric},
                                            Words{"tf_crop_and_resize", kernels::TfCropAndResize},
                                            Words{"half_pixel_symmetric", kernels::HalfPixelSymmetric},
                                            Words{"tf_half_pixel_for_nn", kernels::TfHalfPixelForNearest}};
    static constexpr std::array roundings{Words{"round_prefer_floor", kernels::RoundPreferFloor},
                                          Words{"round_prefer_ceil", kernels::RoundPreferCeil},
                                          Words{"floor", kernels::RoundDown},
                                          Words{"ceil", kernels::RoundUp}};
    ResizeRequest request;
    request.in = context.shape(0);
    request.out = request.in;
    const std::size_t rank = request.in.size();
    request.scales.assign(rank, 1);
    request.roiStarts.assign(rank, 0);
    request.roiEnds.assign(rank, 1);
    const auto interpolation = numberOf(context, "mode", "nearest", interpolations);
    if (!interpolation)
        return fail(interpolation.error());
    request.interpolation = *interpolation;
    request.coordinates = kernels::Asymmetric;
    request.rounding = kernels::FloorOrCeilToShrink;
    if (context.opset >= roiAndSizes && context.node.opType == "Resize") {
        const auto coordinate =
            numberOf(context, "coordinate_transformation_mode", "half_pixel", coordinates);
        const auto rounding = numberOf(context, "nearest_mode", "round_prefer_floor", roundings);
        if (!coordinate || !rounding)
            return fail(!coordinate ? coordinate.error() : rounding.error());
        request.coordinates = *coordinate;
        request.rounding = *rounding;
    }
    std::vector<std::int64_t> all(rank);
    std::iota(all.begin(), all.end(), std::int64_t{0});
    std::vector<std::size_t> axes;
    for (const std::int64_t given : context.node.intsOr("axes", all)) {
        const auto axis = normalAxis(given, context.rank(0));
        if (!axis)
            return fail(badRequest(context));
        axes.push_back(static_cast<std::size_t>(*axis));
    }
    auto read = readSizes(context, axes, request);
    if (read && request.coordinates == kernels::TfCropAndResize)
        read = readRoi(context, axes, request);
    if (!read)
        return fail(std::move(read.error()));
    return request;
}

} // namespace espalier
