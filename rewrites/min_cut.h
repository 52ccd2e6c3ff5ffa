// SPDX-License-Identifier: Apache-2.0
// Where to cut a graph in two so that as few bytes as possible cross: a minimum cut, exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace espalier {

/// Terms: nodes 0…n-1 stand in topological order. The *tail* is a set of nodes that holds all readers of
/// whatever it makes; the rest is the *front*.
struct CutProblem {
    struct Node {
        bool isPinned = false; ///< must stay in the front, and with it all that it depends on
        bool isWanted = false; ///< is to go to the tail where no pinned node depends on it
        std::uint64_t macs = 0;
    };
    /// A tensor: made by `producer` (nullopt: a graph input), read by `readers`.
    struct Tensor {
        std::optional<std::size_t> producer;
        std::vector<std::size_t> readers;
        std::uint64_t bytes = 0;
    };
    std::vector<Node> nodes;
    std::vector<Tensor> tensors;
    /// The tail takes no more than this; wanted nodes nearest the outputs go first. nullopt: no bound.
    std::optional<std::uint64_t> macsAllowed;
};

struct CutSolution {
    std::vector<bool> inTail; ///< by node
    std::uint64_t bytes = 0; ///< of the tensors that the tail reads and does not make
    std::uint64_t macs = 0; ///< in the tail
    std::size_t wantedLeft = 0; ///< wanted nodes that stay in the front
};

/// Minimises, in this order: wanted nodes left, bytes that cross, MACs in the tail, nodes in the tail. The
/// tail is empty if no wanted node can go.
///
/// Method: wanted nodes with all their descendants are tied to the sink, pinned nodes with all their
/// ancestors to the source. Between them each tensor is an edge of its bytes from producer to a point of its
/// own and endless edges from there to its readers, so that it counts once however many read it; an endless
/// edge from reader to producer keeps the tail closed. Of all minimum cuts the one with the smallest tail is
/// taken, which has the fewest MACs and nodes too. Dinic's algorithm; a path is pushed for each tensor that
/// fills up, so long chains cost little.
[[nodiscard]] CutSolution solveCut(const CutProblem &problem);

} // namespace espalier
