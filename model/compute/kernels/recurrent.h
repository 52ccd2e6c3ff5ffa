// SPDX-License-Identifier: Apache-2.0
// RNN, GRU and LSTM: one direction over a sequence.
#pragma once

#include "exponential.h"
#include "half.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace espalier::kernels {

/// Activations of recurrent operators, by the numbers that arguments name them with.
enum class Activation : std::int64_t {
    Sigmoid,
    Tanh,
    Relu,
    Affine,
    LeakyRelu,
    ThresholdedRelu,
    ScaledTanh,
    HardSigmoid,
    Elu,
    Softsign,
    Softplus
};

template <class W> W activated(std::int64_t activation, W x, W alpha, W beta)
{
    switch (static_cast<Activation>(activation)) {
    case Activation::Sigmoid:
        return logistic(x);
    case Activation::Tanh:
        return hyperbolicTangent(x);
    case Activation::Relu:
        return x < W(0) ? W(0) : x;
    case Activation::Affine:
        return alpha * x + beta;
    case Activation::LeakyRelu:
        return x < W(0) ? alpha * x : x;
    case Activation::ThresholdedRelu:
        return x > alpha ? x : W(0);
    case Activation::ScaledTanh:
        return alpha * hyperbolicTangent(beta * x);
    case Activation::HardSigmoid: {
        const W line = alpha * x + beta;
        return line < W(0) ? W(0) : (line > W(1) ? W(1) : line);
    }
    case Activation::Elu:
        return x < W(0) ? alpha * exponentialLessOne(x) : x;
    case Activation::Softsign:
        return x / (W(1) + std::abs(x));
    case Activation::Softplus:
        return x > W(0) ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
    }
    return x;
}

/// Sums of products, eight at a time, that a compiler can keep in one register.
template <class W> struct ProductSums {
    static constexpr std::int64_t lanes = 8;
    W sums[lanes] = {};
    W rest = 0;

    /// Adds Σ a[i] · b[i].
    template <class T, class U> void add(const T *a, const U *b, std::int64_t count)
    {
        std::int64_t i = 0;
        for (; i + lanes <= count; i += lanes) {
            for (std::int64_t k = 0; k < lanes; ++k)
                sums[k] += static_cast<W>(a[i + k]) * static_cast<W>(b[i + k]);
        }
        for (; i < count; ++i)
            rest += static_cast<W>(a[i]) * static_cast<W>(b[i]);
    }

    W total() const
    {
        W sum = rest;
        for (const W part : sums)
            sum += part;
        return sum;
    }
};

template <class T, class U> Wide<T> dotProduct(const T *a, const U *b, std::int64_t count)
{
    ProductSums<Wide<T>> sums;
    sums.add(a, b, count);
    return sums.total();
}

/// x[i] = f(x[i] held within ±limit). The usual two in loops that vectorise.
template <class W>
void activateRow(std::int64_t activation, W *x, std::int64_t count, W limit, W alpha, W beta)
{
    const auto held = [&](W v) { return chosen(v > limit, limit, chosen(v < -limit, -limit, v)); };
    if (static_cast<Activation>(activation) == Activation::Sigmoid) {
        for (std::int64_t i = 0; i < count; ++i)
            x[i] = logistic(held(x[i]));
    } else if (static_cast<Activation>(activation) == Activation::Tanh) {
        for (std::int64_t i = 0; i < count; ++i)
            x[i] = hyperbolicTangent(held(x[i]));
    } else {
        for (std::int64_t i = 0; i < count; ++i)
            x[i] = activated(activation, held(x[i]), alpha, beta);
    }
}

/// Where the elements of one direction stand; offsets and steps in elements.
/// `places`: [sequence length, batch, input size, hidden size, direction, runs backwards, step of X in time,
/// of X in the batch, of Y in time, of Y in the batch, of states in the batch, offset of this direction in Y
/// and states].
struct RecurrentPlaces {
    std::int64_t length, batch, inputs, hidden, direction, backwards;
    std::int64_t xTime, xBatch, yTime, yBatch, stateBatch, offset;

    explicit RecurrentPlaces(const std::int64_t *p)
        : length(p[0]), batch(p[1]), inputs(p[2]), hidden(p[3]), direction(p[4]), backwards(p[5]),
          xTime(p[6]), xBatch(p[7]), yTime(p[8]), yBatch(p[9]), stateBatch(p[10]), offset(p[11])
    {
    }
};

/// Copies a state, or zeros where it is null.
template <class T> void readState(const T *from, Wide<T> *to, std::int64_t hidden)
{
    for (std::int64_t i = 0; i < hidden; ++i)
        to[i] = from == nullptr ? Wide<T>(0) : static_cast<Wide<T>>(from[i]);
}

template <class T> void writeState(const Wide<T> *from, T *to, std::int64_t hidden)
{
    for (std::int64_t i = 0; to != nullptr && i < hidden; ++i)
        to[i] = static_cast<T>(from[i]);
}

/// gates[i] = x·W[i] + bias of W and of R + h·R[i], for rows `first` to, not including, `last` of W and R.
template <class T>
void gateSums(const T *x, const T *w, const T *r, const T *bias, const Wide<T> *h, Wide<T> *gates,
              std::int64_t first, std::int64_t last, std::int64_t allGates, std::int64_t inputs,
              std::int64_t hidden)
{
    for (std::int64_t i = first; i < last; ++i) {
        ProductSums<Wide<T>> sums;
        sums.add(w + i * inputs, x, inputs);
        sums.add(r + i * hidden, h, hidden);
        Wide<T> sum = sums.total();
        if (bias != nullptr)
            sum += static_cast<Wide<T>>(bias[i]) + static_cast<Wide<T>>(bias[allGates + i]);
        gates[i] = sum;
    }
}

/// Runs `step(x, h)` over every sequence; it turns the state h into the next. Y holds 0 behind a sequence's
/// end.
template <class T, class Start, class Step, class End>
void overSequences(const RecurrentPlaces &p, const T *x, const std::int32_t *lengths, const T *initial, T *y,
                   T *last, Wide<T> *h, Start start, Step step, End end)
{
    for (std::int64_t b = 0; b < p.batch; ++b) {
        const std::int64_t length =
            lengths == nullptr ? p.length : std::min(p.length, static_cast<std::int64_t>(lengths[b]));
        const std::int64_t state = p.offset + b * p.stateBatch;
        readState(initial == nullptr ? nullptr : initial + state, h, p.hidden);
        start(state);
        for (std::int64_t t = 0; t < p.length; ++t) {
            const std::int64_t at = t < length && p.backwards != 0 ? length - 1 - t : t;
            T *to = y == nullptr ? nullptr : y + p.offset + at * p.yTime + b * p.yBatch;
            if (t < length) {
                step(x + at * p.xTime + b * p.xBatch);
                writeState<T>(h, to, p.hidden);
            } else {
                for (std::int64_t i = 0; to != nullptr && i < p.hidden; ++i)
                    to[i] = static_cast<T>(Wide<T>(0));
            }
        }
        writeState<T>(h, last == nullptr ? nullptr : last + state, p.hidden);
        end(state);
    }
}

/// H = f(X·Wᵀ + H·Rᵀ + Wb + Rb). Scratch: 2 · hidden elements of Wide<T>.
template <class T>
void rnn(const T *x, const T *w, const T *r, const T *bias, const std::int32_t *lengths, const T *initial,
         T *y, T *last, const std::int64_t *places, double clip, std::int64_t f, double fAlpha, double fBeta,
         Wide<T> *scratch)
{
    const RecurrentPlaces p(places);
    w += p.direction * p.hidden * p.inputs;
    r += p.direction * p.hidden * p.hidden;
    bias = bias == nullptr ? nullptr : bias + p.direction * 2 * p.hidden;
    Wide<T> *h = scratch;
    Wide<T> *sums = scratch + p.hidden;
    const auto nothing = [](std::int64_t) {};
    overSequences<T>(
        p, x, lengths, initial, y, last, h, nothing,
        [&](const T *row) {
            gateSums(row, w, r, bias, h, sums, 0, p.hidden, p.hidden, p.inputs, p.hidden);
            activateRow(f, sums, p.hidden, static_cast<Wide<T>>(clip), static_cast<Wide<T>>(fAlpha),
                        static_cast<Wide<T>>(fBeta));
            std::copy(sums, sums + p.hidden, h);
        },
        nothing);
}

/// Gates z, r, h: H = (1 − z) ∘ g(X·Whᵀ + (r ∘ H)·Rhᵀ + Rbh + Wbh) + z ∘ H; with `linearBeforeReset` the
/// reset multiplies H·Rhᵀ + Rbh. Scratch: 5 · hidden elements of Wide<T>.
template <class T>
void gru(const T *x, const T *w, const T *r, const T *bias, const std::int32_t *lengths, const T *initial,
         T *y, T *last, const std::int64_t *places, double clip, std::int64_t linearBeforeReset,
         std::int64_t f, double fAlpha, double fBeta, std::int64_t g, double gAlpha, double gBeta,
         Wide<T> *scratch)
{
    using W = Wide<T>;
    const RecurrentPlaces p(places);
    const std::int64_t n = p.hidden;
    w += p.direction * 3 * n * p.inputs;
    r += p.direction * 3 * n * n;
    bias = bias == nullptr ? nullptr : bias + p.direction * 6 * n;
    W *h = scratch;
    W *gates = scratch + n;
    W *reset = scratch + 4 * n;
    const W limit = static_cast<W>(clip);
    const auto nothing = [](std::int64_t) {};
    overSequences<T>(
        p, x, lengths, initial, y, last, h, nothing,
        [&](const T *row) {
            gateSums(row, w, r, bias, h, gates, 0, 2 * n, 3 * n, p.inputs, n);
            activateRow(f, gates, 2 * n, limit, static_cast<W>(fAlpha), static_cast<W>(fBeta));
            if (linearBeforeReset == 0) {
                for (std::int64_t i = 0; i < n; ++i)
                    reset[i] = gates[n + i] * h[i];
                gateSums(row, w, r, bias, reset, gates, 2 * n, 3 * n, 3 * n, p.inputs, n);
            } else {
                for (std::int64_t k = 2 * n; k < 3 * n; ++k) {
                    const W ofInput = bias == nullptr ? W(0) : static_cast<W>(bias[k]);
                    const W ofState = bias == nullptr ? W(0) : static_cast<W>(bias[3 * n + k]);
                    gates[k] = dotProduct(w + k * p.inputs, row, p.inputs)
                        + gates[k - n] * (dotProduct(r + k * n, h, n) + ofState) + ofInput;
                }
            }
            activateRow(g, gates + 2 * n, n, limit, static_cast<W>(gAlpha), static_cast<W>(gBeta));
            for (std::int64_t i = 0; i < n; ++i)
                h[i] = (W(1) - gates[i]) * gates[2 * n + i] + gates[i] * h[i];
        },
        nothing);
}

/// Gates i, o, f, c: C = f ∘ C + i ∘ g(c), H = o ∘ h(C); peepholes P (of i, o, f) add P ∘ C to their gate,
/// o's the new C. `coupled`: f = 1 − i. Scratch: 6 · hidden elements of Wide<T>.
template <class T>
void lstm(const T *x, const T *w, const T *r, const T *bias, const std::int32_t *lengths, const T *initialH,
          const T *initialC, const T *peepholes, T *y, T *lastH, T *lastC, const std::int64_t *places,
          double clip, std::int64_t coupled, std::int64_t f, double fAlpha, double fBeta, std::int64_t g,
          double gAlpha, double gBeta, std::int64_t h, double hAlpha, double hBeta, Wide<T> *scratch)
{
    using W = Wide<T>;
    const RecurrentPlaces p(places);
    const std::int64_t n = p.hidden;
    w += p.direction * 4 * n * p.inputs;
    r += p.direction * 4 * n * n;
    bias = bias == nullptr ? nullptr : bias + p.direction * 8 * n;
    peepholes = peepholes == nullptr ? nullptr : peepholes + p.direction * 3 * n;
    W *state = scratch;
    W *cell = scratch + n;
    W *gates = scratch + 2 * n;
    const W limit = static_cast<W>(clip);
    const auto peep = [&](std::int64_t from) { // at the cell, before the gates from `from` on open
        for (std::int64_t i = 0; peepholes != nullptr && i < n; ++i)
            gates[from + i] += static_cast<W>(peepholes[from + i]) * cell[i];
    };
    const auto open = [&](std::int64_t from) {
        activateRow(f, gates + from, n, limit, static_cast<W>(fAlpha), static_cast<W>(fBeta));
    };
    overSequences<T>(
        p, x, lengths, initialH, y, lastH, state,
        [&](std::int64_t at) { readState(initialC == nullptr ? nullptr : initialC + at, cell, n); },
        [&](const T *row) {
            gateSums(row, w, r, bias, state, gates, 0, 4 * n, 4 * n, p.inputs, n);
            peep(0);
            peep(2 * n);
            open(0);
            open(2 * n);
            for (std::int64_t i = 0; coupled != 0 && i < n; ++i)
                gates[2 * n + i] = W(1) - gates[i];
            W *candidate = gates + 3 * n;
            activateRow(g, candidate, n, limit, static_cast<W>(gAlpha), static_cast<W>(gBeta));
            for (std::int64_t i = 0; i < n; ++i)
                cell[i] = gates[2 * n + i] * cell[i] + gates[i] * candidate[i];
            peep(n);
            open(n);
            W *shown = candidate;
            std::copy(cell, cell + n, shown);
            activateRow(h, shown, n, std::numeric_limits<W>::infinity(), static_cast<W>(hAlpha),
                        static_cast<W>(hBeta));
            for (std::int64_t i = 0; i < n; ++i)
                state[i] = gates[n + i] * shown[i];
        },
        [&](std::int64_t at) { writeState<T>(cell, lastC == nullptr ? nullptr : lastC + at, n); });
}

} // namespace espalier::kernels
