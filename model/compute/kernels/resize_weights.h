// SPDX-License-Identifier: Apache-2.0
// Which input elements an element of a resized axis is made of. Coordinates are computed in float, since
// rounding to the nearest depends on their last bits; formulas as in the ONNX documentation of Resize.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace espalier::kernels {

enum ResizeCoordinates : std::int64_t {
    HalfPixel,
    PytorchHalfPixel,
    AlignCorners,
    Asymmetric,
    TfCropAndResize,
    HalfPixelSymmetric,
    TfHalfPixelForNearest
};
enum ResizeRounding : std::int64_t {
    RoundPreferFloor,
    RoundPreferCeil,
    RoundDown,
    RoundUp,
    FloorOrCeilToShrink ///< Upsample and Resize-10: down, but up when the axis shrinks
};
enum ResizeInterpolation : std::int64_t { Nearest, Linear, Cubic };

struct ResizeAxis {
    std::int64_t in;
    std::int64_t out;
    float scale;
    float roiStart;
    float roiEnd;
};

/// The length that the scale gives, before it is cut to a whole number.
inline float resizedLength(const ResizeAxis &axis)
{
    const auto out = static_cast<float>(axis.out);
    const float length = static_cast<float>(axis.in) * axis.scale;
    return length - out > 1e-4F * out ? length : out;
}

inline float originalCoordinate(const ResizeAxis &axis, std::int64_t coordinates, std::int64_t index)
{
    const auto x = static_cast<float>(index);
    const auto in = static_cast<float>(axis.in);
    const auto out = static_cast<float>(axis.out);
    switch (coordinates) {
    case PytorchHalfPixel:
        return axis.out > 1 ? (x + 0.5F) / axis.scale - 0.5F : 0.0F;
    case AlignCorners:
        return axis.out == 1 ? 0.0F : x * (in - 1) / (resizedLength(axis) - 1);
    case Asymmetric:
        return x / axis.scale;
    case TfCropAndResize:
        return axis.out > 1
            ? axis.roiStart * (in - 1) + x * (axis.roiEnd - axis.roiStart) * (in - 1) / (out - 1)
            : 0.5F * (axis.roiStart + axis.roiEnd) * (in - 1);
    case HalfPixelSymmetric: {
        const float adjustment = out / (axis.scale * in);
        const float offset = in / 2 * (1 - adjustment);
        return offset + (x + 0.5F) / axis.scale - 0.5F;
    }
    case TfHalfPixelForNearest:
        return (x + 0.5F) / axis.scale;
    default:
        return (x + 0.5F) / axis.scale - 0.5F;
    }
}

inline std::int64_t nearestIndex(float x, std::int64_t rounding, bool shrinks)
{
    switch (rounding) {
    case RoundPreferCeil:
        return static_cast<std::int64_t>(std::floor(x + 0.5F));
    case RoundDown:
        return static_cast<std::int64_t>(std::floor(x));
    case RoundUp:
        return static_cast<std::int64_t>(std::ceil(x));
    case FloorOrCeilToShrink:
        return static_cast<std::int64_t>(shrinks ? std::ceil(x) : std::trunc(x));
    default:
        return static_cast<std::int64_t>(std::ceil(x - 0.5F));
    }
}

/// Weight of an element at distance `x` for linear or cubic (Keys, parameter a) interpolation.
inline float resizeFilter(std::int64_t interpolation, float a, float x)
{
    x = std::abs(x);
    if (interpolation == Linear)
        return std::max(0.0F, 1 - x);
    if (x < 1)
        return ((a + 2) * x - (a + 3)) * x * x + 1;
    return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0.0F;
}

/// Fills `taps` indices and weights for each output element of an axis; an element that has to be
/// extrapolated gets −1 as its first index. Indices outside are moved to the edge, or weigh nothing where
/// excludeOutside is set.
inline void resizeWeights(const ResizeAxis &axis, std::int64_t taps, std::int64_t interpolation,
                          std::int64_t coordinates, std::int64_t rounding, float a, bool excludeOutside,
                          bool antialias, std::int64_t *indices, float *weights)
{
    const float stretch = antialias && axis.scale < 1 ? 1 / axis.scale : 1.0F;
    const float reach = (interpolation == Linear ? 1.0F : 2.0F) * stretch;
    const bool crops = coordinates == TfCropAndResize && (axis.roiStart != 0.0F || axis.roiEnd != 1.0F);
    const bool same = axis.scale == 1.0F && axis.in == axis.out && !crops;
    for (std::int64_t o = 0; o < axis.out; ++o, indices += taps, weights += taps) {
        const float x = same ? static_cast<float>(o) : originalCoordinate(axis, coordinates, o);
        std::fill(indices, indices + taps, 0);
        std::fill(weights, weights + taps, 0.0F);
        if (crops && (x < 0 || x > static_cast<float>(axis.in - 1))) {
            indices[0] = -1;
            continue;
        }
        if (taps == 1 || same) {
            indices[0] = same
                ? o
                : std::clamp<std::int64_t>(nearestIndex(x, rounding, axis.scale < 1), 0, axis.in - 1);
            weights[0] = 1;
            continue;
        }
        const auto first = antialias
            ? static_cast<std::int64_t>(std::floor(x - reach + 1))
            : static_cast<std::int64_t>(std::floor(x)) - (interpolation == Linear ? 0 : 1);
        float sum = 0;
        for (std::int64_t tap = 0; tap < taps; ++tap) {
            const std::int64_t index = first + tap;
            const float weight = resizeFilter(interpolation, a, (static_cast<float>(index) - x) / stretch);
            indices[tap] = std::clamp<std::int64_t>(index, 0, axis.in - 1);
            weights[tap] = excludeOutside && index != indices[tap] ? 0.0F : weight;
            sum += weights[tap];
        }
        for (std::int64_t tap = 0; tap < taps && (antialias || excludeOutside); ++tap)
            weights[tap] /= sum;
    }
}

} // namespace espalier::kernels
