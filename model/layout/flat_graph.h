// SPDX-License-Identifier: Apache-2.0
// What the layout algorithms see of a graph: boxes of known sizes and lines between them, no models.
#pragma once

#include <cstdint>
#include <vector>

namespace espalier {

inline constexpr std::uint32_t noVertex = 0xFFFFFFFFU;

struct FlatVertex {
    double width = 0;
    double height = 0;
};

/// `value` tells tensors apart: edges of one tensor may run together, and many of them make a bus.
struct FlatEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t value = 0;
    bool isDrawn = true; ///< false: only keeps `to` below `from`
};

/// Vertices in topological order as far as there is one. No edge twice, none from a vertex to itself.
struct FlatGraph {
    std::vector<FlatVertex> vertices;
    std::vector<FlatEdge> edges;
    std::uint32_t entry = noVertex; ///< stands above everything that hangs together with it
};

inline constexpr double rankGap = 24;
inline constexpr double forkGap = 52; ///< below a row with a vertex of more than two consumers
inline constexpr double columnGap = 22;

} // namespace espalier
