// SPDX-License-Identifier: Apache-2.0
// Pooling over windows of one to three spatial axes.
#pragma once

#include "half.h"
#include "inside_range.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace espalier::kernels {

/// Walks every window of every plane: fold.begin(), fold.add(element, plane, d, h, w) for each element inside
/// the input, fold.end(output index, d, h, w of the output). Three spatial axes; unused ones have length 1.
template <class T, class Fold>
void forEachWindow(const T *x, std::int64_t planes, const std::int64_t *in, const std::int64_t *out,
                   const std::int64_t *kernel, const std::int64_t *strides, const std::int64_t *dilations,
                   const std::int64_t *pads, Fold &fold)
{
    std::int64_t index = 0;
    for (std::int64_t plane = 0; plane < planes; ++plane, x += in[0] * in[1] * in[2]) {
        for (std::int64_t od = 0; od < out[0]; ++od) {
            for (std::int64_t oh = 0; oh < out[1]; ++oh) {
                for (std::int64_t ow = 0; ow < out[2]; ++ow) {
                    fold.begin();
                    for (std::int64_t kd = 0; kd < kernel[0]; ++kd) {
                        const std::int64_t d = od * strides[0] + kd * dilations[0] - pads[0];
                        if (d < 0 || d >= in[0])
                            continue;
                        for (std::int64_t kh = 0; kh < kernel[1]; ++kh) {
                            const std::int64_t h = oh * strides[1] + kh * dilations[1] - pads[1];
                            if (h < 0 || h >= in[1])
                                continue;
                            for (std::int64_t kw = 0; kw < kernel[2]; ++kw) {
                                const std::int64_t w = ow * strides[2] + kw * dilations[2] - pads[2];
                                if (w >= 0 && w < in[2])
                                    fold.add(static_cast<Wide<T>>(x[(d * in[1] + h) * in[2] + w]), plane, d,
                                             h, w);
                            }
                        }
                    }
                    fold.end(index++, od, oh, ow);
                }
            }
        }
    }
}

/// Whether each window has an element inside the input.
inline bool areWindowsInside(const std::int64_t *in, const std::int64_t *out, const std::int64_t *kernel,
                             const std::int64_t *strides, const std::int64_t *dilations,
                             const std::int64_t *pads)
{
    for (int axis = 0; axis < 3; ++axis) {
        for (std::int64_t o = 0; o < out[axis]; ++o) {
            const std::int64_t start = o * strides[axis] - pads[axis];
            const std::int64_t first = start < 0 ? ceilDivide(-start, dilations[axis]) : 0;
            if (first >= kernel[axis] || start + first * dilations[axis] >= in[axis])
                return false;
        }
    }
    return true;
}

/// The largest element of each window, row by row: each element of the window is compared for a whole row of
/// outputs, in a loop that vectorises. Every window has an element.
template <class T>
void maxPoolRows(const T *x, T *y, std::int64_t planes, const std::int64_t *in, const std::int64_t *out,
                 const std::int64_t *kernel, const std::int64_t *strides, const std::int64_t *dilations,
                 const std::int64_t *pads)
{
    using Limits = std::numeric_limits<Wide<T>>;
    const T least = static_cast<T>(Limits::has_infinity ? -Limits::infinity() : Limits::lowest());
    for (std::int64_t row = 0; row < planes * out[0] * out[1]; ++row, y += out[2]) {
        const std::int64_t plane = row / (out[0] * out[1]);
        const std::int64_t startD = row / out[1] % out[0] * strides[0] - pads[0];
        const std::int64_t startH = row % out[1] * strides[1] - pads[1];
        std::fill(y, y + out[2], least);
        for (std::int64_t k = 0; k < kernel[0] * kernel[1]; ++k) {
            const std::int64_t d = startD + k / kernel[1] * dilations[0];
            const std::int64_t h = startH + k % kernel[1] * dilations[1];
            if (d < 0 || d >= in[0] || h < 0 || h >= in[1])
                continue;
            const T *from = x + ((plane * in[0] + d) * in[1] + h) * in[2];
            for (std::int64_t kw = 0; kw < kernel[2]; ++kw) {
                const std::int64_t offset = kw * dilations[2] - pads[2];
                std::int64_t first = 0;
                std::int64_t last = 0;
                insideRange(offset, strides[2], in[2], out[2], first, last);
                if (strides[2] == 1) {
                    for (std::int64_t i = first; i < last; ++i)
                        y[i] = static_cast<Wide<T>>(from[i + offset]) > static_cast<Wide<T>>(y[i])
                            ? from[i + offset]
                            : y[i];
                } else {
                    for (std::int64_t i = first; i < last; ++i) {
                        const T element = from[i * strides[2] + offset];
                        y[i] = static_cast<Wide<T>>(element) > static_cast<Wide<T>>(y[i]) ? element : y[i];
                    }
                }
            }
        }
    }
}

/// The largest element, the first of equal ones. `indices` may be null, else gets its place in x, counted
/// with the last axis fastest, or the first spatial axis fastest where columnMajor is not 0.
template <class T>
void maxPool(const T *x, T *y, std::int64_t *indices, std::int64_t planes, const std::int64_t *in,
             const std::int64_t *out, const std::int64_t *kernel, const std::int64_t *strides,
             const std::int64_t *dilations, const std::int64_t *pads, std::int64_t columnMajor)
{
    if (indices == nullptr && areWindowsInside(in, out, kernel, strides, dilations, pads)) {
        maxPoolRows(x, y, planes, in, out, kernel, strides, dilations, pads);
        return;
    }
    struct Fold {
        T *y;
        std::int64_t *indices;
        const std::int64_t *in;
        bool columnMajor;
        Wide<T> most;
        std::int64_t place;

        void begin()
        {
            most = std::numeric_limits<Wide<T>>::lowest();
            place = -1;
        }
        void add(Wide<T> element, std::int64_t plane, std::int64_t d, std::int64_t h, std::int64_t w)
        {
            if (place >= 0 && !(element > most))
                return;
            most = element;
            place = plane * in[0] * in[1] * in[2]
                + (columnMajor ? d + (h + w * in[1]) * in[0] : (d * in[1] + h) * in[2] + w);
        }
        void end(std::int64_t index, std::int64_t, std::int64_t, std::int64_t)
        {
            y[index] = static_cast<T>(most);
            if (indices != nullptr)
                indices[index] = place;
        }
    };
    Fold fold{y, indices, in, columnMajor != 0, Wide<T>(0), -1};
    forEachWindow(x, planes, in, out, kernel, strides, dilations, pads, fold);
}

/// Sum divided by the count of elements; positions of the window up to `ends` (per axis) count too where
/// countPadding is not 0.
template <class T>
void averagePool(const T *x, T *y, std::int64_t planes, const std::int64_t *in, const std::int64_t *out,
                 const std::int64_t *kernel, const std::int64_t *strides, const std::int64_t *dilations,
                 const std::int64_t *pads, std::int64_t countPadding, const std::int64_t *ends)
{
    struct Fold {
        T *y;
        const std::int64_t *kernel;
        const std::int64_t *strides;
        const std::int64_t *dilations;
        const std::int64_t *pads;
        const std::int64_t *ends;
        bool countPadding;
        Wide<T> sum;
        std::int64_t count;

        void begin()
        {
            sum = Wide<T>(0);
            count = 0;
        }
        void add(Wide<T> element, std::int64_t, std::int64_t, std::int64_t, std::int64_t)
        {
            sum += element;
            ++count;
        }
        void end(std::int64_t index, std::int64_t d, std::int64_t h, std::int64_t w)
        {
            if (countPadding)
                count = positions(0, d) * positions(1, h) * positions(2, w);
            y[index] = static_cast<T>(count > 0 ? sum / static_cast<Wide<T>>(count) : Wide<T>(0));
        }
        std::int64_t positions(int axis, std::int64_t place) const
        {
            const std::int64_t room = ends[axis] - (place * strides[axis] - pads[axis]);
            return std::min(kernel[axis], (room + dilations[axis] - 1) / dilations[axis]);
        }
    };
    Fold fold{y, kernel, strides, dilations, pads, ends, countPadding != 0, Wide<T>(0), 0};
    forEachWindow(x, planes, in, out, kernel, strides, dilations, pads, fold);
}

/// (Σ |x|^p)^(1/p).
template <class T>
void lpPool(const T *x, T *y, std::int64_t planes, const std::int64_t *in, const std::int64_t *out,
            const std::int64_t *kernel, const std::int64_t *strides, const std::int64_t *dilations,
            const std::int64_t *pads, double p)
{
    struct Fold {
        T *y;
        Wide<T> p;
        Wide<T> sum;

        void begin() { sum = Wide<T>(0); }
        void add(Wide<T> element, std::int64_t, std::int64_t, std::int64_t, std::int64_t)
        {
            sum += std::pow(std::abs(element), p);
        }
        void end(std::int64_t index, std::int64_t, std::int64_t, std::int64_t)
        {
            y[index] = static_cast<T>(std::pow(sum, Wide<T>(1) / p));
        }
    };
    Fold fold{y, static_cast<Wide<T>>(p), Wide<T>(0)};
    forEachWindow(x, planes, in, out, kernel, strides, dilations, pads, fold);
}

} // namespace espalier::kernels
