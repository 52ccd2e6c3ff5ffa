// SPDX-License-Identifier: Apache-2.0
// What lies over a frame and changes often: selection, hover, search, cut. Changing it rebuilds nothing.
#pragma once

#include "widgets/canvas/cut_outline.h"
#include "widgets/canvas/frame.h"

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

namespace espalier {

/// Nodes and tensors by id, as the workbench holds them.
struct Selection {
    std::vector<NodeId> nodes;
    std::vector<ValueId> values;
    [[nodiscard]] bool isEmpty() const { return nodes.empty() && values.empty(); }
    friend bool operator==(const Selection &, const Selection &) = default;
};

/// Bits of a box or an edge.
enum State : std::uint8_t {
    Selected = 1,
    IsInput = 2, ///< read by the selection
    IsOutput = 4, ///< reads the selection
    Dimmed = 8, ///< 38 %: no hit of the search
    Crossed = 16, ///< an edge that the cut crosses
    Behind = 32, ///< a box whose nodes all lie behind the cut: it looks like generated C++
};

struct Overlay {
    std::vector<std::uint8_t> boxes; ///< State bits by box
    std::vector<std::uint8_t> edges; ///< State bits by edge
    std::vector<std::uint8_t> buses; ///< Selected: all stubs are lit
    std::optional<BoxIndex> hoveredBox;
    std::optional<std::uint32_t> hoveredEdge;
    std::optional<std::uint32_t> hoveredBus;
    bool isStale = false; ///< all at 38 % until recomputed
    bool showNames = false; ///< nodes' own names instead of the second line
    bool showShapes = true; ///< labels on edges
    bool showHeat = false;
    std::optional<CutOutline> cut;
    std::vector<ValueId> cutValues; ///< of each of cut->crossings
    QString cutFront; ///< `TNN / OpenCL GPU`: on which side of the line what runs; empty: not said
    std::vector<NodeId> behindCut; ///< nodes of this frame, those in folded groups included

    [[nodiscard]] std::uint8_t box(BoxIndex index) const { return index < boxes.size() ? boxes[index] : 0; }
    [[nodiscard]] std::uint8_t edge(std::uint32_t index) const
    {
        return index < edges.size() ? edges[index] : 0;
    }
    /// Of a box: behind the cut it looks like what it would become.
    [[nodiscard]] Look look(const FrameBox &at, BoxIndex index) const
    {
        return (box(index) & Behind) != 0 ? Look::Generated : at.look;
    }
    [[nodiscard]] bool isLit(std::uint32_t bus) const
    {
        return hoveredBus == bus || (bus < buses.size() && (buses[bus] & Selected) != 0);
    }
};

/// Marks the selection, what it reads and what reads it. Nodes of a folded group select the group's box.
void markSelection(const Frame &frame, const Selection &selection, Overlay &overlay);
/// Dims every box whose nodes are not among `hits`; null ends the search.
void markHits(const Frame &frame, const std::unordered_set<NodeId> *hits, Overlay &overlay);
/// Colours the edges of the tensors at which the model is cut and outlines the nodes behind them.
void markCut(const Frame &frame, const std::unordered_set<ValueId> &tensors,
             const std::unordered_set<NodeId> &behind, Overlay &overlay);

/// Of all nodes, with those behind a cut as generated C++.
[[nodiscard]] LookCounts shownCounts(const Frame &frame, const Overlay &overlay);
/// Nodes that count for this look in shownCounts().
[[nodiscard]] std::vector<NodeId> shownNodes(const Frame &frame, const Overlay &overlay, Look look);

/// Nodes for which a box stands: one, or all of a folded group. Empty for pills and frames.
[[nodiscard]] std::vector<NodeId> nodesOf(const Frame &frame, BoxIndex box);

} // namespace espalier
