// SPDX-License-Identifier: Apache-2.0
// BatchNormalization (in training from 14 on), InstanceNormalization, GroupNormalization, LRN.
#include "model/compute/kernels/channel_norm.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

#include <algorithm>

namespace espalier {

namespace {

Error parametersDoNotFit(const KernelContext &context)
{
    return wrongShapes(
        context,
        {QT_TRANSLATE_NOOP("compute", "the parameters of %1 do not fit its input"), context.node.opType});
}

template <class T> std::string named(const char *function)
{
    return function + ("<" + std::string(typeName<T>())) + ">";
}

class ChannelNormKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {
            {"BatchNormalization", 1}, {"InstanceNormalization", 1}, {"GroupNormalization", 18}, {"LRN", 1}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const TensorSpec &x = context.input(0);
        if (x.shape.size() < 2)
            return fail(parametersDoNotFit(context));
        for (std::size_t i = 1; i < context.inputs.size(); ++i) {
            if (context.has(i) && context.input(i).dtype != x.dtype)
                return fail(dtypeNotComputed(context, context.input(i).dtype));
        }
        KernelPlan plan;
        plan.outputs = {x};
        Result<void> added = context.node.opType == "BatchNormalization" ? batch(context, plan)
            : context.node.opType == "LRN"                               ? localResponse(context, plan)
                                                                         : group(context, plan);
        if (!added)
            return fail(std::move(added.error()));
        return plan;
    }

private:
    static Result<void> batch(const KernelContext &context, KernelPlan &plan)
    {
        static constexpr std::int64_t testFlagIsGone = 7;
        static constexpr std::int64_t alwaysSpatial = 9;
        static constexpr std::int64_t trainingIsStated = 14;
        const Node &node = context.node;
        const bool trains = node.intOr("training_mode", 0) != 0 && context.opset >= trainingIsStated;
        const bool trainedOnce = context.opset < trainingIsStated
            && (context.outputCount > 1 || (context.opset < testFlagIsGone && node.intOr("is_test", 0) == 0));
        if (trainedOnce || (!trains && context.outputCount > 1))
            return fail(notComputed(
                context, "attribute_not_computed",
                QT_TRANSLATE_NOOP("compute", "BatchNormalization is computed for inference alone")));
        const TensorSpec &x = context.input(0);
        const bool spatial = context.opset >= alwaysSpatial || node.intOr("spatial", 1) != 0;
        const std::int64_t channels = spatial ? x.shape[1] : product(x.shape, 1);
        for (std::size_t i = 1; i < 5; ++i) {
            if (!context.has(i) || context.input(i).count() != channels)
                return fail(parametersDoNotFit(context));
        }
        for (std::size_t i = 1; trains && i < std::min<std::size_t>(context.outputCount, 3); ++i)
            plan.outputs.push_back({x.dtype, {channels}});
        const bool computed = withFloating(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            if (trains) {
                plan.calls = {
                    makeCall("channel_norm.h", named<T>("batchNormalizationTrained"),
                             &kernels::batchNormalizationTrained<T>, In{0}, In{1}, In{2}, In{3}, In{4},
                             Out{0}, Out{1}, Out{2}, Int{"batch", x.shape[0]}, Int{"channels", channels},
                             Int{"inner", product(x.shape, 2)}, epsilon(node),
                             Real{"momentum", static_cast<double>(node.floatOr("momentum", 0.9F))})};
                return;
            }
            const std::int64_t inner = spatial ? product(x.shape, 2) : 1;
            const std::size_t channel = static_cast<std::size_t>(inner) * sizeof(T);
            const auto add = [&](auto batch, auto rowsOfBatch) {
                plan.calls = {makeCall("channel_norm.h", named<T>("batchNormalization"),
                                       &kernels::batchNormalization<T>, In{0}, In{1}, In{2}, In{3}, In{4},
                                       Out{0}, batch, rowsOfBatch, Int{"inner", inner}, epsilon(node))};
            };
            if (x.shape[0] == 1) {
                add(Int{"batch", 1}, Rows{"channels", channels});
                plan.calls[0].rows =
                    KernelRows{channels, {channel, sizeof(T), sizeof(T), sizeof(T), sizeof(T)}, {channel}};
            } else {
                add(Rows{"batch", x.shape[0]}, Int{"channels", channels});
                const std::size_t image = channel * static_cast<std::size_t>(channels);
                plan.calls[0].rows = KernelRows{x.shape[0], {image, 0, 0, 0, 0}, {image}};
            }
        });
        return computed ? Result<void>() : fail(dtypeNotComputed(context, x.dtype));
    }

    static Result<void> group(const KernelContext &context, KernelPlan &plan)
    {
        static constexpr std::int64_t parametersPerChannel = 21;
        const TensorSpec &x = context.input(0);
        const bool instance = context.node.opType == "InstanceNormalization";
        const std::int64_t groups = instance ? x.shape[1] : context.node.intOr("num_groups", 1);
        const bool perGroup = !instance && context.opset < parametersPerChannel;
        const std::int64_t parameters = perGroup ? groups : x.shape[1];
        if (groups < 1 || x.shape[1] % groups != 0 || product(x.shape, 2) == 0
            || context.input(1).count() != parameters || context.input(2).count() != parameters)
            return fail(parametersDoNotFit(context));
        const bool computed = withFloating(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall("channel_norm.h", named<T>("groupNormalization"),
                                   &kernels::groupNormalization<T>, In{0}, In{1}, In{2}, Out{0},
                                   Int{"batch", x.shape[0]}, Int{"groups", groups},
                                   Int{"channels", x.shape[1] / groups}, Int{"inner", product(x.shape, 2)},
                                   epsilon(context.node), Int{"perGroup", perGroup ? 1 : 0})};
        });
        return computed ? Result<void>() : fail(dtypeNotComputed(context, x.dtype));
    }

    static Result<void> localResponse(const KernelContext &context, KernelPlan &plan)
    {
        const Node &node = context.node;
        const TensorSpec &x = context.input(0);
        const std::int64_t size = node.intOr("size", 0);
        if (size < 1)
            return fail(parametersDoNotFit(context));
        const bool computed = withFloating(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall("channel_norm.h", named<T>("localResponseNormalization"),
                                   &kernels::localResponseNormalization<T>, In{0}, Out{0},
                                   Int{"batch", x.shape[0]}, Int{"channels", x.shape[1]},
                                   Int{"inner", product(x.shape, 2)}, Int{"size", size},
                                   Real{"alpha", static_cast<double>(node.floatOr("alpha", 1e-4F))},
                                   Real{"beta", static_cast<double>(node.floatOr("beta", 0.75F))},
                                   Real{"bias", static_cast<double>(node.floatOr("bias", 1.0F))})};
        });
        return computed ? Result<void>() : fail(dtypeNotComputed(context, x.dtype));
    }

    static Real epsilon(const Node &node)
    {
        return {"epsilon", static_cast<double>(node.floatOr("epsilon", 1e-5F))};
    }
};

} // namespace

std::unique_ptr<Kernel> make_channel_norm()
{
    return std::make_unique<ChannelNormKernel>();
}

} // namespace espalier
