// SPDX-License-Identifier: Apache-2.0
// Names for the things of a model that stay valid while it is edited.
#pragma once

#include "model/base/strong_id.h"

namespace espalier {

struct GraphTag;
/// The main graph (index 0), a subgraph body or a function body of one model.
using GraphId = StrongId<GraphTag>;

/// A record of one graph: `index` is its slot in that graph's store and is never given to another record.
template <class Tag> struct MemberId {
    GraphId graph;
    std::uint32_t index = 0;

    [[nodiscard]] constexpr bool isValid() const { return graph.isValid(); }
    friend constexpr bool operator==(const MemberId &, const MemberId &) = default;
    friend constexpr auto operator<=>(const MemberId &, const MemberId &) = default;
};

struct NodeTag;
struct ValueTag;
using NodeId = MemberId<NodeTag>;
/// An invalid id among a node's inputs or outputs stands for an optional one that is left out ("").
using ValueId = MemberId<ValueTag>;

} // namespace espalier

template <class Tag> struct std::hash<espalier::MemberId<Tag>> {
    std::size_t operator()(espalier::MemberId<Tag> id) const noexcept
    {
        return (static_cast<std::size_t>(id.graph.index()) << 32U) ^ id.index;
    }
};
