// SPDX-License-Identifier: Apache-2.0
// Det, EyeLike, MelWeightMatrix.
#include "model/compute/kernels/matrices.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

#include <algorithm>

namespace espalier {

namespace {

Result<KernelPlan> planDeterminant(const KernelContext &context)
{
    const TensorSpec &x = context.input(0);
    if (x.shape.size() < 2 || x.shape[x.shape.size() - 1] != x.shape[x.shape.size() - 2])
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
    const std::int64_t n = x.shape.back();
    KernelPlan plan;
    plan.outputs = {{x.dtype, {x.shape.begin(), x.shape.end() - 2}}};
    const bool computed = withFloating(x.dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("matrices.h", std::string("determinant<") + typeName<T>() + ">",
                               &kernels::determinant<T>, In{0}, Out{0}, Scratch{0},
                               Int{"count", product(plan.outputs[0].shape)}, Int{"n", n})};
        plan.calls[0].scratchBytes =
            sizeof(double) * static_cast<std::size_t>(std::max<std::int64_t>(n * n, 1));
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
}

Result<KernelPlan> planEye(const KernelContext &context)
{
    const TensorSpec &x = context.input(0);
    if (x.shape.size() != 2)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
    const auto stated = static_cast<DType>(context.node.intOr("dtype", 0));
    const DType dtype = stated == DType::Undefined ? x.dtype : stated;
    KernelPlan plan;
    plan.outputs = {{dtype, x.shape}};
    const auto add = [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("matrices.h", std::string("eye<") + typeName<T>() + ">", &kernels::eye<T>,
                               Out{0}, Int{"rows", x.shape[0]}, Int{"columns", x.shape[1]},
                               Int{"diagonal", context.node.intOr("k", 0)})};
    };
    if (dtype == DType::Bool)
        add(std::type_identity<bool>());
    else if (!withNumber(dtype, add))
        return fail(dtypeNotComputed(context, dtype));
    return plan;
}

Result<KernelPlan> planMel(const KernelContext &context)
{
    const auto bands = context.integers(0);
    const auto length = context.integers(1);
    if (!bands || !length)
        return fail(!bands ? bands.error() : length.error());
    const auto at = [&](std::size_t i) { return context.has(i) && context.input(i).count() == 1; };
    static constexpr std::int64_t longest = std::int64_t{1} << 30U;
    const bool fits = bands->size() == 1 && length->size() == 1 && at(2) && at(3) && at(4) && (*bands)[0] >= 0
        && (*bands)[0] < longest && (*length)[0] >= 0 && (*length)[0] < longest;
    if (!fits)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
    const DType dtype = static_cast<DType>(context.node.intOr("output_datatype", 1));
    KernelPlan plan;
    plan.outputs = {{dtype, {(*length)[0] / 2 + 1, (*bands)[0]}}};
    bool computed = context.input(3).dtype == DType::Float && context.input(4).dtype == DType::Float;
    const auto add = [&](auto type, auto rate) {
        using T = typename decltype(type)::type;
        using I = typename decltype(rate)::type;
        plan.calls = {makeCall("matrices.h",
                               std::string("melWeights<") + typeName<I>() + ", " + typeName<T>() + ">",
                               &kernels::melWeights<I, T>, In{2}, In{3}, In{4}, Out{0},
                               Int{"bands", (*bands)[0]}, Int{"length", (*length)[0]})};
    };
    computed = computed && withFloating(dtype, [&](auto type) {
                   if (context.input(2).dtype == DType::Int64)
                       add(type, std::type_identity<std::int64_t>());
                   else if (context.input(2).dtype == DType::Int32)
                       add(type, std::type_identity<std::int32_t>());
               });
    return computed && !plan.calls.empty() ? Result<KernelPlan>(plan)
                                           : fail(dtypeNotComputed(context, dtype));
}

class Matrices : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"Det", 11}, {"EyeLike", 9}, {"MelWeightMatrix", 17}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        if (context.node.opType == "Det")
            return planDeterminant(context);
        return context.node.opType == "EyeLike" ? planEye(context) : planMel(context);
    }
};

} // namespace

std::unique_ptr<Kernel> make_matrices()
{
    return std::make_unique<Matrices>();
}

} // namespace espalier
