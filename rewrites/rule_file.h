// SPDX-License-Identifier: Apache-2.0
// Reads rules that users write as YAML (product.md, "Rule").
#pragma once

#include "rewrites/rule.h"

#include <filesystem>

namespace espalier {

/// Reads one rule. Errors (Unreadable) name the file, the line and what to do.
[[nodiscard]] Result<std::unique_ptr<Rule>> readRuleFile(const std::filesystem::path &path);
/// The same from text; `name` stands in errors.
[[nodiscard]] Result<std::unique_ptr<Rule>> readRule(const std::string &text, const std::string &name);

} // namespace espalier
