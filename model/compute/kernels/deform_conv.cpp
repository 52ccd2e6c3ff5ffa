// SPDX-License-Identifier: Apache-2.0
// DeformConv over two axes.
#include "model/compute/kernels/deform_conv.h"

#include "model/compute/conv_geometry.h"
#include "model/compute/element_types.h"

#include <algorithm>

namespace espalier {

namespace {

class DeformConv : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"DeformConv", 19}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        static constexpr std::size_t bias = 3;
        static constexpr std::size_t mask = 4;
        const TensorSpec &x = context.input(0);
        for (std::size_t i = 1; i < context.inputs.size(); ++i) {
            if (context.has(i) && context.input(i).dtype != x.dtype)
                return fail(dtypeNotComputed(context, context.input(i).dtype));
        }
        if (x.shape.size() != 4)
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
        const auto g = readConvGeometry(context, 0, 1, bias);
        if (!g)
            return fail(g.error());
        // By the shapes: a pointwise kernel's geometry has its positions in one row.
        const std::vector<std::int64_t> &w = context.shape(1);
        const std::vector<std::int64_t> out(g->result.begin() + 2, g->result.end());
        const std::int64_t points = w[2] * w[3];
        const std::int64_t offsetGroups = context.node.intOr("offset_group", 1);
        const std::int64_t channels = g->groups * g->channelsIn;
        const auto expected = [&](std::int64_t each) {
            return std::vector{g->batch, offsetGroups * points * each, out[0], out[1]};
        };
        if (offsetGroups < 1 || offsetGroups > channels || channels % offsetGroups != 0
            || context.shape(2) != expected(2) || (context.has(mask) && context.shape(mask) != expected(1)))
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
        const auto plane = [](const char *name, const std::vector<std::int64_t> &three) {
            return Ints{name, {three[1], three[2]}};
        };
        KernelPlan plan;
        plan.outputs = {{x.dtype, g->result}};
        const bool computed = withFloating(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall(
                "deform_conv.h", std::string("deformConv<") + typeName<T>() + ">", &kernels::deformConv<T>,
                In{0}, In{1}, In{2}, In{bias}, In{mask}, Out{0}, Scratch{0}, Int{"batch", g->batch},
                Int{"groups", g->groups}, Int{"channelsIn", g->channelsIn},
                Int{"channelsOut", g->channelsOut}, Int{"offsetGroups", offsetGroups},
                Ints{"in", {x.shape[2], x.shape[3]}}, Ints{"out", out}, Ints{"kernel", {w[2], w[3]}},
                plane("strides", g->strides), plane("dilations", g->dilations), plane("pads", g->pads))};
            plan.calls[0].scratchBytes =
                sizeof(double) * static_cast<std::size_t>(std::max<std::int64_t>(channels * points, 1));
        });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_deform_conv()
{
    return std::make_unique<DeformConv>();
}

} // namespace espalier
