// SPDX-License-Identifier: Apache-2.0
// Formulas of ONNX Operators.md; biases and additions between gates are not counted.
#include "model/statistics/node_macs.h"

#include <array>

namespace espalier {

namespace {

using Count = std::optional<std::int64_t>;

struct Shapes {
    const Model &model;
    const ValueTypes &types;
    const Node &node;

    [[nodiscard]] const Shape *input(std::size_t i) const { return of(node.input(i)); }
    [[nodiscard]] const Shape *output() const { return of(node.output(0)); }
    [[nodiscard]] const Shape *of(ValueId value) const
    {
        const ValueType &type = types.of(value);
        return type.shape ? &*type.shape : nullptr;
    }
};

Count numel(const Shape *shape)
{
    return shape != nullptr ? elementCount(*shape) : std::nullopt;
}

/// Counted from the last axis where negative.
Count length(const Shape *shape, std::ptrdiff_t axis)
{
    if (shape == nullptr)
        return std::nullopt;
    const auto rank = static_cast<std::ptrdiff_t>(shape->size());
    const std::ptrdiff_t place = axis < 0 ? axis + rank : axis;
    if (place < 0 || place >= rank || !(*shape)[static_cast<std::size_t>(place)].isKnown())
        return std::nullopt;
    return (*shape)[static_cast<std::size_t>(place)].length();
}

/// Elements of one filter, W being [M, C/group, kernel…] (transposed: [C, M/group, kernel…]).
Count filterSize(const Shape *weights)
{
    if (weights == nullptr || weights->size() < 2)
        return std::nullopt;
    return elementCount(Shape(weights->begin() + 1, weights->end()));
}

/// Every output element sums over a filter.
template <std::size_t weights> Count convolution(const Shapes &shapes)
{
    return product(numel(shapes.output()), filterSize(shapes.input(weights)));
}

/// Every input element is spread over a filter.
Count transposedConvolution(const Shapes &shapes)
{
    return product(numel(shapes.input(0)), filterSize(shapes.input(1)));
}

Count gemm(const Shapes &shapes)
{
    return product(numel(shapes.output()),
                   length(shapes.input(0), shapes.node.intOr("transA", 0) != 0 ? 0 : 1));
}

Count matMul(const Shapes &shapes)
{
    return product(numel(shapes.output()), length(shapes.input(0), -1));
}

/// X [sequence, batch, input], W [directions, gates · hidden, input], R [directions, gates · hidden, hidden];
/// each step of each direction multiplies by both matrices.
Count recurrent(const Shapes &shapes)
{
    const Shape *data = shapes.input(0);
    const Count steps = product(length(data, 0), length(data, 1));
    const Count w = numel(shapes.input(1));
    const Count r = numel(shapes.input(2));
    return w && r ? product(steps, *w + *r) : std::nullopt;
}

struct Row {
    std::string_view op;
    Count (*count)(const Shapes &);
};

constexpr std::array table{
    Row{"Conv", convolution<1>},
    Row{"ConvInteger", convolution<1>},
    Row{"QLinearConv", convolution<3>},
    Row{"ConvTranspose", transposedConvolution},
    Row{"Gemm", gemm},
    Row{"MatMul", matMul},
    Row{"MatMulInteger", matMul},
    Row{"QLinearMatMul", matMul},
    Row{"RNN", recurrent},
    Row{"GRU", recurrent},
    Row{"LSTM", recurrent},
};

const Row *findRow(const Node &node)
{
    for (const Row &row : table) {
        if (row.op == node.opType && isDefaultDomain(node.domain))
            return &row;
    }
    return nullptr;
}

} // namespace

std::optional<std::int64_t> product(std::optional<std::int64_t> a, std::optional<std::int64_t> b)
{
    std::int64_t out = 0;
    if (!a || !b || __builtin_mul_overflow(*a, *b, &out))
        return std::nullopt;
    return out;
}

bool hasMacs(const Node &node)
{
    return findRow(node) != nullptr;
}

std::optional<std::int64_t> nodeMacs(const Model &model, const ValueTypes &types, NodeId id)
{
    const Node &node = model.node(id);
    const Row *row = findRow(node);
    return row != nullptr ? row->count(Shapes{model, types, node}) : 0;
}

} // namespace espalier
