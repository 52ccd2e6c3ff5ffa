// SPDX-License-Identifier: Apache-2.0
// Which ONNX operator is written as which TNN layers, by which function.
#pragma once

#include "exporters/tnn/node_export.h"

#include <optional>
#include <string_view>
#include <vector>

namespace espalier::tnn {

/// Writes one node. `as` is what the target file says: one layer type, or several in order joined by `+`.
using LayerWriter = void (*)(NodeExport &node, std::string_view as);

/// What TNN's kernels take as the first input, whichever the device: 8-bit blobs are taken for quantized ones
/// by layers that are not made for bools.
enum class Elements { Floats, Numbers, Any };

struct LayerEntry {
    std::string_view op; ///< ONNX operator; of other domains `domain::Op`
    std::string_view as; ///< empty: the operator leaves no layer
    LayerWriter write;
    Elements elements = Elements::Floats;
};

/// The entries of one family each; the table is all of them.
[[nodiscard]] std::vector<LayerEntry> elementwiseLayers();
[[nodiscard]] std::vector<LayerEntry> binaryLayers();
[[nodiscard]] std::vector<LayerEntry> convolutionLayers();
[[nodiscard]] std::vector<LayerEntry> poolingLayers();
[[nodiscard]] std::vector<LayerEntry> normalisationLayers();
[[nodiscard]] std::vector<LayerEntry> denseLayers();
[[nodiscard]] std::vector<LayerEntry> shapeLayers();
[[nodiscard]] std::vector<LayerEntry> movementLayers();
[[nodiscard]] std::vector<LayerEntry> indexLayers();
[[nodiscard]] std::vector<LayerEntry> reductionLayers();
[[nodiscard]] std::vector<LayerEntry> padLayers();
[[nodiscard]] std::vector<LayerEntry> resizeLayers();
[[nodiscard]] std::vector<LayerEntry> recurrentLayers();

[[nodiscard]] const std::vector<LayerEntry> &layerTable();
/// Ways to write the operator, best first; those written as `as` alone where it is given.
[[nodiscard]] std::vector<const LayerEntry *> entriesFor(std::string_view op,
                                                         std::optional<std::string_view> as = {});

} // namespace espalier::tnn
