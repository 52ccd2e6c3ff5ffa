// SPDX-License-Identifier: Apache-2.0
// Runs a TNN model on this program's kernels, each layer as the description of the format has it.
#pragma once

#include "model/compute/evaluate.h"
#include "tests/exporters/tnn/tnn_reader.h"

namespace espalier::test {

/// What a layer computes, as statements of ONNX text (opset 17): its blobs are x0, x1… and y0, y1…, the
/// weights of its body w0, w1…; `shapes` are those of its inputs. Errors (Unreadable): a type that is not
/// known here.
[[nodiscard]] Result<std::string> meaningOf(const TnnLayer &layer,
                                            const std::vector<std::vector<std::int64_t>> &shapes);

/// Runs the layers in order. Inputs are those of the ONNX model, by its names as TNN has them, narrowed.
/// Errors: as evaluate(), with the layer's name.
[[nodiscard]] Result<NamedTensors> evaluateTnn(const TnnModel &model, const NamedTensors &inputs);

/// A tensor as TNN's blobs hold it: int64 as int32, bool as int8, double and 16-bit floats as float.
[[nodiscard]] DenseTensor narrowed(const DenseTensor &tensor);

} // namespace espalier::test
