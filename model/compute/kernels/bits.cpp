// SPDX-License-Identifier: Apache-2.0
// BitShift, BitwiseNot, BitCast, IsInf.
#include "model/compute/kernels/bits.h"

#include "model/compute/kernel.h"
#include "model/compute/narrow_types.h"

namespace espalier {

namespace {

Result<KernelPlan> planShift(const KernelContext &context)
{
    const DType dtype = context.input(0).dtype;
    const auto shape = broadcastShape(context.shape(0), context.shape(1));
    if (!shape)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
    const std::string direction = context.node.stringOr("direction", "");
    if (direction != "LEFT" && direction != "RIGHT")
        return fail(
            notComputed(context, "attribute_not_computed",
                        {QT_TRANSLATE_NOOP("compute", "an attribute of %1 has a value that is not computed"),
                         context.node.opType}));
    KernelPlan plan;
    plan.outputs = {{dtype, *shape}};
    if (context.input(1).dtype != dtype)
        return fail(dtypeNotComputed(context, context.input(1).dtype));
    const bool computed = withInteger(dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("bits.h", std::string("bitShift<") + typeName<T>() + ">",
                               &kernels::bitShift<T>, In{0}, In{1}, Out{0},
                               Int{"rank", static_cast<std::int64_t>(shape->size())}, Ints{"shape", *shape},
                               Ints{"steps", broadcastStrides(context.shape(0), *shape)},
                               Ints{"steps", broadcastStrides(context.shape(1), *shape)},
                               Int{"isLeft", direction == "LEFT" ? 1 : 0})};
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, dtype));
}

Result<KernelPlan> planNot(const KernelContext &context)
{
    const TensorSpec &x = context.input(0);
    KernelPlan plan;
    plan.outputs = {x};
    const bool computed = withInteger(x.dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("bits.h", std::string("bitwiseNot<") + typeName<T>() + ">",
                               &kernels::bitwiseNot<T>, In{0}, Out{0}, Int{"count", x.count()})};
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
}

Result<KernelPlan> planIsInf(const KernelContext &context)
{
    const TensorSpec &x = context.input(0);
    KernelPlan plan;
    plan.outputs = {{DType::Bool, x.shape}};
    const auto add = [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("bits.h", std::string("isInfinite<") + typeName<T>() + ">",
                               &kernels::isInfinite<T>, In{0}, Out{0}, Int{"count", x.count()},
                               Int{"positive", context.node.intOr("detect_positive", 1)},
                               Int{"negative", context.node.intOr("detect_negative", 1)})};
    };
    const bool computed = withFloating(x.dtype, add) || withSmallFloat(x.dtype, add);
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
}

Result<KernelPlan> planCast(const KernelContext &context)
{
    const TensorSpec &x = context.input(0);
    const auto to = static_cast<DType>(context.node.intOr("to", 0));
    KernelPlan plan;
    plan.outputs = {{to, x.shape}};
    const bool fits = dtypeBits(to) == dtypeBits(x.dtype);
    const bool computed =
        fits && withWidthOf(to, [&](auto type) {
            using T = typename decltype(type)::type;
            const std::string types =
                std::string(elementTypeName(x.dtype)) + ", " + std::string(elementTypeName(to));
            plan.calls = {makeCall("bits.h", "copyBits<" + types + ">", &kernels::copyBits<T, T>, In{0},
                                   Out{0}, Int{"count", x.count()})};
        });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, fits ? x.dtype : to));
}

class Bits : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"BitShift", 11}, {"BitwiseNot", 18}, {"BitCast", 26}, {"IsInf", 10}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const std::string &op = context.node.opType;
        if (op == "BitShift")
            return planShift(context);
        if (op == "BitwiseNot")
            return planNot(context);
        return op == "BitCast" ? planCast(context) : planIsInf(context);
    }
};

} // namespace

std::unique_ptr<Kernel> make_bits()
{
    return std::make_unique<Bits>();
}

} // namespace espalier
