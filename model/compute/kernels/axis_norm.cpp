// SPDX-License-Identifier: Apache-2.0
// LayerNormalization, RMSNormalization, LpNormalization, MeanVarianceNormalization.
#include "model/compute/kernels/axis_norm.h"

#include "model/compute/element_types.h"
#include "model/compute/reduced_axes.h"

#include <algorithm>

namespace espalier {

namespace {

template <class T> std::string named(const char *function)
{
    return function + ("<" + std::string(typeName<T>())) + ">";
}

/// Elements after which a parameter repeats along x; nullopt where it is not x's last axes.
std::optional<std::int64_t> repeatsAfter(const std::vector<std::int64_t> &parameter,
                                         const std::vector<std::int64_t> &x)
{
    const auto first =
        std::find_if(parameter.begin(), parameter.end(), [](std::int64_t dim) { return dim != 1; });
    const std::vector<std::int64_t> dims(first, parameter.end());
    if (dims.size() > x.size() || !std::equal(dims.rbegin(), dims.rend(), x.rbegin()))
        return std::nullopt;
    return product(dims);
}

class AxisNormKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"LayerNormalization", 17},
                {"RMSNormalization", 23},
                {"LpNormalization", 1},
                {"MeanVarianceNormalization", 9}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const TensorSpec &x = context.input(0);
        KernelPlan plan;
        plan.outputs = {x};
        Result<void> added;
        if (context.node.opType == "MeanVarianceNormalization") {
            added = meanVariance(context, plan);
        } else {
            const auto axis = normalAxis(context.node.intOr("axis", -1), context.rank(0));
            if (!axis || x.shape.empty())
                return fail(
                    wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
            const auto at = static_cast<std::size_t>(*axis);
            added =
                context.node.opType == "LpNormalization" ? lp(context, at, plan) : rows(context, at, plan);
        }
        if (!added)
            return fail(std::move(added.error()));
        return plan;
    }

private:
    static Result<void> rows(const KernelContext &context, std::size_t axis, KernelPlan &plan)
    {
        const TensorSpec &x = context.input(0);
        const auto repeat = repeatsAfter(context.shape(1), x.shape);
        const bool biasFits = !context.has(2) || repeatsAfter(context.shape(2), x.shape) == repeat;
        if (!repeat || !biasFits || *repeat == 0)
            return fail(
                wrongShapes(context,
                            {QT_TRANSLATE_NOOP("compute", "the parameters of %1 do not fit its input"),
                             context.node.opType}));
        for (std::size_t i = 1; i < context.inputs.size(); ++i) {
            if (context.has(i) && context.input(i).dtype != x.dtype)
                return fail(dtypeNotComputed(context, context.input(i).dtype));
        }
        std::vector<std::int64_t> statistics = x.shape;
        std::fill(statistics.begin() + static_cast<std::ptrdiff_t>(axis), statistics.end(), 1);
        while (plan.outputs.size() < context.outputCount)
            plan.outputs.push_back({DType::Float, statistics});
        const Rows outer{"outer", product(x.shape, 0, axis)};
        const Int length{"length", product(x.shape, axis)};
        const Int parameters{"parameters", *repeat};
        const Real epsilon{"epsilon", static_cast<double>(context.node.floatOr("epsilon", 1e-5F))};
        const bool computed = withFloating(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            if (context.node.opType == "RMSNormalization")
                plan.calls = {makeCall("axis_norm.h", named<T>("rmsNormalization"),
                                       &kernels::rmsNormalization<T>, In{0}, In{1}, Out{0}, outer, length,
                                       parameters, epsilon)};
            else
                plan.calls = {makeCall("axis_norm.h", named<T>("layerNormalization"),
                                       &kernels::layerNormalization<T>, In{0}, In{1}, In{2}, Out{0}, Out{1},
                                       Out{2}, outer, length, parameters, epsilon)};
        });
        if (computed && length.value % *repeat == 0) { // each row begins with the first parameter
            const std::size_t row = static_cast<std::size_t>(length.value) * elementBytes(x.dtype);
            plan.calls[0].rows = KernelRows{outer.value, {row, 0, 0}, {row, sizeof(float), sizeof(float)}};
        }
        return computed ? Result<void>() : fail(dtypeNotComputed(context, x.dtype));
    }

    static Result<void> lp(const KernelContext &context, std::size_t axis, KernelPlan &plan)
    {
        const TensorSpec &x = context.input(0);
        const std::int64_t order = context.node.intOr("p", 2);
        if (order != 1 && order != 2)
            return fail(
                notComputed(context, "attribute_not_computed",
                            QT_TRANSLATE_NOOP("compute", "LpNormalization is computed for p = 1 and 2")));
        const bool computed = withFloating(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall("axis_norm.h", named<T>("lpNormalization"), &kernels::lpNormalization<T>,
                                   In{0}, Out{0}, Int{"outer", product(x.shape, 0, axis)},
                                   Int{"length", x.shape[axis]}, Int{"inner", product(x.shape, axis + 1)},
                                   Int{"order", order})};
        });
        return computed ? Result<void>() : fail(dtypeNotComputed(context, x.dtype));
    }

    static Result<void> meanVariance(const KernelContext &context, KernelPlan &plan)
    {
        const TensorSpec &x = context.input(0);
        const auto axes = reducedAxes(x.shape, context.node.intsOr("axes", {0, 2, 3}), true);
        if (!axes)
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
        const bool computed = withFloating(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall(
                "axis_norm.h", named<T>("meanVarianceNormalization"), &kernels::meanVarianceNormalization<T>,
                In{0}, Out{0}, axes->rankAt(), Ints{"shapeAt", axes->shapeAt}, Ints{"stepsAt", axes->stepsAt},
                axes->rankOver(), Ints{"shapeOver", axes->shapeOver}, Ints{"stepsOver", axes->stepsOver})};
        });
        return computed ? Result<void>() : fail(dtypeNotComputed(context, x.dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_axis_norm()
{
    return std::make_unique<AxisNormKernel>();
}

} // namespace espalier
