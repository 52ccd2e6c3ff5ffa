// SPDX-License-Identifier: Apache-2.0
// Infers one node with its schema's functions; whatever they throw becomes a finding.
#include "model/shapes/merge_types.h"
#include "model/shapes/node_context.h"
#include "model/shapes/shape_conflict.h"

#include <algorithm>
#include <array>
#include <onnx/checker.h>
#include <onnx/defs/schema.h>

namespace espalier {

namespace {

/// Operators whose schema has no inference function: the first output is like the first input. Those of opset
/// 1 align and broadcast the second operand to the first one, so its shape is the result's.
constexpr std::array likeFirstInput{
    "Abs",     "Add",         "BatchNormalization",
    "Ceil",    "Clip",        "Div",
    "Elu",     "Exp",         "Dropout",
    "Floor",   "HardSigmoid", "InstanceNormalization",
    "Log",     "LeakyRelu",   "GroupNormalization",
    "Max",     "Mean",        "MeanVarianceNormalization",
    "Min",     "Mul",         "Neg",
    "PRelu",   "Reciprocal",  "Relu",
    "Selu",    "Sigmoid",     "Sqrt",
    "Sub",     "Sum",         "Tanh",
    "Imputer", "Scaler",      "Normalizer",
};

/// Operators without an inference function whose next version is inferred alike.
struct LikeVersion {
    std::string_view op;
    int version;
};
constexpr std::array likeLaterVersion{
    LikeVersion{"Concat", 4},       LikeVersion{"Split", 2},           LikeVersion{"Gemm", 7},
    LikeVersion{"GlobalLpPool", 2}, LikeVersion{"LpPool", 2},          LikeVersion{"Compress", 11},
    LikeVersion{"Pad", 2},          LikeVersion{"GreaterOrEqual", 16}, LikeVersion{"LessOrEqual", 16},
};

onnx::InferenceFunction inferenceFunction(const OperatorSchema &schema)
{
    if (schema.raw().has_type_and_shape_inference_function())
        return schema.raw().GetTypeAndShapeInferenceFunction();
    for (const LikeVersion &later : likeLaterVersion) {
        const auto like = later.op == schema.name()
            ? OperatorSchema::find(schema.domain(), schema.name(), later.version)
            : std::nullopt;
        if (like && like->raw().has_type_and_shape_inference_function())
            return like->raw().GetTypeAndShapeInferenceFunction();
    }
    if (std::find(likeFirstInput.begin(), likeFirstInput.end(), schema.name()) != likeFirstInput.end())
        return [](onnx::InferenceContext &context) { onnx::propagateShapeAndTypeFromFirstInput(context); };
    return onnx::dummyInferenceFunction;
}

/// libonnx's message without its mark.
std::string reason(std::string_view what)
{
    for (const std::string_view mark : {"[TypeInferenceError] ", "[ShapeInferenceError] "}) {
        if (what.starts_with(mark))
            what.remove_prefix(mark.size());
    }
    return std::string(what);
}

/// How a schema's function ended.
struct Fault {
    enum class Kind { None, Type, Shape, Other } kind = Kind::None;
    std::string reason;
};

template <class Call> Fault guarded(Call call)
{
    try {
        call();
        return {};
    } catch (const onnx::InferenceError &error) {
        const std::string_view what = error.what();
        return {what.starts_with("[TypeInferenceError]") ? Fault::Kind::Type : Fault::Kind::Shape,
                reason(what)};
    } catch (const onnx::checker::ValidationError &error) {
        return {Fault::Kind::Type, reason(error.what())};
    } catch (const std::exception &error) {
        return {Fault::Kind::Other, reason(error.what())};
    }
}

std::size_t lastPresent(const std::vector<ValueId> &values)
{
    std::size_t count = values.size();
    while (count > 0 && !values[count - 1].isValid())
        --count;
    return count;
}

/// A type that is right even where dims do not fit: the kind and the dtype.
ValueType withoutShape(ValueType type)
{
    type.shape.reset();
    return type;
}

/// Lengths below 0 come from windows larger than what they slide over.
bool dropNegativeDims(ValueType &type)
{
    const ValueType meaningful = meaningfulType(type);
    const bool isNegative = meaningful != type;
    type = meaningful;
    return isNegative;
}

/// What the schemas' functions leave open though it is certain.
void complete(const Node &node, const ValueTypes &known, std::vector<ValueType> &outputs)
{
    // Dropout's mask (before opset 12) has the shape of the data.
    if (node.isOp("Dropout") && outputs.size() == 2 && outputs[1].isTensor() && !outputs[1].shape)
        outputs[1].shape = known.of(node.inputs.front()).shape;
}

} // namespace

bool TypeInference::hasFittingCounts(NodeId id, const Node &node, const OperatorSchema &schema)
{
    const auto fits = [](std::size_t count, int least, int most) {
        return static_cast<std::int64_t>(count) >= least && static_cast<std::int64_t>(count) <= most;
    };
    const onnx::OpSchema &raw = schema.raw();
    const std::size_t inputs = lastPresent(node.inputs);
    bool isComplete = true;
    for (std::size_t i = 0; i < std::min(inputs, raw.inputs().size()); ++i)
        isComplete =
            isComplete && (node.inputs[i].isValid() || raw.inputs()[i].GetOption() != onnx::OpSchema::Single);
    if (isComplete && fits(inputs, raw.min_input(), raw.max_input())
        && fits(lastPresent(node.outputs), 0, raw.max_output()))
        return true;
    add(Finding::Severity::Broken, "wrong_type",
        {QT_TRANSLATE_NOOP("shapes", "%1 does not take %2 inputs or give %3 outputs in this way"),
         node.opType, std::to_string(inputs), std::to_string(lastPresent(node.outputs))},
        id);
    return false;
}

std::vector<const ValueType *> TypeInference::inputTypes(const Node &node) const
{
    std::vector<const ValueType *> out;
    for (const ValueId input : node.inputs)
        out.push_back(input.isValid() && !isLeftOut(input) ? &m_types.of(input) : nullptr);
    return out;
}

std::vector<Elements> TypeInference::arithmetic(NodeId id, const Node &node,
                                                const std::vector<ValueType> &outputs)
{
    if (!isDefaultDomain(node.domain))
        return {};
    ArithmeticNode in{node, opset(node.domain, id.graph), {}, {}, {}, {}};
    const auto isPresent = [&](std::size_t i) { return in.hasInput(i); };
    in.inputs = inputTypes(node);
    for (const ValueType &type : outputs)
        in.outputs.push_back(&type);
    in.mayBeKnown = [&](std::size_t i) { return isPresent(i) && mayBeKnown(node.inputs[i]); };
    in.elements = [&](std::size_t i) { return isPresent(i) ? elements(node.inputs[i]) : nullptr; };
    return computeElements(in);
}

TypeInference::Outcome TypeInference::inferBySchema(NodeId id, const Node &node, const OperatorSchema &schema)
{
    Outcome outcome;
    NodeContext context(*this, node);
    const Fault inference = guarded([&] { inferenceFunction(schema)(context); });
    // Also sets output dtypes that follow from the schema's type constraints alone.
    const Fault check = guarded([&] { schema.raw().CheckInputOutputType(context); });

    bool isNegative = false;
    for (std::size_t i = 0; i < node.outputs.size(); ++i) {
        ValueType type = typeFromProto(*context.getOutputType(i));
        isNegative = dropNegativeDims(type) || isNegative;
        if (type.isTensor() && type.dtype == DType::Undefined)
            type = {};
        outcome.types.push_back(inference.kind == Fault::Kind::None ? std::move(type)
                                                                    : withoutShape(std::move(type)));
    }
    complete(node, m_types, outcome.types);
    // What follows from an unknown operand is no fault of this node.
    const bool hasUnknown =
        context.sawUnknownBody() || std::any_of(node.inputs.begin(), node.inputs.end(), [&](ValueId input) {
            return input.isValid() && !isLeftOut(input) && m_types.of(input).dtype == DType::Undefined
                && m_types.of(input).elements.empty();
        });
    if (!hasUnknown) {
        if (inference.kind == Fault::Kind::Type || check.kind != Fault::Kind::None)
            add(Finding::Severity::Broken, "wrong_type",
                {QT_TRANSLATE_NOOP("shapes", "types of %1 do not fit: %2"), node.opType,
                 inference.kind == Fault::Kind::Type ? inference.reason : check.reason},
                id);
        else if (inference.kind == Fault::Kind::Shape || isNegative)
            add(Finding::Severity::Warning, "shape_conflict",
                {QT_TRANSLATE_NOOP("shapes", "shapes of %1 do not fit: %2"), node.opType,
                 isNegative ? "its result would have a negative length" : inference.reason},
                id);
        else if (const auto conflict = shapeConflict(node, inputTypes(node), outcome.types))
            add(Finding::Severity::Warning, "shape_conflict",
                {QT_TRANSLATE_NOOP("shapes", "shapes of %1 do not fit: %2"), node.opType,
                 conflict->english()},
                id);
        else if (inference.kind == Fault::Kind::Other)
            add(Finding::Severity::Warning, "inference_failed",
                {QT_TRANSLATE_NOOP("shapes", "no shapes for %1: %2"), node.opType, inference.reason}, id);
    }
    outcome.elements = arithmetic(id, node, outcome.types);
    return outcome;
}

} // namespace espalier
