// SPDX-License-Identifier: Apache-2.0
// Checks of weights against what they are applied to, and of element counts.
#include "model/shapes/shape_conflict.h"

#include <array>

namespace espalier {

namespace {

using Inputs = std::vector<const ValueType *>;

const Shape *shapeOf(const Inputs &inputs, std::size_t i)
{
    return i < inputs.size() && inputs[i] != nullptr && inputs[i]->shape ? &*inputs[i]->shape : nullptr;
}

std::optional<std::int64_t> lengthOf(const Shape *shape, std::size_t axis)
{
    if (shape == nullptr || axis >= shape->size() || !(*shape)[axis].isKnown())
        return std::nullopt;
    return (*shape)[axis].length();
}

/// A length that two operands must share.
std::optional<Message> mustAgree(std::optional<std::int64_t> a, std::optional<std::int64_t> b,
                                 const char *what)
{
    if (!a || !b || *a == *b)
        return std::nullopt;
    return Message(what, std::to_string(*a), std::to_string(*b));
}

std::optional<Message> reshape(const Node &, const Inputs &inputs, const std::vector<ValueType> &outputs)
{
    const Shape *from = shapeOf(inputs, 0);
    if (from == nullptr || outputs.empty() || !outputs.front().shape)
        return std::nullopt;
    return mustAgree(elementCount(*from), elementCount(*outputs.front().shape),
                     QT_TRANSLATE_NOOP("shapes", "%1 elements cannot be reshaped to %2"));
}

std::optional<Message> convolution(const Node &node, const Inputs &inputs, const std::vector<ValueType> &)
{
    const Shape *data = shapeOf(inputs, 0);
    const Shape *weights = shapeOf(inputs, 1);
    if (data == nullptr || weights == nullptr)
        return std::nullopt;
    if (data->size() != weights->size())
        return Message(QT_TRANSLATE_NOOP("shapes", "an input of %1 dims cannot meet weights of %2 dims"),
                       std::to_string(data->size()), std::to_string(weights->size()));
    const bool isTransposed = node.isOp("ConvTranspose");
    auto channels =
        lengthOf(weights, isTransposed ? 0 : 1); // W is [M, C/group, …], transposed [C, M/group, …]
    if (channels && !isTransposed)
        channels = *channels * node.intOr("group", 1);
    return mustAgree(lengthOf(data, 1), channels,
                     QT_TRANSLATE_NOOP("shapes", "the input has %1 channels, the weights are for %2"));
}

std::optional<Message> gemm(const Node &node, const Inputs &inputs, const std::vector<ValueType> &)
{
    return mustAgree(lengthOf(shapeOf(inputs, 0), node.intOr("transA", 0) != 0 ? 0 : 1),
                     lengthOf(shapeOf(inputs, 1), node.intOr("transB", 0) != 0 ? 1 : 0),
                     QT_TRANSLATE_NOOP("shapes", "rows of %1 elements cannot meet columns of %2"));
}

std::optional<Message> perChannel(const Node &, const Inputs &inputs, const std::vector<ValueType> &)
{
    return mustAgree(lengthOf(shapeOf(inputs, 0), 1), lengthOf(shapeOf(inputs, 1), 0),
                     QT_TRANSLATE_NOOP("shapes", "the input has %1 channels, the weights are for %2"));
}

/// X is [sequence, batch, input], W [directions, gates · hidden, input], whatever the layout.
std::optional<Message> recurrent(const Node &, const Inputs &inputs, const std::vector<ValueType> &)
{
    return mustAgree(
        lengthOf(shapeOf(inputs, 0), 2), lengthOf(shapeOf(inputs, 1), 2),
        QT_TRANSLATE_NOOP("shapes", "a step of the input has %1 elements, the weights are for %2"));
}

struct Row {
    std::string_view op;
    std::optional<Message> (*check)(const Node &, const Inputs &, const std::vector<ValueType> &);
};

constexpr std::array table{
    Row{"Reshape", reshape},
    Row{"Flatten", reshape},
    Row{"Squeeze", reshape},
    Row{"Unsqueeze", reshape},
    Row{"Conv", convolution},
    Row{"ConvTranspose", convolution},
    Row{"Gemm", gemm},
    Row{"BatchNormalization", perChannel},
    Row{"InstanceNormalization", perChannel},
    Row{"RNN", recurrent},
    Row{"GRU", recurrent},
    Row{"LSTM", recurrent},
};

} // namespace

std::optional<Message> shapeConflict(const Node &node, const std::vector<const ValueType *> &inputs,
                                     const std::vector<ValueType> &outputs)
{
    for (const Row &row : table) {
        if (row.op == node.opType && isDefaultDomain(node.domain))
            return row.check(node, inputs, outputs);
    }
    return std::nullopt;
}

} // namespace espalier
