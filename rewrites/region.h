// SPDX-License-Identifier: Apache-2.0
// A few nodes of a model as a small model of their own: rules are tried, checked and proved there, whatever
// the size of the whole.
#pragma once

#include "model/graph/model_edit.h"
#include "model/targets/model_facts.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace espalier {

/// Domain of the nodes that stand for the rest of the model in a region.
inline constexpr std::string_view regionDomain = "espalier.region";

/// `model`'s main graph has the nodes, between two that stand for the rest of the model: `Source` makes what
/// the nodes read and the rest makes, `Sink` reads what the rest reads of them. Graph inputs and outputs are
/// those of the whole alone; what is constant in the whole is an initializer. So a rule sees here what it saw
/// in the whole. Names are the whole's.
struct Region {
    /// A value of the whole and where `model` has it.
    struct Output {
        ValueId whole;
        std::uint32_t sinkInput = 0;
    };

    Model model;
    NodeId source;
    NodeId sink;
    std::vector<NodeId> nodes; ///< in the whole, producers first
    std::unordered_map<NodeId, NodeId> nodeOf; ///< whole -> region
    std::unordered_map<ValueId, ValueId> sources; ///< region -> whole: what no node of the region makes
    std::vector<Output> outputs; ///< what the rest reads

    /// The values of `state`, `model` or one made from it by rules, that stand for `outputs`.
    [[nodiscard]] std::vector<ValueId> outputsOf(const Model &state) const;
    /// Values that have to be given to run it: graph inputs and what Source makes.
    [[nodiscard]] std::vector<ValueId> inputs() const;
    /// Nodes of `state` that are not Source or Sink.
    [[nodiscard]] std::vector<NodeId> nodesOf(const Model &state) const;
};

/// Precondition: the nodes are of one graph. Nullopt where a node has a body (If, Loop, Scan) or calls a
/// function of the model, or where an attribute refers to a parameter of the function the nodes stand in.
[[nodiscard]] std::optional<Region> extractRegion(const ModelFacts &facts, const std::vector<NodeId> &nodes);

/// Values that are gone from a model under edit, and what is read in their place.
class Redirects {
public:
    void add(ValueId from, ValueId to) { m_to[from] = to; }
    [[nodiscard]] ValueId resolve(ValueId value) const;

private:
    std::unordered_map<ValueId, ValueId> m_to;
};

/// Puts `after`, made from `region.model` by rules, in place of the region's nodes.
/// Values that outlive the change keep id and name; constants that nobody reads any more, and nodes that only
/// made such, go. Returns the new nodes. Precondition: the edit is of the model that the region was taken
/// from, and none of its nodes is gone.
std::vector<NodeId> spliceRegion(ModelEdit &edit, const Region &region, const Model &after,
                                 Redirects &redirects);

} // namespace espalier
