// SPDX-License-Identifier: Apache-2.0
// Values for a model's inputs from files: NumPy's, test data of ONNX, pictures.
#pragma once

#include "model/compute/evaluate.h"
#include "model/compute/picture_form.h"

#include <filesystem>
#include <string>
#include <vector>

namespace espalier {

struct InputSource {
    std::string input; ///< empty: as the file says, or the one input that there is
    std::filesystem::path file;
    PictureForm picture{};
};

/// `.npz`: entries named as product.md says; `.npy` and `.pb` (a TensorProto): one tensor; a folder of
/// `input_0.pb`, `input_1.pb`, …: the inputs in their order, those with a default last; pictures (PNG, JPEG,
/// BMP, …): resized to the input's height and width (linear, pixel centres at halves), its channels first or
/// last as its shape has 1 or 3 there, first where it does not say. Where several sources name an input the
/// last one counts. Errors: Unreadable with the file; CommandLine (no such input, more than one input for a
/// tensor without a name, a picture for an input that cannot take it) with the input as node.
[[nodiscard]] Result<NamedTensors> readInputs(const Model &model, const std::vector<InputSource> &sources);

/// x [height, width, channels] at another size.
[[nodiscard]] std::vector<float> resizedLinear(const std::vector<float> &x, std::size_t height,
                                               std::size_t width, std::size_t channels, std::size_t toHeight,
                                               std::size_t toWidth);

} // namespace espalier
