// SPDX-License-Identifier: Apache-2.0
// ScatterElements (and Scatter, its old name) and ScatterND, with reductions from 16 and 18 on.
#include "model/compute/kernels/gather.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

namespace espalier {

namespace {

using Dims = std::vector<std::int64_t>;

std::optional<std::int64_t> modeOf(const std::string &reduction)
{
    if (reduction == "none")
        return kernels::scatterSet;
    if (reduction == "add")
        return kernels::scatterAdd;
    if (reduction == "mul")
        return kernels::scatterMul;
    if (reduction == "max")
        return kernels::scatterMax;
    return reduction == "min" ? std::optional<std::int64_t>(kernels::scatterMin) : std::nullopt;
}

/// Bool is moved as bytes.
template <class Visit> bool withScattered(DType dtype, Visit &&visit)
{
    return withNumber(dtype == DType::Bool ? DType::UInt8 : dtype, visit);
}

class Scatter : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"Scatter", 9, 11}, {"ScatterElements", 11}, {"ScatterND", 11}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const auto mode = modeOf(context.node.stringOr("reduction", "none"));
        if (!mode)
            return fail(notComputed(context, "attribute_not_computed",
                                    QT_TRANSLATE_NOOP("compute", "this reduction is not computed")));
        KernelPlan plan;
        plan.outputs = {context.input(0)};
        const bool isNd = context.node.opType == "ScatterND";
        const auto axis = normalAxis(context.node.intOr("axis", 0), context.rank(0));
        if (context.shape(0).empty() || !axis || context.shape(1).empty())
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
        const DType index = context.input(1).dtype;
        const bool computed = withScattered(context.input(0).dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            const std::string types = "<" + std::string(elementTypeName(context.input(0).dtype)) + ", ";
            if (isNd)
                addNd<T>(context, plan, types, *mode);
            else if (index == DType::Int32)
                addElements<T, std::int32_t>(context, plan, types, *axis, *mode);
            else
                addElements<T, std::int64_t>(context, plan, types, *axis, *mode);
        });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, context.input(0).dtype));
    }

private:
    template <class T, class I>
    static void addElements(const KernelContext &context, KernelPlan &plan, const std::string &types,
                            std::int64_t axis, std::int64_t mode)
    {
        plan.calls = {makeCall("gather.h", "scatterElements" + types + typeName<I>() + ">",
                               &kernels::scatterElements<T, I>, In{0}, In{1}, In{2}, Out{0},
                               Int{"rank", context.rank(0)}, Ints{"from", context.shape(0)},
                               Ints{"shape", context.shape(1)}, Int{"axis", axis}, Int{"mode", mode})};
    }

    template <class T>
    static void addNd(const KernelContext &context, KernelPlan &plan, const std::string &types,
                      std::int64_t mode)
    {
        const Dims &x = context.shape(0);
        const Dims &indices = context.shape(1);
        const auto depth = static_cast<std::size_t>(indices.back());
        plan.calls = {makeCall("gather.h", "scatterNd" + types + "std::int64_t>",
                               &kernels::scatterNd<T, std::int64_t>, In{0}, In{1}, In{2}, Out{0},
                               Int{"total", product(x)},
                               Int{"count", product(indices, 0, indices.size() - 1)},
                               Int{"depth", static_cast<std::int64_t>(depth)},
                               Ints{"sizes", Dims(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(depth))},
                               Int{"inner", product(x, depth)}, Int{"mode", mode})};
    }
};

} // namespace

std::unique_ptr<Kernel> make_scatter()
{
    return std::make_unique<Scatter>();
}

} // namespace espalier
