// SPDX-License-Identifier: Apache-2.0
// Turns what lowering collected into a program.
#include "exporters/cpp/finish_program.h"

#include "exporters/cpp/pieces.h"
#include "model/compute/kernel.h"

#include <algorithm>
#include <set>

namespace espalier::cpp {

namespace {

/// The call copyBlocks(x, y, 1, count, 0, 0).
Call copyCall(std::size_t from, std::size_t to, const std::string &type, std::int64_t count)
{
    using Kind = KernelArgument::Kind;
    Call call{"strided_copy.h", "copyBlocks<" + type + ">", false, {}};
    call.arguments.push_back({Kind::Input, type, from, {}, {}, 0, {}, ""});
    call.arguments.push_back({Kind::Output, type, to, {}, {}, 0, {}, ""});
    const auto number = [&](const char *name, std::int64_t value) {
        call.arguments.push_back({Kind::Integer, "std::int64_t", none, {value, 0}, {}, 0, {}, name});
    };
    number("outer", 1);
    number("block", count);
    number("stride", 0);
    number("offset", 0);
    return call;
}

Result<std::size_t> addCopy(Lowered &lowered, std::size_t tensor, const std::string &name)
{
    LoweredTensor copy = lowered.tensors[tensor];
    const std::size_t to = lowered.tensors.size();
    const std::string type(elementTypeName(copy.dtype));
    std::vector<SampledCalls> samples;
    for (const auto &shape : copy.shapes) {
        if (shape)
            samples.push_back({true, {copyCall(tensor, to, type, TensorSpec{copy.dtype, *shape}.count())}});
        else
            samples.push_back({false, {}});
    }
    Step step;
    step.title = "copy of " + copy.name;
    step.length = copy.length;
    step.reads = {tensor};
    step.writes = {to};
    if (copy.length == none) {
        step.cases = {{0, 0, true, std::move(samples.front().calls)}};
    } else {
        auto cases = casesOf(lowered.samples[copy.length], samples);
        if (!cases)
            return fail(std::move(cases.error()));
        step.cases = *std::move(cases);
    }
    copy.name = name;
    copy.storage = to;
    copy.values.assign(copy.shapes.size(), std::nullopt);
    lowered.tensors.push_back(std::move(copy));
    lowered.steps.push_back(std::move(step));
    return to;
}

/// Gives each output memory of its own.
Result<void> separateOutputs(Lowered &lowered)
{
    std::set<std::size_t> taken;
    for (const std::size_t input : lowered.inputs)
        taken.insert(input);
    for (Program::Output &output : lowered.outputs) {
        const std::size_t storage = lowered.tensors[output.tensor].storage;
        if (!lowered.tensors[storage].isConstant() && taken.insert(storage).second)
            continue;
        const auto copy = addCopy(lowered, output.tensor, output.name);
        if (!copy)
            return fail(copy.error());
        output.tensor = *copy;
        taken.insert(*copy);
    }
    return {};
}

/// Steps whose results an output needs, in order.
std::vector<Step> neededSteps(Lowered &lowered)
{
    std::set<std::size_t> storages;
    std::set<std::size_t> lengths;
    const auto needTensor = [&](std::size_t tensor) {
        storages.insert(lowered.tensors[tensor].storage);
        lengths.insert(lowered.tensors[tensor].length);
    };
    for (const Program::Output &output : lowered.outputs)
        needTensor(output.tensor);
    std::vector<Step> needed;
    for (std::size_t i = lowered.steps.size(); i-- > 0;) {
        Step &step = lowered.steps[i];
        const bool isNeeded = std::any_of(step.writes.begin(), step.writes.end(), [&](std::size_t tensor) {
            const LoweredTensor &made = lowered.tensors[tensor];
            return storages.contains(made.storage)
                || (made.length != none && made.length != step.length && lengths.contains(made.length));
        });
        if (!isNeeded)
            continue;
        lengths.insert(step.length);
        for (const std::size_t tensor : step.reads)
            needTensor(tensor);
        needed.push_back(std::move(step));
    }
    std::reverse(needed.begin(), needed.end());
    return needed;
}

Result<std::vector<RuntimeDim>> runtimeDims(const LoweredTensor &tensor,
                                            const std::vector<std::int64_t> &lengths, std::size_t rank)
{
    std::vector<RuntimeDim> out;
    for (std::size_t axis = 0; axis < rank; ++axis) {
        std::vector<std::optional<std::int64_t>> values;
        std::set<std::int64_t> distinct;
        for (const auto &shape : tensor.shapes) {
            values.push_back(shape ? std::optional((*shape)[axis]) : std::nullopt);
            if (shape)
                distinct.insert((*shape)[axis]);
        }
        if (distinct.size() < 2)
            continue;
        auto pieces = piecesOf(lengths, values);
        if (!pieces)
            return fail(std::move(pieces.error()));
        out.push_back({axis, *std::move(pieces)});
    }
    return out;
}

/// The largest shape that a tensor has. Error where not even its rank is settled.
Result<Dims> largestShape(const LoweredTensor &tensor)
{
    std::optional<Dims> out;
    for (const auto &shape : tensor.shapes) {
        if (!shape)
            continue;
        if (out && out->size() != shape->size())
            return fail(makeError(
                ErrorCode::RewriteRefused, "runtime_length",
                {QT_TRANSLATE_NOOP("exporters", "the rank of %1 is known only when it runs"), tensor.name}));
        if (!out)
            out = *shape;
        for (std::size_t axis = 0; axis < shape->size(); ++axis)
            (*out)[axis] = std::max((*out)[axis], (*shape)[axis]);
    }
    return out.value_or(Dims{});
}

Result<ProgramTensor> finished(LoweredTensor &tensor, const Lowered &lowered)
{
    ProgramTensor out;
    out.name = tensor.name;
    out.dtype = tensor.dtype;
    out.storage = tensor.storage;
    out.length = tensor.length;
    auto shape = largestShape(tensor);
    if (!shape)
        return fail(std::move(shape.error()));
    out.shape = *std::move(shape);
    if (tensor.isConstant())
        out.constant = std::move(tensor.values.front());
    if (tensor.length != none) {
        auto dims = runtimeDims(tensor, lowered.samples[tensor.length], out.shape.size());
        if (!dims)
            return fail(std::move(dims.error()));
        out.runtimeDims = *std::move(dims);
    }
    return out;
}

/// Tensors of inputs, outputs and steps, and those whose memory they share.
std::set<std::size_t> usedTensors(const Program &program, const Lowered &lowered)
{
    std::set<std::size_t> out(program.inputs.begin(), program.inputs.end());
    for (const Program::Output &output : program.outputs)
        out.insert(output.tensor);
    for (const Step &step : program.steps) {
        out.insert(step.reads.begin(), step.reads.end());
        out.insert(step.writes.begin(), step.writes.end());
    }
    for (const std::size_t tensor : std::set<std::size_t>(out))
        out.insert(lowered.tensors[tensor].storage);
    return out;
}

} // namespace

Result<Program> finishProgram(Lowered lowered)
{
    std::vector<std::size_t> border = lowered.inputs;
    for (const Program::Output &output : lowered.outputs)
        border.push_back(output.tensor);
    for (const std::size_t tensor : border) {
        if (elementTypeName(lowered.tensors[tensor].dtype).empty())
            return fail(makeError(ErrorCode::RewriteRefused, "dtype_not_computed",
                                  {QT_TRANSLATE_NOOP("exporters", "%1 has no type in C++"),
                                   std::string(dtypeName(lowered.tensors[tensor].dtype))}));
    }
    if (auto done = separateOutputs(lowered); !done)
        return fail(std::move(done.error()));
    Program program;
    program.steps = neededSteps(lowered);
    program.lengths = lowered.lengths;
    program.inputs = lowered.inputs;
    program.outputs = lowered.outputs;
    const std::set<std::size_t> used = usedTensors(program, lowered);
    for (std::size_t i = 0; i < lowered.tensors.size(); ++i) {
        auto made =
            used.contains(i) ? finished(lowered.tensors[i], lowered) : Result<ProgramTensor>(ProgramTensor());
        if (!made)
            return fail(std::move(made.error()));
        program.tensors.push_back(*std::move(made));
    }
    return program;
}

} // namespace espalier::cpp
