// SPDX-License-Identifier: Apache-2.0
// Moves elements about: the data movement operators on small tensors whose elements may be unknown.
#pragma once

#include "model/shapes/known_elements.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace espalier {

using Elements = std::shared_ptr<const KnownElements>;
using Lengths = std::vector<std::int64_t>;

/// Product of the lengths; nullopt if one is negative or there are more than knownIntegersLimit elements.
[[nodiscard]] std::optional<std::size_t> smallCount(const Lengths &dims);
/// `axis` made non-negative; nullopt if it is none of `rank` axes.
[[nodiscard]] std::optional<std::size_t> wrapAxis(std::int64_t axis, std::size_t rank);

/// A tensor of `dims` whose element at each index is the source's at `source(index)`. `source` gives a full
/// index into the source; null if the result is too large.
[[nodiscard]] Elements
movedElements(const KnownElements &from, Lengths dims,
              const std::function<void(const Lengths &index, Lengths &source)> &source);

/// The same elements in other dims; null unless the counts agree.
[[nodiscard]] Elements reshaped(const Elements &from, Lengths dims);
[[nodiscard]] Elements filled(const Lengths &dims, const Element &element);
/// Broadcast as numpy does; null if that is impossible.
[[nodiscard]] std::optional<Lengths> broadcastDims(const Lengths &a, const Lengths &b);
[[nodiscard]] Elements expanded(const KnownElements &from, const Lengths &dims);
[[nodiscard]] Elements transposed(const KnownElements &from, const std::vector<std::int64_t> &permutation);
[[nodiscard]] Elements gathered(const KnownElements &from, const KnownElements &indices, std::int64_t axis);
/// Slice-13 with starts, ends and steps for some axes.
[[nodiscard]] Elements sliced(const KnownElements &from, const Lengths &starts, const Lengths &ends,
                              const Lengths &axes, const Lengths &steps);
[[nodiscard]] Elements tiled(const KnownElements &from, const Lengths &repeats);
/// Precondition: at least one part; none is null.
[[nodiscard]] Elements concatenated(const std::vector<Elements> &parts, std::int64_t axis);

} // namespace espalier
