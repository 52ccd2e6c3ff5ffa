// SPDX-License-Identifier: Apache-2.0
// Reads the elements of small constants.
#include "model/shapes/known_elements.h"

#include <algorithm>

namespace espalier {

namespace {

bool isSmall(const Tensor &tensor)
{
    const DType dtype = tensor.dtype();
    const bool integral = isInteger(dtype) || dtype == DType::Bool;
    const bool real = dtype == DType::Float || dtype == DType::Double || dtype == DType::Float16
        || dtype == DType::BFloat16;
    const auto count = tensor.elementCount();
    return count && ((integral && *count <= knownIntegersLimit) || (real && *count <= knownRealsLimit));
}

template <class Number>
std::shared_ptr<const KnownElements> fromNumbers(std::vector<std::int64_t> dims,
                                                 const std::vector<Number> &numbers)
{
    auto out = std::make_shared<KnownElements>();
    out->dims = std::move(dims);
    out->values.reserve(numbers.size());
    for (const Number number : numbers)
        out->values.emplace_back(number);
    return out;
}

template <class Number, class Field>
std::shared_ptr<const KnownElements> fromList(const Field &field, std::int64_t limit)
{
    if (field.size() > limit)
        return nullptr;
    return fromNumbers({field.size()}, std::vector<Number>(field.begin(), field.end()));
}

/// Constant (opset 13): exactly one of these attributes gives the value; sparse and string ones are left out.
std::shared_ptr<const KnownElements> fromConstantNode(const Node &node)
{
    for (const Attribute &attribute : node.attributes) {
        const onnx::AttributeProto &proto = *attribute.proto;
        if (attribute.name() == "value" && !attribute.tensors.empty())
            return constantElements(*attribute.tensors.front());
        if (attribute.name() == "value_int")
            return fromNumbers<std::int64_t>({}, {proto.i()});
        if (attribute.name() == "value_ints")
            return fromList<std::int64_t>(proto.ints(), knownIntegersLimit);
        if (attribute.name() == "value_float")
            return fromNumbers<double>({}, {static_cast<double>(proto.f())});
        if (attribute.name() == "value_floats")
            return fromList<double>(proto.floats(), knownRealsLimit);
    }
    return nullptr;
}

} // namespace

Element::Element(const Dim &dim)
{
    if (dim.isKnown())
        m_value = dim.length();
    else if (!dim.symbol().empty())
        m_value = dim.symbol();
}

double Element::real() const
{
    return isInteger() ? static_cast<double>(integer()) : std::get<double>(m_value);
}

Dim Element::dim() const
{
    if (isInteger())
        return Dim(integer());
    const auto *symbol = std::get_if<std::string>(&m_value);
    return symbol != nullptr ? Dim(*symbol) : Dim();
}

bool KnownElements::isComplete() const
{
    return std::all_of(values.begin(), values.end(),
                       [](const Element &element) { return element.isNumber(); });
}

std::optional<std::vector<std::int64_t>> KnownElements::integers() const
{
    std::vector<std::int64_t> out;
    out.reserve(values.size());
    for (const Element &element : values) {
        if (!element.isInteger())
            return std::nullopt;
        out.push_back(element.integer());
    }
    return out;
}

std::shared_ptr<const KnownElements> constantElements(const Tensor &tensor)
{
    if (!isSmall(tensor))
        return nullptr;
    if (isFloatingPoint(tensor.dtype())) {
        const auto numbers = readNumbers(tensor);
        return numbers ? fromNumbers(tensor.dims(), *numbers) : nullptr;
    }
    const auto integers = readIntegers(tensor);
    return integers ? fromNumbers(tensor.dims(), *integers) : nullptr;
}

std::shared_ptr<const KnownElements> constantElements(const Model &model, ValueId id)
{
    const Value *value = model.findValue(id);
    if (value == nullptr)
        return nullptr;
    if (value->initializer)
        return constantElements(*value->initializer);
    const Node *producer = model.findNode(value->producer);
    return producer != nullptr && producer->isOp("Constant") ? fromConstantNode(*producer) : nullptr;
}

} // namespace espalier
