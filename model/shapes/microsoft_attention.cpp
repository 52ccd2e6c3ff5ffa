// SPDX-License-Identifier: Apache-2.0
// Attention of several heads, and rotary embeddings.
#include "model/shapes/microsoft_attention.h"

#include "model/shapes/microsoft_schema.h"

#include <cmath>
#include <limits>
#include <onnx/defs/shape_inference.h>

namespace espalier {

namespace {

using onnx::MakeAttribute;

constexpr const char *attentionFloats = "float float16 bfloat16";

} // namespace

void splitHeads(MicrosoftBody &body, const std::string &to, const std::string &from, std::int64_t heads)
{
    body.integersConstant(to + "_shape", {0, 0, heads, -1});
    body.add(to + "_rows = Reshape (" + from + ", " + to + "_shape)");
    body.transpose(to, to + "_rows", {0, 2, 1, 3});
}

namespace {

/// `mask`, of ONNX Runtime's kinds, as `added`: what is added to scores of [B, N, S, T].
void addMask(MicrosoftBody &body, const AttentionCall &call)
{
    const int rank = body.rank(call.mask);
    const std::string &mask = call.maskName;
    body.realLike("filter", call.filter, "q");
    body.realLike("none", 0, "q");
    if (rank == 2 || rank == 3) {
        body.integersConstant("mask_axes",
                              rank == 2 ? std::vector<std::int64_t>{1, 2} : std::vector<std::int64_t>{1});
        body.add(
            "zero_64 = Constant <value_int = 0> () zero_32 = Cast <to = 6> (zero_64) isSeen_rows = Greater ("
            + mask + ", zero_32) isSeen = Unsqueeze (isSeen_rows, mask_axes)");
    } else {
        MicrosoftBody::require(rank == 1, "a mask has one to three axes");
        const std::int64_t count = body.length(call.mask, 0);
        const std::int64_t batch = body.length(call.query, 0);
        const bool hasStarts = count % 2 == 0 && count / 2 == batch;
        MicrosoftBody::require(count == batch || hasStarts, "a mask of one axis has its ends, and starts");
        body.integersConstant("ends_shape", {batch, 1, 1, 1});
        body.add("total = Shape <start = 2, end = 3> (k_all) axes_0 = Constant <value_ints = [0]> () "
                 "total_0 = Squeeze (total, axes_0) null = Constant <value_int = 0> () "
                 "unit = Constant <value_int = 1> () places_64 = Range (null, total_0, unit) "
                 "places = Cast <to = 6> (places_64)");
        if (hasStarts) {
            body.add(
                "ends_flat, starts_flat = Split <num_outputs = 2> (" + mask
                + ") starts = Reshape (starts_flat, ends_shape) isBegun = GreaterOrEqual (places, starts)");
        } else {
            body.add("ends_flat = Identity (" + mask + ")");
        }
        body.add("ends = Reshape (ends_flat, ends_shape) isBefore = Less (places, ends)");
        body.add(hasStarts ? "isSeen = And (isBefore, isBegun)" : "isSeen = Identity (isBefore)");
    }
    body.add("added = Where (isSeen, none, filter)");
}

/// The scores that a causal call hides become the lowest number: those of keys behind the query.
void hideLater(MicrosoftBody &body, const std::string &to, const std::string &from)
{
    // Row s sees the keys up to T − S + s: those of the past and its own.
    body.add("s_length = Shape <start = 2, end = 3> (q) t_length = Shape <start = 2, end = 3> (k_all) "
             "corner = Sub (t_length, s_length) table_shape = Concat <axis = 0> (s_length, t_length) "
             "scalar_axes = Constant <value_ints = [0]> () diagonal = Squeeze (corner, scalar_axes)");
    body.add("ones = ConstantOfShape (table_shape)",
             {MakeAttribute("value", onnx::ToTensor<std::int32_t>(std::vector<std::int32_t>{1}))});
    body.realLike("lowest", std::numeric_limits<float>::lowest(), "q");
    body.add("lower = Trilu <upper = 0> (ones, diagonal) isEarlier = Cast <to = 9> (lower) " + to
             + " = Where (isEarlier, " + from + ", lowest)");
}

} // namespace

void addAttention(MicrosoftBody &body, const AttentionCall &call)
{
    body.realLike("factor", call.scale, "q");
    body.transpose("k_turned", "k_all", {0, 1, 3, 2});
    body.add("products = MatMul (q, k_turned) scaled = Mul (products, factor)");
    std::string mask;
    if (call.mask >= 0 && body.has(call.mask)) {
        addMask(body, call);
        mask = "added";
    }
    if (call.isCausal) {
        if (mask.empty()) {
            body.realLike("nothing", 0, "q");
            mask = "nothing";
        }
        hideLater(body, "causal", mask);
        mask = "causal";
    }
    std::string scores = "scaled";
    for (const std::string &term : {call.bias, mask}) {
        if (term.empty())
            continue;
        const std::string sum = scores + "_" + term;
        body.add(sum + " = Add (" + scores + ", " + term + ")");
        scores = sum;
    }
    if (!call.scores.empty())
        body.add(call.scores + " = Identity (" + scores + ")");
    body.add("weights_of_rows = Softmax <axis = -1> (" + scores
             + ") mixed = MatMul (weights_of_rows, v_all)");
    body.transpose("mixed_rows", "mixed", {0, 2, 1, 3});
    body.integersConstant("output_shape", {0, 0, -1});
    body.add("output = Reshape (mixed_rows, output_shape)");
}

float attentionScale(const MicrosoftBody &body, std::int64_t headSize)
{
    const float scale = body.real("scale", 0);
    return scale != 0 ? scale : 1 / std::sqrt(static_cast<float>(headSize));
}

void joinPast(MicrosoftBody &body, int past)
{
    if (body.has(past))
        body.add("first = Constant <value_int = 0> () second = Constant <value_int = 1> () "
                 "past_k = Gather <axis = 0> (past, first) past_v = Gather <axis = 0> (past, second) "
                 "k_all = Concat <axis = 2> (past_k, k) v_all = Concat <axis = 2> (past_v, v)");
    else
        body.add("k_all = Identity (k) v_all = Identity (v)");
    if (body.isWanted(1))
        body.add("new_axis = Constant <value_ints = [0]> () k_pair = Unsqueeze (k_all, new_axis) "
                 "v_pair = Unsqueeze (v_all, new_axis) present = Concat <axis = 0> (k_pair, v_pair)");
}

namespace {

void attention(MicrosoftBody &body)
{
    MicrosoftBody::require(body.integer("do_rotary") == 0 && body.integer("past_present_share_buffer") == 0
                               && !body.has(6) && body.rank(0) == 3 && body.rank(1) == 2,
                           "this kind of Attention is not computed");
    const std::int64_t heads = body.integer("num_heads");
    const std::int64_t columns = body.length(1, 1);
    std::vector<std::int64_t> sizes = body.integers("qkv_hidden_sizes");
    if (sizes.empty())
        sizes = {columns / 3, columns / 3, columns / 3};
    MicrosoftBody::require(heads > 0 && sizes.size() == 3 && sizes[0] == sizes[1] && sizes[0] > 0
                               && sizes[2] > 0 && sizes[0] <= columns && sizes[2] <= columns
                               && sizes[0] + sizes[1] + sizes[2] == columns && sizes[0] % heads == 0
                               && sizes[2] % heads == 0,
                           "the sizes of Attention do not fit");
    body.add(std::string(body.has(2) ? "plain" : "qkv") + " = MatMul (input, weights)");
    if (body.has(2))
        body.add("qkv = Add (plain, bias)");
    body.integersConstant("sizes", sizes);
    body.add("q_flat, k_flat, v_flat = Split <axis = 2> (qkv, sizes)");
    for (const char *part : {"q", "k", "v"})
        splitHeads(body, part, std::string(part) + "_flat", heads);
    joinPast(body, 4);
    AttentionCall call;
    call.scale = attentionScale(body, sizes[0] / heads);
    call.isCausal = body.integer("unidirectional") != 0;
    call.mask = 3;
    call.maskName = "mask_index";
    call.filter = body.real("mask_filter_value", -10000);
    call.bias = body.has(5) ? "attention_bias" : "";
    addAttention(body, call);
}

void multiHeadAttention(MicrosoftBody &body)
{
    MicrosoftBody::require(body.has(1) && body.has(2) && !body.has(8) && !body.has(9) && body.rank(0) == 3,
                           "this kind of MultiHeadAttention is not computed");
    const std::int64_t heads = body.integer("num_heads");
    const std::int64_t hidden = body.length(0, 2);
    MicrosoftBody::require(heads > 0 && hidden % heads == 0, "the heads do not divide the hidden size");
    const bool isSplit = body.rank(1) == 4;
    MicrosoftBody::require((isSplit || body.rank(1) == 3) && body.rank(1) == body.rank(2)
                               && body.has(6) == body.has(7) && !(isSplit && body.has(6)),
                           "key, value and the past do not fit");
    std::string q = "query";
    std::string k = "key";
    std::string v = "value";
    if (body.has(3)) {
        MicrosoftBody::require(!isSplit, "keys of heads take no bias");
        body.integersConstant("sizes", {hidden, hidden, body.length(2, 2)});
        body.add("q_bias, k_bias, v_bias = Split <axis = 0> (bias, sizes) q_sum = Add (query, q_bias) "
                 "k_sum = Add (key, k_bias) v_sum = Add (value, v_bias)");
        q = "q_sum";
        k = "k_sum";
        v = "v_sum";
    }
    splitHeads(body, "q", q, heads);
    if (isSplit) {
        body.add("k = Identity (key) v = Identity (value)");
    } else {
        splitHeads(body, "k", k, heads);
        splitHeads(body, "v", v, heads);
    }
    body.add(body.has(6) ? "present_key = Concat <axis = 2> (past_key, k) "
                           "present_value = Concat <axis = 2> (past_value, v)"
                         : "present_key = Identity (k) present_value = Identity (v)");
    body.add("k_all = Identity (present_key) v_all = Identity (present_value)");
    AttentionCall call;
    call.scale = attentionScale(body, hidden / heads);
    call.isCausal = body.integer("unidirectional") != 0;
    call.mask = 4;
    call.maskName = "key_padding_mask";
    call.filter = body.real("mask_filter_value", -10000);
    call.bias = body.has(5) ? "attention_bias" : "";
    call.scores = "qk";
    addAttention(body, call);
}

void rotaryEmbedding(MicrosoftBody &body)
{
    MicrosoftBody::require(body.integer("is_packed_batching") == 0, "packed batches are not computed");
    const int rank = body.rank(0);
    MicrosoftBody::require(rank == 3 || rank == 4, "the input has three or four axes");
    const std::int64_t half = body.length(2, 1);
    MicrosoftBody::require(half <= std::numeric_limits<std::int32_t>::max(), "the caches are too wide");
    const std::int64_t turned = 2 * half;
    const std::int64_t stated = body.integer("rotary_embedding_dim");
    const std::int64_t heads = body.integer("num_heads");
    const std::int64_t last = body.length(0, -1);
    std::int64_t size = last;
    if (rank == 3) {
        MicrosoftBody::require(stated == 0 || heads > 0, "rotary_embedding_dim needs num_heads");
        size = heads > 0 ? last / heads : turned;
        MicrosoftBody::require(size > 0 && last % size == 0, "the heads do not divide the hidden size");
    }
    MicrosoftBody::require(turned <= size && (stated == 0 ? turned == size : turned == stated),
                           "the caches do not fit the head size");
    // Heads on axis 2 of a flat input, on axis 1 of one that is split already.
    const std::string x = rank == 3 ? "rows" : "input";
    if (rank == 3) {
        body.integersConstant("split_shape", {0, 0, -1, size});
        body.add("rows = Reshape (input, split_shape)");
    }
    const bool isOffset = body.rank(1) == 1;
    if (isOffset) {
        body.add(std::string("length = Shape <start = ") + (rank == 3 ? "1, end = 2" : "2, end = 3")
                 + "> (input) scalar_axes = Constant <value_ints = [0]> () "
                   "length_0 = Squeeze (length, scalar_axes) null = Constant <value_int = 0> () "
                   "unit = Constant <value_int = 1> () steps = Range (null, length_0, unit) "
                   "ids_row = Add (steps, position_ids) ids = Unsqueeze (ids_row, scalar_axes)");
    } else {
        body.add("ids = Identity (position_ids)");
    }
    body.integersConstant("head_axis", {rank == 3 ? 2 : 1});
    body.add("cos_rows = Gather (cos_cache, ids) cos = Unsqueeze (cos_rows, head_axis) "
             "sin_rows = Gather (sin_cache, ids) sin = Unsqueeze (sin_rows, head_axis)");
    std::string whole = x;
    if (turned < size) {
        body.integersConstant("parts", {turned, size - turned});
        body.add("turning, passing = Split <axis = -1> (" + x + ", parts)");
        whole = "turning";
    }
    const bool isInterleaved = body.integer("interleaved") != 0;
    if (isInterleaved) {
        body.integersConstant("pairs_shape", {0, 0, 0, -1, 2});
        body.integersConstant("last_axis", {-1});
        body.add("pairs = Reshape (" + whole
                 + ", pairs_shape) a_pair, b_pair = Split <axis = -1, num_outputs = 2> (pairs) "
                   "a = Squeeze (a_pair, last_axis) b = Squeeze (b_pair, last_axis)");
    } else {
        body.add("a, b = Split <axis = -1, num_outputs = 2> (" + whole + ")");
    }
    body.add("a_cos = Mul (a, cos) b_sin = Mul (b, sin) real = Sub (a_cos, b_sin) "
             "a_sin = Mul (a, sin) b_cos = Mul (b, cos) imaginary = Add (a_sin, b_cos)");
    if (isInterleaved) {
        body.integersConstant("flat_shape", {0, 0, 0, turned});
        body.add("real_pair = Unsqueeze (real, last_axis) imaginary_pair = Unsqueeze (imaginary, last_axis) "
                 "new_pairs = Concat <axis = -1> (real_pair, imaginary_pair) "
                 "new = Reshape (new_pairs, flat_shape)");
    } else {
        body.add("new = Concat <axis = -1> (real, imaginary)");
    }
    body.add(turned < size ? "joined = Concat <axis = -1> (new, passing)" : "joined = Identity (new)");
    if (rank == 3)
        body.add("input_shape = Shape (input) output = Reshape (joined, input_shape)");
    else
        body.add("output = Identity (joined)");
}

void inferRotary(onnx::InferenceContext &context)
{
    onnx::propagateShapeAndTypeFromFirstInput(context);
}

} // namespace

std::vector<MicrosoftOperator> microsoftAttentions()
{
    static const std::string plain = std::string("T = ") + attentionFloats + "; M = int32";
    static const std::string scored = plain + "; QK = " + attentionFloats;
    static const std::string rotary = std::string("T = ") + attentionFloats + "; M = int64";
    return {
        {"Attention",
         "input: T, weights: T, bias: T?, mask_index: M?, past: T?, attention_bias: T?, "
         "past_sequence_length: M? -> output: T, present: T?",
         plain.c_str(),
         "do_rotary: int; mask_filter_value: float; num_heads: int!; past_present_share_buffer: int; "
         "qkv_hidden_sizes: ints; rotary_embedding_dim: int; scale: float; unidirectional: int = 0",
         "Q, K, V = the heads of input · weights + bias, K and V behind those of the past; "
         "output = softmax (scale · Q Kᵀ + attention_bias + mask) V",
         attention},
        {"MultiHeadAttention",
         "query: T, key: T?, value: T?, bias: T?, key_padding_mask: M?, attention_bias: T?, past_key: T?, "
         "past_value: T?, past_sequence_length: M?, cache_indirection: M? -> output: T, present_key: T?, "
         "present_value: T?, qk: QK?",
         scored.c_str(), "mask_filter_value: float; num_heads: int!; scale: float; unidirectional: int = 0",
         "Q, K, V = the heads of query, key and value plus bias, K and V behind those of the past; "
         "output = softmax (scale · Q Kᵀ + attention_bias + mask) V",
         multiHeadAttention},
        {"RotaryEmbedding", "input: T, position_ids: M, cos_cache: T, sin_cache: T -> output: T",
         rotary.c_str(),
         "interleaved: int; is_packed_batching: int; num_heads: int; rotary_embedding_dim: int; scale: float",
         "Turns pairs (a, b) of each head: (a cos − b sin, a sin + b cos), by the caches' row of the "
         "position",
         rotaryEmbedding, inferRotary},
    };
}

} // namespace espalier
