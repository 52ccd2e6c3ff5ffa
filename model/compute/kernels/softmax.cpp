// SPDX-License-Identifier: Apache-2.0
// Softmax, LogSoftmax, Hardmax. Before version 13 they flatten to 2-D at the axis (default 1); from 13 on
// they work along the one axis (default −1).
#include "model/compute/kernels/softmax.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"
#include "model/compute/vectorised.h"

namespace espalier {

namespace {

class SoftmaxKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Softmax", 1}, {"LogSoftmax", 1}, {"Hardmax", 1}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        static constexpr std::int64_t alongOneAxis = 13;
        const bool flattens = context.opset < alongOneAxis;
        const TensorSpec &x = context.input(0);
        const auto axis = normalAxis(context.node.intOr("axis", flattens ? 1 : -1), context.rank(0));
        if (!axis)
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
        const auto at = static_cast<std::size_t>(*axis);
        const Rows outer{"outer", product(x.shape, 0, at)};
        const Int length{"length", flattens ? product(x.shape, at) : (x.shape.empty() ? 1 : x.shape[at])};
        const Int inner{"inner", flattens ? 1 : product(x.shape, at + 1)};
        KernelPlan plan;
        plan.outputs = {x};
        const bool computed = withFloating(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            const std::string &op = context.node.opType;
            const std::string suffix = std::string("<") + typeName<T>() + ">";
            if (x.count() == 0)
                return;
            if (op == "Softmax")
                plan.calls = {makeCall("softmax.h", "softmax" + suffix, vectorised<&kernels::softmax<T>>,
                                       In{0}, Out{0}, outer, length, inner)};
            else if (op == "LogSoftmax")
                plan.calls = {makeCall("softmax.h", "logSoftmax" + suffix,
                                       vectorised<&kernels::logSoftmax<T>>, In{0}, Out{0}, outer, length,
                                       inner)};
            else
                plan.calls = {makeCall("softmax.h", "hardmax" + suffix, &kernels::hardmax<T>, In{0}, Out{0},
                                       outer, length, inner)};
        });
        if (!computed)
            return fail(dtypeNotComputed(context, x.dtype));
        if (!plan.calls.empty()) {
            const std::size_t row =
                static_cast<std::size_t>(length.value * inner.value) * elementBytes(x.dtype);
            plan.calls[0].rows = KernelRows{outer.value, {row}, {row}};
        }
        return plan;
    }
};

} // namespace

std::unique_ptr<Kernel> make_softmax()
{
    return std::make_unique<SoftmaxKernel>();
}

} // namespace espalier
