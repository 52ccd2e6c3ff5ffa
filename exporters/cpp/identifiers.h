// SPDX-License-Identifier: Apache-2.0
// Names in C++ made from names in a model, which nobody vouches for.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace espalier::cpp {

/// The one way from a model's name to code: letters, digits and single underscores of ASCII, at most 60,
/// never a keyword, a name that the standard reserves or commonly defines as a macro, and never empty. Every
/// other character becomes an underscore; a name that would begin with a digit gets `t_` before it. The same
/// text always gives the same identifier, and so do others: see Identifiers.
[[nodiscard]] std::string identifierFrom(std::string_view name);

/// Identifiers of one scope.
class Identifiers {
public:
    /// identifierFrom(name), with `_2`, `_3`… behind it where it, or what is derived from it, is taken.
    /// Derived are the names with `_name`, `_shape`, `_count` and the like behind them (derivedSuffixes).
    [[nodiscard]] std::string take(std::string_view name);
    /// Keeps an identifier that the code itself has from being given out.
    void reserve(std::string_view identifier) { m_taken.emplace(identifier); }

private:
    std::set<std::string, std::less<>> m_taken;
};

/// `text` as it may stand in a `//` comment: printable ASCII without backslashes, shortened.
[[nodiscard]] std::string commentText(std::string_view text);

} // namespace espalier::cpp
