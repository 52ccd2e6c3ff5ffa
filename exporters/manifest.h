// SPDX-License-Identifier: Apache-2.0
// manifest.json: what an export folder holds and what it was made from.
#pragma once

#include "exporters/option_spec.h"
#include "exporters/output_folder.h"
#include "model/graph/model.h"

#include <string>
#include <vector>

namespace espalier {

/// A node that needs training before its numbers mean anything (metadata `espalier.retrain`).
struct RetrainMark {
    std::string node;
    std::string rule;
};

/// Nodes of the model that carry the mark, in order, bodies included; named as users address them.
[[nodiscard]] std::vector<RetrainMark> retrainMarks(const Model &model);

/// What stands in the manifest beside the files.
struct ManifestEntry {
    std::string version; ///< of this program
    std::string format;
    std::string model; ///< name of the source file, without its folder
    std::string target; ///< `tnn/gpu-opencl`, or empty
    std::string recipe; ///< name of the recipe, or empty
    OptionValues options;
    std::vector<RetrainMark> retrain;
};

/// Hashes the files of the folder and adds manifest.json to it. The same export gives the same text.
[[nodiscard]] Result<void> writeManifest(const ManifestEntry &entry, OutputFolder &folder,
                                         const TaskContext &context = {});

} // namespace espalier
