// SPDX-License-Identifier: Apache-2.0
// Chooses test vectors.
#include "exporters/cpp/vectors.h"

#include "model/compute/random_inputs.h"

namespace espalier::cpp {

namespace {

/// Entries for all ports of a graph but initializers; nullopt where one is missing.
std::optional<NamedTensors> entries(const Model &model, const std::vector<GraphPort> &ports,
                                    const NamedTensors &given)
{
    NamedTensors out;
    for (const GraphPort &port : ports) {
        const Value &value = model.value(port.value);
        const auto found = given.find(value.name);
        if (found != given.end())
            out.insert(*found);
        else if (!value.isInitializer())
            return std::nullopt;
    }
    return out;
}

} // namespace

std::optional<TestVectors> testVectors(const Model &tail, const ValueTypes &types, const NamedTensors &given,
                                       const TaskContext &context)
{
    static constexpr std::uint64_t seed = 1;
    TestVectors out;
    if (auto inputs = entries(tail, tail.mainGraph().inputs, given)) {
        out.inputs = std::move(*inputs);
        if (auto outputs = entries(tail, tail.mainGraph().outputs, given)) {
            out.outputs = std::move(*outputs);
            return out;
        }
    } else {
        auto drawn = randomInputs(tail, types, seed);
        if (!drawn)
            return std::nullopt;
        out.inputs = *std::move(drawn);
    }
    auto computed = evaluate(tail, out.inputs, context);
    if (!computed)
        return std::nullopt;
    out.outputs = *std::move(computed);
    return out;
}

} // namespace espalier::cpp
