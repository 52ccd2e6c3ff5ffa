// SPDX-License-Identifier: Apache-2.0
// Joins the families.
#include "exporters/tnn/layer_table.h"

namespace espalier::tnn {

const std::vector<LayerEntry> &layerTable()
{
    static const std::vector<LayerEntry> table = [] {
        std::vector<LayerEntry> all;
        for (const auto family : {elementwiseLayers, binaryLayers, convolutionLayers, poolingLayers,
                                  normalisationLayers, denseLayers, shapeLayers, movementLayers, indexLayers,
                                  reductionLayers, padLayers, resizeLayers, recurrentLayers}) {
            const auto entries = family();
            all.insert(all.end(), entries.begin(), entries.end());
        }
        return all;
    }();
    return table;
}

std::vector<const LayerEntry *> entriesFor(std::string_view op, std::optional<std::string_view> as)
{
    std::vector<const LayerEntry *> out;
    for (const LayerEntry &entry : layerTable()) {
        if (entry.op == op && (!as || entry.as == *as))
            out.push_back(&entry);
    }
    return out;
}

} // namespace espalier::tnn
