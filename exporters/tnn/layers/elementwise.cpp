// SPDX-License-Identifier: Apache-2.0
// Layers that map each element by itself.
#include "exporters/tnn/layer_table.h"
#include "exporters/tnn/write_net.h"

#include <algorithm>
#include <limits>

namespace espalier::tnn {

namespace {

void writeUnary(NodeExport &node, std::string_view as)
{
    node.layer(std::string(as), {node.in(0)}, {node.out()});
}

void writePass(NodeExport &node, std::string_view /*as*/)
{
    node.pass(0);
}

void writeRelu6(NodeExport &node, std::string_view /*as*/)
{
    if (node.number("min", 1, -1.0F) != 0.0F || node.number("max", 2, -1.0F) != 6.0F)
        node.refuse("other_bounds", QT_TRANSLATE_NOOP("exporters", "has other bounds than 0 and 6"));
    node.layer("ReLU6", {node.in(0)}, {node.out()});
}

void writeGelu(NodeExport &node, std::string_view /*as*/)
{
    if (node.text("approximate", "none") != "none")
        node.refuse("approximate_gelu",
                    QT_TRANSLATE_NOOP("exporters", "is the tanh form, and the layer is the erf form"));
    node.layer("GELU", {node.in(0)}, {node.out()});
}

void writeSwish(NodeExport &node, std::string_view /*as*/)
{
    if (node.number("alpha", 1.0F) != 1.0F)
        node.refuse("scaled_swish", QT_TRANSLATE_NOOP("exporters", "scales its sigmoid"));
    node.layer("Swish", {node.in(0)}, {node.out()});
}

void writeClip(NodeExport &node, std::string_view /*as*/)
{
    const float least = node.number("min", 1, std::numeric_limits<float>::lowest());
    const float most = node.number("max", 2, std::numeric_limits<float>::max());
    node.layer("Clip", {node.in(0)}, {node.out()}, {word(least), word(most)});
}

void writeAlpha(NodeExport &node, std::string_view as)
{
    node.layer(std::string(as), {node.in(0)}, {node.out()}, {word(node.number("alpha", 1.0F))});
}

void writeSelu(NodeExport &node, std::string_view /*as*/)
{
    // The defaults of the ONNX schema, to the last digit that a float has.
    node.layer("Selu", {node.in(0)}, {node.out()},
               {word(node.number("alpha", 1.67326319217681884765625F)),
                word(node.number("gamma", 1.05070102214813232421875F))});
}

void writeHardSigmoid(NodeExport &node, std::string_view /*as*/)
{
    node.layer("HardSigmoid", {node.in(0)}, {node.out()},
               {word(node.number("alpha", 0.2F)), word(node.number("beta", 0.5F))});
}

void writeHardSwish(NodeExport &node, std::string_view /*as*/)
{
    node.layer("HardSwish", {node.in(0)}, {node.out()}, {word(1.0F / 6), word(0.5F)});
}

void writeSlope(NodeExport &node, bool isShared, const Raw &slope)
{
    Layer &layer = node.layer("PReLU", {node.in(0)}, {node.out()}, {word(isShared), "0"});
    appendString(layer.body.emplace(), layer.name);
    appendRaw(*layer.body, slope);
}

void writeLeakyRelu(NodeExport &node, std::string_view /*as*/)
{
    writeSlope(node, true, rawFloats({node.number("alpha", 0.01F)}, {1}));
}

/// The slope is one for all, or one for each channel: with the shapes aligned at their ends, it stands on
/// axis 1.
void writePRelu(NodeExport &node, std::string_view /*as*/)
{
    const std::vector<float> slopes = node.floats(1);
    const Dims dims = node.dims(1);
    const std::int64_t shift = node.rank(0) - node.rank(1);
    for (std::size_t i = 0; i < dims.size() && slopes.size() != 1; ++i) {
        if (dims[i] != 1 && static_cast<std::int64_t>(i) + shift != 1)
            node.refuse("slope_not_on_channels",
                        QT_TRANSLATE_NOOP("exporters", "has a slope that varies within a channel"));
    }
    writeSlope(node, slopes.size() == 1, rawFloats(slopes, {static_cast<std::int32_t>(slopes.size())}));
}

/// (x * scale + shift) ^ exponent
void writePow(NodeExport &node, std::string_view /*as*/)
{
    const std::vector<float> exponent = node.floats(1);
    if (exponent.empty()
        || std::any_of(exponent.begin(), exponent.end(), [&](float each) { return each != exponent[0]; }))
        node.refuse("exponent_not_scalar", QT_TRANSLATE_NOOP("exporters", "has more than one exponent"));
    node.layer("Power", {node.in(0)}, {node.out()}, {word(exponent.empty() ? 1.0F : exponent[0]), "1", "0"});
}

void writeCastTo(NodeExport &node, DType dtype)
{
    const auto wanted = dataTypeOf(dtype);
    if (dtype == DType::Bool && node.dtype(0) != DType::Bool)
        node.refuse("cast_to_bool",
                    QT_TRANSLATE_NOOP("exporters", "compares with 0, which TNN's Cast does not"));
    if (!wanted)
        node.refuse("no_such_type", QT_TRANSLATE_NOOP("exporters", "casts to a type that TNN does not have"));
    node.layer("Cast", {node.in(0)}, {node.out()},
               {word(static_cast<std::int64_t>(wanted.value_or(DataType::Float)))});
}

void writeCast(NodeExport &node, std::string_view /*as*/)
{
    writeCastTo(node, static_cast<DType>(node.integer("to", 0)));
}

void writeCastLike(NodeExport &node, std::string_view /*as*/)
{
    writeCastTo(node, node.dtype(1));
}

void writeBitShift(NodeExport &node, std::string_view /*as*/)
{
    const Dims bits = node.integers(1);
    if (bits.size() != 1)
        node.refuse("bits_not_scalar",
                    QT_TRANSLATE_NOOP("exporters", "shifts by more than one number of bits"));
    node.layer("BitShift", {node.in(0)}, {node.out()},
               {word(node.text("direction", "") == "LEFT"), word(bits.empty() ? 0 : bits[0])});
}

} // namespace

std::vector<LayerEntry> elementwiseLayers()
{
    return {{"Abs", "Abs", writeUnary},
            {"Acos", "Acos", writeUnary},
            {"Asin", "Asin", writeUnary},
            {"Atan", "Atan", writeUnary},
            {"BitShift", "BitShift", writeBitShift, Elements::Numbers},
            {"Cast", "Cast", writeCast, Elements::Any},
            {"CastLike", "Cast", writeCastLike, Elements::Any},
            {"Ceil", "Ceil", writeUnary},
            {"Clip", "ReLU6", writeRelu6},
            {"Clip", "Clip", writeClip},
            {"Cos", "Cos", writeUnary},
            {"Dropout", "", writePass, Elements::Any},
            {"Elu", "Elu", writeAlpha},
            {"Erf", "Erf", writeUnary},
            {"Exp", "Exp", writeUnary},
            {"Floor", "Floor", writeUnary},
            {"Gelu", "GELU", writeGelu},
            {"com.microsoft::Gelu", "GELU", writeGelu},
            {"HardSigmoid", "HardSigmoid", writeHardSigmoid},
            {"HardSwish", "HardSwish", writeHardSwish},
            {"Identity", "", writePass, Elements::Any},
            {"LeakyRelu", "PReLU", writeLeakyRelu},
            {"Log", "Log", writeUnary},
            {"Neg", "Neg", writeUnary},
            {"Not", "Not", writeUnary, Elements::Any},
            {"PRelu", "PReLU", writePRelu},
            {"Pow", "Power", writePow},
            {"Reciprocal", "Reciprocal", writeUnary},
            {"Relu", "ReLU", writeUnary},
            {"Selu", "Selu", writeSelu},
            {"Sigmoid", "Sigmoid", writeUnary},
            {"Sign", "Sign", writeUnary},
            {"Sin", "Sin", writeUnary},
            {"Softplus", "Softplus", writeUnary},
            {"Softsign", "Softsign", writeUnary},
            {"Sqrt", "Sqrt", writeUnary},
            {"Swish", "Swish", writeSwish},
            {"Tan", "Tan", writeUnary},
            {"Tanh", "Tanh", writeUnary}};
}

} // namespace espalier::tnn
