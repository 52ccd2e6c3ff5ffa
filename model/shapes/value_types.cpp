// SPDX-License-Identifier: Apache-2.0
// Looks up and replaces records of types.
#include "model/shapes/value_types.h"

namespace espalier {

const ValueTypes::Record *ValueTypes::find(ValueId value) const
{
    if (!value.isValid() || value.graph.index() >= m_graphs.size())
        return nullptr;
    return m_graphs[value.graph.index()].find(value.index);
}

const ValueType &ValueTypes::of(ValueId value) const
{
    static const ValueType unknown;
    const Record *record = find(value);
    return record != nullptr ? record->type : unknown;
}

const KnownElements *ValueTypes::elementsOf(ValueId value) const
{
    const Record *record = find(value);
    return record != nullptr ? record->elements.get() : nullptr;
}

bool ValueTypes::isShapeStatic(ValueId value) const
{
    const ValueType &type = of(value);
    return type.shape && isStatic(*type.shape);
}

void ValueTypes::set(ValueId value, Record record)
{
    if (value.graph.index() >= m_graphs.size())
        m_graphs.resize(value.graph.index() + 1);
    m_graphs[value.graph.index()].put(value.index, std::make_shared<Record>(std::move(record)));
}

void ValueTypes::forget(ValueId value)
{
    if (find(value) != nullptr)
        m_graphs[value.graph.index()].erase(value.index);
}

void ValueTypes::forgetGraph(GraphId graph)
{
    if (graph.index() < m_graphs.size())
        m_graphs[graph.index()] = {};
}

std::shared_ptr<const KnownElements> knownElements(const Model &model, const ValueTypes &types, ValueId value)
{
    const ValueTypes::Record *record = types.find(value);
    return record != nullptr && record->elements ? record->elements : constantElements(model, value);
}

} // namespace espalier
