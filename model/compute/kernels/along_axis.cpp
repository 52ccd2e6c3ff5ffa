// SPDX-License-Identifier: Apache-2.0
// ArgMax, ArgMin, CumSum, CumProd, TopK (k is an attribute in version 1, else an input).
#include "model/compute/kernels/along_axis.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

namespace espalier {

namespace {

template <class T> std::string named(const char *function)
{
    return function + ("<" + std::string(typeName<T>())) + ">";
}

struct Extents {
    Int outer;
    Int length;
    Int inner;
};

class AlongAxisKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"ArgMax", 1}, {"ArgMin", 1}, {"CumSum", 11}, {"CumProd", 26}, {"TopK", 1}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const std::string &op = context.node.opType;
        const TensorSpec &x = context.input(0);
        std::int64_t given = context.node.intOr("axis", op == "TopK" ? -1 : 0);
        const bool runs = op == "CumSum" || op == "CumProd";
        if (runs) {
            const auto input = context.integers(1);
            if (!input)
                return fail(input.error());
            given = input->empty() ? 0 : input->front();
        }
        const auto axis = normalAxis(given, context.rank(0));
        if (!axis || x.shape.empty())
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
        const auto at = static_cast<std::size_t>(*axis);
        const Extents extents{
            {"outer", product(x.shape, 0, at)}, {"length", x.shape[at]}, {"inner", product(x.shape, at + 1)}};
        if (op == "TopK")
            return top(context, at, extents);
        return runs ? running(context, extents) : extreme(context, at, extents);
    }

private:
    static Result<KernelPlan> extreme(const KernelContext &context, std::size_t axis, const Extents &e)
    {
        const TensorSpec &x = context.input(0);
        if (x.shape[axis] == 0)
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "there is no element to find")));
        KernelPlan plan;
        plan.outputs = {{DType::Int64, x.shape}};
        std::vector<std::int64_t> &shape = plan.outputs[0].shape;
        if (context.node.intOr("keepdims", 1) != 0)
            shape[axis] = 1;
        else
            shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(axis));
        const bool computed = withNumber(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall("along_axis.h", named<T>("argExtreme"), &kernels::argExtreme<T>, In{0},
                                   Out{0}, e.outer, e.length, e.inner,
                                   Int{"largest", context.node.opType == "ArgMax" ? 1 : 0},
                                   Int{"last", context.node.intOr("select_last_index", 0)})};
        });
        return computed ? Result<KernelPlan>(std::move(plan)) : fail(dtypeNotComputed(context, x.dtype));
    }

    static Result<KernelPlan> running(const KernelContext &context, const Extents &e)
    {
        const TensorSpec &x = context.input(0);
        KernelPlan plan;
        plan.outputs = {x};
        const bool computed = withNumber(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            const bool sums = context.node.opType == "CumSum";
            plan.calls = {makeCall("along_axis.h", named<T>(sums ? "cumulativeSum" : "cumulativeProduct"),
                                   sums ? &kernels::cumulativeSum<T> : &kernels::cumulativeProduct<T>, In{0},
                                   Out{0}, e.outer, e.length, e.inner,
                                   Int{"exclusive", context.node.intOr("exclusive", 0)},
                                   Int{"reverse", context.node.intOr("reverse", 0)})};
        });
        return computed ? Result<KernelPlan>(std::move(plan)) : fail(dtypeNotComputed(context, x.dtype));
    }

    static Result<KernelPlan> top(const KernelContext &context, std::size_t axis, const Extents &e)
    {
        const TensorSpec &x = context.input(0);
        std::int64_t k = context.node.intOr("k", 0);
        if (context.has(1)) {
            const auto input = context.integers(1);
            if (!input)
                return fail(input.error());
            k = input->empty() ? 0 : input->front();
        }
        if (k < 0 || k > x.shape[axis])
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "k is larger than the axis")));
        KernelPlan plan;
        plan.outputs = {x};
        plan.outputs[0].shape[axis] = k;
        plan.outputs.push_back({DType::Int64, plan.outputs[0].shape});
        const bool computed = withNumber(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall("along_axis.h", named<T>("topK"), &kernels::topK<T>, In{0}, Out{0}, Out{1},
                                   Scratch{0}, e.outer, e.length, e.inner, Int{"k", k},
                                   Int{"largest", context.node.intOr("largest", 1)})};
            plan.calls[0].scratchBytes = static_cast<std::size_t>(e.length.value) * sizeof(std::int64_t);
        });
        return computed ? Result<KernelPlan>(std::move(plan)) : fail(dtypeNotComputed(context, x.dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_along_axis()
{
    return std::make_unique<AlongAxisKernel>();
}

} // namespace espalier
