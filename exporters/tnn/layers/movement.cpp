// SPDX-License-Identifier: Apache-2.0
// Layers that put tensors together and cut them up.
#include "exporters/tnn/layer_table.h"

#include <algorithm>
#include <limits>

namespace espalier::tnn {

namespace {

void writeConcat(NodeExport &node, std::string_view /*as*/)
{
    if (node.inputCount() == 1) // TNN wants two
        return node.pass(0);
    std::vector<std::string> inputs;
    for (std::size_t i = 0; i < node.inputCount(); ++i)
        inputs.push_back(node.in(i));
    node.layer("Concat", std::move(inputs), {node.out()},
               {word(positive(node.integer("axis", 1), node.rank(0)))});
}

/// Sizes are those of the outputs, however the node gives them.
void writeSplit(NodeExport &node, std::string_view /*as*/)
{
    const std::int64_t axis = positive(node.integer("axis", 0), node.rank(0));
    Dims sizes = node.integers("split", 1);
    const bool isEven = sizes.empty();
    std::vector<std::string> outputs;
    for (std::size_t i = 0; i < node.outputCount(); ++i) {
        outputs.push_back(node.out(i));
        if (isEven) {
            const Dims dims = node.outputDims(i);
            sizes.push_back(
                axis < static_cast<std::int64_t>(dims.size()) ? dims[static_cast<std::size_t>(axis)] : 0);
        }
    }
    std::vector<std::string> params{word(axis), word(static_cast<std::int64_t>(sizes.size()))};
    append(params, sizes);
    node.layer("SplitV", {node.in(0)}, std::move(outputs), std::move(params));
}

struct Cut {
    std::int64_t axis = 0;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::int64_t step = 1;
};

/// Begins and ends inside the axis, as ONNX clamps them: TNN clamps only ends beyond it.
std::vector<Cut> cutsOf(NodeExport &node)
{
    const Dims dims = node.dims(0);
    const Dims begins = node.integers("starts", 1);
    const Dims ends = node.integers("ends", 2);
    Dims axes = node.integers("axes", 3);
    for (std::size_t i = 0; i < begins.size() && axes.size() < begins.size(); ++i)
        axes.push_back(static_cast<std::int64_t>(i));
    const Dims steps = node.hasInput(4) ? node.integers(4) : Dims(begins.size(), 1);
    std::vector<Cut> cuts;
    for (std::size_t i = 0; i < std::min({begins.size(), ends.size(), axes.size(), steps.size()}); ++i) {
        const std::int64_t axis = positive(axes[i], node.rank(0));
        if (axis < 0 || axis >= node.rank(0))
            continue;
        const std::int64_t dim = dims[static_cast<std::size_t>(axis)];
        const auto inside = [dim](std::int64_t place) {
            return std::clamp<std::int64_t>(place < 0 ? place + dim : place, 0, dim);
        };
        if (steps[i] < 1)
            node.refuse("negative_step", QT_TRANSLATE_NOOP("exporters", "goes backwards"));
        if (inside(ends[i]) <= inside(begins[i]))
            node.refuse("empty_tensor",
                        QT_TRANSLATE_NOOP("exporters", "leaves nothing, and TNN has no empty blobs"));
        cuts.push_back({axis, inside(begins[i]), inside(ends[i]), steps[i]});
    }
    std::sort(cuts.begin(), cuts.end(), [](const Cut &a, const Cut &b) { return a.axis < b.axis; });
    return cuts;
}

void writeSlice(NodeExport &node, std::string_view /*as*/)
{
    const std::vector<Cut> cuts = cutsOf(node);
    std::vector<std::string> params;
    const auto addEach = [&](auto member) {
        params.push_back(word(static_cast<std::int64_t>(cuts.size())));
        for (const Cut &cut : cuts)
            params.push_back(word(cut.*member));
    };
    addEach(&Cut::begin);
    addEach(&Cut::end);
    addEach(&Cut::axis);
    addEach(&Cut::step);
    node.layer("StridedSliceV2", {node.in(0)}, {node.out()}, std::move(params));
}

} // namespace

std::vector<LayerEntry> movementLayers()
{
    return {{"Concat", "Concat", writeConcat, Elements::Numbers},
            {"Slice", "StridedSliceV2", writeSlice, Elements::Numbers},
            {"Split", "SplitV", writeSplit, Elements::Numbers}};
}

} // namespace espalier::tnn
