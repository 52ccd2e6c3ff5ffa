// SPDX-License-Identifier: Apache-2.0
// Binds activations with parameters, and Clip, whose bounds were attributes before version 11.
#include "model/compute/kernels/activation.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"
#include "model/compute/vectorised.h"

#include <array>
#include <limits>

namespace espalier {

namespace {

/// An activation and the attributes (with ONNX's defaults) that are its parameters.
struct Row {
    KernelOp op;
    const char *first;
    float firstDefault;
    const char *second;
    float secondDefault;
    bool (*add)(KernelPlan &, const TensorSpec &, double, double);
};

template <class Op>
bool addCall(const char *name, KernelPlan &plan, const TensorSpec &spec, double a, double b)
{
    return withFloating(spec.dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("activation.h", std::string("activate<") + name + ", " + typeName<T>() + ">",
                               vectorised<&kernels::activate<Op, T>>, In{0}, Out{0},
                               Rows{"count", spec.count()}, Real{"a", a}, Real{"b", b})};
        plan.calls[0].rows = elementRows(spec.count(), {spec.dtype}, spec.dtype);
    });
}

#define ESPALIER_ACTIVATION(op)                                                                              \
    [](KernelPlan &plan, const TensorSpec &spec, double a, double b) {                                       \
        return addCall<kernels::op>(#op, plan, spec, a, b);                                                  \
    }

const std::array rows{
    Row{{"HardSigmoid", 6}, "alpha", 0.2F, "beta", 0.5F, ESPALIER_ACTIVATION(HardSigmoid)},
    Row{{"LeakyRelu", 6}, "alpha", 0.01F, "", 0, ESPALIER_ACTIVATION(LeakyRelu)},
    Row{{"ThresholdedRelu", 1}, "alpha", 1, "", 0, ESPALIER_ACTIVATION(ThresholdedRelu)},
    Row{{"Elu", 6}, "alpha", 1, "", 0, ESPALIER_ACTIVATION(Elu)},
    Row{{"Selu", 6},
        "alpha",
        1.67326319217681884765625F,
        "gamma",
        1.05070102214813232421875F,
        ESPALIER_ACTIVATION(Selu)},
    Row{{"Celu", 12}, "alpha", 1, "", 0, ESPALIER_ACTIVATION(Celu)},
    Row{{"Swish", 24}, "alpha", 1, "", 0, ESPALIER_ACTIVATION(Swish)},
    Row{{"Shrink", 9}, "bias", 0, "lambd", 0.5F, ESPALIER_ACTIVATION(Shrink)},
    Row{{"Gelu", 20},
        "",
        0,
        "",
        0,
        [](KernelPlan &plan, const TensorSpec &spec, double isTanh, double) {
            return isTanh != 0 ? addCall<kernels::GeluTanh>("GeluTanh", plan, spec, 0, 0)
                               : addCall<kernels::Gelu>("Gelu", plan, spec, 0, 0);
        }},
};

#undef ESPALIER_ACTIVATION

class Activation : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        std::vector<KernelOp> out{{"Clip", 6}};
        for (const Row &row : rows)
            out.push_back(row.op);
        // ONNX Runtime's own, the erf form: TNN and others know it by that name in models of any opset.
        out.push_back({"Gelu", 1, 0, "com.microsoft"});
        return out;
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        if (context.node.opType == "Clip")
            return planClip(context);
        const TensorSpec &x = context.input(0);
        KernelPlan plan;
        plan.outputs = {x};
        for (const Row &row : rows) {
            if (row.op.op != context.node.opType)
                continue;
            double first = static_cast<double>(context.node.floatOr(row.first, row.firstDefault));
            if (row.op.op == "Gelu")
                first = context.node.stringOr("approximate", "none") == "tanh" ? 1 : 0;
            if (!row.add(plan, x, first,
                         static_cast<double>(context.node.floatOr(row.second, row.secondDefault))))
                return fail(dtypeNotComputed(context, x.dtype));
        }
        return plan;
    }

private:
    static Result<KernelPlan> planClip(const KernelContext &context)
    {
        static constexpr std::int64_t boundsByInput = 11;
        const TensorSpec &x = context.input(0);
        const Rows count{"count", x.count()};
        KernelPlan plan;
        plan.outputs = {x};
        const bool computed = withNumber(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            const std::string suffix = std::string("<") + typeName<T>() + ">";
            if (context.opset >= boundsByInput) {
                plan.calls = {makeCall("activation.h", "clip" + suffix, &kernels::clip<T>, In{0}, In{1},
                                       In{2}, Out{0}, count)};
                plan.calls[0].rows = elementRows(count.value, {x.dtype}, x.dtype);
                return;
            }
            const auto least =
                static_cast<double>(context.node.floatOr("min", std::numeric_limits<float>::lowest()));
            const auto most =
                static_cast<double>(context.node.floatOr("max", std::numeric_limits<float>::max()));
            plan.calls = {makeCall("activation.h", "clipBetween" + suffix, &kernels::clipBetween<T>, In{0},
                                   Out{0}, count, Real{"least", least}, Real{"most", most})};
            plan.calls[0].rows = elementRows(count.value, {x.dtype}, x.dtype);
        });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_activation()
{
    return std::make_unique<Activation>();
}

} // namespace espalier
