// SPDX-License-Identifier: Apache-2.0
// One step of an optimizer in ai.onnx.preview.training: Adagrad, Adam, Momentum.
#include "model/compute/host_kernel.h"

#include <cmath>

namespace espalier {

namespace {

using Outputs = Result<std::vector<HostValue>>;
using Numbers = std::vector<double>;

constexpr std::string_view training = "ai.onnx.preview.training";

/// Attributes with the schema's defaults.
struct Factors {
    double alpha = 0;
    double beta = 0;
    double epsilon = 0;
    double norm = 0;
    double normAfter = 0;
    double decay = 0;
    bool isNesterov = false;
};

Factors factorsOf(const HostCall &call)
{
    const bool isAdam = call.node.opType == "Adam";
    Factors out;
    out.alpha = call.node.floatOr("alpha", isAdam ? 0.9F : 0);
    out.beta = call.node.floatOr("beta", isAdam ? 0.999F : 0);
    out.epsilon = call.node.floatOr("epsilon", 1e-6F);
    out.norm = call.node.floatOr("norm_coefficient", 0);
    out.normAfter = call.node.floatOr("norm_coefficient_post", 0);
    out.decay = call.node.floatOr("decay_factor", 0);
    out.isNesterov = call.node.stringOr("mode", "standard") == "nesterov";
    return out;
}

/// A tensor to be optimized, its gradient, and what the optimizer keeps of earlier steps.
struct Variable {
    Numbers x;
    Numbers gradient;
    std::vector<Numbers> kept;
};

void step(const std::string &op, const Factors &by, double rate, double count, Variable &variable)
{
    for (std::size_t i = 0; i < variable.x.size(); ++i) {
        double &x = variable.x[i];
        double &first = variable.kept[0][i];
        const double g = by.norm * x + variable.gradient[i];
        if (op == "Adagrad") {
            first += g * g;
            x -= rate / (1 + count * by.decay) * g / (std::sqrt(first) + by.epsilon);
        } else if (op == "Momentum") {
            first = by.alpha * first + (count > 0 ? by.beta : 1.0) * g;
            x -= rate * (by.isNesterov ? g + by.alpha * first : first);
        } else {
            double &second = variable.kept[1][i];
            first = by.alpha * first + (1 - by.alpha) * g;
            second = by.beta * second + (1 - by.beta) * g * g;
            const double adjusted = count > 0
                ? rate * std::sqrt(1 - std::pow(by.beta, count)) / (1 - std::pow(by.alpha, count))
                : rate;
            x = (1 - by.normAfter) * (x - adjusted * first / (std::sqrt(second) + by.epsilon));
        }
    }
}

class Optimizers : public HostKernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"Adagrad", 1, 0, training}, {"Adam", 1, 0, training}, {"Momentum", 1, 0, training}};
    }

    /// Inputs: rate, count of steps, then all variables, all gradients, all that is kept. Outputs: variables,
    /// kept.
    Outputs run(const HostCall &call) const override
    {
        const std::size_t kept = call.node.opType == "Adam" ? 2 : 1;
        const auto rate = call.numbers(0);
        const auto count = call.integerOr(1, 0);
        if (!rate || !count)
            return fail(!rate ? rate.error() : count.error());
        if (rate->size() != 1 || call.inputs.size() < 4 + kept || (call.inputs.size() - 2) % (2 + kept) != 0)
            return fail(call.wrongShapes());
        const std::size_t variables = (call.inputs.size() - 2) / (2 + kept);
        std::vector<HostValue> out(variables * (1 + kept));
        for (std::size_t v = 0; v < variables; ++v) {
            std::vector<Numbers> operands;
            for (std::size_t k = 0; k < 2 + kept; ++k) {
                auto numbers = call.numbers(2 + k * variables + v);
                if (!numbers)
                    return fail(numbers.error());
                if (k > 0 && numbers->size() != operands[0].size())
                    return fail(call.wrongShapes());
                operands.push_back(*std::move(numbers));
            }
            Variable variable{operands[0], operands[1], {operands.begin() + 2, operands.end()}};
            step(call.node.opType, factorsOf(call), rate->front(), static_cast<double>(*count), variable);
            const TensorSpec &spec = call.inputs[2 + v]->tensor()->spec();
            for (std::size_t k = 0; k <= kept; ++k) {
                auto made =
                    tensorOfNumbers(call, spec.dtype, spec.shape, k == 0 ? variable.x : variable.kept[k - 1]);
                if (!made)
                    return fail(std::move(made.error()));
                out[k * variables + v] = *std::move(made);
            }
        }
        return out;
    }
};

} // namespace

std::unique_ptr<HostKernel> make_optimizers()
{
    return std::make_unique<Optimizers>();
}

} // namespace espalier
