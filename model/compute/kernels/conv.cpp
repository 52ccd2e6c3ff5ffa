// SPDX-License-Identifier: Apache-2.0
// Conv. Versions differ in dtypes alone.
#include "model/compute/kernels/conv.h"

#include "model/compute/conv_geometry.h"
#include "model/compute/element_types.h"
#include "model/compute/library_products.h"

namespace espalier {

namespace {

class ConvKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Conv", 1}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const auto g = readConvGeometry(context, 0, 1, 2);
        if (!g)
            return fail(g.error());
        const DType dtype = context.input(0).dtype;
        KernelPlan plan;
        plan.outputs = {{dtype, g->result}};
        const bool computed = withFloating(dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            const auto add = [&](auto batch, auto groups, auto channelsOut) {
                plan.calls = {makeCall(
                    "conv.h", std::string("conv<") + typeName<T>() + ">", &kernels::conv<T>, In{0}, In{1},
                    In{2}, Out{0}, batch, groups, Int{"channelsIn", g->channelsIn}, channelsOut,
                    Ints{"in", g->in}, Ints{"out", g->out}, Ints{"kernel", g->kernel},
                    Ints{"strides", g->strides}, Ints{"dilations", g->dilations}, Ints{"pads", g->pads})};
            };
            const auto bytes = [](std::int64_t elements) {
                return static_cast<std::size_t>(elements) * sizeof(T);
            };
            const std::int64_t weights = g->channelsIn * product(g->kernel); // of one output channel
            const std::int64_t outputs = product(g->out);
            const Int batch{"batch", g->batch};
            const Int groups{"groups", g->groups};
            const Int channels{"channelsOut", g->channelsOut};
            if (g->batch > 1) {
                add(Rows{"batch", g->batch}, groups, channels);
                plan.calls[0].rows = KernelRows{g->batch,
                                                {bytes(g->groups * g->channelsIn * product(g->in)), 0, 0},
                                                {bytes(g->groups * g->channelsOut * outputs)}};
            } else if (g->groups > 1) {
                add(batch, Rows{"groups", g->groups}, channels);
                plan.calls[0].rows = KernelRows{g->groups,
                                                {bytes(g->channelsIn * product(g->in)),
                                                 bytes(g->channelsOut * weights), bytes(g->channelsOut)},
                                                {bytes(g->channelsOut * outputs)}};
            } else {
                add(batch, groups, Rows{"channelsOut", g->channelsOut});
                plan.calls[0].rows =
                    KernelRows{g->channelsOut, {0, bytes(weights), bytes(1)}, {bytes(outputs)}};
            }
        });
        if (dtype == DType::Float && product(g->result) > 0)
            plan.calls[0].library = libraryConv(*g, context.isConstantInput(1));
        if (!computed)
            return fail(dtypeNotComputed(context, dtype));
        return plan;
    }
};

} // namespace

std::unique_ptr<Kernel> make_conv()
{
    return std::make_unique<ConvKernel>();
}

} // namespace espalier
