// SPDX-License-Identifier: Apache-2.0
// RNN, GRU, LSTM: one call for each direction. Layout 1 (version 14) puts the batch first.
#include "model/compute/kernels/recurrent.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"
#include "model/compute/vectorised.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>

namespace espalier {

namespace {

using kernels::Activation;

struct ActivationForm {
    std::string_view name; ///< in lower case: the standard does not mind case
    Activation activation;
    std::optional<double> alpha; ///< default; nullopt: has none
    std::optional<double> beta;
};

const std::array<ActivationForm, 11> activationForms{{
    {"sigmoid", Activation::Sigmoid, {}, {}},
    {"tanh", Activation::Tanh, {}, {}},
    {"relu", Activation::Relu, {}, {}},
    {"affine", Activation::Affine, 1.0, 0.0},
    {"leakyrelu", Activation::LeakyRelu, 0.01, {}},
    {"thresholdedrelu", Activation::ThresholdedRelu, 1.0, {}},
    {"scaledtanh", Activation::ScaledTanh, 1.0, 1.0},
    {"hardsigmoid", Activation::HardSigmoid, 0.2, 0.5},
    {"elu", Activation::Elu, 1.0, {}},
    {"softsign", Activation::Softsign, {}, {}},
    {"softplus", Activation::Softplus, {}, {}},
}};

struct ChosenActivation {
    Int number{"activation", 0};
    Real alpha{"alpha", 0};
    Real beta{"beta", 0};
};

/// Activations of all directions in order, `count` altogether. Those that have an alpha or beta take the next
/// given one.
Result<std::vector<ChosenActivation>> readActivations(const KernelContext &context,
                                                      const std::vector<std::string> &defaults,
                                                      std::size_t directions)
{
    const Attribute *given = context.node.attribute("activations");
    std::vector<std::string> names;
    for (std::size_t d = 0; d < directions; ++d)
        names.insert(names.end(), defaults.begin(), defaults.end());
    // Some exporters give more than the directions need.
    for (std::size_t i = 0;
         given != nullptr && i < names.size() && i < static_cast<std::size_t>(given->proto->strings_size());
         ++i)
        names[i] = given->proto->strings(static_cast<int>(i));
    const auto numbers = [&](const char *attribute) {
        const Attribute *found = context.node.attribute(attribute);
        return found == nullptr
            ? std::vector<float>()
            : std::vector<float>(found->proto->floats().begin(), found->proto->floats().end());
    };
    const std::vector<float> alphas = numbers("activation_alpha");
    const std::vector<float> betas = numbers("activation_beta");
    std::size_t alphasTaken = 0;
    std::size_t betasTaken = 0;
    std::vector<ChosenActivation> out;
    for (std::string name : names) {
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        const auto *const form =
            std::find_if(activationForms.begin(), activationForms.end(),
                         [&](const ActivationForm &candidate) { return candidate.name == name; });
        if (form == activationForms.end())
            return fail(notComputed(context, "attribute_not_computed",
                                    {QT_TRANSLATE_NOOP("compute", "activation %1 is not known"), name}));
        ChosenActivation chosen;
        chosen.number.value = static_cast<std::int64_t>(form->activation);
        if (form->alpha)
            chosen.alpha.value =
                alphasTaken < alphas.size() ? static_cast<double>(alphas[alphasTaken++]) : *form->alpha;
        if (form->beta)
            chosen.beta.value =
                betasTaken < betas.size() ? static_cast<double>(betas[betasTaken++]) : *form->beta;
        out.push_back(chosen);
    }
    return out;
}

struct Recurrence {
    std::size_t gates = 1;
    std::size_t scratch = 2; ///< in states
    std::vector<std::string> activations; ///< of one direction
};

class Recurrent : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"RNN", 7}, {"GRU", 7}, {"LSTM", 7}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const Node &node = context.node;
        const Recurrence form = formOf(node.opType);
        const std::string direction = node.stringOr("direction", "forward");
        const std::size_t directions = direction == "bidirectional" ? 2 : 1;
        const bool batchFirst = node.intOr("layout", 0) != 0;
        const TensorSpec &x = context.input(0);
        if (auto error = misfit(context, form, directions))
            return fail(std::move(*error));
        const auto chosen = readActivations(context, form.activations, directions);
        if (!chosen)
            return fail(chosen.error());
        const std::int64_t hidden = context.shape(2)[2];
        const std::int64_t length = x.shape[batchFirst ? 1 : 0];
        const std::int64_t batch = x.shape[batchFirst ? 0 : 1];
        const auto count = static_cast<std::int64_t>(directions);

        KernelPlan plan;
        plan.outputs = {{x.dtype,
                         batchFirst ? std::vector{batch, length, count, hidden}
                                    : std::vector{length, count, batch, hidden}}};
        const TensorSpec state{
            x.dtype, batchFirst ? std::vector{batch, count, hidden} : std::vector{count, batch, hidden}};
        const std::size_t states = node.opType == "LSTM" ? 2 : 1;
        for (std::size_t i = 0; i < states && plan.outputs.size() < context.outputCount; ++i)
            plan.outputs.push_back(state);
        for (std::size_t d = 0; d < directions; ++d) {
            const auto number = static_cast<std::int64_t>(d);
            const bool backwards = direction == "reverse" || d == 1;
            Ints places{"places", {length, batch, x.shape[2], hidden, number, backwards ? 1 : 0}};
            const std::vector<std::int64_t> steps = batchFirst
                ? std::vector{x.shape[2],     length * x.shape[2], count * hidden, length * count * hidden,
                              count * hidden, number * hidden}
                : std::vector{batch * x.shape[2],     x.shape[2], count * batch * hidden, hidden, hidden,
                              number * batch * hidden};
            places.values.insert(places.values.end(), steps.begin(), steps.end());
            const std::vector<ChosenActivation> own(
                chosen->begin() + static_cast<std::ptrdiff_t>(d * form.activations.size()),
                chosen->begin() + static_cast<std::ptrdiff_t>((d + 1) * form.activations.size()));
            if (!withFloating(x.dtype, [&](auto type) {
                    using T = typename decltype(type)::type;
                    plan.calls.push_back(callOf<T>(node, places, own));
                    plan.calls.back().scratchBytes =
                        form.scratch * static_cast<std::size_t>(hidden) * sizeof(kernels::Wide<T>);
                }))
                return fail(dtypeNotComputed(context, x.dtype));
        }
        return plan;
    }

private:
    static Recurrence formOf(const std::string &op)
    {
        if (op == "LSTM")
            return {4, 6, {"Sigmoid", "Tanh", "Tanh"}};
        if (op == "GRU")
            return {3, 5, {"Sigmoid", "Tanh"}};
        return {1, 2, {"Tanh"}};
    }

    /// What is wrong with the operands, if anything is.
    static std::optional<Error> misfit(const KernelContext &context, const Recurrence &form,
                                       std::size_t directions)
    {
        const auto wrong = [&] {
            return wrongShapes(context,
                               {QT_TRANSLATE_NOOP("compute", "the operands of %1 do not fit each other"),
                                context.node.opType});
        };
        if (!context.has(0) || !context.has(1) || !context.has(2) || context.rank(0) != 3
            || context.rank(2) != 3)
            return wrong();
        const std::int64_t hidden = context.shape(2)[2];
        const auto d = static_cast<std::int64_t>(directions);
        const auto rows = static_cast<std::int64_t>(form.gates) * hidden;
        const bool batchFirst = context.node.intOr("layout", 0) != 0;
        const std::int64_t batch = context.shape(0)[batchFirst ? 0 : 1];
        const std::vector<std::int64_t> state =
            batchFirst ? std::vector{batch, d, hidden} : std::vector{d, batch, hidden};
        const auto is = [&](std::size_t i, const std::vector<std::int64_t> &shape) {
            return !context.has(i) || context.shape(i) == shape;
        };
        if (!is(1, {d, rows, context.shape(0)[2]}) || !is(2, {d, rows, hidden}) || !is(3, {d, 2 * rows})
            || !is(4, {batch}) || !is(5, state) || !is(6, state) || !is(7, {d, 3 * hidden})
            || context.node.intOr("hidden_size", hidden) != hidden)
            return wrong();
        for (std::size_t i = 1; i < context.inputs.size(); ++i) {
            const DType wanted = i == 4 ? DType::Int32 : context.input(0).dtype;
            if (context.has(i) && context.input(i).dtype != wanted)
                return dtypeNotComputed(context, context.input(i).dtype);
        }
        if (!context.has(4) || context.value(4) == nullptr)
            return std::nullopt;
        const std::int64_t length = context.shape(0)[batchFirst ? 1 : 0];
        for (const std::int64_t one : context.value(4)->integers()) {
            if (one < 0 || one > length)
                return wrong();
        }
        return std::nullopt;
    }

    template <class T>
    static KernelCall callOf(const Node &node, const Ints &places, const std::vector<ChosenActivation> &a)
    {
        const std::string type = std::string("<") + typeName<T>() + ">";
        const double unlimited = static_cast<double>(std::numeric_limits<float>::max());
        const float clip = node.floatOr("clip", 0);
        const Real limit{"clip", clip > 0 ? static_cast<double>(clip) : unlimited};
        const char *const header = "recurrent.h";
        if (node.opType == "LSTM")
            return makeCall(header, "lstm" + type, vectorisedForFloat<T, &kernels::lstm<T>>, In{0}, In{1},
                            In{2}, In{3}, In{4}, In{5}, In{6}, In{7}, Out{0}, Out{1}, Out{2}, places, limit,
                            Int{"coupled", node.intOr("input_forget", 0)}, a[0].number, a[0].alpha, a[0].beta,
                            a[1].number, a[1].alpha, a[1].beta, a[2].number, a[2].alpha, a[2].beta,
                            Scratch{0});
        if (node.opType == "GRU")
            return makeCall(header, "gru" + type, vectorisedForFloat<T, &kernels::gru<T>>, In{0}, In{1},
                            In{2}, In{3}, In{4}, In{5}, Out{0}, Out{1}, places, limit,
                            Int{"linearBeforeReset", node.intOr("linear_before_reset", 0)}, a[0].number,
                            a[0].alpha, a[0].beta, a[1].number, a[1].alpha, a[1].beta, Scratch{0});
        return makeCall(header, "rnn" + type, vectorisedForFloat<T, &kernels::rnn<T>>, In{0}, In{1}, In{2},
                        In{3}, In{4}, In{5}, Out{0}, Out{1}, places, limit, a[0].number, a[0].alpha,
                        a[0].beta, Scratch{0});
    }
};

} // namespace

std::unique_ptr<Kernel> make_recurrent()
{
    return std::make_unique<Recurrent>();
}

} // namespace espalier
