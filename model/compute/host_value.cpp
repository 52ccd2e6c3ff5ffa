// SPDX-License-Identifier: Apache-2.0
// Makes values that are no tensors, and tells their types.
#include "model/compute/host_value.h"

namespace espalier {

HostValue HostValue::of(Sequence elements)
{
    HostValue out;
    out.m_value = std::make_shared<const Sequence>(std::move(elements));
    return out;
}

HostValue HostValue::of(Map map)
{
    HostValue out;
    out.m_value = std::make_shared<const Map>(std::move(map));
    return out;
}

const HostValue::Sequence *HostValue::sequence() const
{
    const auto *held = std::get_if<std::shared_ptr<const Sequence>>(&m_value);
    return held != nullptr ? held->get() : nullptr;
}

const HostValue::Map *HostValue::map() const
{
    const auto *held = std::get_if<std::shared_ptr<const Map>>(&m_value);
    return held != nullptr ? held->get() : nullptr;
}

ValueType HostValue::type() const
{
    ValueType out;
    switch (kind()) {
    case Kind::Nothing:
        break;
    case Kind::Tensor:
        return tensor()->spec().type();
    case Kind::Sequence:
        out.kind = ValueType::Kind::Sequence;
        out.elements.push_back(sequence()->empty() ? ValueType() : sequence()->front().type());
        if (out.elements[0].isTensor() && sequence()->size() > 1)
            out.elements[0].shape.reset();
        break;
    case Kind::Map:
        out.kind = ValueType::Kind::Map;
        out.dtype = map()->keys.dtype();
        out.elements.push_back(ValueType::tensor(map()->values.dtype()));
        break;
    }
    return out;
}

} // namespace espalier
