// SPDX-License-Identifier: Apache-2.0
// All that the canvas draws of one state of a model: a value, made off the GUI thread and tested without a
// screen.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/model.h"
#include "model/layout/layout.h"
#include "model/shapes/value_types.h"
#include "widgets/canvas/palette.h"
#include "widgets/canvas/spatial_index.h"

#include <QPointF>
#include <QRectF>
#include <QString>
#include <array>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace espalier {

/// What a plan makes of a node, beside its verdict.
struct NodeMark {
    bool isCustom = false; ///< kept as a custom layer
    bool isGenerated = false; ///< in the generated C++ behind the cut
    bool isUndefined = false; ///< of generated C++: its body is the user's to write; keeps the question mark
    bool isBefore = false; ///< of generated C++: in front of the model; its badge sits on the left corner
    bool needsTraining = false;
    char change = 0; ///< `+`, `~` or `-` in a comparison or preview
};

/// How many nodes of a group have each look.
using LookCounts = std::array<std::uint32_t, lookCount>;

/// Of a folded group or an unfolded one's frame.
struct GroupFacts {
    QString name;
    std::vector<NodeId> nodes;
    std::uint32_t alike = 1; ///< groups of this shape in the model, itself included
};

struct FrameBox {
    LayoutBox::Kind kind = LayoutBox::Kind::Node;
    QRectF rect;
    NodeId node;
    ValueId value;
    GraphId body;
    std::int32_t group = -1;
    std::uint32_t block = 0;
    std::uint32_t rank = 0;
    Look look = Look::Plain; ///< of a folded group the worst one in it
    NodeMark mark;
    QString name; ///< operator, name of a pill, name of a group
    QString detail; ///< second line; shape of a pill; `208 nodes` of a group
    QString title; ///< the node's own name
    QString sentence; ///< why it runs or not; empty if there is nothing to say
    QString icon; ///< file of resources/icons
    LookCounts counts{}; ///< of a group
    std::uint32_t alike = 1; ///< of a group
    std::vector<NodeId> members; ///< of a group
    std::vector<Look> memberLooks;
    double heat = 0; ///< share of the largest, 0…1
};

struct FrameLabel {
    QString text;
    QPointF baseline; ///< left end of the text
    QRectF rect;
    bool isPlaced = false; ///< else it is shown on hover only
};

struct FrameEdge {
    ValueId value;
    BoxIndex from = 0;
    BoxIndex to = 0;
    std::vector<QPointF> points; ///< as LayoutEdge's
    QRectF bounds;
    bool isCaptured = false;
    bool isWrapped = false;
    char change = 0; ///< `+` or `-` in a preview
    FrameLabel label;
};

struct FrameBus {
    ValueId value;
    std::optional<BoxIndex> from;
    std::vector<BoxIndex> to;
    QPointF exit;
    std::vector<QPointF> entries;
    QString name;
    QString shape;
};

/// Neighbours in a rank with one look: what the overview draws instead of boxes.
struct FrameRun {
    QRectF rect; ///< from half the gap above to half the gap below
    Look look = Look::Plain;
};

/// An ink bar beside a rank in the overview.
struct FrameHeat {
    QPointF right; ///< its right end
    double share = 0;
};

struct Frame {
    std::vector<FrameBox> boxes;
    std::vector<FrameEdge> edges;
    std::vector<FrameBus> buses;
    std::vector<FrameRun> runs;
    std::vector<FrameHeat> heats;
    QRectF bounds;
    LookCounts counts{}; ///< of all nodes, those in folded groups included
    bool needsTraining = false; ///< some node is marked so
    QString heatName; ///< what the ink bars measure; empty: there are none
    QString heatLargest;
    SpatialIndex boxIndex;
    SpatialIndex edgeIndex;
    SpatialIndex runIndex;
    SpatialIndex stubIndex; ///< over stubs, in order of `stubs`
    struct Stub {
        std::uint32_t bus = 0;
        std::int32_t entry = -1; ///< −1: the producer's
    };
    std::vector<Stub> stubs;
    std::vector<std::vector<std::uint32_t>> edgesOf; ///< by box: indices of edges that touch it
    std::vector<std::vector<std::uint32_t>> busesOf; ///< by box: buses that it makes or reads
    std::unordered_map<NodeId, BoxIndex> boxOf; ///< nodes in a folded group have the group's box
    std::unordered_map<ValueId, BoxIndex> pillOf;

    [[nodiscard]] const FrameBox *find(NodeId node) const;
    /// In the order of the boxes; members of folded groups by their own look.
    [[nodiscard]] std::vector<NodeId> nodesOf(Look look) const;
    /// The innermost box there; a body's or group's frame only on its title or border.
    [[nodiscard]] std::optional<BoxIndex> boxAt(QPointF point) const;
    [[nodiscard]] QRectF stubRect(std::size_t stub) const;
};

/// Frames are shared by the canvas and whoever compares; nobody changes one.
using FramePointer = std::shared_ptr<const Frame>;

struct FrameSource {
    const Model &model;
    const ValueTypes &types;
    const Layout &layout;
    const SupportReport *report = nullptr; ///< null: no target is chosen
    std::vector<GroupFacts> groups; ///< by LayoutBox::group
    std::unordered_map<NodeId, NodeMark> marks;
    std::unordered_map<ValueId, char> changedEdges; ///< `+` or `-`
    std::unordered_map<NodeId, double> heat; ///< amounts of anything, largest first or not
    QString heatName;
    QString heatLargest;
};

/// Never fails. Stopped, it returns what it has; the caller throws that away.
[[nodiscard]] Frame buildFrame(const FrameSource &source, const TaskContext &context = {});

} // namespace espalier
