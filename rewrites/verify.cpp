// SPDX-License-Identifier: Apache-2.0
// Runs before and after on the same inputs and compares.
#include "rewrites/verify.h"

#include "model/compute/random_inputs.h"

#include <algorithm>
#include <map>

namespace espalier {

namespace {

Verification notVerified(const Error &error)
{
    Verification verification;
    verification.reason = error.line();
    return verification;
}

/// The types with a length for each that is not known, one for each name.
ValueTypes withLengths(const ValueTypes &types, const std::vector<ValueId> &values)
{
    static constexpr std::int64_t first = 2;
    ValueTypes out = types;
    std::map<std::string, std::int64_t> lengths;
    for (const ValueId value : values) {
        ValueType type = types.of(value);
        if (!type.isTensor() || !type.shape || isStatic(*type.shape))
            continue;
        for (Dim &dim : *type.shape) {
            if (!dim.isKnown())
                dim = Dim(
                    lengths.try_emplace(dim.symbol(), first + static_cast<std::int64_t>(lengths.size() % 3))
                        .first->second);
        }
        out.set(value, {std::move(type), nullptr});
    }
    return out;
}

/// Whether a tensor is other than what is known of its value: then the inputs are none that the model is for,
/// such as axes that make another rank.
bool contradicts(const ValueType &type, const DenseTensor &tensor)
{
    if (!type.isTensor() || !type.shape)
        return false;
    const auto &lengths = tensor.shape();
    return type.shape->size() != lengths.size()
        || !std::equal(
               lengths.begin(), lengths.end(), type.shape->begin(),
               [](std::int64_t length, const Dim &dim) { return !dim.isKnown() || dim.length() == length; });
}

void noteContradiction(Verification &total, const std::string &name)
{
    if (total.runs == 0)
        total.reason = "no inputs of the model's kind: random ones make " + name
            + " of another shape than the model declares";
}

void take(Verification &total, const TensorComparison &run)
{
    ++total.runs;
    total.reason.clear();
    total.error = std::max(total.error.value_or(0), run.error);
    total.passed = total.passed.value_or(true) && run.passed;
    for (std::size_t i = 0; i < run.outputs.size(); ++i) {
        if (total.outputs.size() <= i)
            total.outputs.push_back({run.outputs[i].name, 0.0, {}});
        std::optional<TensorDifference> &difference = total.outputs[i].difference;
        if (difference && run.outputs[i].difference)
            difference = together(*difference, *run.outputs[i].difference);
        else if (!difference)
            difference = run.outputs[i].difference;
        total.outputs[i].error = std::max(total.outputs[i].error.value_or(0), run.outputs[i].error);
    }
}

} // namespace

namespace {

bool allFinite(const NamedTensors &tensors)
{
    return std::all_of(tensors.begin(), tensors.end(), [](const auto &entry) {
        return !isFloatingPoint(entry.second.dtype()) || nonFiniteIn(entry.second) == NonFinite{};
    });
}

/// The name of an output that is other than what is known of it; null: none.
const std::string *contradicting(const Model &model, const ValueTypes &types, const NamedTensors &outputs)
{
    for (const GraphPort &port : model.mainGraph().outputs) {
        const std::string &name = model.value(port.value).name;
        const auto found = outputs.find(name);
        if (found != outputs.end() && contradicts(types.of(port.value), found->second))
            return &name;
    }
    return nullptr;
}

} // namespace

Result<Verification> verifyRuns(const Model &before, const ValueTypes &typesBefore, const AfterRun &runAfter,
                                const VerifyOptions &options, const TaskContext &context,
                                const NamedTensors *given)
{
    Verification total;
    PreparedModel original(before);
    const int runs = given != nullptr ? 1 : std::max(options.runs, 1);
    for (int run = 0; run < runs; ++run) {
        NamedTensors inputs;
        if (given != nullptr) {
            inputs = *given;
        } else {
            auto made = randomInputs(before, typesBefore, options.seed + static_cast<std::uint64_t>(run));
            if (!made)
                return notVerified(made.error());
            inputs = std::move(*made);
        }
        const double share = 1.0 / runs;
        const auto expected = original.run(inputs, context.part(run * share, (run + 0.5) * share));
        if (!expected && expected.error().code == ErrorCode::Cancelled)
            return fail(expected.error());
        if (!expected)
            return notVerified(expected.error());
        if (const std::string *odd = contradicting(before, typesBefore, *expected)) {
            noteContradiction(total, *odd);
            continue;
        }
        const auto actual = runAfter(inputs, *expected, context.part((run + 0.5) * share, (run + 1) * share));
        if (!actual && actual.error().code == ErrorCode::Cancelled)
            return fail(actual.error());
        if (!actual)
            return notVerified(actual.error());
        if (run == 0 && !allFinite(*expected)) {
            if (auto place = firstNonFinite(before, inputs, context))
                total.nonFinite = std::move(*place);
        }
        take(total, compareTensors(*actual, *expected, options.bound));
    }
    return total;
}

Result<Verification> verifyEquivalence(const Model &before, const ValueTypes &typesBefore, const Model &after,
                                       const VerifyOptions &options, const TaskContext &context,
                                       const NamedTensors *given)
{
    PreparedModel result(after);
    const auto runAfter = [&](const NamedTensors &inputs, const NamedTensors &, const TaskContext &part) {
        return result.run(inputs, part);
    };
    return verifyRuns(before, typesBefore, runAfter, options, context, given);
}

Result<Verification> verifyTrial(const Trial &trial, const VerifyOptions &options, const TaskContext &context)
{
    const Region &region = trial.region;
    // Source's outputs have the same ids before and after; those that nobody reads any more may be gone.
    const std::vector<ValueId> before = region.outputsOf(region.model);
    const std::vector<ValueId> after = region.outputsOf(trial.after);
    Verification total;
    const ValueTypes types = withLengths(trial.typesBefore.types, region.inputs());
    for (int run = 0; run < std::max(options.runs, 1); ++run) {
        auto inputs = randomTensors(region.model, types, region.inputs(),
                                    options.seed + static_cast<std::uint64_t>(run));
        if (!inputs)
            return notVerified(inputs.error());
        const auto expected = evaluateValues(region.model, *inputs, before, context);
        const auto actual = evaluateValues(trial.after, *inputs, after, context);
        for (const auto *each : {&expected, &actual}) {
            if (!*each && each->error().code == ErrorCode::Cancelled)
                return fail(each->error());
            if (!*each)
                return notVerified(each->error());
        }
        const auto odd = std::find_if(before.begin(), before.end(), [&](ValueId value) {
            return contradicts(types.of(value), expected->at(value));
        });
        if (odd != before.end()) {
            noteContradiction(total, region.model.value(*odd).name);
            continue;
        }
        TensorComparison comparison;
        for (std::size_t i = 0; i < before.size(); ++i) {
            const DenseTensor &wanted = expected->at(before[i]);
            const double error = tensorError(actual->at(after[i]), wanted);
            const bool passed = error <= std::max(options.bound, passingError(wanted.dtype()));
            comparison.outputs.push_back({region.model.value(before[i]).name, error, passed,
                                          differenceOf(actual->at(after[i]), wanted)});
            comparison.error = std::max(comparison.error, error);
            comparison.passed = comparison.passed && passed;
        }
        take(total, comparison);
    }
    return total;
}

} // namespace espalier
