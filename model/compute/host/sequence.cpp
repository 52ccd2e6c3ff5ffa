// SPDX-License-Identifier: Apache-2.0
// Sequences: made, taken apart, changed; optionals; Identity of both.
#include "model/compute/host_kernel.h"
#include "model/compute/stack_slices.h"

namespace espalier {

namespace {

using Outputs = Result<std::vector<HostValue>>;
using Sequence = HostValue::Sequence;

Outputs one(HostValue value)
{
    return std::vector<HostValue>{std::move(value)};
}

Outputs construct(const HostCall &call)
{
    Sequence out;
    for (std::size_t i = 0; i < call.inputs.size(); ++i) {
        auto tensor = call.tensor(i);
        if (!tensor)
            return fail(std::move(tensor.error()));
        out.emplace_back(*std::move(tensor));
    }
    return one(HostValue::of(std::move(out)));
}

/// SequenceInsert, SequenceErase, SequenceAt: the place is counted from the end where negative, and is the
/// end where it is left out.
Outputs atPlace(const HostCall &call)
{
    auto list = call.sequence(0);
    if (!list)
        return fail(std::move(list.error()));
    const bool inserts = call.node.opType == "SequenceInsert";
    const auto length = static_cast<std::int64_t>(list->size());
    const auto given = call.integerOr(inserts ? 2 : 1, inserts ? length : -1);
    if (!given)
        return fail(given.error());
    const std::int64_t place = *given < 0 ? *given + length : *given;
    if (place < 0 || place >= length + (inserts ? 1 : 0))
        return fail(call.error("wrong_shapes",
                               {QT_TRANSLATE_NOOP("compute", "place %1 lies outside a sequence of %2"),
                                std::to_string(*given), std::to_string(length)}));
    if (call.node.opType == "SequenceAt")
        return one((*list)[static_cast<std::size_t>(place)]);
    if (inserts) {
        auto tensor = call.tensor(1);
        if (!tensor)
            return fail(std::move(tensor.error()));
        list->insert(list->begin() + place, HostValue(*std::move(tensor)));
    } else {
        list->erase(list->begin() + place);
    }
    return one(HostValue::of(*std::move(list)));
}

Outputs length(const HostCall &call)
{
    const auto list = call.sequence(0);
    if (!list)
        return fail(list.error());
    return one(DenseTensor::of<std::int64_t>(DType::Int64, {}, {static_cast<std::int64_t>(list->size())}));
}

/// Without `split`, pieces of 1, their axis kept as `keepdims` says.
Outputs split(const HostCall &call)
{
    auto tensor = call.tensor(0);
    if (!tensor)
        return fail(std::move(tensor.error()));
    const auto rank = static_cast<std::int64_t>(tensor->shape().size());
    const auto axis = normalAxis(call.node.intOr("axis", 0), rank);
    if (!axis || rank == 0)
        return fail(call.wrongShapes());
    if (!fillsBytes(tensor->dtype()))
        return fail(call.dtypeNotComputed(tensor->dtype()));
    const std::int64_t whole = tensor->shape()[static_cast<std::size_t>(*axis)];
    std::vector<std::int64_t> lengths(static_cast<std::size_t>(whole), 1);
    const bool drops = !call.has(1) && call.node.intOr("keepdims", 1) == 0;
    if (call.has(1)) {
        auto given = call.integers(1);
        if (!given)
            return fail(given.error());
        lengths = *given;
        if (call.inputs[1]->tensor()->shape().empty()) {
            const std::int64_t step = given->front();
            if (step <= 0)
                return fail(call.wrongShapes());
            lengths.assign(static_cast<std::size_t>(whole / step), step);
            if (whole % step != 0)
                lengths.push_back(whole % step);
        }
    }
    std::int64_t from = 0;
    Sequence out;
    for (const std::int64_t each : lengths) {
        if (each < 0 || each > whole - from)
            return fail(call.wrongShapes());
        out.emplace_back(drops ? entryOf(*tensor, *axis, from) : sliceOf(*tensor, *axis, from, each));
        from += each;
    }
    if (from != whole)
        return fail(call.wrongShapes());
    return one(HostValue::of(std::move(out)));
}

Outputs concat(const HostCall &call)
{
    const auto list = call.sequence(0);
    if (!list)
        return fail(list.error());
    std::vector<DenseTensor> parts;
    for (const HostValue &element : *list) {
        if (element.tensor() == nullptr)
            return fail(call.wrongShapes());
        parts.push_back(*element.tensor());
    }
    if (parts.empty())
        return fail(call.wrongShapes());
    const bool isNew = call.node.intOr("new_axis", 0) != 0;
    const auto rank = static_cast<std::int64_t>(parts[0].shape().size()) + (isNew ? 1 : 0);
    const auto axis = normalAxis(call.node.intOr("axis", 0), rank);
    if (!axis)
        return fail(call.wrongShapes());
    auto out = isNew ? stacked(parts, *axis) : joined(parts, *axis);
    if (!out)
        return fail(call.wrongShapes());
    return one(*std::move(out));
}

class SequenceKernel : public HostKernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"SequenceConstruct", 11}, {"SequenceEmpty", 11},      {"SequenceInsert", 11},
                {"SequenceErase", 11},     {"SequenceAt", 11},         {"SequenceLength", 11},
                {"SplitToSequence", 11},   {"ConcatFromSequence", 11}, {"Identity", 1},
                {"Optional", 15},          {"OptionalGetElement", 15}, {"OptionalHasElement", 15}};
    }

    Outputs run(const HostCall &call) const override
    {
        const std::string &op = call.node.opType;
        if (op == "SequenceConstruct")
            return construct(call);
        if (op == "SequenceEmpty")
            return one(HostValue::of(Sequence{}));
        if (op == "SequenceLength")
            return length(call);
        if (op == "SplitToSequence")
            return split(call);
        if (op == "ConcatFromSequence")
            return concat(call);
        if (op == "OptionalHasElement")
            return one(DenseTensor::of<std::uint8_t>(DType::Bool, {},
                                                     {static_cast<std::uint8_t>(call.has(0) ? 1 : 0)}));
        if (op == "Identity" || op == "Optional" || op == "OptionalGetElement") {
            if (op == "OptionalGetElement" && !call.has(0))
                return fail(
                    call.error("wrong_kind", QT_TRANSLATE_NOOP("compute", "the optional has no element")));
            return one(call.has(0) ? *call.inputs[0] : HostValue());
        }
        return atPlace(call);
    }
};

} // namespace

std::unique_ptr<HostKernel> make_sequence()
{
    return std::make_unique<SequenceKernel>();
}

} // namespace espalier
