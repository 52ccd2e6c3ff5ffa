// SPDX-License-Identifier: Apache-2.0
// Values computed so far, those of the graphs around a body behind its own.
#pragma once

#include "model/compute/host_value.h"
#include "model/graph/ids.h"

#include <unordered_map>

namespace espalier {

class KnownValues {
public:
    KnownValues() = default;
    /// Inside a body: sees what `outer` has, which outlives it.
    explicit KnownValues(const KnownValues *outer) : m_outer(outer) { }

    /// Null where nothing is known.
    [[nodiscard]] const HostValue *find(ValueId id) const
    {
        for (const KnownValues *scope = this; scope != nullptr; scope = scope->m_outer) {
            if (const auto found = scope->m_values.find(id); found != scope->m_values.end())
                return &found->second;
        }
        return nullptr;
    }
    void put(ValueId id, HostValue value) { m_values.insert_or_assign(id, std::move(value)); }
    /// Forgets a value of this graph's own.
    void forget(ValueId id) { m_values.erase(id); }
    [[nodiscard]] const std::unordered_map<ValueId, HostValue> &own() const { return m_values; }

private:
    const KnownValues *m_outer = nullptr;
    std::unordered_map<ValueId, HostValue> m_values;
};

} // namespace espalier
