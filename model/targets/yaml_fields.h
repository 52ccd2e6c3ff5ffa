// SPDX-License-Identifier: Apache-2.0
// Strict reading of YAML maps; what does not fit is thrown as a YamlFault, for the reader of the file to
// catch.
#pragma once

#include "model/base/error.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <yaml-cpp/yaml.h>

namespace espalier {

struct YamlFault {
    Error error;
};

/// `what` has the place %1 for the line.
[[noreturn]] void throwYamlFault(const YAML::Mark &mark, std::string reason, Message what,
                                 Message remedy = {});
/// Counted from 1.
[[nodiscard]] inline int lineOf(const YAML::Mark &mark)
{
    return mark.line + 1;
}
[[nodiscard]] inline std::string lineText(const YAML::Mark &mark)
{
    return std::to_string(lineOf(mark));
}
/// `given` with a known name near to it, else all of them: “did you mean …” as a remedy.
[[nodiscard]] Message suggestName(std::string_view given, const std::vector<std::string> &known);

/// A scalar as text, or a fault that names `what`.
[[nodiscard]] std::string yamlText(const YAML::Node &node, std::string_view what);
/// Every item of a list of texts; a single text is a list of one.
[[nodiscard]] std::vector<std::pair<std::string, YAML::Mark>> yamlTexts(const YAML::Node &node,
                                                                        std::string_view what);
/// Keys and values of a map, in order. Faults: no map, a key that is no text or stands twice.
[[nodiscard]] std::vector<std::pair<std::string, YAML::Node>> yamlEntries(const YAML::Node &node,
                                                                          std::string_view what);

/// A map whose keys are all among `known`.
class YamlFields {
public:
    YamlFields(const YAML::Node &node, std::string_view what, std::initializer_list<std::string_view> known);

    [[nodiscard]] const YAML::Mark &mark() const { return m_mark; }
    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    /// Null if it is absent.
    [[nodiscard]] const YAML::Node *find(std::string_view key) const;
    [[nodiscard]] std::string textOr(std::string_view key, std::string fallback) const;
    [[nodiscard]] std::string required(std::string_view key) const;
    [[nodiscard]] bool boolOr(std::string_view key, bool fallback) const;
    [[nodiscard]] std::optional<double> number(std::string_view key) const;
    /// A whole number of at least `least`; absent as it was for the word `unlimited`.
    void limit(std::string_view key, std::string_view unlimited, std::int64_t least,
               std::optional<std::int64_t> &out) const;

private:
    std::string m_what;
    YAML::Mark m_mark;
    std::vector<std::pair<std::string, YAML::Node>> m_entries;
};

} // namespace espalier
