// SPDX-License-Identifier: Apache-2.0
// MaxPool, AveragePool, LpPool and their global forms, which are one window over the whole plane.
#include "model/compute/kernels/pool.h"

#include "model/compute/element_types.h"
#include "model/compute/sliding_window.h"
#include "model/compute/vectorised.h"

namespace espalier {

namespace {

/// Output dims with ceil_mode: a last window that would start behind input and leading padding is left out
/// (onnx/onnx#5741).
Result<std::vector<std::int64_t>> positionsOf(const KernelContext &context, const SlidingWindow &window,
                                              const std::vector<std::int64_t> &in)
{
    auto out = windowPositions(context, window, in);
    if (!out || context.node.intOr("ceil_mode", 0) == 0)
        return out;
    for (std::size_t i = 0; i < in.size(); ++i) {
        const std::int64_t room = in[i] + window.padsBegin[i] + window.padsEnd[i] - window.span(i);
        const std::int64_t next = (*out)[i] * window.strides[i];
        if (room % window.strides[i] != 0 && next < in[i] + window.padsBegin[i])
            ++(*out)[i];
    }
    return out;
}

struct Geometry {
    Rows planes;
    Ints in;
    Ints out;
    Ints kernel;
    Ints strides;
    Ints dilations;
    Ints pads;
    Ints ends;
};

class PoolKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"MaxPool", 1},       {"AveragePool", 1},       {"LpPool", 1},
                {"GlobalMaxPool", 1}, {"GlobalAveragePool", 1}, {"GlobalLpPool", 1}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const TensorSpec &x = context.input(0);
        const bool global = context.node.opType.starts_with("Global");
        auto in = global ? Result<std::vector<std::int64_t>>(std::vector<std::int64_t>{product(x.shape, 2)})
                         : spatialDims(context, 0);
        if (!in)
            return fail(std::move(in.error()));
        if (x.shape.size() <= 2 || product(x.shape, 2) == 0)
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "there is nothing to pool")));
        auto window = global ? Result<SlidingWindow>(SlidingWindow{*in, {1}, {1}, {0}, {0}, {}})
                             : readSlidingWindow(context, {});
        if (!window)
            return fail(std::move(window.error()));
        if (window->kernel.size() != in->size())
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "kernel_shape does not fit the input")));
        padToSame(*window, *in);
        const auto out = positionsOf(context, *window, *in);
        if (!out)
            return fail(out.error());
        std::vector<std::int64_t> ends = *in;
        for (std::size_t i = 0; i < ends.size(); ++i)
            ends[i] += window->padsEnd[i];
        KernelPlan plan;
        plan.outputs = {{x.dtype, {x.shape[0], x.shape[1]}}};
        if (global)
            plan.outputs[0].shape.resize(x.shape.size(), 1);
        else
            plan.outputs[0].shape.insert(plan.outputs[0].shape.end(), out->begin(), out->end());
        if (context.outputCount > 1)
            plan.outputs.push_back({DType::Int64, plan.outputs[0].shape});
        const Geometry geometry{{"planes", x.shape[0] * x.shape[1]},
                                {"in", asThreeAxes(*in, 1)},
                                {"out", asThreeAxes(*out, 1)},
                                {"kernel", asThreeAxes(window->kernel, 1)},
                                {"strides", asThreeAxes(window->strides, 1)},
                                {"dilations", asThreeAxes(window->dilations, 1)},
                                {"pads", asThreeAxes(window->padsBegin, 0)},
                                {"ends", asThreeAxes(ends, 1)}};
        if (!addCall(context, geometry, plan))
            return fail(dtypeNotComputed(context, x.dtype));
        if (plan.outputs.size() == 1) { // places that MaxPool tells count through all planes
            const auto plane = [&](const std::vector<std::int64_t> &sides) {
                return static_cast<std::size_t>(product(sides)) * elementBytes(x.dtype);
            };
            plan.calls[0].rows = KernelRows{x.shape[0] * x.shape[1], {plane(*in)}, {plane(*out)}};
        }
        return plan;
    }

private:
    static bool addCall(const KernelContext &context, const Geometry &g, KernelPlan &plan)
    {
        const Node &node = context.node;
        const DType dtype = context.input(0).dtype;
        const auto name = [](const char *function, const char *type) {
            return function + ("<" + std::string(type)) + ">";
        };
        if (node.opType.ends_with("MaxPool")) {
            const auto add = [&](auto type) {
                using T = typename decltype(type)::type;
                plan.calls = {makeCall("pool.h", name("maxPool", typeName<T>()),
                                       vectorised<&kernels::maxPool<T>>, In{0}, Out{0}, Out{1}, g.planes,
                                       g.in, g.out, g.kernel, g.strides, g.dilations, g.pads,
                                       Int{"columnMajor", node.intOr("storage_order", 0)})};
            };
            if (dtype == DType::Int8)
                add(std::type_identity<std::int8_t>());
            else if (dtype == DType::UInt8)
                add(std::type_identity<std::uint8_t>());
            else
                return withFloating(dtype, add);
            return true;
        }
        return withFloating(dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            if (node.opType.ends_with("AveragePool")) {
                plan.calls = {makeCall("pool.h", name("averagePool", typeName<T>()), &kernels::averagePool<T>,
                                       In{0}, Out{0}, g.planes, g.in, g.out, g.kernel, g.strides, g.dilations,
                                       g.pads, Int{"countPadding", node.intOr("count_include_pad", 0)},
                                       g.ends)};
            } else {
                const float p =
                    node.floatOr("p", static_cast<float>(node.intOr("p", 2))); // a float in version 1
                plan.calls = {makeCall("pool.h", name("lpPool", typeName<T>()), &kernels::lpPool<T>, In{0},
                                       Out{0}, g.planes, g.in, g.out, g.kernel, g.strides, g.dilations,
                                       g.pads, Real{"p", static_cast<double>(p)})};
            }
        });
    }
};

} // namespace

std::unique_ptr<Kernel> make_pool()
{
    return std::make_unique<PoolKernel>();
}

} // namespace espalier
