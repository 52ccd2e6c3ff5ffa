// SPDX-License-Identifier: Apache-2.0
// What a value of a running graph holds: a tensor, a sequence, a map, or nothing.
#pragma once

#include "model/compute/dense_tensor.h"

#include <memory>
#include <string_view>
#include <variant>
#include <vector>

namespace espalier {

/// Copies share their contents. An optional with a value is that value; one without is Nothing, and so is an
/// operand that is left out.
class HostValue {
public:
    enum class Kind { Nothing, Tensor, Sequence, Map };
    using Sequence = std::vector<HostValue>;
    /// `keys` (strings or int64) and `values` are lists of one length.
    struct Map {
        DenseTensor keys;
        DenseTensor values;
    };

    HostValue() = default;
    HostValue(DenseTensor tensor) : m_value(std::move(tensor)) { }
    [[nodiscard]] static HostValue of(Sequence elements);
    [[nodiscard]] static HostValue of(Map map);

    [[nodiscard]] Kind kind() const { return static_cast<Kind>(m_value.index()); }
    [[nodiscard]] bool isNothing() const { return kind() == Kind::Nothing; }
    /// Null for another kind.
    [[nodiscard]] const DenseTensor *tensor() const { return std::get_if<DenseTensor>(&m_value); }
    [[nodiscard]] const Sequence *sequence() const;
    [[nodiscard]] const Map *map() const;
    /// Dtypes and shapes as far as the elements tell.
    [[nodiscard]] ValueType type() const;

private:
    std::variant<std::monostate, DenseTensor, std::shared_ptr<const Sequence>, std::shared_ptr<const Map>>
        m_value;
};

} // namespace espalier
