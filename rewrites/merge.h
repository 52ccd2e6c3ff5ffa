// SPDX-License-Identifier: Apache-2.0
// Several outputs as one tensor that can be taken apart again.
#pragma once

#include "model/graph/model_edit.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace espalier {

enum class MergeKind { None, Auto, Channels, Flatten };

[[nodiscard]] std::string_view mergeName(MergeKind kind);
[[nodiscard]] std::optional<MergeKind> mergeFromName(std::string_view name);

/// One tensor among the merged ones.
struct MergedTensor {
    std::string name;
    std::vector<std::int64_t> shape;
    DType dtype = DType::Float;
    /// First element in the merged tensor. With `channels` and several batch items: in the first item; the
    /// others follow at the merged tensor's own batch stride.
    std::int64_t offset = 0;
};

/// How a front's outputs are to be read.
struct MergeLayout {
    MergeKind mergedAs = MergeKind::None;
    std::vector<MergedTensor> tensors;
    std::vector<std::int64_t> shape; ///< of the merged tensor; empty with None
    DType dtype = DType::Float; ///< of the merged tensor

    /// The JSON text of `cut.inputs` in the report, written as `espalier.merge` into the model.
    [[nodiscard]] std::string json() const;
};

inline constexpr std::string_view mergedName = "espalier_merged";

/// Plans how tensors become one. Auto takes channels where it can, else flatten. One tensor needs no merging
/// and gives None. Errors (RewriteRefused), by reason: merge_dynamic (an unknown dim), merge_dtype (would not
/// come back exactly), merge_shapes (channels need equal dims but on axis 1).
[[nodiscard]] Result<MergeLayout> planMerge(const std::vector<MergedTensor> &tensors,
                                            const std::vector<bool> &isStatic, MergeKind kind);

/// Replaces the main graph's outputs `values` by the one merged tensor. Precondition: a layout other than
/// None.
void mergeOutputs(ModelEdit &edit, const std::vector<ValueId> &values, const MergeLayout &layout);
/// The reverse, for the tail: replaces the inputs `values` by one input that is taken apart.
void splitInputs(ModelEdit &edit, const std::vector<ValueId> &values, const MergeLayout &layout);

} // namespace espalier
