// SPDX-License-Identifier: Apache-2.0
// Renames blobs and layers throughout a net.
#include "exporters/tnn/shorten_names.h"

#include "exporters/tnn/names.h"
#include "exporters/tnn/write_net.h"

#include <algorithm>
#include <unordered_map>

namespace espalier::tnn {

void shortenNames(Net &net)
{
    const bool allFit = std::all_of(net.layers.begin(), net.layers.end(), [](const Layer &layer) {
        return layerRecord(layer).size() <= longestRecord;
    });
    if (allFit)
        return;
    Names names;
    std::unordered_map<std::string, std::string> shortened;
    for (const Input &input : net.inputs)
        shortened[input.name] = names.take(input.name);
    for (const std::string &output : net.outputs)
        shortened.try_emplace(output, names.take(output));
    std::size_t next = 0;
    const auto rename = [&](std::string &blob) {
        auto [place, isNew] = shortened.try_emplace(blob);
        if (isNew)
            place->second = names.take("b" + std::to_string(next++));
        blob = place->second;
    };
    for (std::size_t i = 0; i < net.layers.size(); ++i) {
        Layer &layer = net.layers[i];
        layer.name = "l" + std::to_string(i);
        std::for_each(layer.inputs.begin(), layer.inputs.end(), rename);
        std::for_each(layer.outputs.begin(), layer.outputs.end(), rename);
    }
    for (ConstantBlob &constant : net.constants)
        rename(constant.name);
}

} // namespace espalier::tnn
