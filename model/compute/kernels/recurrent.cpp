// SPDX-License-Identifier: Apache-2.0
// Binds RNN, GRU and LSTM: directions, layouts, activations.
#include "model/compute/kernels/recurrent.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

#include <array>

namespace espalier {

namespace {

constexpr std::array<std::string_view, 6> gateNames{"Sigmoid",     "Tanh",     "Relu",
                                                    "HardSigmoid", "Softsign", "Softplus"};

std::optional<std::int64_t> gateOf(const std::string &name)
{
    for (std::size_t i = 0; i < gateNames.size(); ++i) {
        if (gateNames[i] == name)
            return static_cast<std::int64_t>(i);
    }
    return std::nullopt;
}

class Recurrent : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"RNN", 7}, {"GRU", 7}, {"LSTM", 7}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        if (context.rank(0) != 3 || context.rank(1) != 3 || context.rank(2) != 3)
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
        const bool hasOddParameters = context.node.attribute("activation_alpha") != nullptr
            || context.node.attribute("activation_beta") != nullptr;
        const auto gates = gatesOf(context);
        if (!gates || hasOddParameters)
            return fail(notComputed(context, "attribute_not_computed",
                                    QT_TRANSLATE_NOOP("compute", "these activations are not computed")));
        KernelPlan plan;
        const bool computed = withFloating(context.input(0).dtype, [&](auto type) {
            addCalls<typename decltype(type)::type>(context, plan, *gates);
        });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, context.input(0).dtype));
    }

private:
    using Dims = std::vector<std::int64_t>;

    static std::int64_t kindOf(const KernelContext &context)
    {
        return context.node.opType == "LSTM" ? 2 : (context.node.opType == "GRU" ? 1 : 0);
    }

    /// Three gates a direction, defaults filled in; nullopt where one is not known.
    static std::optional<Dims> gatesOf(const KernelContext &context)
    {
        const std::int64_t kind = kindOf(context);
        const auto directions = static_cast<std::size_t>(context.shape(1)[0]);
        const Dims fallback = kind == 2 ? Dims{0, 1, 1} : (kind == 1 ? Dims{0, 1, 1} : Dims{1, 1, 1});
        const std::size_t perDirection = kind == 2 ? 3 : (kind == 1 ? 2 : 1);
        Dims out;
        for (std::size_t d = 0; d < directions; ++d)
            out.insert(out.end(), fallback.begin(), fallback.end());
        const Attribute *given = context.node.attribute("activations");
        if (given == nullptr)
            return out;
        const auto &names = given->proto->strings();
        if (static_cast<std::size_t>(names.size()) != perDirection * directions)
            return std::nullopt;
        for (std::size_t i = 0; i < static_cast<std::size_t>(names.size()); ++i) {
            const auto gate = gateOf(names[static_cast<int>(i)]);
            if (!gate)
                return std::nullopt;
            out[i / perDirection * 3 + i % perDirection] = *gate;
        }
        return out;
    }

    template <class T>
    static void addCalls(const KernelContext &context, KernelPlan &plan, const Dims &gates)
    {
        const bool batchFirst = context.node.intOr("layout", 0) != 0;
        const Dims &x = context.shape(0);
        const std::int64_t length = x[batchFirst ? 1 : 0];
        const std::int64_t batch = x[batchFirst ? 0 : 1];
        const std::int64_t input = x[2];
        const std::int64_t directions = context.shape(1)[0];
        const std::int64_t hidden = context.shape(2)[2];
        const std::int64_t kind = kindOf(context);
        const DType dtype = context.input(0).dtype;
        const Dims state = batchFirst ? Dims{batch, directions, hidden} : Dims{directions, batch, hidden};
        const Dims all = batchFirst ? Dims{batch, length, directions, hidden} : Dims{length, directions, batch, hidden};
        plan.outputs = {{dtype, all}, {dtype, state}};
        if (kind == 2)
            plan.outputs.push_back({dtype, state});
        const Dims sizes{length, batch, input, hidden};
        const Dims steps{batchFirst ? input : batch * input,
                         batchFirst ? length * input : input,
                         batchFirst ? directions * hidden : directions * batch * hidden,
                         batchFirst ? length * directions * hidden : hidden,
                         batchFirst ? directions * hidden : hidden,
                         batchFirst ? hidden : batch * hidden,
                         batchFirst ? hidden : batch * hidden};
        const std::string direction = context.node.stringOr("direction", "forward");
        for (std::int64_t d = 0; d < directions; ++d) {
            const bool isReverse = direction == "reverse" || d == 1;
            const Dims flags{isReverse ? 1 : 0, context.node.intOr("linear_before_reset", 0),
                             context.node.intOr("input_forget", 0)};
            const auto first = gates.begin() + 3 * d;
            KernelCall call = makeCall(
                "recurrent.h", std::string("recur<") + typeName<T>() + ">", &kernels::recur<T>, In{0}, In{1}, In{2},
                In{3}, In{4}, In{5}, In{6}, In{7}, Out{0}, Out{1}, Out{2}, Scratch{0}, Int{"kind", kind},
                Ints{"sizes", sizes}, Ints{"steps", steps}, Ints{"gates", Dims(first, first + 3)},
                Ints{"flags", flags}, Real{"clip", static_cast<double>(context.node.floatOr("clip", 0))},
                Int{"direction", d});
            call.scratchBytes = static_cast<std::size_t>(10 * hidden + input) * sizeof(kernels::Wide<T>);
            plan.calls.push_back(std::move(call));
        }
    }
};

} // namespace

std::unique_ptr<Kernel> make_recurrent()
{
    return std::make_unique<Recurrent>();
}

} // namespace espalier
