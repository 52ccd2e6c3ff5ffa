// SPDX-License-Identifier: Apache-2.0
// One function per operator, from known operands to known results.
#include "model/shapes/shape_arithmetic.h"

#include "model/shapes/element_math.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace espalier {

namespace {

using In = const ArithmeticNode &;

bool allMayBeKnown(In in)
{
    for (std::size_t i = 0; i < in.inputs.size(); ++i) {
        if (in.hasInput(i) && !in.mayBeKnown(i))
            return false;
    }
    return !in.inputs.empty();
}

std::int64_t limitFor(DType dtype)
{
    return isFloatingPoint(dtype) ? knownRealsLimit : knownIntegersLimit;
}

Elements shapeOf(In in)
{
    if (!in.hasInput(0) || !in.inputs[0]->shape)
        return nullptr;
    const Shape &shape = *in.inputs[0]->shape;
    const auto rank = static_cast<std::int64_t>(shape.size());
    const auto clamped = [&](std::int64_t axis) {
        return std::clamp<std::int64_t>(axis < 0 ? axis + rank : axis, 0, rank);
    };
    const std::int64_t start = clamped(in.node.intOr("start", 0));
    const std::int64_t end = clamped(in.node.intOr("end", rank));
    auto out = std::make_shared<KnownElements>();
    for (std::int64_t i = start; i < end; ++i)
        out->values.emplace_back(shape[static_cast<std::size_t>(i)]);
    out->dims = {static_cast<std::int64_t>(out->values.size())};
    return out;
}

Elements sizeOf(In in)
{
    const auto count =
        in.hasInput(0) && in.inputs[0]->shape ? elementCount(*in.inputs[0]->shape) : std::nullopt;
    return count ? filled({}, Element(*count)) : nullptr;
}

Elements same(In in)
{
    return in.elements(0);
}

Elements cast(In in)
{
    const Elements from = in.elements(0);
    if (!from)
        return nullptr;
    auto out = std::make_shared<KnownElements>(*from);
    for (Element &element : out->values)
        element = castElement(element, in.inputDType(0), in.outputDType());
    return out;
}

/// Reshape, Squeeze, Unsqueeze, Flatten: the schema's function has found the dims.
Elements reshape(In in)
{
    const Elements from = in.elements(0);
    const auto dims = ArithmeticNode::dims(in.outputs.front());
    return from && dims ? reshaped(from, *dims) : nullptr;
}

Elements transpose(In in)
{
    const Elements from = in.elements(0);
    return from ? transposed(*from, in.node.intsOr("perm", {})) : nullptr;
}

Elements gather(In in)
{
    const Elements from = in.elements(0);
    const Elements indices = in.elements(1);
    return from && indices ? gathered(*from, *indices, in.node.intOr("axis", 0)) : nullptr;
}

Elements slice(In in)
{
    const Elements from = in.elements(0);
    const auto starts = in.integers("starts", 1, std::nullopt);
    const auto ends = in.integers("ends", 2, std::nullopt);
    if (!from || !starts || !ends)
        return nullptr;
    Lengths first(starts->size());
    std::iota(first.begin(), first.end(), 0);
    const auto axes = in.integers("axes", 3, first);
    const auto steps = in.integers("steps", 4, Lengths(starts->size(), 1));
    return axes && steps ? sliced(*from, *starts, *ends, *axes, *steps) : nullptr;
}

Elements expand(In in)
{
    const Elements from = in.elements(0);
    const auto wanted = in.integers("shape", 1, std::nullopt);
    const auto dims = from && wanted ? broadcastDims(from->dims, *wanted) : std::nullopt;
    return dims ? expanded(*from, *dims) : nullptr;
}

Elements tile(In in)
{
    const Elements from = in.elements(0);
    const auto repeats = in.opset >= 6 ? in.integers("repeats", 1, std::nullopt) : std::nullopt;
    return from && repeats ? tiled(*from, *repeats) : nullptr;
}

/// A part of which nothing but its length is known gives that many unknown elements.
Elements concat(In in)
{
    std::vector<Elements> parts;
    bool isAnyKnown = false;
    for (std::size_t i = 0; i < in.inputs.size(); ++i) {
        const auto dims = ArithmeticNode::dims(in.inputs[i]);
        Elements part = in.mayBeKnown(i) ? in.elements(i) : nullptr;
        isAnyKnown = isAnyKnown || part;
        if (!part && (!dims || dims->size() != 1))
            return nullptr;
        parts.push_back(part ? part : filled(*dims, Element()));
        if (!parts.back())
            return nullptr;
    }
    return isAnyKnown ? concatenated(parts, in.node.intOr("axis", 1)) : nullptr;
}

Elements constantOfShape(In in)
{
    const auto dims = in.integers("shape", 0, std::nullopt);
    const auto count = dims ? smallCount(*dims) : std::nullopt;
    if (!count || static_cast<std::int64_t>(*count) > limitFor(in.outputDType())
        || !hasElementMath(in.outputDType()))
        return nullptr;
    const bool isReal = isFloatingPoint(in.outputDType());
    const Attribute *value = in.node.attribute("value");
    if (value == nullptr || value->tensors.empty())
        return filled(*dims, isReal ? Element(0.0) : Element(std::int64_t{0}));
    const Elements element = constantElements(*value->tensors.front());
    return element && element->values.size() == 1 ? filled(*dims, element->values.front()) : nullptr;
}

/// max(ceil((limit - start) / delta), 0) elements (Range-11).
Elements range(In in)
{
    const DType dtype = in.inputDType(0);
    std::array<Element, 3> bounds;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const Elements bound = in.elements(i);
        if (!bound || bound->values.size() != 1 || !bound->values.front().isNumber()
            || !hasElementMath(dtype))
            return nullptr;
        bounds[i] = bound->values.front();
    }
    const auto &[start, limit, delta] = bounds;
    if (delta.real() == 0)
        return nullptr;
    const double length = std::max(0.0, std::ceil((limit.real() - start.real()) / delta.real()));
    if (!(length <= static_cast<double>(limitFor(dtype))))
        return nullptr;
    auto out = std::make_shared<KnownElements>();
    out->dims = {static_cast<std::int64_t>(length)};
    Element element = start;
    for (std::int64_t i = 0; i < out->dims.front(); ++i, element = binaryMath("Add")(dtype, element, delta))
        out->values.push_back(element);
    return out;
}

/// Broadcasts both and joins them element by element.
template <class Join> Elements joined(const KnownElements &a, const KnownElements &b, Join join)
{
    const auto dims = broadcastDims(a.dims, b.dims);
    const Elements wideA = dims ? expanded(a, *dims) : nullptr;
    const Elements wideB = dims ? expanded(b, *dims) : nullptr;
    if (!wideA || !wideB)
        return nullptr;
    auto out = std::make_shared<KnownElements>();
    out->dims = *dims;
    out->values.reserve(wideA->values.size());
    for (std::size_t i = 0; i < wideA->values.size(); ++i)
        out->values.push_back(join(wideA->values[i], wideB->values[i]));
    return out;
}

Elements elementwise(In in)
{
    const DType dtype = in.inputDType(0);
    // Before opset 7, broadcasting was asked for by an attribute and aligned by another.
    if (!hasElementMath(dtype) || (in.opset < 7 && in.node.attribute("broadcast") != nullptr)
        || in.node.intOr("fmod", 0) != 0)
        return nullptr;
    Elements out = in.elements(0);
    if (!out)
        return nullptr;
    if (const UnaryMath unary = unaryMath(in.node.opType)) {
        auto mapped = std::make_shared<KnownElements>(*out);
        for (Element &element : mapped->values)
            element = unary(dtype, element);
        return mapped;
    }
    const BinaryMath binary = binaryMath(in.node.opType);
    for (std::size_t i = 1; out && i < in.inputs.size(); ++i) {
        const Elements operand = in.elements(i);
        out = operand
            ? joined(*out, *operand, [&](const Element &a, const Element &b) { return binary(dtype, a, b); })
            : nullptr;
    }
    return out;
}

/// Needs only those branches that are chosen.
Elements where(In in)
{
    const Elements condition = in.elements(0);
    const Elements x = in.elements(1);
    const Elements y = in.elements(2);
    if (!condition || !x || !y)
        return nullptr;
    const auto dims = broadcastDims(x->dims, y->dims);
    const auto all = dims ? broadcastDims(condition->dims, *dims) : std::nullopt;
    const Elements wideCondition = all ? expanded(*condition, *all) : nullptr;
    const Elements wideX = all ? expanded(*x, *all) : nullptr;
    const Elements wideY = all ? expanded(*y, *all) : nullptr;
    if (!wideCondition || !wideX || !wideY)
        return nullptr;
    auto out = std::make_shared<KnownElements>(*wideX);
    for (std::size_t i = 0; i < out->values.size(); ++i) {
        const Element &choice = wideCondition->values[i];
        if (!choice.isInteger())
            out->values[i] = wideX->values[i] == wideY->values[i] ? wideX->values[i] : Element();
        else if (choice.integer() == 0)
            out->values[i] = wideY->values[i];
    }
    return out;
}

Elements reduce(In in)
{
    const std::string_view op = in.node.opType;
    const BinaryMath join = binaryMath(op == "ReduceSum"        ? "Add"
                                           : op == "ReduceProd" ? "Mul"
                                           : op == "ReduceMax"  ? "Max"
                                                                : "Min");
    const Elements from = in.elements(0);
    const DType dtype = in.inputDType(0);
    const auto axes = in.integers("axes", 1, Lengths{});
    if (!from || !axes || !hasElementMath(dtype) || isFloatingPoint(dtype))
        return nullptr; // the order of floating additions is the runtime's own
    if (axes->empty() && in.node.intOr("noop_with_empty_axes", 0) != 0)
        return from;
    std::vector<bool> isReduced(from->dims.size(), axes->empty());
    for (const std::int64_t axis : *axes) {
        const auto place = wrapAxis(axis, from->dims.size());
        if (!place)
            return nullptr;
        isReduced[*place] = true;
    }
    // Kept axes first; then each run of reduced elements is joined to one.
    std::vector<std::int64_t> order;
    Lengths dims;
    Lengths kept;
    for (std::size_t i = 0; i < isReduced.size(); ++i) {
        if (!isReduced[i]) {
            order.push_back(static_cast<std::int64_t>(i));
            kept.push_back(from->dims[i]);
        }
        if (!isReduced[i] || in.node.intOr("keepdims", 1) != 0)
            dims.push_back(isReduced[i] ? 1 : from->dims[i]);
    }
    for (std::size_t i = 0; i < isReduced.size(); ++i) {
        if (isReduced[i])
            order.push_back(static_cast<std::int64_t>(i));
    }
    const Elements sorted = order.empty() ? from : transposed(*from, order);
    const std::size_t count = smallCount(kept).value_or(0);
    if (!sorted || count == 0 || sorted->values.empty())
        return nullptr;
    const std::size_t run = sorted->values.size() / count;
    auto out = std::make_shared<KnownElements>();
    out->dims = std::move(dims);
    for (std::size_t i = 0; i < count; ++i) {
        Element joinedRun = sorted->values[i * run];
        for (std::size_t k = 1; k < run; ++k)
            joinedRun = join(dtype, joinedRun, sorted->values[i * run + k]);
        out->values.push_back(joinedRun);
    }
    return out;
}

/// [rank, number of non-zeros], in row-major order.
Elements nonZero(In in)
{
    const Elements from = in.elements(0);
    if (!from || !from->isComplete())
        return nullptr;
    const std::size_t rank = from->dims.size();
    std::vector<Lengths> found;
    Lengths index(rank, 0);
    for (const Element &element : from->values) {
        if (element.real() != 0)
            found.push_back(index);
        for (std::size_t i = rank; i-- > 0;) {
            if (++index[i] < from->dims[i])
                break;
            index[i] = 0;
        }
    }
    auto out = std::make_shared<KnownElements>();
    out->dims = {static_cast<std::int64_t>(rank), static_cast<std::int64_t>(found.size())};
    for (std::size_t axis = 0; axis < rank; ++axis) {
        for (const Lengths &place : found)
            out->values.emplace_back(place[axis]);
    }
    return out;
}

/// The outputs' dims, which the schema's function has found, are the parts.
std::vector<Elements> split(In in)
{
    std::vector<Elements> out(in.outputs.size());
    const Elements from = in.elements(0);
    const auto axis = from ? wrapAxis(in.node.intOr("axis", 0), from->dims.size()) : std::nullopt;
    std::int64_t start = 0;
    for (std::size_t i = 0; axis && i < out.size(); ++i) {
        const auto dims = ArithmeticNode::dims(in.outputs[i]);
        if (!dims || dims->size() != from->dims.size())
            break;
        const std::int64_t end = start + (*dims)[*axis];
        out[i] = sliced(*from, {start}, {end}, {static_cast<std::int64_t>(*axis)}, {1});
        start = end;
    }
    return out;
}

/// How a row asks for its operands: all of them, only types, or as it sees fit.
enum class Needs { AllInputs, Types, Own };

struct Row {
    std::string_view op;
    Elements (*compute)(In);
    Needs needs = Needs::AllInputs;
};

constexpr std::array table{
    Row{"Shape", shapeOf, Needs::Types},
    Row{"Size", sizeOf, Needs::Types},
    Row{"Concat", concat, Needs::Own},
    Row{"Identity", same},
    Row{"Cast", cast},
    Row{"Reshape", reshape},
    Row{"Squeeze", reshape},
    Row{"Unsqueeze", reshape},
    Row{"Flatten", reshape},
    Row{"Transpose", transpose},
    Row{"Gather", gather},
    Row{"Slice", slice},
    Row{"Expand", expand},
    Row{"Tile", tile},
    Row{"ConstantOfShape", constantOfShape},
    Row{"Range", range},
    Row{"Where", where},
    Row{"ReduceSum", reduce},
    Row{"ReduceProd", reduce},
    Row{"ReduceMax", reduce},
    Row{"ReduceMin", reduce},
    Row{"NonZero", nonZero},
};

const Row *findRow(std::string_view op)
{
    static constexpr Row elementwiseRow{"", elementwise};
    for (const Row &row : table) {
        if (row.op == op)
            return &row;
    }
    return unaryMath(op) != nullptr || binaryMath(op) != nullptr ? &elementwiseRow : nullptr;
}

bool isAnyKnown(const Elements &elements)
{
    return elements
        && (elements->values.empty()
            || std::any_of(elements->values.begin(), elements->values.end(), [](const Element &element) {
                   return element.isNumber() || !element.dim().symbol().empty();
               }));
}

} // namespace

std::optional<Lengths> ArithmeticNode::dims(const ValueType *type)
{
    if (type == nullptr || !type->isTensor() || !type->shape)
        return std::nullopt;
    Lengths out;
    for (const Dim &dim : *type->shape) {
        if (!dim.isKnown() || dim.length() < 0)
            return std::nullopt;
        out.push_back(dim.length());
    }
    return out;
}

std::optional<Lengths> ArithmeticNode::integers(std::string_view attribute, std::size_t input,
                                                std::optional<Lengths> fallback) const
{
    if (node.attribute(attribute) != nullptr)
        return node.intsOr(attribute, {});
    if (!hasInput(input))
        return fallback;
    const Elements known = elements(input);
    return known ? known->integers() : std::nullopt;
}

std::vector<Elements> computeElements(const ArithmeticNode &in)
{
    std::vector<Elements> out(in.outputs.size());
    if (out.empty() || (in.node.opType == "Split" ? !in.mayBeKnown(0) : findRow(in.node.opType) == nullptr))
        return out;
    if (in.node.opType == "Split") {
        out = split(in);
    } else {
        const Row &row = *findRow(in.node.opType);
        if (row.needs == Needs::AllInputs && !allMayBeKnown(in))
            return out;
        out.front() = row.compute(in);
    }
    for (Elements &elements : out) {
        if (!isAnyKnown(elements))
            elements = nullptr;
    }
    return out;
}

} // namespace espalier
