// SPDX-License-Identifier: Apache-2.0
// Second bodies of convolutions and matrix products, on oneDNN: for evaluation alone, never for what is
// folded or written. Where the build has no oneDNN there are none.
#pragma once

#include "model/compute/conv_geometry.h"
#include "model/compute/kernel_call.h"
#include "model/compute/matrix_shapes.h"

namespace espalier {

/// How deconvolutions walk their operands; lists have three entries, as arguments of
/// kernels/conv_transpose.h.
struct DeconvGeometry {
    std::int64_t batch = 1;
    std::int64_t groups = 1;
    std::int64_t channelsIn = 1; ///< per group
    std::int64_t channelsOut = 1; ///< per group
    std::vector<std::int64_t> in;
    std::vector<std::int64_t> out;
    std::vector<std::int64_t> kernel;
    std::vector<std::int64_t> strides;
    std::vector<std::int64_t> dilations;
    std::vector<std::int64_t> pads; ///< at the beginnings
};

/// float alone; inputs x, w and, where it is given, bias at 0, 1 and 2; output 0. `isConstant`: the weights
/// are the same in each run.
[[nodiscard]] std::optional<LibraryBody> libraryConv(const ConvGeometry &geometry, bool isConstant);
[[nodiscard]] std::optional<LibraryBody> libraryDeconv(const DeconvGeometry &geometry, bool isConstant);
[[nodiscard]] std::optional<LibraryBody> libraryMatmul(const MatrixShapes &shapes);

/// y = alpha · A · B + beta · C as kernels/gemm.h has it.
struct GemmShapes {
    std::int64_t m = 1;
    std::int64_t k = 1;
    std::int64_t n = 1;
    float alpha = 1;
    float beta = 1;
    bool transA = false;
    bool transB = false;
    std::int64_t rowC = 0; ///< step of C from row to row
    std::int64_t columnC = 0;
};
[[nodiscard]] std::optional<LibraryBody> libraryGemm(const GemmShapes &shapes);

/// How many threads the bodies may use when this thread calls them.
void setLibraryThreads(unsigned threads);

} // namespace espalier
