// SPDX-License-Identifier: Apache-2.0
// RNN, GRU and LSTM as ONNX defines them (versions 7, 14, 22), one direction a call.
#pragma once

#include "half.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace espalier::kernels {

/// Activations by number, in the order of the host's table.
enum Gate : std::int64_t {
    gateSigmoid = 0,
    gateTanh = 1,
    gateRelu = 2,
    gateHardSigmoid = 3,
    gateSoftsign = 4,
    gateSoftplus = 5
};

template <class W>
W gateValue(W x, std::int64_t gate)
{
    switch (gate) {
    case gateTanh:
        return std::tanh(x);
    case gateRelu:
        return std::max(x, W(0));
    case gateHardSigmoid:
        return std::max(W(0), std::min(W(1), W(0.2) * x + W(0.5)));
    case gateSoftsign:
        return x / (W(1) + std::abs(x));
    case gateSoftplus:
        return std::log1p(std::exp(-std::abs(x))) + std::max(x, W(0));
    default:
        return W(1) / (W(1) + std::exp(-x));
    }
}

/// out[g] += Σ w[g, k] · v[k] for `rows` rows.
template <class T, class W>
void addProduct(const T *w, const W *v, W *out, std::int64_t rows, std::int64_t columns)
{
    for (std::int64_t r = 0; r < rows; ++r) {
        W sum = 0;
        for (std::int64_t k = 0; k < columns; ++k)
            sum += static_cast<Wide<T>>(w[r * columns + k]) * v[k];
        out[r] += sum;
    }
}

/// One direction of LSTM (kind 2), GRU (1) or RNN (0). w is [gates·hidden, input], r [gates·hidden, hidden], b [2·gates·hidden]
/// or null, p [3·hidden] or null (peepholes i, o, f). Element (t, n) of x starts at t·xStep + n·xBatch, of y (null: not
/// wanted) at t·yStep + n·yBatch. h0, c0 (null: zeros), yH, yC (null: not wanted) have rows stateBatch apart. lengths (null:
/// full) gives each sequence's own length. sizes = {steps, batch, input, hidden}; gates = {f, g, h}; flags = {reverse,
/// linearBeforeReset, inputForget}; clip ≤ 0: none. steps = {xStep, xBatch, yStep,
/// yBatch, stateBatch, and from direction to direction: of states, of y}. Gate orders: LSTM i o f c, GRU z r h. scratch: 10·hidden + input of Wide<T>.
template <class T>
void recur(const T *x, const T *w, const T *r, const T *b, const std::int32_t *lengths, const T *h0, const T *c0,
           const T *p, T *y, T *yH, T *yC, Wide<T> *scratch, std::int64_t kind, const std::int64_t *sizes,
           const std::int64_t *steps, const std::int64_t *gates, const std::int64_t *flags, double clip,
           std::int64_t direction)
{
    using W = Wide<T>;
    const std::int64_t length = sizes[0];
    const std::int64_t batch = sizes[1];
    const std::int64_t input = sizes[2];
    const std::int64_t hidden = sizes[3];
    const std::int64_t count = kind == 2 ? 4 : (kind == 1 ? 3 : 1);
    const std::int64_t xStep = steps[0];
    const std::int64_t xBatch = steps[1];
    const std::int64_t yStep = steps[2];
    const std::int64_t yBatch = steps[3];
    const std::int64_t stateBatch = steps[4];
    const auto from = [direction](auto *tensor, std::int64_t size) {
        return tensor != nullptr ? tensor + direction * size : nullptr;
    };
    w = from(w, count * hidden * input);
    r = from(r, count * hidden * hidden);
    b = from(b, 2 * count * hidden);
    p = from(p, 3 * hidden);
    h0 = from(h0, steps[5]);
    c0 = from(c0, steps[5]);
    yH = from(yH, steps[5]);
    yC = from(yC, steps[5]);
    y = from(y, steps[6]);
    W *h = scratch;
    W *c = h + hidden;
    W *a = c + hidden;            // W·x + biases
    W *u = a + 4 * hidden;        // R·h, apart where GRU needs it
    W *in = u + 4 * hidden;       // the element of x
    const auto bias = [&](std::int64_t i) { return b != nullptr ? static_cast<W>(b[i]) : W(0); };
    const auto clipped = [&](W value) {
        return clip > 0 ? std::max(static_cast<W>(-clip), std::min(static_cast<W>(clip), value)) : value;
    };
    for (std::int64_t n = 0; n < batch; ++n) {
        const std::int64_t own = lengths != nullptr ? lengths[n] : length;
        for (std::int64_t i = 0; i < hidden; ++i) {
            h[i] = h0 != nullptr ? static_cast<W>(h0[n * stateBatch + i]) : W(0);
            c[i] = c0 != nullptr ? static_cast<W>(c0[n * stateBatch + i]) : W(0);
        }
        for (std::int64_t s = 0; s < length; ++s) {
            const std::int64_t t = flags[0] != 0 && s < own ? own - 1 - s : s;
            if (s >= own) {
                for (std::int64_t i = 0; y != nullptr && i < hidden; ++i)
                    y[t * yStep + n * yBatch + i] = static_cast<T>(W(0));
                continue;
            }
            for (std::int64_t k = 0; k < input; ++k)
                in[k] = static_cast<W>(x[t * xStep + n * xBatch + k]);
            for (std::int64_t i = 0; i < count * hidden; ++i) {
                a[i] = bias(i);
                u[i] = bias(count * hidden + i);
            }
            addProduct(w, in, a, count * hidden, input);
            if (kind == 2) {
                addProduct(r, h, u, count * hidden, hidden);
                for (std::int64_t i = 0; i < hidden; ++i) {
                    const W peepI = p != nullptr ? static_cast<W>(p[i]) * c[i] : W(0);
                    const W peepF = p != nullptr ? static_cast<W>(p[2 * hidden + i]) * c[i] : W(0);
                    const W gateI = gateValue(clipped(a[i] + u[i] + peepI), gates[0]);
                    const W gateF = flags[2] != 0
                        ? W(1) - gateI
                        : gateValue(clipped(a[2 * hidden + i] + u[2 * hidden + i] + peepF), gates[0]);
                    const W cell = gateValue(clipped(a[3 * hidden + i] + u[3 * hidden + i]), gates[1]);
                    c[i] = gateF * c[i] + gateI * cell;
                    const W peepO = p != nullptr ? static_cast<W>(p[hidden + i]) * c[i] : W(0);
                    const W gateO = gateValue(clipped(a[hidden + i] + u[hidden + i] + peepO), gates[0]);
                    a[i] = gateO * gateValue(c[i], gates[2]); // a[i] has been read
                }
            } else if (kind == 1) {
                addProduct(r, h, u, 2 * hidden, hidden);
                W *reset = u + hidden;
                for (std::int64_t i = 0; i < hidden; ++i) {
                    a[i] = gateValue(clipped(a[i] + u[i]), gates[0]);
                    reset[i] = gateValue(clipped(a[hidden + i] + reset[i]), gates[0]);
                }
                W *candidate = u + 2 * hidden; // holds the recurrent bias of h
                if (flags[1] != 0) {
                    addProduct(r + 2 * hidden * hidden, h, candidate, hidden, hidden);
                    for (std::int64_t i = 0; i < hidden; ++i)
                        candidate[i] *= reset[i];
                } else {
                    W *masked = a + hidden; // the reset gate's sum has been read
                    for (std::int64_t i = 0; i < hidden; ++i)
                        masked[i] = reset[i] * h[i];
                    addProduct(r + 2 * hidden * hidden, masked, candidate, hidden, hidden);
                }
                for (std::int64_t i = 0; i < hidden; ++i) {
                    const W fresh = gateValue(clipped(a[2 * hidden + i] + candidate[i]), gates[1]);
                    a[i] = (W(1) - a[i]) * fresh + a[i] * h[i];
                }
            } else {
                addProduct(r, h, u, hidden, hidden);
                for (std::int64_t i = 0; i < hidden; ++i)
                    a[i] = gateValue(clipped(a[i] + u[i]), gates[0]);
            }
            for (std::int64_t i = 0; i < hidden; ++i) {
                h[i] = a[i];
                if (y != nullptr)
                    y[t * yStep + n * yBatch + i] = static_cast<T>(h[i]);
            }
        }
        for (std::int64_t i = 0; i < hidden; ++i) {
            if (yH != nullptr)
                yH[n * stateBatch + i] = static_cast<T>(h[i]);
            if (yC != nullptr)
                yC[n * stateBatch + i] = static_cast<T>(c[i]);
        }
    }
}

} // namespace espalier::kernels
