// SPDX-License-Identifier: Apache-2.0
// Gather, GatherElements, GatherND.
#include "model/compute/kernels/gather.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

namespace espalier {

namespace {

using Dims = std::vector<std::int64_t>;

/// Calls `visit` with the element type by width and the index type; false where either is none.
template <class Visit> bool withElementAndIndex(DType element, DType index, Visit &&visit)
{
    bool done = false;
    withWidthOf(element, [&](auto type) {
        if (index == DType::Int64)
            visit(type, std::type_identity<std::int64_t>());
        else if (index == DType::Int32)
            visit(type, std::type_identity<std::int32_t>());
        done = index == DType::Int64 || index == DType::Int32;
    });
    return done;
}

template <class I> std::string named(const char *function, const KernelContext &context)
{
    return std::string(function) + "<" + std::string(elementTypeName(context.input(0).dtype)) + ", "
        + typeName<I>() + ">";
}

class Gather : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"Gather", 1}, {"GatherElements", 11}, {"GatherND", 11}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        if (context.node.opType == "GatherND")
            return planNd(context);
        const auto axis = normalAxis(context.node.intOr("axis", 0), context.rank(0));
        if (!axis || context.shape(0).empty())
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
        return context.node.opType == "Gather" ? planGather(context, static_cast<std::size_t>(*axis))
                                               : planElements(context, *axis);
    }

private:
    static Result<KernelPlan> planGather(const KernelContext &context, std::size_t axis)
    {
        const Dims &x = context.shape(0);
        Dims shape(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(axis));
        shape.insert(shape.end(), context.shape(1).begin(), context.shape(1).end());
        shape.insert(shape.end(), x.begin() + static_cast<std::ptrdiff_t>(axis) + 1, x.end());
        KernelPlan plan;
        plan.outputs = {{context.input(0).dtype, shape}};
        const bool computed =
            withElementAndIndex(context.input(0).dtype, context.input(1).dtype, [&](auto type, auto index) {
                using T = typename decltype(type)::type;
                using I = typename decltype(index)::type;
                plan.calls = {makeCall("gather.h", named<I>("gather", context), &kernels::gather<T, I>, In{0},
                                       In{1}, Out{0}, Int{"outer", product(x, 0, axis)},
                                       Int{"length", x[axis]}, Int{"inner", product(x, axis + 1)},
                                       Int{"count", context.input(1).count()})};
            });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, context.input(0).dtype));
    }

    static Result<KernelPlan> planElements(const KernelContext &context, std::int64_t axis)
    {
        if (context.rank(1) != context.rank(0))
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
        KernelPlan plan;
        plan.outputs = {{context.input(0).dtype, context.shape(1)}};
        const bool computed =
            withElementAndIndex(context.input(0).dtype, context.input(1).dtype, [&](auto type, auto index) {
                using T = typename decltype(type)::type;
                using I = typename decltype(index)::type;
                plan.calls = {makeCall("gather.h", named<I>("gatherElements", context),
                                       &kernels::gatherElements<T, I>, In{0}, In{1}, Out{0},
                                       Int{"rank", context.rank(0)}, Ints{"from", context.shape(0)},
                                       Ints{"shape", context.shape(1)}, Int{"axis", axis})};
            });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, context.input(0).dtype));
    }

    static Result<KernelPlan> planNd(const KernelContext &context)
    {
        const Dims &x = context.shape(0);
        const Dims &indices = context.shape(1);
        const auto batches = static_cast<std::size_t>(context.node.intOr("batch_dims", 0));
        const std::size_t depth = indices.empty() ? 0 : static_cast<std::size_t>(indices.back());
        if (indices.empty() || batches + depth > x.size() || batches >= indices.size())
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
        const auto at = [](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
        Dims shape(indices.begin(), indices.end() - 1);
        shape.insert(shape.end(), x.begin() + at(batches + depth), x.end());
        KernelPlan plan;
        plan.outputs = {{context.input(0).dtype, shape}};
        const Dims sizes(x.begin() + at(batches), x.begin() + at(batches + depth));
        const bool computed =
            context.input(1).dtype == DType::Int64 && withWidthOf(context.input(0).dtype, [&](auto type) {
                using T = typename decltype(type)::type;
                plan.calls = {makeCall("gather.h", named<std::int64_t>("gatherNd", context),
                                       &kernels::gatherNd<T, std::int64_t>, In{0}, In{1}, Out{0},
                                       Int{"batch", product(x, 0, batches)},
                                       Int{"count", product(indices, batches, indices.size() - 1)},
                                       Int{"depth", static_cast<std::int64_t>(depth)}, Ints{"sizes", sizes},
                                       Int{"inner", product(x, batches + depth)})};
            });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, context.input(0).dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_gather()
{
    return std::make_unique<Gather>();
}

} // namespace espalier
