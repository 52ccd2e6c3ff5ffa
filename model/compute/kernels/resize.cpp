// SPDX-License-Identifier: Apache-2.0
// Resize and Upsample.
#include "model/compute/kernels/resize.h"

#include "model/compute/element_types.h"
#include "model/compute/resize_request.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

constexpr std::size_t alignment = 8;

std::size_t aligned(std::size_t bytes)
{
    return (bytes + alignment - 1) / alignment * alignment;
}

class ResizeKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Resize", 10}, {"Upsample", 7, 10}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        static constexpr std::size_t maximumRank = 8;
        auto request = readResizeRequest(context);
        if (!request)
            return fail(std::move(request.error()));
        const DType dtype = context.input(0).dtype;
        KernelPlan plan;
        plan.outputs = {{dtype, request->out}};
        request->mergeAxes();
        if (request->in.empty() || request->in.size() > maximumRank)
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "Resize is computed on 1 to 8 axes")));
        const bool nearest = request->interpolation == kernels::Nearest;
        bool computed = false;
        const auto add = [&](auto type) {
            using T = typename decltype(type)::type;
            static constexpr bool weighs =
                !std::is_integral_v<
                    T> || std::is_same_v<T, std::uint8_t> || std::is_same_v<T, std::int8_t> || std::is_same_v<T, std::int32_t>;
            computed = nearest || weighs;
            plan.calls = {call<T>(context.node, *request, std::string(elementTypeName(dtype)))};
        };
        if (dtype == DType::Bool && nearest)
            add(std::type_identity<std::uint8_t>());
        else
            withNumber(dtype, add);
        if (!computed)
            return fail(dtypeNotComputed(context, dtype));
        return plan;
    }

private:
    static std::int64_t tapsOf(const ResizeRequest &request, std::size_t axis, bool antialias)
    {
        if (request.interpolation == kernels::Nearest || request.staysOnAxis(axis))
            return 1;
        const double reach = request.interpolation == kernels::Linear ? 1 : 2;
        if (!antialias || request.scales[axis] >= 1)
            return static_cast<std::int64_t>(2 * reach);
        return static_cast<std::int64_t>(std::ceil(2 * reach / request.scales[axis])) + 1;
    }

    template <class T>
    static KernelCall call(const Node &node, const ResizeRequest &request, const std::string &dtype)
    {
        const bool antialias = node.intOr("antialias", 0) != 0;
        std::vector<std::int64_t> taps;
        std::int64_t entries = 0;
        for (std::size_t axis = 0; axis < request.in.size(); ++axis) {
            taps.push_back(tapsOf(request, axis, antialias));
            entries += taps.back() * request.out[axis];
        }
        std::vector<double> roi = request.roiStarts;
        roi.insert(roi.end(), request.roiEnds.begin(), request.roiEnds.end());
        const std::size_t weightsAt = static_cast<std::size_t>(entries) * sizeof(std::int64_t);
        const std::size_t sumsAt = weightsAt + aligned(static_cast<std::size_t>(entries) * sizeof(float));
        KernelCall call = makeCall(
            "resize.h", "resize<" + dtype + ">", &kernels::resize<T>, In{0}, Out{0}, Scratch{0},
            Scratch{weightsAt}, Scratch{sumsAt}, Int{"rank", static_cast<std::int64_t>(request.in.size())},
            Ints{"in", request.in}, Ints{"out", request.out}, Ints{"taps", taps},
            Reals{"scales", request.scales}, Reals{"roi", roi}, Int{"interpolation", request.interpolation},
            Int{"coordinates", request.coordinates}, Int{"rounding", request.rounding},
            Real{"cubicA", static_cast<double>(node.floatOr("cubic_coeff_a", -0.75F))},
            Int{"excludeOutside", node.intOr("exclude_outside", 0)}, Int{"antialias", antialias ? 1 : 0},
            Real{"extrapolation", static_cast<double>(node.floatOr("extrapolation_value", 0.0F))});
        call.scratchBytes =
            sumsAt + static_cast<std::size_t>(request.out.back()) * sizeof(kernels::ResizeSum<T>);
        return call;
    }
};

} // namespace

std::unique_ptr<Kernel> make_resize()
{
    return std::make_unique<ResizeKernel>();
}

} // namespace espalier
