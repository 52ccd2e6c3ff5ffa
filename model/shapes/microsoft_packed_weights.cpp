// SPDX-License-Identifier: Apache-2.0
// Products with weights of 4 or 8 bits, quantized block by block.
#include "model/shapes/microsoft_body.h"
#include "model/shapes/microsoft_schema.h"

#include <onnx/defs/shape_inference.h>

namespace espalier {

namespace {

using onnx::MakeAttribute;

/// `to` = the integers that `packed` holds, of [N, count], in float; those of 4 bits stand in pairs, the
/// lower bits first, and each row fills whole bytes.
void unpack(MicrosoftBody &body, const std::string &to, const std::string &packed, std::int64_t bits,
            std::int64_t rows, std::int64_t count)
{
    std::string bytes = packed;
    if (bits == 4) {
        body.integersConstant(to + "_last", {-1});
        body.add(to + "_four_64 = Constant <value_int = 4> () " + to + "_four = Cast <to = 2> (" + to
                 + "_four_64) " + to + "_mask_64 = Constant <value_int = 15> () " + to
                 + "_mask = Cast <to = 2> (" + to + "_mask_64) " + to + "_low_flat = BitwiseAnd (" + packed
                 + ", " + to + "_mask) " + to + "_high_flat = BitShift <direction = \"RIGHT\"> (" + packed
                 + ", " + to + "_four) " + to + "_low = Unsqueeze (" + to + "_low_flat, " + to + "_last) "
                 + to + "_high = Unsqueeze (" + to + "_high_flat, " + to + "_last) " + to
                 + "_pairs = Concat <axis = -1> (" + to + "_low, " + to + "_high)");
        bytes = to + "_pairs";
    }
    body.integersConstant(to + "_shape", {rows, -1});
    body.integersConstant(to + "_begin", {0});
    body.integersConstant(to + "_end", {count});
    body.integersConstant(to + "_axis", {1});
    body.add(to + "_all = Reshape (" + bytes + ", " + to + "_shape) " + to + "_bytes = Slice (" + to
             + "_all, " + to + "_begin, " + to + "_end, " + to + "_axis) " + to + " = Cast <to = 1> (" + to
             + "_bytes)");
}

void matMulNBits(MicrosoftBody &body)
{
    constexpr std::int64_t most = std::int64_t{1} << 31;
    const std::int64_t k = body.integer("K");
    const std::int64_t n = body.integer("N");
    const std::int64_t bits = body.integer("bits");
    const std::int64_t block = body.integer("block_size");
    MicrosoftBody::require(k > 0 && k < most && n > 0 && n < most && block > 1 && block < most
                               && block % 2 == 0 && (bits == 4 || bits == 8)
                               && body.integer("weight_prepacked") == 0 && !body.has(4),
                           "this kind of MatMulNBits is not computed");
    const std::int64_t blocks = (k + block - 1) / block;
    MicrosoftBody::require(body.dim(1, 0) == n && body.rank(1) == 3 && body.dim(1, 1) == blocks
                               && body.dim(1, 2) == block * bits / 8,
                           "the weights do not fit K, N and block_size");
    unpack(body, "steps", "B", bits, n, k);
    // Which block an element's scale and zero point stand for.
    body.add("null = Constant <value_int = 0> () unit = Constant <value_int = 1> ()");
    body.add("last = Constant ()", {MakeAttribute("value_int", k)});
    body.add("block = Constant ()", {MakeAttribute("value_int", block)});
    body.add("places = Range (null, last, unit) of = Div (places, block)");
    body.integersConstant("grid", {n, blocks});
    body.add("scale_grid = Reshape (scales, grid) scale_wide = Cast <to = 1> (scale_grid) "
             "scale = Gather <axis = 1> (scale_wide, of)");
    if (!body.has(3)) {
        body.realConstant("zero", bits == 4 ? 8 : 128);
    } else {
        if (body.dtype(3) == onnx::TensorProto::UINT8)
            unpack(body, "zero_grid", "zero_points", bits, n, blocks);
        else
            body.add("zero_rows = Reshape (zero_points, grid) zero_grid = Cast <to = 1> (zero_rows)");
        body.add("zero = Gather <axis = 1> (zero_grid, of)");
    }
    body.add("centred = Sub (steps, zero) numbers = Mul (centred, scale)");
    body.transpose("turned", "numbers", {1, 0});
    body.add("a_wide = Cast <to = 1> (A) product = MatMul (a_wide, turned)");
    if (body.has(5))
        body.add("bias_wide = Cast <to = 1> (bias) sum = Add (product, bias_wide) Y = CastLike (sum, A)");
    else
        body.add("Y = CastLike (product, A)");
}

/// Y has the axes of A, the last one of length N.
void inferMatMulNBits(onnx::InferenceContext &context)
{
    onnx::propagateElemTypeFromInputToOutput(context, 0, 0);
    const std::int64_t n = onnx::getAttribute(context, "N", std::int64_t{0});
    if (!onnx::hasInputShape(context, 0) || onnx::getInputShape(context, 0).dim_size() == 0 || n <= 0)
        return;
    onnx::TensorShapeProto shape = onnx::getInputShape(context, 0);
    shape.mutable_dim(shape.dim_size() - 1)->set_dim_value(n);
    onnx::updateOutputShape(context, 0, shape);
}

} // namespace

std::vector<MicrosoftOperator> microsoftPackedWeights()
{
    return {
        {"MatMulNBits", "A: T1, B: T2, scales: T1, zero_points: T3?, g_idx: T4?, bias: T1? -> Y: T1",
         "T1 = float float16 bfloat16; T2 = uint8; T3 = uint8 float16 float bfloat16; T4 = int32",
         "K: int!; N: int!; accuracy_level: int = 0; bits: int = 4; block_size: int!; weight_prepacked: int "
         "= 0",
         "Y = A Wᵀ + bias with W[n, k] = (B[n, k] − zero_points[n, b]) · scales[n, b], b = g_idx[k] or the "
         "block "
         "of k; integers of 4 bits are packed, the lower bits first",
         matMulNBits, inferMatMulNBits},
    };
}

} // namespace espalier
