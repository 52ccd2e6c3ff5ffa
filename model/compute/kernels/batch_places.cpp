// SPDX-License-Identifier: Apache-2.0
// ReverseSequence and TensorScatter.
#include "model/compute/kernels/batch_places.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

namespace espalier {

namespace {

Error wrong(const KernelContext &context)
{
    return wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit"));
}

Result<KernelPlan> planReverse(const KernelContext &context)
{
    const TensorSpec &x = context.input(0);
    const std::int64_t batchAxis = context.node.intOr("batch_axis", 1);
    const std::int64_t timeAxis = context.node.intOr("time_axis", 0);
    if (x.shape.size() < 2 || batchAxis < 0 || batchAxis > 1 || timeAxis != 1 - batchAxis)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
    const std::int64_t batch = x.shape[static_cast<std::size_t>(batchAxis)];
    const std::int64_t time = x.shape[static_cast<std::size_t>(timeAxis)];
    if (context.shape(1) != std::vector{batch} || context.input(1).dtype != DType::Int64)
        return fail(wrong(context));
    KernelPlan plan;
    plan.outputs = {x};
    const bool computed = withWidthOf(x.dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall(
            "batch_places.h", "reverseSequence<" + std::string(elementTypeName(x.dtype)) + ">",
            &kernels::reverseSequence<T>, In{0}, In{1}, Out{0}, Int{"batch", batch}, Int{"time", time},
            Int{"inner", product(x.shape, 2)}, Int{"timeIsFirst", timeAxis == 0 ? 1 : 0})};
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
}

Result<KernelPlan> planScatter(const KernelContext &context)
{
    const TensorSpec &past = context.input(0);
    const auto axis = normalAxis(context.node.intOr("axis", -2), context.rank(0));
    if (!axis || *axis == 0 || past.shape.size() < 2)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
    const auto at = static_cast<std::size_t>(*axis);
    std::vector<std::int64_t> expected = past.shape;
    if (context.rank(1) == context.rank(0))
        expected[at] = context.shape(1)[at];
    if (context.shape(1) != expected || expected[at] > past.shape[at] || context.input(1).dtype != past.dtype)
        return fail(wrong(context));
    if (context.has(2)
        && (context.input(2).dtype != DType::Int64 || context.shape(2) != std::vector{past.shape[0]}))
        return fail(wrong(context));
    const std::string mode = context.node.stringOr("mode", "linear");
    if (mode != "linear" && mode != "circular")
        return fail(
            notComputed(context, "attribute_not_computed",
                        {QT_TRANSLATE_NOOP("compute", "an attribute of %1 has a value that is not computed"),
                         context.node.opType}));
    KernelPlan plan;
    plan.outputs = {past};
    const bool computed = withWidthOf(past.dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {
            makeCall("batch_places.h", "tensorScatter<" + std::string(elementTypeName(past.dtype)) + ">",
                     &kernels::tensorScatter<T>, In{0}, In{1}, In{2}, Out{0}, Int{"batch", past.shape[0]},
                     Int{"middle", product(past.shape, 1, at)}, Int{"most", past.shape[at]},
                     Int{"length", expected[at]}, Int{"inner", product(past.shape, at + 1)},
                     Int{"isCircular", mode == "circular" ? 1 : 0})};
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, past.dtype));
}

class BatchPlaces : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"ReverseSequence", 10}, {"TensorScatter", 24}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        return context.node.opType == "ReverseSequence" ? planReverse(context) : planScatter(context);
    }
};

} // namespace

std::unique_ptr<Kernel> make_batch_places()
{
    return std::make_unique<BatchPlaces>();
}

} // namespace espalier
