// SPDX-License-Identifier: Apache-2.0
// Runs the front, hands its outputs to the tail, and compares.
#include "rewrites/verify_cut.h"

#include "model/compute/evaluate.h"

namespace espalier {

Result<NamedTensors> tailInputs(const CutResult &cut, const NamedTensors &inputs, const TaskContext &context)
{
    auto between = evaluate(cut.front, inputs, context);
    if (!between)
        return fail(std::move(between.error()));
    NamedTensors out;
    for (const GraphPort &port : cut.tail.mainGraph().inputs) {
        const std::string &name = cut.tail.value(port.value).name;
        if (const auto made = between->find(name); made != between->end())
            out.emplace(name, made->second);
        else if (const auto outer = inputs.find(name); outer != inputs.end())
            out.emplace(name, outer->second);
    }
    return out;
}

Result<CutVerification> verifyCut(const Model &before, const ValueTypes &typesBefore, const CutResult &cut,
                                  const VerifyOptions &options, const TaskContext &context,
                                  const NamedTensors *given)
{
    CutVerification out;
    const auto runParts = [&](const NamedTensors &inputs, const NamedTensors &expected,
                              const TaskContext &part) -> Result<NamedTensors> {
        auto between = tailInputs(cut, inputs, part.part(0, 0.9));
        if (!between)
            return fail(std::move(between.error()));
        out.vectors = expected;
        for (const auto &[name, tensor] : *between)
            out.vectors.insert_or_assign(name, tensor);
        return evaluate(cut.tail, *between, part.part(0.9, 1));
    };
    auto verification = verifyRuns(before, typesBefore, runParts, options, context, given);
    if (!verification)
        return fail(std::move(verification.error()));
    out.verification = std::move(*verification);
    return out;
}

} // namespace espalier
