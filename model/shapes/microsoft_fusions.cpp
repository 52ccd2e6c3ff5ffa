// SPDX-License-Identifier: Apache-2.0
// Products and convolutions with what follows them, and kinds of Gelu.
#include "model/shapes/microsoft_body.h"
#include "model/shapes/microsoft_schema.h"

#include <numeric>

namespace espalier {

namespace {

using onnx::MakeAttribute;

constexpr const char *floats = "T = float16 float double";
constexpr const char *allFloats = "T = float16 float double bfloat16";

/// Y = the activation of `from`, with the parameters in the order of their names.
void addActivation(MicrosoftBody &body, const std::string &name, const std::vector<float> &parameters)
{
    struct Parametric {
        const char *name;
        std::vector<const char *> attributes;
    };
    static const std::vector<Parametric> known{
        {"", {}},
        {"Relu", {}},
        {"Tanh", {}},
        {"Sigmoid", {}},
        {"Softplus", {}},
        {"Softsign", {}},
        {"LeakyRelu", {"alpha"}},
        {"Elu", {"alpha"}},
        {"ThresholdedRelu", {"alpha"}},
        {"HardSigmoid", {"alpha", "beta"}},
    };
    if (name == "Clip") {
        MicrosoftBody::require(parameters.size() == 2, "Clip takes two parameters");
        body.realLike("least", parameters[0], "linear");
        body.realLike("most", parameters[1], "linear");
        body.add("Y = Clip (linear, least, most)");
        return;
    }
    for (const Parametric &one : known) {
        if (name != one.name)
            continue;
        MicrosoftBody::require(parameters.size() >= one.attributes.size(), "an activation lacks a parameter");
        std::vector<onnx::AttributeProto> attributes;
        for (std::size_t i = 0; i < one.attributes.size(); ++i)
            attributes.push_back(MakeAttribute(one.attributes[i], parameters[i]));
        body.add("Y = " + (name.empty() ? "Identity" : name) + " (linear)", attributes);
        return;
    }
    MicrosoftBody::refuse("the activation is not known");
}

void fusedConv(MicrosoftBody &body)
{
    const bool hasSum = body.has(3);
    body.add(std::string(hasSum ? "conv" : "linear") + " = Conv (X, W" + (body.has(2) ? ", B)" : ")"),
             body.passed({"auto_pad", "dilations", "group", "kernel_shape", "pads", "strides"}));
    if (hasSum)
        body.add("linear = Add (conv, Z)");
    addActivation(body, body.text("activation"), body.reals("activation_params"));
}

void fusedGemm(MicrosoftBody &body)
{
    body.add(std::string("linear = Gemm (A, B") + (body.has(2) ? ", C)" : ")"),
             body.passed({"alpha", "beta", "transA", "transB"}));
    std::vector<float> parameters;
    for (const char *parameter : {"activation_alpha", "activation_beta"}) {
        if (body.gives(parameter))
            parameters.push_back(body.real(parameter));
    }
    addActivation(body, body.text("activation"), parameters);
}

/// The operand that MatMul takes: with its last two axes swapped, and before that its first axis moved behind
/// those of the batch.
std::string transposed(MicrosoftBody &body, int input, const std::string &name, bool swaps, bool movesFirst)
{
    if (!swaps && !movesFirst)
        return name;
    const int rank = body.rank(input);
    MicrosoftBody::require(!movesFirst || rank > 2, "matrices of a batch have at least three axes");
    if (rank < 2)
        return name; // a vector stays as it is
    std::vector<std::int64_t> order(static_cast<std::size_t>(rank));
    std::iota(order.begin(), order.end(), 0);
    if (movesFirst)
        std::rotate(order.begin(), order.begin() + 1, order.end() - 1);
    if (swaps)
        std::swap(order[order.size() - 1], order[order.size() - 2]);
    body.transpose(name + "_turned", name, order);
    return name + "_turned";
}

void scaledMatMul(MicrosoftBody &body, bool movesA, bool movesB)
{
    const std::string a = transposed(body, 0, "A", body.integer("transA") != 0, movesA);
    const std::string b = transposed(body, 1, "B", body.integer("transB") != 0, movesB);
    const float alpha = body.real("alpha", 1);
    const bool isScaled = alpha != 1;
    body.add(std::string(isScaled ? "product" : "Y") + " = MatMul (" + a + ", " + b + ")");
    if (isScaled) {
        body.realLike("alpha", alpha, "A");
        body.add("Y = Mul (product, alpha)");
    }
}

void fusedMatMul(MicrosoftBody &body)
{
    scaledMatMul(body, body.integer("transBatchA") != 0, body.integer("transBatchB") != 0);
}

void transposeMatMul(MicrosoftBody &body)
{
    scaledMatMul(body, false, false);
}

void gelu(MicrosoftBody &body)
{
    body.add("Y = Gelu (X)");
}

void fastGelu(MicrosoftBody &body)
{
    if (body.has(1))
        body.add("sum = Add (X, bias)");
    body.add(std::string("Y = Gelu <approximate = \"tanh\"> (") + (body.has(1) ? "sum)" : "X)"));
}

void biasGelu(MicrosoftBody &body)
{
    body.add("sum = Add (A, B) C = Gelu (sum)");
}

void quickGelu(MicrosoftBody &body)
{
    body.realLike("alpha", body.real("alpha"), "X");
    body.add("scaled = Mul (X, alpha) gate = Sigmoid (scaled) Y = Mul (X, gate)");
}

} // namespace

std::vector<MicrosoftOperator> microsoftFusions()
{
    return {
        {"FusedConv", "X: T, W: T, B: T?, Z: T? -> Y: T", floats,
         "activation: string; activation_params: floats; auto_pad: string = NOTSET; dilations: ints; "
         "group: int = 1; kernel_shape: ints; pads: ints; strides: ints",
         "Y = activation (Conv (X, W, B) + Z)", fusedConv},
        {"FusedGemm", "A: T, B: T, C: T? -> Y: T", "T = float16 float double uint32 uint64 int32 int64",
         "activation: string; activation_alpha: float; activation_beta: float; activation_gamma: float; "
         "alpha: float = 1; beta: float = 1; transA: int = 0; transB: int = 0",
         "Y = activation (Gemm (A, B, C))", fusedGemm},
        {"FusedMatMul", "A: T, B: T -> Y: T", allFloats,
         "alpha: float = 1; transA: int = 0; transB: int = 0; transBatchA: int = 0; transBatchB: int = 0",
         "Y = alpha · A B. `transA` and `transB` swap the last two axes of an operand; `transBatchA` and "
         "`transBatchB` move its first axis behind those of the batch before that.",
         fusedMatMul},
        {"TransposeMatMul", "A: T, B: T -> Y: T", allFloats,
         "alpha: float = 1; transA: int = 0; transB: int = 0",
         "Y = alpha · A B. `transA` and `transB` swap the last two axes of an operand.", transposeMatMul},
        {"Gelu", "X: T -> Y: T", allFloats, "", "Y = X / 2 · (1 + erf (X / √2))", gelu},
        {"FastGelu", "X: T, bias: T? -> Y: T", allFloats, "",
         "Y = Z / 2 · (1 + tanh (√(2/π) · (Z + 0.044715 Z³))) with Z = X + bias", fastGelu},
        {"BiasGelu", "A: T, B: T -> C: T", allFloats, "", "C = Gelu (A + B)", biasGelu},
        {"QuickGelu", "X: T -> Y: T", allFloats, "alpha: float = 1.702", "Y = X · sigmoid (alpha · X)",
         quickGelu},
    };
}

} // namespace espalier
