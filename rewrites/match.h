// SPDX-License-Identifier: Apache-2.0
// Finds a pattern in a model.
#pragma once

#include "rewrites/pattern.h"
#include "rewrites/rule.h"

#include <map>

namespace espalier {

/// Where each part of a pattern was found.
struct Binding {
    std::vector<ValueId> values; ///< by index in the pattern; invalid for an optional input that is left out
    std::vector<NodeId> nodes; ///< by index in the pattern
    /// Captured attributes; null where the node has none and its operator gives no default.
    std::map<std::string, std::shared_ptr<const Attribute>, std::less<>> captures;
};

using FoundBinding = tl::expected<Binding, Refusal>;

/// Looks for the pattern with `node` as any of its nodes. Terms:
/// - operands of Add, Mul, And, Or, Xor, Equal, Max, Min, Sum, Mean, BitwiseAnd/Or/Xor match in either order;
/// - a name that stands twice is one value; a Constant of the pattern fits any constant with its elements (a
/// single
///   element fits every rank with one element);
/// - an attribute that the pattern leaves out must have its default; a captured one may have any value;
/// - outputs that the pattern leaves out must be unread; values inside it must not be read elsewhere;
/// - all nodes lie in one graph.
/// `accept` has the last word on a complete binding (conditions, dtypes): a refusal makes the search go on.
/// The refusal is that of the attempt that got furthest.
[[nodiscard]] FoundBinding findPattern(const Pattern &pattern, const ModelFacts &facts, NodeId node,
                                       const std::function<std::optional<Refusal>(const Binding &)> &accept);

} // namespace espalier
