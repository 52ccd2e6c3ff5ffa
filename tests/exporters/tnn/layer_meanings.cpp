// SPDX-License-Identifier: Apache-2.0
// Each layer type of the format in terms of ONNX, by the format's description and not by the exporter's code.
#include "tests/exporters/tnn/tnn_evaluate.h"

#include <functional>

namespace espalier::test {

namespace {

using Shape = std::vector<std::int64_t>;

/// A layer's parameters as they are asked for.
class Params {
public:
    explicit Params(const TnnLayer &layer, const std::vector<Shape> &shapes)
        : m_layer(layer), m_shapes(shapes)
    {
    }

    [[nodiscard]] std::size_t count() const { return m_layer.params.size(); }
    [[nodiscard]] std::int64_t number(std::size_t i, std::int64_t fallback = 0) const
    {
        return i < count() ? std::stoll(m_layer.params[i]) : fallback;
    }
    [[nodiscard]] Shape numbers(std::size_t from, std::size_t n) const
    {
        Shape out;
        for (std::size_t i = from; i < from + n; ++i)
            out.push_back(number(i));
        return out;
    }
    /// A float as ONNX text has it.
    [[nodiscard]] std::string real(std::size_t i) const
    {
        std::string text = m_layer.params.at(i);
        if (text.find_first_of(".en") == std::string::npos)
            text += ".0";
        return text;
    }
    [[nodiscard]] const std::string &text(std::size_t i) const { return m_layer.params.at(i); }
    [[nodiscard]] const std::string &type() const { return m_layer.type; }
    [[nodiscard]] std::size_t inputs() const { return m_layer.inputs.size(); }
    [[nodiscard]] std::size_t outputs() const { return m_layer.outputs.size(); }
    [[nodiscard]] bool hasWeight(std::size_t i) const
    {
        return i < m_layer.weights.size() && m_layer.weights[i].dtype() != DType::Undefined;
    }
    [[nodiscard]] const Shape &shape(std::size_t i) const { return m_shapes.at(i); }
    [[nodiscard]] std::int64_t rank() const { return static_cast<std::int64_t>(shape(0).size()); }

private:
    const TnnLayer &m_layer;
    const std::vector<Shape> &m_shapes;
};

std::string list(const Shape &values)
{
    std::string out;
    for (const std::int64_t value : values)
        out += (out.empty() ? "" : ", ") + std::to_string(value);
    return "[" + out + "]";
}

std::string ints(const std::string &name, const Shape &values)
{
    return name + " = Constant <value_ints: ints = " + list(values) + "> ()\n";
}

std::string scalar(const std::string &name, const std::string &value)
{
    return name + " = Constant <value_float: float = " + value + "> ()\n";
}

/// Brings a body with one value a channel to the shape of the input: [C, 1, …].
std::string onChannels(const std::string &name, const std::string &weight, std::int64_t rank)
{
    Shape dims(static_cast<std::size_t>(rank - 1), 1);
    dims[0] = -1;
    return ints(name + "_dims", dims) + name + " = Reshape (" + weight + ", " + name + "_dims)\n";
}

std::string attribute(const std::string &name, const Shape &values)
{
    return name + ": ints = " + list(values);
}

// Elementwise.

std::string binary(const Params &p)
{
    static const std::map<std::string, std::string> names{{"Maximum", "Max"}, {"Minimum", "Min"}};
    const auto found = names.find(p.type());
    const std::string op = found == names.end() ? p.type() : found->second;
    const std::int64_t weight = p.number(0, 1);
    return "y0 = " + op + (weight == -1 ? " (x0, x1)" : weight == 0 ? " (w0, x0)" : " (x0, w0)") + "\n";
}

std::string comparison(const Params &p)
{
    const bool isLogical = p.type() == "And";
    const std::int64_t weight = p.type() == "Equal" ? -1 : p.number(0, 1);
    const std::string a = weight == 0 ? "w0" : "x0";
    const std::string b = weight == -1 ? "x1" : weight == 0 ? "x0" : "w0";
    if (isLogical)
        return "a = Cast <to: int = 9> (" + a + ")\nb = Cast <to: int = 9> (" + b + ")\nr = And (a, b)\n"
            + "y0 = Cast <to: int = 3> (r)\n";
    return "r = " + p.type() + " (" + a + ", " + b + ")\ny0 = Cast <to: int = 3> (r)\n";
}

std::string cast(const Params &p)
{
    static const std::map<std::int64_t, std::string> types{{0, "1"}, {2, "3"}, {3, "6"}};
    return "y0 = Cast <to: int = " + types.at(p.number(0)) + "> (x0)\n";
}

std::string power(const Params &p)
{
    return scalar("e", p.real(0)) + scalar("s", p.real(1)) + scalar("t", p.real(2))
        + "m = Mul (x0, s)\nn = Add (m, t)\ny0 = Pow (n, e)\n";
}

std::string bitShift(const Params &p)
{
    const std::int64_t factor = std::int64_t{1} << static_cast<unsigned>(p.number(1));
    const std::string op = p.number(0) == 1 ? "Mul" : "Div";
    return "f = Constant <value_int: int = " + std::to_string(factor)
        + "> ()\ng = Cast <to: int = 6> (f)\ny0 = " + op + " (x0, g)\n";
}

std::string prelu(const Params &p)
{
    if (p.number(0) == 1)
        return "y0 = PRelu (x0, w0)\n";
    return onChannels("s", "w0", p.rank()) + "y0 = PRelu (x0, s)\n";
}

// Windows.

std::string sameOrExplicitPads(std::int64_t type, const Shape &pads, const Shape &in, const Shape &extent,
                               const Shape &strides)
{
    Shape both(2 * pads.size(), 0);
    for (std::size_t i = 0; i < pads.size(); ++i) {
        const std::int64_t out = (in[i] + strides[i] - 1) / strides[i];
        const std::int64_t total = type == 0 ? (out - 1) * strides[i] + extent[i] - in[i] : 2 * pads[i];
        both[i] = total / 2;
        both[i + pads.size()] = total - total / 2;
    }
    return attribute("pads", both);
}

Shape extents(const Shape &kernel, const Shape &dilations)
{
    Shape out;
    for (std::size_t i = 0; i < kernel.size(); ++i)
        out.push_back(dilations[i] * (kernel[i] - 1) + 1);
    return out;
}

Shape spatial(const Shape &dims)
{
    return {dims.begin() + 2, dims.end()};
}

std::string convolution(const Params &p)
{
    const std::size_t n = p.shape(0).size() - 2;
    const std::size_t padCount = n == 1 ? 2 : n;
    const Shape kernel = p.numbers(3, n);
    const Shape strides = p.numbers(3 + n, n);
    Shape pads = p.numbers(3 + 2 * n, padCount);
    pads.resize(n);
    const std::size_t rest = 3 + 2 * n + padCount;
    const std::int64_t padType = p.number(rest + 1);
    const Shape dilations = p.numbers(rest + 2, n);
    return "y0 = Conv <group: int = " + std::to_string(p.number(0)) + ", " + attribute("strides", strides)
        + ", " + attribute("dilations", dilations) + ", "
        + sameOrExplicitPads(padType, pads, spatial(p.shape(0)), extents(kernel, dilations), strides)
        + "> (x0, w0" + (p.number(rest) != 0 ? ", w1" : "") + ")\n";
}

/// padType -1: out = s * (in - 1) + extent - 2 * pad. 0 and 3: out = in * s, total = extent - s is cut off,
/// the smaller half first for 0, the larger for 3; where nothing is cut off the rest is empty.
std::string deconvolution(const Params &p)
{
    const Shape kernel = p.numbers(3, 2);
    const Shape strides = p.numbers(5, 2);
    const std::int64_t padType = p.number(10);
    const Shape extent = extents(kernel, p.numbers(11, 2));
    Shape pads{p.number(7), p.number(8), p.number(7), p.number(8)};
    Shape added{0, 0};
    for (std::size_t i = 0; i < 2 && padType != -1; ++i) {
        const std::int64_t total = std::max<std::int64_t>(extent[i] - strides[i], 0);
        added[i] = std::max<std::int64_t>(strides[i] - extent[i], 0);
        pads[i] = padType == 3 ? total - total / 2 : total / 2;
        pads[i + 2] = total - pads[i];
    }
    return "y0 = ConvTranspose <group: int = " + std::to_string(p.number(0)) + ", "
        + attribute("strides", strides) + ", " + attribute("dilations", p.numbers(11, 2)) + ", "
        + attribute("pads", pads) + ", " + attribute("output_padding", added) + "> (x0, w0"
        + (p.number(9) != 0 ? ", w1" : "") + ")\n";
}

std::string pooling(const Params &p)
{
    const std::size_t n = p.type() == "Pooling" ? 2 : p.type() == "Pooling1D" ? 1 : 3;
    const std::string op = p.number(0) == 0 ? "MaxPool" : "AveragePool";
    const Shape kernel = p.numbers(1, n);
    if (kernel[0] == 0)
        return "y0 = Global" + op + " (x0)\n";
    const Shape strides = p.numbers(1 + n, n);
    const Shape pads = p.numbers(1 + 2 * n, n);
    const std::size_t rest = 1 + 3 * n + (n == 3 ? 3 : 2);
    return "y0 = " + op + " <" + attribute("kernel_shape", kernel) + ", " + attribute("strides", strides)
        + ", " + sameOrExplicitPads(p.number(rest), pads, spatial(p.shape(0)), kernel, strides)
        + ", ceil_mode: int = " + std::to_string(p.number(rest + 1)) + "> (x0)\n";
}

// Normalisation and products.

std::string batchNorm(const Params &p)
{
    return onChannels("s", "w0", p.rank()) + onChannels("b", "w1", p.rank())
        + "m = Mul (x0, s)\ny0 = Add (m, b)\n";
}

/// (x - mean) / sqrt(variance + eps) over `axes` of `in`, as `out`.
std::string standardised(const std::string &in, const Shape &axes, const std::string &eps,
                         const std::string &out)
{
    const std::string reduce = " = ReduceMean <" + attribute("axes", axes) + "> ";
    return "mean" + reduce + "(" + in + ")\ncentred = Sub (" + in
        + ", mean)\nsquares = Mul (centred, centred)\nvar" + reduce + "(squares)\n" + scalar("eps", eps)
        + "sum = Add (var, eps)\nroot = Sqrt (sum)\n" + out + " = Div (centred, root)\n";
}

std::string layerNorm(const Params &p)
{
    Shape axes;
    for (std::int64_t axis = p.rank() - p.number(0); axis < p.rank(); ++axis)
        axes.push_back(axis);
    return standardised("x0", axes, p.real(1), "n") + "m = Mul (n, x1)\ny0 = Add (m, x2)\n";
}

std::string groupNorm(const Params &p)
{
    return ints("grouped", {0, p.number(0), -1}) + "g = Reshape (x0, grouped)\n"
        + standardised("g", {2}, p.real(1), "n") + ints("whole", p.shape(0)) + "h = Reshape (n, whole)\n"
        + onChannels("s", "x1", p.rank()) + onChannels("b", "x2", p.rank())
        + "m = Mul (h, s)\ny0 = Add (m, b)\n";
}

std::string lrn(const Params &p)
{
    return "y0 = LRN <alpha: float = " + p.real(0) + ", beta: float = " + p.real(1)
        + ", bias: float = " + p.real(2) + ", size: int = " + p.text(3) + "> (x0)\n";
}

std::string innerProduct(const Params &p)
{
    return "f = Flatten <axis: int = " + p.text(3) + "> (x0)\ny0 = Gemm <transB: int = 1> (f, w0, w1)\n";
}

std::string einsum(const Params &p)
{
    std::string equation = p.text(0);
    for (char &c : equation) {
        if (c == ';')
            c = ',';
    }
    std::string inputs;
    for (std::size_t i = 0; i < p.inputs(); ++i)
        inputs += (i == 0 ? "x" : ", x") + std::to_string(i);
    return "y0 = Einsum <equation: string = \"" + equation + "\"> (" + inputs + ")\n";
}

std::string lstm(const Params &p)
{
    static const std::vector<std::string> directions{"forward", "reverse", "bidirectional"};
    const std::int64_t count = p.number(2) == 2 ? 2 : 1;
    return "t, y1, y2 = LSTM <hidden_size: int = " + p.text(1) + ", direction: string = \""
        + directions.at(static_cast<std::size_t>(p.number(2))) + "\"> (x0, x1, x2, x3"
        + (p.inputs() > 4 ? ", , x4, x5" : "") + ")\nu = Transpose <perm: ints = [0, 2, 1, 3]> (t)\n"
        + ints("d", {p.shape(0)[0], p.shape(0)[1], count * p.number(1)}) + "y0 = Reshape (u, d)\n";
}

// Shape and movement.

std::string withAxes(const Params &p)
{
    return ints("a", p.numbers(1, static_cast<std::size_t>(p.number(0)))) + "y0 = " + p.type() + " (x0, a)\n";
}

std::string outputs(std::size_t count)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += (i == 0 ? "y" : ", y") + std::to_string(i);
    return out;
}

std::string concat(const Params &p)
{
    std::string inputs;
    for (std::size_t i = 0; i < p.inputs(); ++i)
        inputs += (i == 0 ? "x" : ", x") + std::to_string(i);
    return "y0 = Concat <axis: int = " + p.text(0) + "> (" + inputs + ")\n";
}

std::string splitV(const Params &p)
{
    return ints("s", p.numbers(2, static_cast<std::size_t>(p.number(1)))) + outputs(p.outputs())
        + " = Split <axis: int = " + p.text(0) + "> (x0, s)\n";
}

std::string stridedSlice(const Params &p)
{
    const auto n = static_cast<std::size_t>(p.number(0));
    return ints("b", p.numbers(1, n)) + ints("e", p.numbers(2 + n, n)) + ints("a", p.numbers(3 + 2 * n, n))
        + ints("s", p.numbers(4 + 3 * n, n)) + "y0 = Slice (x0, b, e, a, s)\n";
}

std::string padded(const Shape &pads, std::int64_t mode, const std::string &value)
{
    static const std::vector<std::string> modes{"constant", "reflect", "edge"};
    return ints("p", pads) + scalar("v", value) + "y0 = Pad <mode: string = \""
        + modes.at(static_cast<std::size_t>(mode)) + "\"> (x0, p, v)\n";
}

/// 0 0 top bottom left right firstChannels lastChannels mode value
std::string pad(const Params &p)
{
    return padded({0, p.number(6), p.number(2), p.number(4), 0, p.number(7), p.number(3), p.number(5)},
                  p.number(8), p.real(9));
}

std::string padV2(const Params &p)
{
    const auto n = static_cast<std::size_t>(p.number(0));
    return padded(p.numbers(1, 2 * n), p.number(1 + 2 * n), p.real(2 + 2 * n));
}

std::string upsample(const Params &p)
{
    const bool isNearest = p.number(0) == 1;
    const std::string mode = isNearest ? "nearest" : p.number(0) == 2 ? "linear" : "cubic";
    const std::string coordinates = isNearest ? "asymmetric"
        : p.number(3) == 1                    ? "align_corners"
                                              : "half_pixel";
    return ints("s", {p.shape(0)[0], p.shape(0)[1], p.number(4), p.number(5)})
        + "y0 = Resize <mode: string = \"" + mode + "\", coordinate_transformation_mode: string = \""
        + coordinates + "\", nearest_mode: string = \"floor\", cubic_coeff_a: float = -0.75> (x0, , , s)\n";
}

std::string gather(const Params &p)
{
    const std::string data = p.number(1) == 1 ? "w0" : "x0";
    const std::string indices = p.number(2) == 1 ? "w1" : p.number(1) == 1 ? "x0" : "x1";
    return "y0 = Gather <axis: int = " + p.text(0) + "> (" + data + ", " + indices + ")\n";
}

/// ONNX has these with int64 indices only.
std::string scatter(const Params &p)
{
    const std::string indices = p.hasWeight(0) ? "w0" : "x1";
    const std::string updates = p.hasWeight(0) ? "x1" : "x2";
    const std::string op = p.type() == "ScatterND" ? "ScatterND"
                                                   : "ScatterElements <axis: int = " + p.text(0)
            + ", reduction: string = \"" + (p.number(1) == 1 ? "add" : "none") + "\">";
    return "i = Cast <to: int = 7> (" + indices + ")\ny0 = " + op + " (x0, i, " + updates + ")\n";
}

std::string oneHot(const Params &p)
{
    return "d = Constant <value_int: int = " + p.text(1) + "> ()\nv = Constant <value_floats: floats = ["
        + p.real(2) + ", " + p.real(3) + "]> ()\ny0 = OneHot <axis: int = " + p.text(0) + "> (x0, d, v)\n";
}

std::string reorg(const Params &p)
{
    const std::string mode = p.number(3) == 1 ? "CRD" : "DCR";
    return "y0 = " + std::string(p.number(1) == 1 ? "DepthToSpace" : "SpaceToDepth") + " <blocksize: int = "
        + p.text(0) + (p.number(1) == 1 ? ", mode: string = \"" + mode + "\"" : "") + "> (x0)\n";
}

std::string argMaxOrMin(const Params &p)
{
    return "i = Arg" + std::string(p.number(0) == 1 ? "Max" : "Min") + " <axis: int = " + p.text(1)
        + ", keepdims: int = " + p.text(2) + "> (x0)\ny0 = Cast <to: int = 6> (i)\n";
}

std::string topK(const Params &p)
{
    return ints("k", {p.number(3)}) + "y0, i = TopK <axis: int = " + p.text(0) + ", largest: int = "
        + p.text(1) + ", sorted: int = " + p.text(2) + "> (x0, k)\ny1 = Cast <to: int = 6> (i)\n";
}

std::string roiAlign(const Params &p)
{
    return "i = Cast <to: int = 7> (x2)\ny0 = RoiAlign <mode: string = \""
        + std::string(p.number(0) == 1 ? "avg" : "max") + "\", output_height: int = " + p.text(1)
        + ", output_width: int = " + p.text(2) + ", sampling_ratio: int = " + p.text(3)
        + ", spatial_scale: float = " + p.real(4)
        + ", coordinate_transformation_mode: string = \"output_half_pixel\"> (x0, x1, i)\n";
}

/// All ten have their axes as attributes until opset 13 (ReduceSum) or 18, so those are named as inputs or
/// not.
std::string reduce(const Params &p)
{
    const Shape axes = p.numbers(1, p.count() - 1);
    const std::string keep = "keepdims: int = " + p.text(0);
    if (p.type() == "ReduceSum")
        return ints("a", axes) + "y0 = ReduceSum <" + keep + "> (x0, a)\n";
    return "y0 = " + p.type() + " <" + keep + ", " + attribute("axes", axes) + "> (x0)\n";
}

using Meaning = std::function<std::string(const Params &)>;

Meaning fixed(std::string text)
{
    return [text = std::move(text)](const Params &) { return text; };
}

const std::map<std::string, Meaning> &meanings()
{
    static const std::map<std::string, Meaning> table = [] {
        std::map<std::string, Meaning> all;
        for (const char *op : {"Abs", "Acos",     "Asin",     "Atan", "Ceil",       "Cos",     "Erf",
                               "Exp", "Floor",    "Log",      "Neg",  "Reciprocal", "Sigmoid", "Sign",
                               "Sin", "Softplus", "Softsign", "Sqrt", "Tan",        "Tanh"})
            all[op] = fixed(std::string("y0 = ") + op + " (x0)\n");
        for (const char *op : {"Add", "Sub", "Mul", "Div", "Maximum", "Minimum", "MatMul"})
            all[op] = binary;
        for (const char *op : {"And", "Greater", "Less", "Equal"})
            all[op] = comparison;
        for (const char *op : {"Convolution", "Convolution1D", "Convolution3D"})
            all[op] = convolution;
        for (const char *op : {"Pooling", "Pooling1D", "Pooling3D"})
            all[op] = pooling;
        for (const char *op : {"ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceMax",
                               "ReduceMean", "ReduceMin", "ReduceProd", "ReduceSum", "ReduceSumSquare"})
            all[op] = reduce;
        for (const char *op : {"ScatterND", "Scatter", "ScatterElements"})
            all[op] = scatter;
        all["ReLU"] = fixed("y0 = Relu (x0)\n");
        all["ReLU6"] = fixed(scalar("a", "0.0") + scalar("b", "6.0") + "y0 = Clip (x0, a, b)\n");
        all["Not"] = fixed("b = Cast <to: int = 9> (x0)\nn = Not (b)\ny0 = Cast <to: int = 3> (n)\n");
        all["Swish"] = fixed("s = Sigmoid (x0)\ny0 = Mul (x0, s)\n");
        all["GELU"] =
            fixed(scalar("r", "1.4142135") + scalar("one", "1.0") + scalar("half", "0.5")
                  + "q = Div (x0, r)\ne = Erf (q)\ns = Add (e, one)\nm = Mul (x0, s)\ny0 = Mul (m, half)\n");
        all["Where"] = fixed("c = Cast <to: int = 9> (x2)\ny0 = Where (c, x0, x1)\n");
        all["Cast"] = cast;
        all["Clip"] = [](const Params &p) {
            return scalar("a", p.real(0)) + scalar("b", p.real(1)) + "y0 = Clip (x0, a, b)\n";
        };
        all["Elu"] = [](const Params &p) { return "y0 = Elu <alpha: float = " + p.real(0) + "> (x0)\n"; };
        all["Selu"] = [](const Params &p) {
            return "y0 = Selu <alpha: float = " + p.real(0) + ", gamma: float = " + p.real(1) + "> (x0)\n";
        };
        all["HardSigmoid"] = [](const Params &p) {
            return "y0 = HardSigmoid <alpha: float = " + p.real(0) + ", beta: float = " + p.real(1)
                + "> (x0)\n";
        };
        all["HardSwish"] = [](const Params &p) {
            return "h = HardSigmoid <alpha: float = " + p.real(0) + ", beta: float = " + p.real(1)
                + "> (x0)\ny0 = Mul (x0, h)\n";
        };
        all["Power"] = power;
        all["BitShift"] = bitShift;
        all["PReLU"] = prelu;
        all["Deconvolution"] = deconvolution;
        all["BatchNormCxx"] = batchNorm;
        all["InstBatchNormCxx"] = [](const Params &p) {
            return "y0 = InstanceNormalization <epsilon: float = " + p.real(1) + "> (x0, w0, w1)\n";
        };
        all["LayerNorm"] = layerNorm;
        all["GroupNorm"] = groupNorm;
        all["Normalize"] = [](const Params &p) {
            return "y0 = LpNormalization <axis: int = " + p.text(3) + ", p: int = " + p.text(4) + "> (x0)\n";
        };
        all["LRN"] = lrn;
        all["InnerProduct"] = innerProduct;
        all["Einsum"] = einsum;
        all["LSTMONNX"] = lstm;
        all["Reshape"] = [](const Params &p) {
            return ints("d", p.numbers(3, static_cast<std::size_t>(p.number(2)))) + "y0 = Reshape (x0, d)\n";
        };
        all["Flatten"] = [](const Params &p) {
            return "y0 = Flatten <axis: int = " + p.text(0) + "> (x0)\n";
        };
        all["Permute"] = [](const Params &p) {
            return "y0 = Transpose <" + attribute("perm", p.numbers(1, static_cast<std::size_t>(p.number(0))))
                + "> (x0)\n";
        };
        all["Squeeze"] = withAxes;
        all["Unsqueeze"] = withAxes;
        all["Concat"] = concat;
        all["SplitV"] = splitV;
        all["StridedSliceV2"] = stridedSlice;
        all["Pad"] = pad;
        all["PadV2"] = padV2;
        all["Upsample"] = upsample;
        all["Gather"] = gather;
        all["Expand"] = [](const Params &p) {
            return ints("d", p.numbers(1, static_cast<std::size_t>(p.number(0)))) + "y0 = Expand (x0, d)\n";
        };
        all["Tile"] = [](const Params &p) {
            return ints("r", p.numbers(0, p.count())) + "y0 = Tile (x0, r)\n";
        };
        all["Reorg"] = reorg;
        all["OneHot"] = oneHot;
        all["ArgMaxOrMin"] = argMaxOrMin;
        all["TopK"] = topK;
        all["RoiAlign"] = roiAlign;
        all["GridSample"] = fixed("y0 = GridSample (x0, x1)\n");
        all["SoftmaxCaffe"] = [](const Params &p) {
            return "y0 = Softmax <axis: int = " + p.text(0) + "> (x0)\n";
        };
        all["LogSoftmax"] = [](const Params &p) {
            return "y0 = LogSoftmax <axis: int = " + p.text(0) + "> (x0)\n";
        };
        return all;
    }();
    return table;
}

} // namespace

Result<std::string> meaningOf(const TnnLayer &layer, const std::vector<std::vector<std::int64_t>> &shapes)
{
    const auto found = meanings().find(layer.type);
    if (found == meanings().end())
        return fail(makeError(ErrorCode::Unreadable, "unknown_layer", {"layer type %1", layer.type})
                        .withNode(layer.name));
    return found->second(Params(layer, shapes));
}

} // namespace espalier::test
