// SPDX-License-Identifier: Apache-2.0
// Writes what stands beside the header: the example program, the test, their build file, and the page that
// explains them.
#pragma once

#include "exporters/cpp/tail_code.h"

#include <string>
#include <vector>

namespace espalier::cpp {

/// `<stem>_post_example IN.npy … OUTDIR`.
[[nodiscard]] std::string exampleText(const TailCode &code);
/// Names of the files that the example writes, by output; no two alike.
[[nodiscard]] std::vector<std::string> outputFiles(const TailCode &code);

/// Runs the vectors `test/in_<identifier>.npy` and compares with `test/out_<identifier>.npy`.
[[nodiscard]] std::string testText(const TailCode &code);

[[nodiscard]] std::string buildText(const TailCode &code, bool hasVectors);
[[nodiscard]] std::string readmeText(const TailCode &code, bool hasVectors);

} // namespace espalier::cpp
