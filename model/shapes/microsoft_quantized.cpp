// SPDX-License-Identifier: Apache-2.0
// Operators on quantized tensors: what they do to the numbers that those stand for.
#include "model/shapes/microsoft_attention.h"
#include "model/shapes/microsoft_schema.h"

#include <onnx/defs/shape_inference.h>

namespace espalier {

namespace {

using onnx::MakeAttribute;

constexpr const char *bytes = "T = uint8 int8";

/// A quantized tensor's names, and where among the inputs its zero point stands.
struct Parts {
    std::string values;
    std::string scale;
    std::string zero;
    int zeroInput;
};

std::string operandsOf(const MicrosoftBody &body, const Parts &parts, const std::string &values)
{
    return "(" + values + ", " + parts.scale + (body.has(parts.zeroInput) ? ", " + parts.zero : "") + ")";
}

/// `to` = the numbers that `parts` stands for.
void addNumbers(MicrosoftBody &body, const std::string &to, const Parts &parts)
{
    body.add(to + " = DequantizeLinear " + operandsOf(body, parts, parts.values));
}

/// The values of `parts` = the numbers `from`, of the type of input `like` where no zero point tells it.
void addQuantized(MicrosoftBody &body, const std::string &from, const Parts &parts, int like)
{
    std::vector<onnx::AttributeProto> attributes;
    if (!body.has(parts.zeroInput))
        attributes.push_back(MakeAttribute("output_dtype", static_cast<std::int64_t>(body.dtype(like))));
    body.add(parts.values + " = QuantizeLinear " + operandsOf(body, parts, from), attributes);
}

void binary(MicrosoftBody &body, const std::string &op)
{
    addNumbers(body, "a", {"A", "A_scale", "A_zero_point", 2});
    addNumbers(body, "b", {"B", "B_scale", "B_zero_point", 5});
    body.add("c = " + op + " (a, b)");
    addQuantized(body, "c", {"C", "C_scale", "C_zero_point", 7}, 0);
}

void qLinearAdd(MicrosoftBody &body)
{
    binary(body, "Add");
}

void qLinearMul(MicrosoftBody &body)
{
    binary(body, "Mul");
}

void unary(MicrosoftBody &body, const std::string &op, const std::vector<onnx::AttributeProto> &attributes)
{
    addNumbers(body, "x", {"X", "X_scale", "X_zero_point", 2});
    body.add("y = " + op + " (x)", attributes);
    addQuantized(body, "y", {"Y", "Y_scale", "Y_zero_point", 4}, 0);
}

void qLinearSigmoid(MicrosoftBody &body)
{
    unary(body, "Sigmoid", {});
}

void qLinearLeakyRelu(MicrosoftBody &body)
{
    unary(body, "LeakyRelu", {MakeAttribute("alpha", body.real("alpha"))});
}

void qLinearSoftmax(MicrosoftBody &body)
{
    addNumbers(body, "x", {"X", "X_scale", "x_zero_point", 2});
    const std::int64_t axis = body.integer("axis");
    if (body.integer("opset") >= 13) {
        body.add("y = Softmax (x)", {MakeAttribute("axis", axis)});
    } else {
        body.add("rows = Flatten (x)", {MakeAttribute("axis", axis)});
        body.add("shape = Shape (x) normal = Softmax <axis = -1> (rows) y = Reshape (normal, shape)");
    }
    addQuantized(body, "y", {"Y", "y_scale", "y_zero_point", 4}, 0);
}

/// Moves the channels of `from` between the last axis and the second.
void moveChannels(MicrosoftBody &body, const std::string &to, const std::string &from, bool toLast)
{
    const int rank = body.rank(0);
    MicrosoftBody::require(rank >= 3, "the input has too few axes");
    std::vector<std::int64_t> order{0};
    if (!toLast)
        order.push_back(rank - 1);
    for (int axis = toLast ? 2 : 1; axis < (toLast ? rank : rank - 1); ++axis)
        order.push_back(axis);
    if (toLast)
        order.push_back(1);
    body.transpose(to, from, order);
}

/// A pool on the numbers that X stands for; its channels may be last.
void pooled(MicrosoftBody &body, const std::string &op, const std::vector<onnx::AttributeProto> &attributes)
{
    const bool isLast = body.integer("channels_last") != 0;
    addNumbers(body, "x", {"X", "x_scale", "x_zero_point", 2});
    if (isLast)
        moveChannels(body, "x_first", "x", false);
    body.add("pooled = " + op + (isLast ? " (x_first)" : " (x)"), attributes);
    if (isLast)
        moveChannels(body, "pooled_last", "pooled", true);
    addQuantized(body, isLast ? "pooled_last" : "pooled", {"Y", "y_scale", "y_zero_point", 4}, 0);
}

void qLinearGlobalAveragePool(MicrosoftBody &body)
{
    pooled(body, "GlobalAveragePool", {});
}

void qLinearAveragePool(MicrosoftBody &body)
{
    pooled(body, "AveragePool",
           body.passed({"auto_pad", "ceil_mode", "count_include_pad", "kernel_shape", "pads", "strides"}));
}

void nhwcMaxPool(MicrosoftBody &body)
{
    moveChannels(body, "x_first", "x", false);
    body.add("pooled = MaxPool (x_first)",
             body.passed({"auto_pad", "ceil_mode", "dilations", "kernel_shape", "pads", "strides"}));
    moveChannels(body, "y", "pooled", true);
}

void qLinearConcat(MicrosoftBody &body)
{
    std::vector<std::string> inputs{"Y_scale", "Y_zero_point"};
    std::string numbers;
    for (int at = 2; body.has(at); at += 3) {
        MicrosoftBody::require(body.has(at + 1) && body.has(at + 2), "inputs come with scale and zero point");
        const std::string name = "x" + std::to_string(at);
        for (const char *part : {"", "_scale", "_zero"})
            inputs.push_back(name + part);
        addNumbers(body, name + "_number", {name, name + "_scale", name + "_zero", at + 2});
        numbers += (numbers.empty() ? "" : ", ") + name + "_number";
    }
    MicrosoftBody::require(!numbers.empty(), "there is nothing to join");
    body.setInputs(inputs);
    body.add("joined = Concat (" + numbers + ")", {MakeAttribute("axis", body.integer("axis"))});
    addQuantized(body, "joined", {"Y", "Y_scale", "Y_zero_point", 1}, 2);
}

void quantizeLinear(MicrosoftBody &body)
{
    body.add(std::string("y = QuantizeLinear (x, y_scale") + (body.has(2) ? ", y_zero_point)" : ")"),
             body.passed({"axis"}));
}

void dequantizeLinear(MicrosoftBody &body)
{
    body.add(std::string("y = DequantizeLinear (x, x_scale") + (body.has(2) ? ", x_zero_point)" : ")"),
             body.passed({"axis"}));
}

/// `to` = `product`, of int32, times both scales, plus the bias where input `bias` gives one.
void addScaled(MicrosoftBody &body, const std::string &to, const std::string &aScale,
               const std::string &bScale, int bias)
{
    const bool isShifted = body.has(bias);
    body.add("scales = Mul (" + aScale + ", " + bScale + ") number = CastLike (product, " + aScale + ") "
             + (isShifted ? "scaled_product" : to) + " = Mul (number, scales)");
    if (isShifted)
        body.add(to + " = Add (scaled_product, bias)");
}

void dynamicQuantizeMatMul(MicrosoftBody &body)
{
    body.add(
        std::string("a, a_scale, a_zero = DynamicQuantizeLinear (A) product = MatMulInteger (a, B, a_zero")
        + (body.has(3) ? ", b_zero_point)" : ")"));
    addScaled(body, "Y", "a_scale", "b_scale", 4);
}

void matMulIntegerToFloat(MicrosoftBody &body)
{
    body.add(std::string("product = MatMulInteger (A, B, ") + (body.has(4) ? "a_zero_point" : "\"\"")
             + (body.has(5) ? ", b_zero_point)" : ")"));
    addScaled(body, "Y", "a_scale", "b_scale", 6);
}

void qGemm(MicrosoftBody &body)
{
    MicrosoftBody::require(body.rank(0) == 2 && body.rank(3) == 2, "the operands are no matrices");
    std::string a = "A";
    std::string b = "B";
    if (body.integer("transA") != 0) {
        body.transpose("a_turned", "A", {1, 0});
        a = "a_turned";
    }
    if (body.integer("transB") != 0) {
        body.transpose("b_turned", "B", {1, 0});
        b = "b_turned";
    }
    body.add(std::string(body.has(6) ? "plain" : "product") + " = MatMulInteger (" + a + ", " + b
             + ", a_zero_point, b_zero_point)");
    if (body.has(6))
        body.add("product = Add (plain, C)");
    body.realConstant("alpha", body.real("alpha"));
    body.add("scaled_a = Mul (alpha, a_scale) scales = Mul (scaled_a, b_scale) "
             "number = Cast <to = 1> (product)");
    if (!body.has(7)) {
        body.add("Y = Mul (number, scales)");
        return;
    }
    MicrosoftBody::require(body.has(8), "a result with a scale has a zero point");
    body.realConstant("unit", 1);
    body.add("steps = Div (scales, y_scale) ratio = Mul (number, steps) "
             "Y = QuantizeLinear (ratio, unit, y_zero_point)");
}

void qAttention(MicrosoftBody &body)
{
    MicrosoftBody::require(body.integer("do_rotary") == 0 && body.integer("past_present_share_buffer") == 0
                               && body.rank(0) == 3 && body.rank(1) == 2,
                           "this kind of QAttention is not computed");
    const std::int64_t heads = body.integer("num_heads");
    const std::int64_t columns = body.length(1, 1);
    MicrosoftBody::require(heads > 0 && columns % 3 == 0 && columns / 3 % heads == 0,
                           "the heads do not divide the hidden size");
    body.add(std::string("product = MatMulInteger (input, weight, ")
             + (body.has(6) ? "input_zero_point" : "\"\"") + (body.has(7) ? ", weight_zero_point)" : ")"));
    addScaled(body, "qkv", "input_scale", "weight_scale", 2);
    body.add("q_flat, k_flat, v_flat = Split <axis = 2, num_outputs = 3> (qkv)");
    for (const char *part : {"q", "k", "v"})
        splitHeads(body, part, std::string(part) + "_flat", heads);
    joinPast(body, 8);
    AttentionCall call;
    call.scale = attentionScale(body, columns / 3 / heads);
    call.isCausal = body.integer("unidirectional") != 0;
    call.mask = 5;
    call.maskName = "mask_index";
    call.filter = body.real("mask_filter_value", -10000);
    addAttention(body, call);
}

} // namespace

std::vector<MicrosoftOperator> microsoftQuantized()
{
    const char *const two = "A: T, A_scale: tensor(float), A_zero_point: T?, B: T, B_scale: tensor(float), "
                            "B_zero_point: T?, C_scale: tensor(float), C_zero_point: T? -> C: T";
    const char *const one = "X: T, X_scale: tensor(float), X_zero_point: T?, Y_scale: tensor(float), "
                            "Y_zero_point: T? -> Y: T";
    return {
        {"QLinearAdd", two, bytes, "", "C = quantized (A + B)", qLinearAdd},
        {"QLinearMul", two, bytes, "", "C = quantized (A · B)", qLinearMul},
        {"QLinearSigmoid", one, bytes, "", "Y = quantized (sigmoid (X))", qLinearSigmoid},
        {"QLinearLeakyRelu", one, bytes, "alpha: float = 0.01", "Y = quantized (LeakyRelu (X))",
         qLinearLeakyRelu},
        {"QLinearSoftmax",
         "X: T, X_scale: tensor(float), x_zero_point: T?, y_scale: tensor(float), y_zero_point: T -> Y: T",
         bytes, "axis: int = -1; opset: int!",
         "Y = quantized (softmax (X)), along `axis`, or before opset 13 along it and those behind it",
         qLinearSoftmax},
        {"QLinearGlobalAveragePool",
         "X: T, x_scale: tensor(float), x_zero_point: T, y_scale: tensor(float), y_zero_point: T -> Y: T",
         bytes, "channels_last: int = 0", "Y = quantized (GlobalAveragePool (X))", qLinearGlobalAveragePool},
        {"QLinearAveragePool",
         "X: T, x_scale: tensor(float), x_zero_point: T?, y_scale: tensor(float), y_zero_point: T? -> Y: T",
         bytes,
         "auto_pad: string = NOTSET; ceil_mode: int = 0; channels_last: int = 0; count_include_pad: int = 0; "
         "kernel_shape: ints!; pads: ints; strides: ints",
         "Y = quantized (AveragePool (X))", qLinearAveragePool},
        {"NhwcMaxPool", "x: T -> y: T", bytes,
         "auto_pad: string = NOTSET; ceil_mode: int = 0; dilations: ints; kernel_shape: ints!; pads: ints; "
         "strides: ints",
         "MaxPool of a tensor whose channels are its last axis", nhwcMaxPool},
        {"QLinearConcat", "Y_scale: TF, Y_zero_point: T8, inputs: TV* -> Y: T8",
         "TF = float; T8 = uint8 int8; TV = uint8 int8 float", "axis: int!",
         "Y = quantized (the inputs, each with its scale and zero point, side by side)", qLinearConcat},
        {"QuantizeLinear", "x: T1, y_scale: T1, y_zero_point: T2? -> y: T2",
         "T1 = float16 float; T2 = int8 uint8 int16 uint16 int4 uint4", "axis: int",
         "y = saturate (round (x / y_scale) + y_zero_point)", quantizeLinear},
        {"DequantizeLinear", "x: T1, x_scale: T2, x_zero_point: T1? -> y: T2",
         "T1 = int8 uint8 int16 uint16 int32 int4 uint4; T2 = float16 float", "axis: int",
         "y = (x − x_zero_point) · x_scale", dequantizeLinear},
        {"DynamicQuantizeMatMul", "A: T1, B: T2, b_scale: T1, b_zero_point: T2?, bias: T1? -> Y: T1",
         "T1 = float; T2 = int8 uint8", "",
         "Y = dynamically quantized (A) · (B − b_zero_point) · b_scale + bias", dynamicQuantizeMatMul},
        {"MatMulIntegerToFloat",
         "A: T1, B: T2, a_scale: T3, b_scale: T3, a_zero_point: T1?, b_zero_point: T2?, bias: T3? -> Y: T3",
         "T1 = int8 uint8; T2 = int8 uint8; T3 = float float16", "",
         "Y = (A − a_zero_point) (B − b_zero_point) · a_scale · b_scale + bias", matMulIntegerToFloat},
        {"QGemm",
         "A: TA, a_scale: T, a_zero_point: TA, B: TB, b_scale: T, b_zero_point: TB, C: TC?, y_scale: T?, "
         "y_zero_point: TYZ? -> Y: TY",
         "T = float; TA = uint8 int8; TB = uint8 int8; TC = int32; TYZ = uint8 int8; TY = float uint8 int8",
         "alpha: float = 1; transA: int = 0; transB: int = 0",
         "Y = ((A − a_zero_point) (B − b_zero_point) + C) · alpha · a_scale · b_scale, quantized where there "
         "is "
         "a y_scale",
         qGemm},
        {"QAttention",
         "input: T1, weight: T2, bias: T3, input_scale: T3, weight_scale: T3, mask_index: T4?, "
         "input_zero_point: T1?, weight_zero_point: T2?, past: T3? -> output: T3, present: T3?",
         "T1 = int8 uint8; T2 = int8 uint8; T3 = float float16; T4 = int32",
         "do_rotary: int; mask_filter_value: float; num_heads: int!; past_present_share_buffer: int; "
         "scale: float; unidirectional: int = 0",
         "Attention on quantized input and weight", qAttention},
    };
}

} // namespace espalier
