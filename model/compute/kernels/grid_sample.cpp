// SPDX-License-Identifier: Apache-2.0
// GridSample: two axes (16), any number (20, which names the modes anew), of which up to three are computed.
#include "model/compute/kernels/grid_sample.h"

#include "model/compute/element_types.h"
#include "model/compute/sliding_window.h"

namespace espalier {

namespace {

std::optional<std::int64_t> modeOf(const std::string &mode)
{
    if (mode == "nearest")
        return kernels::gridNearest;
    if (mode == "linear" || mode == "bilinear")
        return kernels::gridLinear;
    return mode == "cubic" || mode == "bicubic" ? std::optional<std::int64_t>(kernels::gridCubic)
                                                : std::nullopt;
}

std::optional<std::int64_t> paddingOf(const std::string &padding)
{
    if (padding == "zeros")
        return kernels::gridZeros;
    if (padding == "border")
        return kernels::gridBorder;
    return padding == "reflection" ? std::optional<std::int64_t>(kernels::gridReflection) : std::nullopt;
}

class GridSample : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"GridSample", 16}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const auto mode = modeOf(context.node.stringOr("mode", "linear"));
        const auto padding = paddingOf(context.node.stringOr("padding_mode", "zeros"));
        if (!mode || !padding)
            return fail(notComputed(
                context, "attribute_not_computed",
                {QT_TRANSLATE_NOOP("compute", "an attribute of %1 has a value that is not computed"),
                 context.node.opType}));
        const auto in = spatialDims(context, 0);
        if (!in)
            return fail(in.error());
        const std::vector<std::int64_t> &grid = context.shape(1);
        const TensorSpec &x = context.input(0);
        if (grid.size() != x.shape.size() || grid[0] != x.shape[0]
            || grid.back() != static_cast<std::int64_t>(in->size()))
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
        KernelPlan plan;
        plan.outputs = {{x.dtype, {x.shape[0], x.shape[1]}}};
        plan.outputs[0].shape.insert(plan.outputs[0].shape.end(), grid.begin() + 1, grid.end() - 1);
        if (plan.outputs[0].count() == 0)
            return plan;
        if (product(*in) == 0)
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
        bool computed = false;
        withFloating(x.dtype, [&](auto type) {
            const auto add = [&](auto place) {
                using T = typename decltype(type)::type;
                using G = typename decltype(place)::type;
                plan.calls = {makeCall(
                    "grid_sample.h", std::string("gridSample<") + typeName<T>() + ", " + typeName<G>() + ">",
                    &kernels::gridSample<T, G>, In{0}, In{1}, Out{0}, Int{"batch", x.shape[0]},
                    Int{"channels", x.shape[1]}, Ints{"in", asThreeAxes(*in, 1)},
                    Int{"rank", static_cast<std::int64_t>(in->size())},
                    Int{"places", product(grid, 1, grid.size() - 1)}, Int{"mode", *mode},
                    Int{"padding", *padding}, Int{"aligned", context.node.intOr("align_corners", 0)})};
                computed = true;
            };
            if (context.input(1).dtype == x.dtype)
                add(type);
            else if (context.input(1).dtype == DType::Float)
                add(std::type_identity<float>());
        });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_grid_sample()
{
    return std::make_unique<GridSample>();
}

} // namespace espalier
