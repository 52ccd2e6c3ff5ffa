// SPDX-License-Identifier: Apache-2.0
// Operators whose spelling depends on the opset, written in the model's own.
#pragma once

#include "rewrites/replacement.h"

namespace espalier {

/// `shape` as Reshape takes it (0: as the input, -1: the rest).
ValueId addReshape(Replacement &to, ValueId x, const std::vector<std::int64_t> &shape,
                   std::string_view wish = {});
ValueId addTranspose(Replacement &to, ValueId x, const std::vector<std::int64_t> &perm,
                     std::string_view wish = {});
/// Axes are not negative. From opset 13 on they are an input.
ValueId addUnsqueeze(Replacement &to, ValueId x, const std::vector<std::int64_t> &axes,
                     std::string_view wish = {});
ValueId addSqueeze(Replacement &to, ValueId x, const std::vector<std::int64_t> &axes,
                   std::string_view wish = {});
/// Elements starts…ends-1 along each axis, each `steps`-th one. Steps other than 1 need opset 10.
ValueId addSlice(Replacement &to, ValueId x, const std::vector<std::int64_t> &starts,
                 const std::vector<std::int64_t> &ends, const std::vector<std::int64_t> &axes,
                 const std::vector<std::int64_t> &steps = {}, std::string_view wish = {});
/// `op` is ReduceMean, ReduceMax… Axes are an input from opset 13 (ReduceSum) or 18 (the others) on.
ValueId addReduce(Replacement &to, const std::string &op, ValueId x, const std::vector<std::int64_t> &axes,
                  bool keepDims, std::string_view wish = {});
/// Bounds are inputs from opset 11 on. `dtype` is that of `x`.
ValueId addClip(Replacement &to, ValueId x, double low, double high, DType dtype, std::string_view wish = {});
ValueId addConcat(Replacement &to, std::vector<ValueId> parts, std::int64_t axis, std::string_view wish = {});
/// Zeros around: `pads` are all begins, then all ends. An input from opset 11 on.
ValueId addZeroPad(Replacement &to, ValueId x, const std::vector<std::int64_t> &pads, DType dtype,
                   std::string_view wish = {});

} // namespace espalier
