// SPDX-License-Identifier: Apache-2.0
// DFT (the axis is an attribute in version 17, an input from 20 on) and STFT.
#include "model/compute/kernels/fourier.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

namespace espalier {

namespace {

constexpr std::int64_t rowsOfScratch = 6;

Error doesNotFit(const KernelContext &context)
{
    return wrongShapes(
        context,
        {QT_TRANSLATE_NOOP("compute", "the parameters of %1 do not fit its input"), context.node.opType});
}

/// The one integer of an input, or `fallback` where it is left out.
Result<std::int64_t> scalarOr(const KernelContext &context, std::size_t input, std::int64_t fallback)
{
    if (!context.has(input))
        return fallback;
    const auto list = context.integers(input);
    if (!list)
        return fail(list.error());
    return list->empty() ? fallback : list->front();
}

class FourierKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"DFT", 17}, {"STFT", 17}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        if (context.rank(0) < 2
            || (context.node.opType == "DFT" && (context.shape(0).back() < 1 || context.shape(0).back() > 2)))
            return fail(doesNotFit(context));
        auto plan = context.node.opType == "DFT" ? whole(context) : frames(context);
        if (plan && plan->calls.empty())
            return fail(dtypeNotComputed(context, context.input(0).dtype));
        return plan;
    }

private:
    static Result<KernelPlan> whole(const KernelContext &context)
    {
        static constexpr std::int64_t axisIsInput = 20;
        const TensorSpec &x = context.input(0);
        const bool inverse = context.node.intOr("inverse", 0) != 0;
        const bool oneSided = context.node.intOr("onesided", 0) != 0;
        const auto given = context.opset >= axisIsInput ? scalarOr(context, 2, -2)
                                                        : Result<std::int64_t>(context.node.intOr("axis", 1));
        if (!given)
            return fail(given.error());
        const auto axis = normalAxis(*given, context.rank(0));
        if (!axis || *axis + 1 >= context.rank(0))
            return fail(doesNotFit(context));
        const auto at = static_cast<std::size_t>(*axis);
        const bool mirrored = inverse && oneSided;
        const auto length = scalarOr(context, 1, mirrored ? 2 * (x.shape[at] - 1) : x.shape[at]);
        if (!length)
            return fail(length.error());
        if (*length < 1 || (oneSided && x.shape.back() != (inverse ? 2 : 1)))
            return fail(doesNotFit(context));
        const std::int64_t bins = oneSided && !inverse ? *length / 2 + 1 : *length;
        KernelPlan plan;
        plan.outputs = {x};
        plan.outputs[0].shape[at] = bins;
        plan.outputs[0].shape.back() = mirrored ? 1 : 2;
        withFloating(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall("fourier.h", std::string("discreteFourier<") + typeName<T>() + ">",
                                   &kernels::discreteFourier<T>, In{0}, Out{0}, Scratch{0},
                                   Int{"outer", product(x.shape, 0, at)}, Int{"length", x.shape[at]},
                                   Int{"inner", product(x.shape, at + 1, x.shape.size() - 1)},
                                   Int{"parts", x.shape.back()}, Int{"n", *length}, Int{"bins", bins},
                                   Int{"partsOut", mirrored ? 1 : 2}, Int{"inverse", inverse ? 1 : 0},
                                   Int{"mirrored", mirrored ? 1 : 0})};
            plan.calls[0].scratchBytes = static_cast<std::size_t>(rowsOfScratch * *length) * sizeof(double);
        });
        return plan;
    }

    static Result<KernelPlan> frames(const KernelContext &context)
    {
        TensorSpec x = context.input(0);
        if (x.shape.size() == 2) // a real signal without its last axis
            x.shape.push_back(1);
        if (x.shape.size() != 3 || x.shape[2] > 2)
            return fail(doesNotFit(context));
        const auto step = scalarOr(context, 1, 0);
        const auto n = scalarOr(context, 3, context.has(2) ? context.input(2).count() : x.shape[1]);
        if (!step || !n)
            return fail(!step ? step.error() : n.error());
        const bool oneSided = context.node.intOr("onesided", 1) != 0 && x.shape[2] == 1;
        if (*step < 1 || *n < 1 || *n > x.shape[1]
            || (context.has(2) && (context.input(2).count() != *n || context.input(2).dtype != x.dtype)))
            return fail(doesNotFit(context));
        const std::int64_t count = (x.shape[1] - *n) / *step + 1;
        const std::int64_t bins = oneSided ? *n / 2 + 1 : *n;
        KernelPlan plan;
        plan.outputs = {{x.dtype, {x.shape[0], count, bins, 2}}};
        withFloating(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall("fourier.h", std::string("shortTimeFourier<") + typeName<T>() + ">",
                                   &kernels::shortTimeFourier<T>, In{0}, In{2}, Out{0}, Scratch{0},
                                   Int{"batch", x.shape[0]}, Int{"length", x.shape[1]},
                                   Int{"parts", x.shape[2]}, Int{"frames", count}, Int{"step", *step},
                                   Int{"n", *n}, Int{"bins", bins})};
            plan.calls[0].scratchBytes = static_cast<std::size_t>(rowsOfScratch * *n) * sizeof(double);
        });
        return plan;
    }
};

} // namespace

std::unique_ptr<Kernel> make_fourier()
{
    return std::make_unique<FourierKernel>();
}

} // namespace espalier
