// SPDX-License-Identifier: Apache-2.0
// ConvTranspose. Versions differ in dtypes alone.
#include "model/compute/kernels/conv_transpose.h"

#include "model/compute/element_types.h"
#include "model/compute/library_products.h"
#include "model/compute/sliding_window.h"

#include <algorithm>

namespace espalier {

namespace {

/// Splits what is cut away: the odd one goes to the end under SAME_UPPER, else to the beginning.
void distribute(SlidingWindow &window, std::size_t axis, std::int64_t total)
{
    const std::int64_t half = std::max<std::int64_t>(0, total) / 2;
    const std::int64_t rest = std::max<std::int64_t>(0, total) - half;
    window.padsBegin[axis] = window.autoPad == "SAME_UPPER" ? half : rest;
    window.padsEnd[axis] = window.autoPad == "SAME_UPPER" ? rest : half;
}

class ConvTransposeKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"ConvTranspose", 1}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const auto in = spatialDims(context, 0);
        if (!in)
            return fail(in.error());
        const std::vector<std::int64_t> &x = context.shape(0);
        const std::vector<std::int64_t> &w = context.shape(1);
        const std::int64_t groups = context.node.intOr("group", 1);
        if (w.size() != x.size() || groups < 1 || x[1] != w[0] || w[0] % groups != 0
            || (context.has(2) && context.shape(2) != std::vector<std::int64_t>{w[1] * groups}))
            return fail(wrongShapes(
                context, QT_TRANSLATE_NOOP("compute", "channels of input and weights do not fit")));
        auto window = readSlidingWindow(context, {w.begin() + 2, w.end()});
        if (!window)
            return fail(std::move(window.error()));
        const auto out = placeOutput(context, *window, *in);
        if (!out)
            return fail(out.error());
        KernelPlan plan;
        plan.outputs = {{context.input(0).dtype, {x[0], w[1] * groups}}};
        plan.outputs[0].shape.insert(plan.outputs[0].shape.end(), out->begin(), out->end());
        const bool computed = withFloating(context.input(0).dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall("conv_transpose.h", std::string("convTranspose<") + typeName<T>() + ">",
                                   &kernels::convTranspose<T>, In{0}, In{1}, In{2}, Out{0}, Scratch{0},
                                   Int{"batch", x[0]}, Int{"groups", groups},
                                   Int{"channelsIn", w[0] / groups}, Int{"channelsOut", w[1]},
                                   Ints{"in", asThreeAxes(*in, 1)}, Ints{"out", asThreeAxes(*out, 1)},
                                   Ints{"kernel", asThreeAxes(window->kernel, 1)},
                                   Ints{"strides", asThreeAxes(window->strides, 1)},
                                   Ints{"dilations", asThreeAxes(window->dilations, 1)},
                                   Ints{"pads", asThreeAxes(window->padsBegin, 0)})};
            plan.calls[0].scratchBytes = static_cast<std::size_t>(product(*out)) * sizeof(kernels::Wide<T>);
        });
        if (context.input(0).dtype == DType::Float && product(plan.outputs[0].shape) > 0)
            plan.calls[0].library =
                libraryDeconv({x[0], groups, w[0] / groups, w[1], asThreeAxes(*in, 1), asThreeAxes(*out, 1),
                               asThreeAxes(window->kernel, 1), asThreeAxes(window->strides, 1),
                               asThreeAxes(window->dilations, 1), asThreeAxes(window->padsBegin, 0)},
                              context.isConstantInput(1));
        if (!computed)
            return fail(dtypeNotComputed(context, context.input(0).dtype));
        return plan;
    }

private:
    /// Sets pads from output_shape or auto_pad; gives the output's spatial dims.
    static Result<std::vector<std::int64_t>> placeOutput(const KernelContext &context, SlidingWindow &window,
                                                         const std::vector<std::int64_t> &in)
    {
        const std::size_t axes = in.size();
        const std::vector<std::int64_t> extra =
            context.node.intsOr("output_padding", std::vector<std::int64_t>(axes, 0));
        std::vector<std::int64_t> wanted = context.node.intsOr("output_shape", {});
        if (wanted.size() == axes + 2) // some exporters write batch and channels too
            wanted.erase(wanted.begin(), wanted.begin() + 2);
        std::vector<std::int64_t> out(axes);
        bool fits =
            window.kernel.size() == axes && extra.size() == axes && (wanted.empty() || wanted.size() == axes);
        for (std::size_t i = 0; fits && i < axes; ++i) {
            const std::int64_t whole = (in[i] - 1) * window.strides[i] + extra[i] + window.span(i);
            if (!wanted.empty())
                distribute(window, i, whole - wanted[i]);
            else if (window.autoPad == "SAME_UPPER" || window.autoPad == "SAME_LOWER")
                distribute(window, i, whole - in[i] * window.strides[i]);
            out[i] = wanted.empty() ? whole - window.padsBegin[i] - window.padsEnd[i] : wanted[i];
            fits = out[i] >= 0;
        }
        if (!fits)
            return fail(wrongShapes(context,
                                    {QT_TRANSLATE_NOOP("compute", "the attributes of %1 do not fit together"),
                                     context.node.opType}));
        return out;
    }
};

} // namespace

std::unique_ptr<Kernel> make_conv_transpose()
{
    return std::make_unique<ConvTransposeKernel>();
}

} // namespace espalier
