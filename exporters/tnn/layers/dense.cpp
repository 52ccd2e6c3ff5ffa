// SPDX-License-Identifier: Apache-2.0
// Products of matrices.
#include "exporters/tnn/layer_table.h"
#include "exporters/tnn/write_net.h"

namespace espalier::tnn {

namespace {

/// Weights as [N, K] with alpha multiplied in, where they are not so already.
Raw gemmWeights(NodeExport &node, std::size_t rows, std::size_t columns, float alpha, bool isTransposed)
{
    const std::vector<std::int32_t> dims{static_cast<std::int32_t>(columns), static_cast<std::int32_t>(rows)};
    if (isTransposed && alpha == 1.0F)
        return withDims(node.raw(1), dims);
    const std::vector<float> from = node.floats(1);
    std::vector<float> to(from.size());
    for (std::size_t k = 0; k < rows && !from.empty(); ++k) {
        for (std::size_t n = 0; n < columns; ++n)
            to[n * rows + k] = alpha * from[isTransposed ? n * rows + k : k * columns + n];
    }
    return rawFloats(to, dims);
}

/// One value for each output, with beta multiplied in; zeros where the node has none.
std::vector<float> gemmBias(NodeExport &node, std::size_t columns)
{
    if (!node.hasInput(2))
        return std::vector<float>(columns, 0.0F);
    std::vector<float> values = node.floats(2);
    if (values.size() == 1)
        values.resize(columns, values.front());
    if (values.size() != columns)
        node.refuse("bias_varies_by_row",
                    QT_TRANSLATE_NOOP("exporters", "adds a matrix that differs by row"));
    const float beta = node.number("beta", 1.0F);
    for (float &value : values)
        value *= beta;
    return values;
}

/// Output = input * W^T + bias: the parameters are N, has bias, transposed, axis.
void writeInnerProduct(NodeExport &node, const std::string &input)
{
    const Dims dims = node.dims(1);
    if (dims.size() != 2)
        return node.refuse("bad_shapes",
                           QT_TRANSLATE_NOOP("exporters", "has shapes that do not fit together"));
    const bool isTransposed = node.integer("transB", 0) != 0;
    const auto rows = static_cast<std::size_t>(dims[isTransposed ? 1 : 0]);
    const auto columns = static_cast<std::size_t>(dims[isTransposed ? 0 : 1]);
    const Raw weights = gemmWeights(node, rows, columns, node.number("alpha", 1.0F), isTransposed);
    const std::vector<float> bias = gemmBias(node, columns);
    Layer &layer = node.layer("InnerProduct", {input}, {node.out()},
                              {word(static_cast<std::int64_t>(columns)), "1", "0", "1"});
    appendString(layer.body.emplace(), layer.name);
    appendRaw(*layer.body, weights);
    appendRaw(*layer.body, rawFloats(bias, {static_cast<std::int32_t>(bias.size())}));
}

void writeGemm(NodeExport &node, std::string_view /*as*/)
{
    if (node.integer("transA", 0) != 0)
        return node.refuse("transposed_input", QT_TRANSLATE_NOOP("exporters", "transposes its input"));
    writeInnerProduct(node, node.in(0));
}

void writeTransposedGemm(NodeExport &node, std::string_view /*as*/)
{
    if (node.integer("transA", 0) == 0)
        return node.refuse("not_transposed", QT_TRANSLATE_NOOP("exporters", "does not transpose its input"));
    const std::string transposed = node.inner();
    node.layer("Permute", {node.in(0)}, {transposed}, {"2", "1", "0"});
    writeInnerProduct(node, transposed);
}

/// Leading dims of a matrix operand, without those of 1 in front.
Dims batchOf(const Dims &dims)
{
    Dims batch(dims.begin(), dims.end() - (dims.size() < 2 ? 0 : 2));
    if (dims.size() < 2)
        batch.clear();
    while (!batch.empty() && batch.front() == 1)
        batch.erase(batch.begin());
    return batch;
}

void writeMatMul(NodeExport &node, std::string_view /*as*/)
{
    // TNN's kernels pair the matrices of two batches one by one, or take the only one there is.
    const Dims first = batchOf(node.dims(0));
    const Dims second = batchOf(node.dims(1));
    if (first != second && !first.empty() && !second.empty())
        node.refuse("batches_spread",
                    QT_TRANSLATE_NOOP("exporters", "spreads a batch of matrices within another"));
    if (!node.isConstant(0) && !node.isConstant(1)) {
        node.layer("MatMul", {node.in(0), node.in(1)}, {node.out()}, {"-1"});
        return;
    }
    const std::size_t constant = node.isConstant(0) ? 0 : 1;
    const Raw weights = node.raw(constant);
    Layer &layer = node.layer("MatMul", {node.in(1 - constant)}, {node.out()},
                              {word(static_cast<std::int64_t>(constant))});
    appendRaw(layer.body.emplace(), weights);
}

/// Commas end records, so the equation has semicolons in their place.
void writeEinsum(NodeExport &node, std::string_view /*as*/)
{
    std::string equation;
    if (node.text("equation", "").find("...") != std::string::npos)
        return node.refuse("ellipsis", QT_TRANSLATE_NOOP("exporters", "has an ellipsis"));
    for (const char c : node.text("equation", "")) {
        if (c != ' ')
            equation += c == ',' ? ';' : c;
    }
    std::vector<std::string> inputs;
    for (std::size_t i = 0; i < node.inputCount(); ++i)
        inputs.push_back(node.in(i));
    node.layer("Einsum", std::move(inputs), {node.out()}, {equation});
}

} // namespace

std::vector<LayerEntry> denseLayers()
{
    return {{"Einsum", "Einsum", writeEinsum},
            {"Gemm", "InnerProduct", writeGemm},
            {"Gemm", "Permute+InnerProduct", writeTransposedGemm},
            {"MatMul", "MatMul", writeMatMul}};
}

} // namespace espalier::tnn
