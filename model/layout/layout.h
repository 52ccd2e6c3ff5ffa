// SPDX-License-Identifier: Apache-2.0
// Where the boxes and edges of a model stand. Pure geometry: no fonts, no colours, no verdicts.
#pragma once

#include "model/graph/ids.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace espalier {

/// In pixels at 96 dpi and 100 % zoom; y grows downwards.
struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point &, const Point &) = default;
};

struct Rect {
    double x = 0; ///< left
    double y = 0; ///< top
    double width = 0;
    double height = 0;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
    friend bool operator==(const Rect &, const Rect &) = default;
};

/// Index into Layout::boxes.
using BoxIndex = std::uint32_t;

struct LayoutBox {
    enum class Kind {
        Node, ///< one node; constants (initializers, Constant nodes) have no box
        Input, ///< an input of the graph, a pill
        Output, ///< an output of the graph, a pill
        Group, ///< a folded group of nodes
        Frame, ///< round an unfolded group, or round the body of an If, Loop or Scan; stands before what is
               ///< in it
    };

    Kind kind = Kind::Node;
    Rect rect;
    NodeId node = {}; ///< of Node; of a body's Frame the node whose body it is
    ValueId value = {}; ///< of Input and Output
    std::int32_t group = -1; ///< of Group and of a group's Frame: index into Grouping::groups
    GraphId body = {}; ///< of a body's Frame
    std::uint32_t block = 0; ///< boxes of one block were placed together; blocks are numbered along the trunk
    std::uint32_t rank = 0; ///< row inside the block, from the top
};

/// One tensor from the box that makes it to one box that reads it. `points` is a poly-Bézier: a start and
/// then three points for each cubic piece (1 + 3n points), the last of which is the tip of the arrow.
struct LayoutEdge {
    ValueId value;
    BoxIndex from = 0;
    BoxIndex to = 0;
    std::vector<Point> points;
    bool isCaptured = false; ///< read inside a body whose frame the edge enters
    /// Leaves the foot of one column and ends at the head of the next.
    bool isWrapped = false;
};

/// A tensor with many or far consumers: a stub at its producer and one at each consumer instead of lines.
struct LayoutBus {
    ValueId value;
    std::optional<BoxIndex> from; ///< its producer's box; none for a folded or outer one
    std::vector<BoxIndex> to;
    Point exit; ///< upper end of the producer's stub, on the lower edge of its box
    std::vector<Point> entries; ///< for each of `to`: the dot at the left end of its stub, 16 left of the box
};

struct RankedBlock;
/// Laid-out blocks by what they look like, kept for blocks that look the same, now and after an edit.
using BlockStore = std::map<std::vector<std::uint32_t>, std::shared_ptr<const RankedBlock>>;

struct Layout {
    std::vector<LayoutBox> boxes;
    std::vector<LayoutEdge> edges;
    std::vector<LayoutBus> buses;
    Rect bounds;
    std::uint32_t blocks = 0;
    std::uint32_t columns = 1;
    std::shared_ptr<const BlockStore> blockStore; ///< for the layout after the next edit
};

} // namespace espalier
