// SPDX-License-Identifier: Apache-2.0
// NumPy's .npz and .npy files (numpy.lib.format, versions 1 to 3; zip with store or deflate).
#pragma once

#include "model/compute/evaluate.h"

#include <filesystem>

namespace espalier {

/// Errors (Unreadable): no file, no zip, a broken or Fortran-ordered entry, an element type that ONNX does
/// not have.
[[nodiscard]] Result<NamedTensors> readNpz(const std::filesystem::path &path);
[[nodiscard]] Result<DenseTensor> readNpy(const std::filesystem::path &path);
/// Written beside and renamed. float16 as f2, bfloat16 as u2. Errors (ExportFailed).
[[nodiscard]] Result<void> writeNpz(const std::filesystem::path &path, const NamedTensors &tensors);
[[nodiscard]] Result<void> writeNpy(const std::filesystem::path &path, const DenseTensor &tensor);
[[nodiscard]] std::string npyBytes(const DenseTensor &tensor);

/// Entries for the names: `NAME` or `in:NAME` with `/` written as `|` (product.md, "Names on the command
/// line").
[[nodiscard]] NamedTensors entriesFor(const NamedTensors &npz, const std::vector<std::string> &names,
                                      std::string_view prefix);

} // namespace espalier
