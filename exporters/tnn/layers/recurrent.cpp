// SPDX-License-Identifier: Apache-2.0
// Writes LSTM as TNN's LSTMONNX.
#include "exporters/tnn/layer_table.h"

namespace espalier::tnn {

namespace {

Raw zeros(Dims dims)
{
    std::size_t total = 1;
    for (const std::int64_t dim : dims)
        total *= static_cast<std::size_t>(dim);
    return rawFloats(std::vector<float>(total, 0.0F), {dims.begin(), dims.end()});
}

/// TNN's Y is [seq, batch, directions * hidden]. `merged` becomes ONNX's [seq, directions, batch, hidden].
void writeApart(NodeExport &node, const std::string &merged, const Dims &dims)
{
    if (dims[1] == 1) {
        node.layer("Unsqueeze", {merged}, {node.out()}, {"1", "1"});
        return;
    }
    const std::string apart = node.inner();
    node.layer("Reshape", {merged}, {apart},
               {"0", "4", "4", word(dims[0]), word(dims[2]), word(dims[1]), word(dims[3]), "0"});
    node.layer("Permute", {apart}, {node.out()}, {"4", "0", "2", "1", "3"});
}

/// Sigmoid, Tanh, Tanh for each direction: what an LSTM has without the attribute.
bool hasUsualActivations(const NodeExport &node, std::string_view attribute)
{
    if (attribute != "activations")
        return false;
    const auto &names = node.node().attribute(attribute)->proto->strings();
    for (int i = 0; i < names.size(); ++i) {
        if (names[i] != (i % 3 == 0 ? "Sigmoid" : "Tanh"))
            return false;
    }
    return true;
}

/// 0, hidden, direction. The bias is always read, and the states are both there or neither. All three outputs
/// are written, since some devices write them without asking.
void writeLstm(NodeExport &node, std::string_view as)
{
    for (const char *attribute : {"clip", "activations", "activation_alpha", "activation_beta"}) {
        if (node.node().attribute(attribute) != nullptr && !hasUsualActivations(node, attribute))
            return node.refuse("lstm_form", {QT_TRANSLATE_NOOP("exporters", "has its own %1"), attribute});
    }
    if (node.hasInput(4) || node.hasInput(7) || node.integer("layout", 0) != 0
        || node.integer("input_forget", 0) != 0)
        return node.refuse(
            "lstm_form",
            QT_TRANSLATE_NOOP("exporters", "has lengths, peepholes, or another form than TNN's"));
    const Dims input = node.dims(0);
    const Dims recurrence = node.dims(2);
    if (input.size() != 3 || recurrence.size() != 3)
        return node.refuse("bad_shapes",
                           QT_TRANSLATE_NOOP("exporters", "has shapes that do not fit together"));
    const std::int64_t directions = recurrence[0];
    const std::int64_t hidden = recurrence[2];
    const auto orZeros = [&](std::size_t i, Dims dims) {
        return node.hasInput(i) ? node.in(i) : node.constant(zeros(std::move(dims)));
    };
    std::vector<std::string> inputs{node.in(0), node.in(1), node.in(2), orZeros(3, {directions, 8 * hidden})};
    if (node.hasInput(5) || node.hasInput(6)) {
        inputs.push_back(orZeros(5, {directions, input[1], hidden}));
        inputs.push_back(orZeros(6, {directions, input[1], hidden}));
    }
    if ((as == "LSTMONNX+Unsqueeze") != (directions == 1))
        return node.refuse("other_direction",
                           QT_TRANSLATE_NOOP("exporters", "runs in another number of directions"));
    const std::string direction = node.text("direction", "forward");
    const std::string merged = node.inner();
    node.layer("LSTMONNX", std::move(inputs), {merged, node.out(1), node.out(2)},
               {"0", word(hidden),
                direction == "forward"       ? "0"
                    : direction == "reverse" ? "1"
                                             : "2"});
    if (node.isOutputRead(0))
        writeApart(node, merged, {input[0], directions, input[1], hidden});
}

} // namespace

std::vector<LayerEntry> recurrentLayers()
{
    return {{"LSTM", "LSTMONNX+Unsqueeze", writeLstm}, {"LSTM", "LSTMONNX+Reshape+Permute", writeLstm}};
}

} // namespace espalier::tnn
