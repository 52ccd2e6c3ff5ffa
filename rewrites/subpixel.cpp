// SPDX-License-Identifier: Apache-2.0
// Sub-pixel form of transposed convolutions.
#include "rewrites/subpixel.h"

#include "rewrites/forms.h"
#include "rewrites/known.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>

namespace espalier {

namespace {

SubpixelAxis withShift(std::int64_t input, std::int64_t kernel, std::int64_t stride, std::int64_t dilation,
                       std::int64_t padBegin, std::int64_t output, std::int64_t shift)
{
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = std::numeric_limits<std::int64_t>::min();
    const auto visit = [&](const auto &use) {
        for (std::int64_t k = 0; k < kernel; ++k) {
            // Of the phases, one alone makes m whole.
            const std::int64_t reach = padBegin - shift - dilation * k;
            const std::int64_t r = ((-reach) % stride + stride) % stride;
            use(k, r, (r + reach) / stride);
        }
    };
    visit([&](std::int64_t, std::int64_t, std::int64_t m) {
        least = std::min(least, m);
        most = std::max(most, m);
    });
    SubpixelAxis axis;
    axis.stride = stride;
    axis.output = output;
    axis.shift = shift;
    axis.positions = (output + shift + stride - 1) / stride;
    axis.firstOffset = least;
    axis.kernel = most - least + 1;
    axis.padBegin = -least;
    axis.padEnd = axis.positions - input + most;
    axis.taps.assign(static_cast<std::size_t>(stride * axis.kernel), -1);
    visit([&](std::int64_t k, std::int64_t r, std::int64_t m) {
        axis.taps[static_cast<std::size_t>(r * axis.kernel + m - least)] = k;
    });
    return axis;
}

/// Smaller is better.
auto rankOf(const SubpixelAxis &axis)
{
    const bool crops = axis.shift > 0 || axis.positions * axis.stride != axis.output;
    return std::tuple(axis.kernel, axis.padBegin < 0 || axis.padEnd < 0, axis.padBegin != axis.padEnd, crops,
                      axis.shift);
}

std::int64_t product(const std::vector<std::int64_t> &values)
{
    return std::accumulate(values.begin(), values.end(), std::int64_t{1}, std::multiplies<>());
}

/// Pads and output lengths. Returns false where an odd total would have to be split.
bool resolvePads(const Node &node, const std::vector<std::int64_t> &outputPadding,
                 TransposedGeometry &geometry, const std::vector<std::int64_t> &padEnd)
{
    const std::string autoPad = node.stringOr("auto_pad", "NOTSET");
    const std::vector<std::int64_t> wanted = node.intsOr("output_shape", {});
    const std::size_t rank = geometry.input.size();
    for (std::size_t i = 0; i < rank; ++i) {
        const std::int64_t full = geometry.stride[i] * (geometry.input[i] - 1) + outputPadding[i]
            + geometry.dilation[i] * (geometry.kernel[i] - 1) + 1;
        if (wanted.empty() && (autoPad == "NOTSET" || autoPad == "VALID")) {
            geometry.output.push_back(full - geometry.padBegin[i] - padEnd[i]);
            continue;
        }
        const std::int64_t output =
            wanted.empty() ? geometry.input[i] * geometry.stride[i] : wanted[wanted.size() - rank + i];
        const std::int64_t total = full - output;
        if (total % 2 != 0)
            return false;
        geometry.padBegin[i] = total / 2;
        geometry.output.push_back(output);
    }
    return true;
}

/// Calls `use(index in the phases, index in the kernel, index in the original kernel)` for each tap.
template <class Use>
void forEachTap(const std::vector<SubpixelAxis> &axes, const std::vector<std::int64_t> &kernel, Use &&use)
{
    struct Place {
        std::int64_t phase, offset, tap;
    };
    std::vector<Place> places = {{0, 0, 0}};
    for (std::size_t i = 0; i < axes.size(); ++i) {
        std::vector<Place> next;
        for (const Place &before : places) {
            for (std::int64_t r = 0; r < axes[i].stride; ++r) {
                for (std::int64_t m = 0; m < axes[i].kernel; ++m) {
                    const std::int64_t k = axes[i].taps[static_cast<std::size_t>(r * axes[i].kernel + m)];
                    if (k >= 0)
                        next.push_back({before.phase * axes[i].stride + r, before.offset * axes[i].kernel + m,
                                        before.tap * kernel[i] + k});
                }
            }
        }
        places = std::move(next);
    }
    for (const Place &place : places)
        use(place.phase, place.offset, place.tap);
}

} // namespace

SubpixelAxis planAxis(std::int64_t input, std::int64_t kernel, std::int64_t stride, std::int64_t dilation,
                      std::int64_t padBegin, std::int64_t output)
{
    SubpixelAxis best = withShift(input, kernel, stride, dilation, padBegin, output, 0);
    for (std::int64_t shift = 1; shift < stride; ++shift) {
        SubpixelAxis axis = withShift(input, kernel, stride, dilation, padBegin, output, shift);
        if (rankOf(axis) < rankOf(best))
            best = std::move(axis);
    }
    return best;
}

std::vector<SubpixelAxis> planAxes(const TransposedGeometry &geometry)
{
    std::vector<SubpixelAxis> axes;
    for (std::size_t i = 0; i < geometry.input.size(); ++i)
        axes.push_back(planAxis(geometry.input[i], geometry.kernel[i], geometry.stride[i],
                                geometry.dilation[i], geometry.padBegin[i], geometry.output[i]));
    return axes;
}

tl::expected<TransposedGeometry, Refusal> readGeometry(const ModelFacts &facts, const Node &node)
{
    const auto weights = facts.constant(node.input(1));
    if (!weights || (node.input(2).isValid() && !facts.constant(node.input(2))))
        return refuse("weights_not_constant",
                      QT_TRANSLATE_NOOP("rewrites", "Weights and bias are not constant."));
    if (!readTensor(*weights) || (node.input(2).isValid() && !readTensor(*facts.constant(node.input(2)))))
        return refuse("weights_unreadable", QT_TRANSLATE_NOOP("rewrites", "Weights or bias cannot be read."));
    const ValueType &type = facts.type(node.input(0));
    if (!isFloatingPoint(type.dtype) || weights->dtype() != type.dtype)
        return refuse("dtype_not_float", {QT_TRANSLATE_NOOP("rewrites", "The input is %1."), type.text()});
    const std::vector<std::int64_t> dims = weights->dims();
    const bool isKnown = type.shape && type.shape->size() == dims.size() && dims.size() >= 3
        && std::all_of(type.shape->begin() + 1, type.shape->end(),
                       [](const Dim &dim) { return dim.isKnown(); });
    if (!isKnown)
        return refuse("shape_unknown",
                      {QT_TRANSLATE_NOOP("rewrites", "Channels and lengths of the input must be known: %1."),
                       type.text()});
    TransposedGeometry geometry;
    const std::size_t rank = dims.size() - 2;
    for (std::size_t i = 0; i < rank; ++i)
        geometry.input.push_back((*type.shape)[i + 2].length());
    geometry.kernel.assign(dims.begin() + 2, dims.end());
    geometry.stride = node.intsOr("strides", std::vector<std::int64_t>(rank, 1));
    geometry.dilation = node.intsOr("dilations", std::vector<std::int64_t>(rank, 1));
    const std::vector<std::int64_t> pads = node.intsOr("pads", std::vector<std::int64_t>(2 * rank, 0));
    const std::vector<std::int64_t> extra = node.intsOr("output_padding", std::vector<std::int64_t>(rank, 0));
    geometry.group = node.intOr("group", 1);
    geometry.inputChannels = dims[0];
    geometry.outputChannels = dims[1] * geometry.group;
    const bool fits = geometry.stride.size() == rank && geometry.dilation.size() == rank
        && pads.size() == 2 * rank && extra.size() == rank && geometry.group > 0
        && dims[0] % geometry.group == 0 && (*type.shape)[1].length() == dims[0]
        && std::all_of(geometry.stride.begin(), geometry.stride.end(), [](std::int64_t s) { return s > 0; });
    if (!fits)
        return refuse("shape_unknown",
                      QT_TRANSLATE_NOOP("rewrites", "The attributes do not fit the weights."));
    geometry.padBegin.assign(pads.begin(), pads.begin() + static_cast<std::ptrdiff_t>(rank));
    if (!resolvePads(node, extra, geometry, {pads.begin() + static_cast<std::ptrdiff_t>(rank), pads.end()}))
        return refuse(
            "auto_pad_odd",
            QT_TRANSLATE_NOOP("rewrites",
                              "An odd automatic padding is split differently by different runtimes."));
    if (std::any_of(geometry.output.begin(), geometry.output.end(),
                    [](std::int64_t length) { return length <= 0; }))
        return refuse("shape_unknown", QT_TRANSLATE_NOOP("rewrites", "The output is empty."));
    return geometry;
}

Tensor subpixelWeights(const Tensor &weights, std::span<const std::byte> bytes,
                       const TransposedGeometry &geometry, const std::vector<SubpixelAxis> &axes,
                       PhaseOrder order)
{
    const auto element = static_cast<std::size_t>(dtypeBits(weights.dtype()) / 8);
    const std::int64_t inPerGroup = geometry.inputChannels / geometry.group;
    const std::int64_t outPerGroup = geometry.outputChannels / geometry.group;
    const std::int64_t taps = product(geometry.kernel);
    std::int64_t phases = 1;
    std::vector<std::int64_t> shape = {geometry.outputChannels, inPerGroup};
    for (const SubpixelAxis &axis : axes) {
        phases *= axis.stride;
        shape.push_back(axis.kernel);
    }
    shape[0] *= phases;
    const std::int64_t kernel = product({shape.begin() + 2, shape.end()});
    std::vector<std::byte> result(static_cast<std::size_t>(product(shape)) * element, std::byte{0});
    for (std::int64_t group = 0; group < geometry.group; ++group) {
        for (std::int64_t co = 0; co < outPerGroup; ++co) {
            const std::int64_t channel = group * outPerGroup + co;
            for (std::int64_t ci = 0; ci < inPerGroup; ++ci) {
                forEachTap(
                    axes, geometry.kernel, [&](std::int64_t phase, std::int64_t offset, std::int64_t tap) {
                        const std::int64_t out = order == PhaseOrder::Inside
                            ? channel * phases + phase
                            : phase * geometry.outputChannels + channel;
                        const std::int64_t to = (out * inPerGroup + ci) * kernel + offset;
                        const std::int64_t from = ((group * inPerGroup + ci) * outPerGroup + co) * taps + tap;
                        std::memcpy(result.data() + static_cast<std::size_t>(to) * element,
                                    bytes.data() + static_cast<std::size_t>(from) * element, element);
                    });
            }
        }
    }
    return Tensor::make(weights.header().name(), weights.dtype(), shape, std::move(result));
}

Tensor subpixelBias(const Tensor &bias, std::span<const std::byte> bytes, std::int64_t phases,
                    PhaseOrder order)
{
    const auto element = static_cast<std::size_t>(dtypeBits(bias.dtype()) / 8);
    const std::size_t channels = bytes.size() / element;
    std::vector<std::byte> result(bytes.size() * static_cast<std::size_t>(phases));
    for (std::size_t i = 0; i < channels * static_cast<std::size_t>(phases); ++i) {
        const std::size_t from =
            order == PhaseOrder::Inside ? i / static_cast<std::size_t>(phases) : i % channels;
        std::memcpy(result.data() + i * element, bytes.data() + from * element, element);
    }
    return Tensor::make(bias.header().name(), bias.dtype(), {static_cast<std::int64_t>(channels) * phases},
                        std::move(result));
}

ValueId addSubpixelConv(Replacement &to, const Node &node, const TransposedGeometry &geometry,
                        const std::vector<SubpixelAxis> &axes, PhaseOrder order)
{
    ValueId x = node.input(0);
    std::vector<std::int64_t> starts, ends, sliced, pads, padsEnd, kernel;
    std::int64_t phases = 1;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const SubpixelAxis &axis = axes[i];
        if (axis.padBegin < 0 || axis.padEnd < 0) {
            sliced.push_back(static_cast<std::int64_t>(i) + 2);
            starts.push_back(std::max<std::int64_t>(-axis.padBegin, 0));
            ends.push_back(geometry.input[i] - std::max<std::int64_t>(-axis.padEnd, 0));
        }
        pads.push_back(std::max<std::int64_t>(axis.padBegin, 0));
        padsEnd.push_back(std::max<std::int64_t>(axis.padEnd, 0));
        kernel.push_back(axis.kernel);
        phases *= axis.stride;
    }
    if (!sliced.empty())
        x = addSlice(to, x, starts, ends, sliced);
    pads.insert(pads.end(), padsEnd.begin(), padsEnd.end());
    const std::string name = to.facts().model().value(node.inputs[1]).name;
    const auto weights = to.constantOf(node.inputs[1]);
    const auto weightBytes = readTensor(*weights);
    std::vector<ValueId> inputs = {
        x,
        to.constant(subpixelWeights(*weights, weightBytes->bytes(), geometry, axes, order),
                    name + "_phases")};
    if (const auto bias = to.constantOf(node.input(2))) {
        const auto biasBytes = readTensor(*bias);
        inputs.push_back(to.constant(subpixelBias(*bias, biasBytes->bytes(), phases, order),
                                     to.facts().model().value(node.inputs[2]).name + "_phases"));
    }
    return to.add("Conv", std::move(inputs),
                  {intsAttribute("kernel_shape", kernel), intsAttribute("pads", pads),
                   intsAttribute("strides", std::vector<std::int64_t>(axes.size(), 1)),
                   intsAttribute("dilations", std::vector<std::int64_t>(axes.size(), 1)),
                   intAttribute("group", geometry.group)});
}

ValueId addCrop(Replacement &to, ValueId x, const std::vector<SubpixelAxis> &axes)
{
    std::vector<std::int64_t> starts, ends, sliced;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const SubpixelAxis &axis = axes[i];
        if (axis.shift == 0 && axis.positions * axis.stride == axis.output)
            continue;
        sliced.push_back(static_cast<std::int64_t>(i) + 2);
        starts.push_back(axis.shift);
        ends.push_back(axis.shift + axis.output);
    }
    return sliced.empty() ? x : addSlice(to, x, starts, ends, sliced);
}

} // namespace espalier
