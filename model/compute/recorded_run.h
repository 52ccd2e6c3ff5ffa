// SPDX-License-Identifier: Apache-2.0
// A model that was run once, with the tensors that its nodes made.
#pragma once

#include "model/compute/evaluate.h"
#include "model/compute/read_inputs.h"
#include "model/shapes/value_types.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace espalier {

/// Where the values of a run's inputs come from: what no source gives is drawn (random_inputs.h).
struct RunInputs {
    std::vector<InputSource> sources;
    std::uint64_t seed = 1;
};

/// The model with the shapes that these inputs have, where its own are dynamic. Inputs in `keep` stay as they
/// are. Errors: as fixShape().
[[nodiscard]] Result<Model> shapedBy(Model model, const NamedTensors &inputs,
                                     const std::vector<std::string> &keep = {});

/// The values of all inputs. Errors: as readInputs(), randomInputs() and fixShape().
[[nodiscard]] Result<NamedTensors> inputsFor(const Model &model, const RunInputs &from);

/// Immutable; may be read from any thread.
class RecordedRun {
public:
    static constexpr std::uint64_t keptBytes = std::uint64_t{512} << 20U;
    static constexpr std::uint64_t everything = std::numeric_limits<std::uint64_t>::max();

    /// Runs the main graph and keeps its outputs and, as long as they take at most `most` bytes together, the
    /// outputs of its nodes; those whose size is not known before are kept only of `everything`. Sequences,
    /// maps and optionals are not kept. Errors: as evaluateValues(), shapedBy().
    [[nodiscard]] static Result<RecordedRun> make(const Model &model, NamedTensors inputs,
                                                  std::uint64_t most = keptBytes,
                                                  const TaskContext &context = {});

    /// Shapes are those of the inputs.
    [[nodiscard]] const Model &model() const { return m_model; }
    [[nodiscard]] const NamedTensors &inputs() const { return m_inputs; }
    [[nodiscard]] double seconds() const { return m_seconds; } ///< that the run took
    /// The first node that makes NaN or infinity, if an output of the model has any.
    [[nodiscard]] const std::optional<NonFinite> &nonFinite() const { return m_nonFinite; }

    /// Null: not kept.
    [[nodiscard]] const DenseTensor *kept(ValueId value) const;
    /// Any tensor of the main graph, or a constant of any graph; what was not kept is computed again.
    /// Errors: as evaluateValues(); CommandLine with reason value_in_body for what has a value in each round
    /// of a body.
    [[nodiscard]] Result<DenseTensor> tensor(ValueId value, const TaskContext &context = {}) const;

private:
    RecordedRun(Model model, NamedTensors inputs) : m_model(std::move(model)), m_inputs(std::move(inputs)) { }
    [[nodiscard]] ValueTensors given() const;

    Model m_model;
    NamedTensors m_inputs;
    ValueTensors m_kept;
    double m_seconds = 0;
    std::optional<NonFinite> m_nonFinite;
};

} // namespace espalier
