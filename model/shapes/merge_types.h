// SPDX-License-Identifier: Apache-2.0
// Joins what is known of a type from two sources.
#pragma once

#include "model/graph/value_type.h"

namespace espalier {

struct MergedType {
    ValueType type;
    bool isContradiction = false; ///< the two cannot both be right
};

/// `certain`, completed from `declared` where it leaves something open; where they contradict, `certain`
/// stays.
[[nodiscard]] MergedType mergeTypes(const ValueType &certain, const ValueType &declared);

/// What two types have in common: what holds for a value that may have either.
[[nodiscard]] ValueType commonType(const ValueType &a, const ValueType &b);

/// A declared type as far as it says something: dims below 0 (some exporters write -1) are unknown ones.
[[nodiscard]] ValueType meaningfulType(ValueType declared);

} // namespace espalier
