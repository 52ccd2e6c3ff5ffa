// SPDX-License-Identifier: Apache-2.0
// Options of an exporter as data: the command line, the export form and recipes are made from them.
#pragma once

#include "model/base/result.h"

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace espalier {

/// One option. Its value is always given; the default stands where the user says nothing.
struct OptionSpec {
    enum class Type { Bool, Integer, Choice, Text };
    struct Choice {
        std::string value;
        Message text;
    };

    std::string id; ///< kebab-case
    Type type = Type::Text;
    std::string defaultValue; ///< as the user would write it
    Message text; ///< one sentence for help and form
    std::vector<Choice> choices = {};
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
};

/// A value for each option of an exporter.
class OptionValues {
public:
    using Value = std::variant<bool, std::int64_t, std::string>;

    /// Precondition: there is such an option and it is of that type.
    [[nodiscard]] bool flag(std::string_view id) const { return std::get<bool>(value(id)); }
    [[nodiscard]] std::int64_t integer(std::string_view id) const
    {
        return std::get<std::int64_t>(value(id));
    }
    /// Of a Choice or Text option.
    [[nodiscard]] const std::string &text(std::string_view id) const
    {
        return std::get<std::string>(value(id));
    }
    [[nodiscard]] const std::map<std::string, Value, std::less<>> &all() const { return m_values; }
    void set(std::string id, Value value) { m_values.insert_or_assign(std::move(id), std::move(value)); }
    friend bool operator==(const OptionValues &, const OptionValues &) = default;

private:
    [[nodiscard]] const Value &value(std::string_view id) const { return m_values.find(id)->second; }

    std::map<std::string, Value, std::less<>> m_values;
};

using OptionTexts = std::vector<std::pair<std::string, std::string>>;

/// `KEY=VALUE,KEY=VALUE` split up; `\` makes the next character an ordinary one. Errors (CommandLine): no
/// `=`, no key.
[[nodiscard]] Result<OptionTexts> splitOptions(std::string_view text);
/// Defaults, with `given` over them. Errors (CommandLine): no such option, given twice, not of its type, out
/// of range.
[[nodiscard]] Result<OptionValues> makeOptions(const std::vector<OptionSpec> &specs,
                                               const OptionTexts &given);
/// Both in one step.
[[nodiscard]] Result<OptionValues> parseOptions(const std::vector<OptionSpec> &specs, std::string_view text);
/// `KEY=VALUE,…` of all options; parseOptions gives the same values back.
[[nodiscard]] std::string optionsText(const OptionValues &values);

} // namespace espalier
