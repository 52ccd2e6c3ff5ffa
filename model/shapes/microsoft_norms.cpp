// SPDX-License-Identifier: Apache-2.0
// Normalizations of rows, alone and with the sums before them, and embeddings.
#include "model/shapes/microsoft_body.h"
#include "model/shapes/microsoft_schema.h"

#include <onnx/defs/shape_inference.h>

namespace espalier {

namespace {

using onnx::MakeAttribute;

constexpr const char *types = "T = float float16 bfloat16 double; U = float double";
constexpr const char *ownTypes =
    "T = float16 float double bfloat16; U = float double; V = float16 float double bfloat16";

/// The name of `input` as a tensor that sums are made of: float, or double where it is that.
std::string widened(MicrosoftBody &body, int input, const std::string &name)
{
    const std::int32_t dtype = body.dtype(input);
    if (dtype == onnx::TensorProto::FLOAT || dtype == onnx::TensorProto::DOUBLE)
        return name;
    body.add(name + "_wide = Cast <to = 1> (" + name + ")");
    return name + "_wide";
}

onnx::AttributeProto epsilonOf(const MicrosoftBody &body)
{
    return MakeAttribute("epsilon", body.real("epsilon"));
}

/// input_skip_bias_sum, and `sum`, its wide form.
void addSum(MicrosoftBody &body, int bias)
{
    const std::string input = widened(body, 0, "input");
    const std::string skip = widened(body, 1, "skip");
    if (body.has(bias)) {
        const std::string third = widened(body, bias, "bias");
        body.add("pair = Add (" + input + ", " + skip + ") sum = Add (pair, " + third + ")");
    } else {
        body.add("sum = Add (" + input + ", " + skip + ")");
    }
    body.add("input_skip_bias_sum = CastLike (sum, input)");
}

void skipLayerNormalization(MicrosoftBody &body)
{
    addSum(body, 4);
    const std::string gamma = widened(body, 2, "gamma");
    const std::string beta = body.has(3) ? ", " + widened(body, 3, "beta") : std::string();
    body.add("normal, mean, inv_std_var = LayerNormalization (sum, " + gamma + beta + ")",
             {MakeAttribute("axis", -1), epsilonOf(body)});
    body.add("output = CastLike (normal, input)");
}

/// `to` = `from` over the root of its mean square along the axes from `axis` on, times `scale`.
void addRootMeanSquare(MicrosoftBody &body, const std::string &from, const std::string &scale,
                       const std::string &axes, const std::string &to)
{
    body.realLike("epsilon", body.real("epsilon"), from);
    body.add("squares = Mul (" + from + ", " + from + ") means = ReduceMean <keepdims = 1> (squares, " + axes
             + ") raised = Add (means, epsilon) root = Sqrt (raised) inverse = Reciprocal (root) "
               "inv_std_var = Cast <to = 1> (inverse) "
               "normal = Div ("
             + from + ", root) " + to + " = Mul (normal, " + scale + ")");
}

void skipSimplifiedLayerNormalization(MicrosoftBody &body)
{
    addSum(body, 3);
    body.integersConstant("axes", {-1});
    addRootMeanSquare(body, "sum", widened(body, 2, "gamma"), "axes", "wide");
    body.add("mean = ReduceMean <keepdims = 1> (sum, axes) output = CastLike (wide, input)");
}

void simplifiedLayerNormalization(MicrosoftBody &body)
{
    const std::int64_t axis = body.integer("axis");
    std::vector<std::int64_t> axes;
    if (axis < 0) {
        for (std::int64_t i = std::max<std::int64_t>(axis, -64); i < 0; ++i)
            axes.push_back(i);
    } else {
        for (std::int64_t i = axis; i < body.rank(0); ++i)
            axes.push_back(i);
        MicrosoftBody::require(!axes.empty(), "the axis lies beyond the last one");
    }
    body.integersConstant("axes", axes);
    const std::string x = widened(body, 0, "X");
    addRootMeanSquare(body, x, widened(body, 1, "scale"), "axes", "wide");
    body.add("Y = CastLike (wide, scale)");
}

void layerNormalization(MicrosoftBody &body)
{
    const std::string x = widened(body, 0, "X");
    const std::string scale = widened(body, 1, "Scale");
    const std::string bias = body.has(2) ? ", " + widened(body, 2, "B") : std::string();
    body.add("wide, Mean, InvStdDev = LayerNormalization (" + x + ", " + scale + bias + ")",
             {MakeAttribute("axis", body.integer("axis")), epsilonOf(body)});
    body.add("Y = CastLike (wide, Scale)");
}

void embedLayerNormalization(MicrosoftBody &body)
{
    body.integersConstant("zero", {0});
    body.integersConstant("one", {1});
    body.add("words = Gather (word_embedding, input_ids) length = Shape <start = 1, end = 2> (input_ids)");
    if (body.has(8))
        body.add("positions = Gather (position_embedding, position_ids)");
    else
        body.add("positions = Slice (position_embedding, zero, length, zero)");
    body.add("placed = Add (words, positions)");
    const bool hasSegments = body.has(1);
    MicrosoftBody::require(hasSegments == body.has(4),
                           "segments need both their numbers and their embedding");
    body.add(hasSegments ? "segments = Gather (segment_embedding, segment_ids) "
                           "embedding_sum = Add (placed, segments)"
                         : "embedding_sum = Identity (placed)");
    body.add("output = LayerNormalization (embedding_sum, gamma, beta)",
             {MakeAttribute("axis", -1), epsilonOf(body)});
    if (body.has(7)) {
        body.add("one_32 = Cast <to = 6> (one) isOne = Equal (mask, one_32) ones = Cast <to = 6> (isOne) "
                 "mask_index = ReduceSum <keepdims = 0> (ones, one)");
    } else {
        body.add("batch = Shape <start = 0, end = 1> (input_ids) mask_index = ConstantOfShape (batch)",
                 {MakeAttribute("value", onnx::ToTensor<std::int32_t>(std::vector<std::int32_t>{0}))});
    }
}

/// Shapes of SkipLayerNormalization and its kin.
void inferSkip(onnx::InferenceContext &context)
{
    onnx::propagateShapeAndTypeFromFirstInput(context);
    for (std::size_t i = 1; i < context.getNumOutputs(); ++i) {
        if (i < 3) {
            onnx::updateOutputElemType(context, i, onnx::TensorProto::FLOAT);
            if (onnx::hasInputShape(context, 0) && onnx::getInputShape(context, 0).dim_size() > 0) {
                onnx::TensorShapeProto shape = onnx::getInputShape(context, 0);
                shape.mutable_dim(shape.dim_size() - 1)->set_dim_value(1);
                onnx::updateOutputShape(context, i, shape);
            }
        } else {
            onnx::propagateElemTypeFromInputToOutput(context, 0, i);
            if (onnx::hasInputShape(context, 0))
                onnx::propagateShapeFromInputToOutput(context, 0, i);
        }
    }
}

} // namespace

std::vector<MicrosoftOperator> microsoftNorms()
{
    const char *const epsilon = "epsilon: float = 1e-12";
    return {
        {"SkipLayerNormalization",
         "input: T, skip: T, gamma: T, beta: T?, bias: T? -> output: T, mean: U?, inv_std_var: U?, "
         "input_skip_bias_sum: T?",
         types, epsilon, "output = LayerNormalization (input + skip + bias) over the last axis",
         skipLayerNormalization, inferSkip},
        {"SkipSimplifiedLayerNormalization",
         "input: T, skip: T, gamma: T, bias: T? -> output: T, mean: U?, inv_std_var: U?, "
         "input_skip_bias_sum: T?",
         types, epsilon,
         "output = s / √(mean (s²) + epsilon) · gamma with s = input + skip + bias, over the last axis",
         skipSimplifiedLayerNormalization, inferSkip},
        {"EmbedLayerNormalization",
         "input_ids: T1, segment_ids: T1?, word_embedding: T, position_embedding: T, segment_embedding: T?, "
         "gamma: T, beta: T, mask: T1?, position_ids: T1? -> output: T, mask_index: T1?, embedding_sum: T?",
         "T1 = int32; T = float float16", "epsilon: float = 1e-12; mask_index_type: int",
         "output = LayerNormalization (word_embedding[input_ids] + position_embedding[position_ids] + "
         "segment_embedding[segment_ids]); mask_index counts the ones of each row of the mask.",
         embedLayerNormalization},
        {"SimplifiedLayerNormalization", "X: T, scale: V -> Y: V, inv_std_var: U?", ownTypes,
         "axis: int = -1; epsilon: float = 1e-5; stash_type: int = 1",
         "Y = X / √(mean (X²) + epsilon) · scale, means over the axes from `axis` on",
         simplifiedLayerNormalization, nullptr, ""},
        {"LayerNormalization", "X: T, Scale: V, B: V? -> Y: V, Mean: U?, InvStdDev: U?", ownTypes,
         "axis: int = -1; epsilon: float = 1e-5; stash_type: int = 1",
         "ONNX Runtime's LayerNormalization, of models of opsets before 17", layerNormalization, nullptr, ""},
    };
}

} // namespace espalier
