// SPDX-License-Identifier: Apache-2.0
// Groups of nodes that can be folded to one box: name scopes, or blocks that repeat.
#pragma once

#include "model/graph/model.h"
#include "model/layout/box_text.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace espalier {

struct Group {
    enum class Kind {
        Scope, ///< nodes whose names (or `namespace` metadata) start alike: `/encoder/layer.0/…`
        Repeated, ///< a run of nodes that occurs again and again along the graph, in graphs without scopes
    };
    Kind kind = Kind::Scope;
    std::string name; ///< its own part of the path: `layer.0`
    std::int32_t parent = -1; ///< index of the group around it; -1: none
    std::uint32_t depth = 0;
    std::size_t nodeCount = 0; ///< constants not counted, those of inner groups counted
    std::uint32_t likeness = 0; ///< groups of one number have the same operators in the same order
    std::uint32_t alike = 1; ///< how many groups have that number, this one included
};

/// Groups of one graph, outer ones before inner ones.
struct Grouping {
    GraphId graph;
    std::vector<Group> groups;
    std::unordered_map<NodeId, std::int32_t> groupOf; ///< the innermost group of a node; none: not in it
};

enum class GroupState : std::uint8_t {
    Open, ///< its nodes stand among the others
    Framed, ///< its nodes stand in a frame of their own
    Folded, ///< it is one box; states of what is in it do not matter
};

[[nodiscard]] Grouping groupNodes(const Model &model, GraphId graph = Model::mainGraphId());

inline constexpr std::size_t mostBoxesUnfolded = 400;
inline constexpr std::size_t mostBoxesFolded = 100;

/// States for the first view: all open if that makes at most mostBoxesUnfolded boxes, else folded to the
/// deepest level with at most mostBoxesFolded (the outermost level if none has so few).
[[nodiscard]] std::vector<GroupState> firstView(const Model &model, const Grouping &grouping);

/// Name and `208 nodes`.
[[nodiscard]] BoxText groupText(const Group &group);

} // namespace espalier
