// SPDX-License-Identifier: Apache-2.0
// The Reduce operators. Their axes became an input with version 13 (ReduceSum) or 18 (the others).
#include "model/compute/kernels/reduce.h"

#include "model/compute/element_types.h"
#include "model/compute/reduced_axes.h"
#include "model/compute/untyped_function.h"

#include <array>

namespace espalier {

namespace {

using Function = std::decay_t<decltype(untyped<&kernels::reduce<kernels::ReduceSum, float>>)>;

/// The function for a dtype; none where it is not one of the operator's.
template <class Op> Function functionOf(DType dtype)
{
    Function out;
    if constexpr (std::is_same_v<Op, kernels::ReduceMax> || std::is_same_v<Op, kernels::ReduceMin>) {
        if (dtype == DType::Bool)
            return untyped<&kernels::reduce<Op, bool>>;
    }
    withNumber(dtype, [&](auto type) { out = untyped<&kernels::reduce<Op, typename decltype(type)::type>>; });
    return out;
}

struct Row {
    std::string_view op;
    Function (*function)(DType);
};

#define ESPALIER_REDUCTION(op)                                                                               \
    Row                                                                                                      \
    {                                                                                                        \
#op, functionOf < kernels::op>                                                                       \
    }

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
            if (row.op != context.node.opType)
                continue;
            const Function function = row.function(x.dtype);
            if (!function)
                break;
            const std::string name = "reduce<" + std::string(row.op) + ", " + function.types[0] + ">";
            plan.calls = {makeCall("reduce.h", name, function, In{0}, Out{0}, reduced->rankAt(),
                                   Ints{"shapeAt", reduced->shapeAt}, Ints{"stepsAt", reduced->stepsAt},
                                   reduced->rankOver(), Ints{"shapeOver", reduced->shapeOver},
                                   Ints{"stepsOver", reduced->stepsOver})};
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
