// SPDX-License-Identifier: Apache-2.0
// Compress and Unique: as much as is found, along an axis or of all elements.
#include "model/compute/kernels/compress.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

#include <algorithm>

namespace espalier {

namespace {

/// x as [outer, length, inner] about the node's axis; without one all elements in a row.
struct Split {
    std::vector<std::int64_t> shape;
    std::size_t axis = 0;
    std::int64_t outer = 1;
    std::int64_t length = 0;
    std::int64_t inner = 1;
};

Result<Split> splitAt(const KernelContext &context)
{
    const std::vector<std::int64_t> &x = context.shape(0);
    if (context.node.attribute("axis") == nullptr)
        return Split{{product(x)}, 0, 1, product(x), 1};
    const auto axis = normalAxis(context.node.intOr("axis", 0), context.rank(0));
    if (!axis || x.empty())
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
    const auto at = static_cast<std::size_t>(*axis);
    return Split{x, at, product(x, 0, at), x[at], product(x, at + 1)};
}

Result<KernelPlan> planCompress(const KernelContext &context)
{
    auto split = splitAt(context);
    if (!split)
        return fail(std::move(split.error()));
    if (context.rank(1) != 1 || context.input(1).dtype != DType::Bool)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
    const std::int64_t tested = std::min(context.shape(1)[0], split->length);
    const DType dtype = context.input(0).dtype;
    KernelPlan plan;
    split->shape[split->axis] = tested;
    plan.outputs = {{dtype, split->shape}};
    plan.counts = {{tested, {{0, split->axis}}}};
    const bool computed = withWidthOf(dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("compress.h", "compress<" + std::string(elementTypeName(dtype)) + ">",
                               &kernels::compress<T>, In{0}, In{1}, Out{0}, Int{"outer", split->outer},
                               Int{"length", split->length}, Int{"inner", split->inner},
                               Int{"tested", tested}, Count{0})};
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, dtype));
}

Result<KernelPlan> planUnique(const KernelContext &context)
{
    const auto split = splitAt(context);
    if (!split)
        return fail(split.error());
    const DType dtype = context.input(0).dtype;
    KernelPlan plan;
    plan.outputs = {{dtype, split->shape}};
    plan.counts = {{split->length, {{0, split->axis}}}};
    for (std::size_t i = 1; i < std::min<std::size_t>(context.outputCount, 4); ++i) {
        plan.outputs.push_back({DType::Int64, {split->length}});
        if (i != 2)
            plan.counts[0].places.push_back({i, 0});
    }
    const auto add = [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall(
            "compress.h", std::string("unique<") + typeName<T>() + ">", &kernels::unique<T>, In{0}, Out{0},
            Out{1}, Out{2}, Out{3}, Scratch{0}, Int{"outer", split->outer}, Int{"length", split->length},
            Int{"inner", split->inner}, Int{"isSorted", context.node.intOr("sorted", 1)}, Count{0})};
        plan.calls[0].scratchBytes =
            3 * sizeof(std::int64_t) * static_cast<std::size_t>(std::max<std::int64_t>(split->length, 1));
    };
    if (dtype == DType::Bool)
        add(std::type_identity<bool>());
    else if (!withNumber(dtype, add))
        return fail(dtypeNotComputed(context, dtype));
    return plan;
}

class Compress : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Compress", 9}, {"Unique", 11}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        return context.node.opType == "Compress" ? planCompress(context) : planUnique(context);
    }
};

} // namespace

std::unique_ptr<Kernel> make_compress()
{
    return std::make_unique<Compress>();
}

} // namespace espalier
