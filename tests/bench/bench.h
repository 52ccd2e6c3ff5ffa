// SPDX-License-Identifier: Apache-2.0
// What `espalier_bench` can measure.
#pragma once

#include <string>
#include <vector>

namespace espalier::test {

/// Layouts of the models at hand and of generated ones, beside dot's.
int benchLayouts();
/// MODEL INPUTS.npz RUNS THREADS: the median of the runs' seconds, the first one apart.
int benchEvaluate(const std::vector<std::string> &arguments);

} // namespace espalier::test
