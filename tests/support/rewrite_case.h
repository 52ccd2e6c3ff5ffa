// SPDX-License-Identifier: Apache-2.0
// Test cases of rewrite rules: ONNX text before and after.
#pragma once

#include "model/graph/model.h"

#include <filesystem>
#include <string>
#include <vector>

namespace espalier::test {

/// `# name`, `# expect: applies | refuses <code>`, `--- before`, `--- after` (the latter for `applies`).
struct RewriteCase {
    std::filesystem::path file;
    std::string rule; ///< id: the folder's name with `-` for `_`
    std::string name;
    bool applies = false;
    std::string code; ///< of the refusal
    std::string before;
    std::string after;
};

/// All `tests/rewrites/<rule>/*.case`; a file may hold several cases. Fails the test where one is malformed.
[[nodiscard]] std::vector<RewriteCase> rewriteCases();

/// The model with every named dim of its inputs fixed to 2, and whether there was none.
[[nodiscard]] std::pair<Model, bool> fixedDims(const Model &model);

} // namespace espalier::test
