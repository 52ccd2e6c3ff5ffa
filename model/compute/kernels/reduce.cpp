// SPDX-License-Identifier: Apache-2.0
// The Reduce operators. Their axes became an input with version 13 (ReduceSum) or 18 (the others).
#include "model/compute/kernels/reduce.h"

#include "model/compute/element_types.h"
#include "model/compute/reduced_axes.h"

#include <array>

namespace espalier {

namespace {

using Filler = bool (*)(KernelPlan &, DType, const ReducedAxes &);

template <class Op, class T> void addCall(KernelPlan &plan, const char *op, const ReducedAxes &axes)
{
    plan.calls = {makeCall("reduce.h", std::string("reduce<") + op + ", " + typeName<T>() + ">",
                           &kernels::reduce<Op, T>, In{0}, Out{0}, axes.rankAt(),
                           Ints{"shapeAt", axes.shapeAt}, Ints{"stepsAt", axes.stepsAt}, axes.rankOver(),
                           Ints{"shapeOver", axes.shapeOver}, Ints{"stepsOver", axes.stepsOver})};
}

template <class Op> bool addFor(KernelPlan &plan, DType dtype, const char *op, const ReducedAxes &axes)
{
    static constexpr bool picks =
        std::is_same_v<Op, kernels::ReduceMax> || std::is_same_v<Op, kernels::ReduceMin>;
    if constexpr (picks) {
        if (dtype == DType::Bool) {
            addCall<Op, bool>(plan, op, axes);
            return true;
        }
    }
    return withNumber(dtype, [&](auto type) { addCall<Op, typename decltype(type)::type>(plan, op, axes); });
}

#define ESPALIER_REDUCTION(op)                                                                               \
    Row                                                                                                      \
    {                                                                                                        \
#op,                                                                                                 \
            [](KernelPlan & plan, DType dtype,                                                               \
               const ReducedAxes &axes) { return addFor<kernels::op>(plan, dtype, #op, axes); }              \
    }

struct Row {
    std::string_view op;
    Filler fill;
};

const std::array rows{
    ESPALIER_REDUCTION(ReduceSum),       ESPALIER_REDUCTION(ReduceMean),
    ESPALIER_REDUCTION(ReduceMax),       ESPALIER_REDUCTION(ReduceMin),
    ESPALIER_REDUCTION(ReduceProd),      ESPALIER_REDUCTION(ReduceL1),
    ESPALIER_REDUCTION(ReduceL2),        ESPALIER_REDUCTION(ReduceLogSum),
    ESPALIER_REDUCTION(ReduceLogSumExp), ESPALIER_REDUCTION(ReduceSumSquare),
};

#undef ESPALIER_REDUCTION

class ReduceKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        std::vector<KernelOp> out;
        for (const Row &row : rows)
            out.push_back({row.op, 1});
        return out;
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const TensorSpec &x = context.input(0);
        auto axes = context.integersOrAttribute(1, "axes");
        if (!axes)
            return fail(std::move(axes.error()));
        if (axes->has_value() && (*axes)->empty())
            axes->reset();
        if (!axes->has_value() && context.node.intOr("noop_with_empty_axes", 0) != 0)
            *axes = std::vector<std::int64_t>(); // nothing is added up, but squares and the like are taken
        const auto reduced = reducedAxes(x.shape, *axes, context.node.intOr("keepdims", 1) != 0);
        if (!reduced)
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
        KernelPlan plan;
        plan.outputs = {{x.dtype, reduced->result}};
        for (const Row &row : rows) {
            if (row.op == context.node.opType && row.fill(plan, x.dtype, *reduced))
                return plan;
        }
        return fail(dtypeNotComputed(context, x.dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_reduce()
{
    return std::make_unique<ReduceKernel>();
}

} // namespace espalier
