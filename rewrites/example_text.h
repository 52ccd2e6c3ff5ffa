// SPDX-License-Identifier: Apache-2.0
// Turns the example of a rule file into a model in ONNX text.
#pragma once

#include "model/base/result.h"

#include <set>
#include <string>

namespace espalier {

/// `match` is the rule's graph; `example` is `x: float[2,3], c: float[4], alpha = 0.3`. A type followed by
/// `{1, 2, 3}` gives a constant these elements; inputs named in `constants` are constants too, of small
/// made-up numbers. Inputs that the example leaves out are left out of the nodes. The result is `g (…) => (…)
/// <…> { … }`.
[[nodiscard]] Result<std::string> exampleText(const std::string &match, const std::string &example,
                                              const std::set<std::string> &constants);

} // namespace espalier
