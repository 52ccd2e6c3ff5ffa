// SPDX-License-Identifier: Apache-2.0
// Defaults and paddings of sliding windows, as the operators' documentation of ONNX 1.23 gives them.
#include "model/targets/window_geometry.h"

#include "model/targets/operator_version.h"

#include <algorithm>
#include <array>

namespace espalier {

namespace {

struct WindowOperator {
    std::string_view op;
    std::size_t weights; ///< input that gives the kernel's size; 0: none does
};
constexpr std::array windowOperators{
    WindowOperator{"Conv", 1},        WindowOperator{"ConvTranspose", 1}, WindowOperator{"ConvInteger", 1},
    WindowOperator{"QLinearConv", 3}, WindowOperator{"DeformConv", 1},    WindowOperator{"MaxPool", 0},
    WindowOperator{"AveragePool", 0}, WindowOperator{"LpPool", 0},        WindowOperator{"MaxUnpool", 0}};

const WindowOperator *find(const Node &node)
{
    const auto found = std::find_if(windowOperators.begin(), windowOperators.end(),
                                    [&](const WindowOperator &each) { return node.isOp(each.op); });
    return found != windowOperators.end() ? &*found : nullptr;
}

Term plus(const Term &a, const Term &b)
{
    return compute(Arithmetic::Add, a, b);
}

Term minus(const Term &a, const Term &b)
{
    return compute(Arithmetic::Subtract, a, b);
}

Term times(const Term &a, const Term &b)
{
    return compute(Arithmetic::Multiply, a, b);
}

Term one()
{
    return Term(std::int64_t{1});
}

} // namespace

bool hasWindow(const Node &node)
{
    return find(node) != nullptr;
}

Term WindowGeometry::given(std::string_view name) const
{
    const FoundAttribute found = m_facts.attribute(m_node, name);
    if (!found.isKnown)
        return Term::unknown();
    return found.attribute != nullptr ? termOf(*found.attribute->proto) : Term();
}

std::optional<std::size_t> WindowGeometry::axisCount() const
{
    const Term kernel = given("kernel_shape");
    if (kernel.isList())
        return kernel.list().size();
    const WindowOperator *op = find(m_node);
    for (const std::size_t input : {std::size_t{0}, op->weights}) {
        const auto rank = m_facts.type(m_node.input(input)).rank();
        if (rank && *rank >= 2)
            return static_cast<std::size_t>(*rank - 2);
    }
    return std::nullopt;
}

Term WindowGeometry::filled(std::int64_t value, std::size_t timesAxes) const
{
    const auto axes = axisCount();
    return axes ? Term(Term::List(*axes * timesAxes, Term(value))) : Term::unknownValue();
}

Term WindowGeometry::kernelOfWeights() const
{
    const WindowOperator *op = find(m_node);
    const ValueType &weights = m_facts.type(m_node.input(op->weights));
    if (op->weights == 0)
        return {};
    if (!weights.shape || weights.shape->size() < 2)
        return Term::unknownValue();
    Term::List kernel;
    for (std::size_t i = 2; i < weights.shape->size(); ++i)
        kernel.emplace_back((*weights.shape)[i]);
    return Term(std::move(kernel));
}

Term WindowGeometry::attribute(std::string_view name) const
{
    Term term = given(name);
    if (!term.isNone())
        return term;
    if (name == "strides" || name == "dilations")
        return filled(1);
    if (name == "output_padding" && m_node.opType == "ConvTranspose")
        return filled(0);
    return name == "kernel_shape" ? kernelOfWeights() : Term();
}

Term WindowGeometry::axisTerm(std::string_view name, std::size_t axis) const
{
    const Term list = attribute(name);
    if (list.isUnknown())
        return list;
    return list.isList() && axis < list.list().size() ? list.list()[axis] : Term();
}

/// Conv and pools, SAME: the output has ceil(in / s) places, and the window of d(k − 1) + 1 that starts at
/// s(out − 1) must end inside: total = s(out − 1) + d(k − 1) + 1 − in. ConvTranspose: total = s(in − 1) +
/// output_padding + d(k − 1) + 1 − out, with out = s · in for SAME, or output_shape.
Term WindowGeometry::totalPadding(std::size_t axis) const
{
    const ValueType &type = m_facts.type(m_node.input(0));
    const Term in =
        type.shape && axis + 2 < type.shape->size() ? Term((*type.shape)[axis + 2]) : Term::unknownValue();
    const Term stride = axisTerm("strides", axis);
    const Term window =
        plus(times(axisTerm("dilations", axis), minus(axisTerm("kernel_shape", axis), one())), one());
    Term total;
    if (m_node.opType == "ConvTranspose") {
        const Term wanted = given("output_shape");
        const Term out = wanted.isList() && !wanted.list().empty() ? wanted.list()[std::min(
                             wanted.list().size() - 1, axis + (wanted.list().size() > *axisCount() ? 2 : 0))]
                                                                   : times(stride, in);
        total =
            minus(plus(plus(times(stride, minus(in, one())), axisTerm("output_padding", axis)), window), out);
    } else {
        const Term out = compute(Arithmetic::FloorDivide, minus(plus(in, stride), one()), stride);
        total = minus(plus(times(stride, minus(out, one())), window), in);
    }
    return total.isInteger() ? Term(std::max<std::int64_t>(total.integer(), 0)) : total;
}

Term WindowGeometry::pads(Padding padding) const
{
    const Term automatic = given("auto_pad");
    const std::string mode = automatic.isText() ? automatic.text() : "NOTSET";
    bool isComputed = padding != Padding::AsGiven;
    // Without SAME_UPPER the odd cell stands in front, also where output_shape alone asks for padding.
    bool isUpper = padding == Padding::SameUpper;
    if (padding == Padding::AsGiven) {
        if (automatic.isUnknown())
            return Term::unknownValue();
        isUpper = mode == "SAME_UPPER";
        isComputed = isUpper || mode == "SAME_LOWER"
            || (m_node.opType == "ConvTranspose" && !given("output_shape").isNone());
        if (!isComputed) {
            Term explicitPads = mode == "VALID" ? Term() : given("pads");
            return explicitPads.isNone() ? filled(0, 2) : explicitPads;
        }
    }
    const auto axes = axisCount();
    if (!axes)
        return Term::unknownValue();
    Term::List out(*axes * 2);
    for (std::size_t i = 0; i < *axes; ++i) {
        const Term total = totalPadding(i);
        const Term half = compute(Arithmetic::FloorDivide, total, Term(std::int64_t{2}));
        out[i] = isUpper ? half : minus(total, half);
        out[i + *axes] = minus(total, out[i]);
    }
    return Term(std::move(out));
}

} // namespace espalier
