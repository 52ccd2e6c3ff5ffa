// SPDX-License-Identifier: Apache-2.0
// Runs the front, hands its outputs to the tail, and compares.
#include "rewrites/verify_cut.h"

#include "model/compute/evaluate.h"

namespace espalier {

namespace {

/// What the tail reads of what the front made and of the graph's inputs.
NamedTensors readByTail(const CutResult &cut, const NamedTensors &between, const NamedTensors &inputs)
{
    NamedTensors out;
    for (const GraphPort &port : cut.tail.mainGraph().inputs) {
        const std::string &name = cut.tail.value(port.value).name;
        if (const auto made = between.find(name); made != between.end())
            out.emplace(name, made->second);
        else if (const auto outer = inputs.find(name); outer != inputs.end())
            out.emplace(name, outer->second);
    }
    return out;
}

} // namespace

Result<NamedTensors> tailInputs(const CutResult &cut, const NamedTensors &inputs, const TaskContext &context)
{
    const auto between = evaluate(cut.front, inputs, context);
    if (!between)
        return fail(between.error());
    return readByTail(cut, *between, inputs);
}

Result<CutVerification> verifyCut(const Model &before, const ValueTypes &typesBefore, const CutResult &cut,
                                  const VerifyOptions &options, const TaskContext &context,
                                  const NamedTensors *given)
{
    CutVerification out;
    PreparedModel front(cut.front);
    PreparedModel tail(cut.tail);
    const auto runParts = [&](const NamedTensors &inputs, const NamedTensors &expected,
                              const TaskContext &part) -> Result<NamedTensors> {
        const auto between = front.run(inputs, part.part(0, 0.9));
        if (!between)
            return fail(between.error());
        const NamedTensors read = readByTail(cut, *between, inputs);
        out.vectors = expected;
        for (const auto &[name, tensor] : read)
            out.vectors.insert_or_assign(name, tensor);
        return tail.run(read, part.part(0.9, 1));
    };
    auto verification = verifyRuns(before, typesBefore, runParts, options, context, given);
    if (!verification)
        return fail(std::move(verification.error()));
    out.verification = std::move(*verification);
    return out;
}

} // namespace espalier
