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
            plan.calls = {makeCall("conv.h", std::string("conv<") + typeName<T>() + ">", &kernels::conv<T>,
                                   In{0}, In{1}, In{2}, Out{0}, Int{"batch", g->batch},
                                   Int{"groups", g->groups}, Int{"channelsIn", g->channelsIn},
                                   Int{"channelsOut", g->channelsOut}, Ints{"in", g->in}, Ints{"out", g->out},
                                   Ints{"kernel", g->kernel}, Ints{"strides", g->strides},
                                   Ints{"dilations", g->dilations}, Ints{"pads", g->pads})};
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
