// SPDX-License-Identifier: Apache-2.0
// What conditions and rules ask about one state of a model: types, order, constants.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/model.h"
#include "model/graph/walk.h"
#include "model/shapes/value_types.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace espalier {

/// An attribute as one node has it, references to a function's attributes (`@alpha`) followed.
struct FoundAttribute {
    const Attribute *attribute = nullptr; ///< null: absent, or not known
    bool isKnown = true; ///< false in a function's body that is looked at without a call
};

/// Knowledge derived from a model that never changes. Making one costs little more than its types; everything
/// else is worked out when first asked for and kept. Movable, not copied. Threads: any number may ask at
/// once.
class ModelFacts {
public:
    ModelFacts(Model model, ValueTypes types);
    ~ModelFacts();
    ModelFacts(ModelFacts &&) noexcept;
    ModelFacts &operator=(ModelFacts &&) noexcept;
    ModelFacts(const ModelFacts &) = delete;
    ModelFacts &operator=(const ModelFacts &) = delete;
    /// Infers the types first.
    [[nodiscard]] static ModelFacts infer(const Model &model, const TaskContext &context = {});

    [[nodiscard]] const Model &model() const;
    [[nodiscard]] const ValueTypes &types() const;
    [[nodiscard]] const ValueType &type(ValueId value) const;
    /// Nodes of a graph, producers before readers.
    [[nodiscard]] const TopologicalOrder &order(GraphId graph = Model::mainGraphId()) const;

    /// const(X) of product.md: an initializer that no caller can override, the output of a Constant node,
    /// elements that follow from known dims, or anything that operators of ONNX compute from those alone. An
    /// absent operand (invalid id) is constant. In a function's body a formal input is what its call gives
    /// it.
    [[nodiscard]] bool isConstant(ValueId value) const;
    /// Every output of the node is constant: it never runs, since its results are written into the model.
    [[nodiscard]] bool isConstantNode(NodeId node) const;
    /// The constant itself, computed with the kernels where needed and then kept; null if it is not constant,
    /// or cannot be computed (no kernel, too large, sparse).
    [[nodiscard]] std::shared_ptr<const Tensor> constant(ValueId value) const;
    /// Elements as numbers, as far as they are known, of at most `elementLimit`: also those of the output of
    /// Shape where some dims are symbols. Null if nothing is known.
    [[nodiscard]] std::shared_ptr<const KnownElements> elements(ValueId value) const;
    static constexpr std::int64_t elementLimit = 65'536;

    [[nodiscard]] FoundAttribute attribute(const Node &node, std::string_view name) const;

    /// Facts about the body of the function that `call` (a node known here) calls, as they are for this call;
    /// null if it calls none of the model's. They answer about the graphs outside too, and live no longer
    /// than these facts, which must not be moved meanwhile.
    [[nodiscard]] std::shared_ptr<const ModelFacts> inCall(NodeId call) const;

private:
    struct State;
    explicit ModelFacts(std::unique_ptr<State> state);

    [[nodiscard]] bool decideConstant(ValueId value) const;
    [[nodiscard]] std::optional<std::shared_ptr<const Tensor>> constantAtHand(ValueId value) const;
    void computeOutputs(NodeId node) const;

    std::unique_ptr<State> m_state;
};

} // namespace espalier
