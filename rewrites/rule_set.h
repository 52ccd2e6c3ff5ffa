// SPDX-License-Identifier: Apache-2.0
// All rules of a run.
#pragma once

#include "rewrites/rule.h"

#include <filesystem>
#include <span>
#include <string_view>
#include <unordered_map>

namespace espalier {

/// Ordered by id. Immutable once loaded; may be read from any thread.
class RuleSet {
public:
    /// The rules that come with the program, and those of further folders (every *.yaml in them). A rule of a
    /// folder takes the place of one with the same id that came before. Errors (Unreadable): a folder or rule
    /// cannot be read.
    [[nodiscard]] static Result<RuleSet> load(std::span<const std::filesystem::path> folders = {});
    /// Of these alone.
    [[nodiscard]] static RuleSet of(std::vector<std::unique_ptr<Rule>> rules);

    [[nodiscard]] const std::vector<std::shared_ptr<const Rule>> &rules() const { return m_rules; }
    /// Null if there is none.
    [[nodiscard]] const Rule *find(std::string_view id) const;
    /// Rules that replace nodes of this operator, by class, then id.
    [[nodiscard]] std::span<const Rule *const> forOperator(std::string_view domain,
                                                           const std::string &op) const;

private:
    std::vector<std::shared_ptr<const Rule>> m_rules;
    std::unordered_map<std::string, std::vector<const Rule *>> m_byOperator;
};

} // namespace espalier
