// SPDX-License-Identifier: Apache-2.0
// Reads options and says exactly what is wrong with one.
#include "exporters/option_spec.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

namespace espalier {

namespace {

std::string joined(const std::vector<std::string> &words)
{
    std::string out;
    for (const std::string &word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

Error badOption(std::string reason, Message message, Message remedy)
{
    return makeError(ErrorCode::CommandLine, std::move(reason), std::move(message))
        .withRemedy(std::move(remedy));
}

std::optional<bool> readBool(std::string_view text)
{
    if (text == "true" || text == "yes" || text == "on" || text == "1")
        return true;
    if (text == "false" || text == "no" || text == "off" || text == "0")
        return false;
    return std::nullopt;
}

std::optional<std::int64_t> readInteger(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// What the option takes, as a remedy.
Message wanted(const OptionSpec &spec)
{
    switch (spec.type) {
    case OptionSpec::Type::Bool:
        return QT_TRANSLATE_NOOP("exporters", "write true or false");
    case OptionSpec::Type::Integer:
        return {QT_TRANSLATE_NOOP("exporters", "write a whole number from %1 to %2"),
                std::to_string(spec.least), std::to_string(spec.most)};
    case OptionSpec::Type::Choice: {
        std::vector<std::string> values;
        for (const OptionSpec::Choice &choice : spec.choices)
            values.push_back(choice.value);
        return {QT_TRANSLATE_NOOP("exporters", "write one of %1"), joined(values)};
    }
    case OptionSpec::Type::Text:
        break;
    }
    return {};
}

std::optional<OptionValues::Value> readValue(const OptionSpec &spec, const std::string &text)
{
    switch (spec.type) {
    case OptionSpec::Type::Bool:
        return readBool(text);
    case OptionSpec::Type::Integer: {
        const auto number = readInteger(text);
        if (!number || *number < spec.least || *number > spec.most)
            return std::nullopt;
        return *number;
    }
    case OptionSpec::Type::Choice:
        if (std::none_of(spec.choices.begin(), spec.choices.end(),
                         [&](const OptionSpec::Choice &choice) { return choice.value == text; }))
            return std::nullopt;
        return text;
    case OptionSpec::Type::Text:
        break;
    }
    return text;
}

std::string escaped(const std::string &text)
{
    std::string out;
    for (const char c : text) {
        if (c == ',' || c == '=' || c == '\\' || c == ':')
            out += '\\';
        out += c;
    }
    return out;
}

std::string valueText(const OptionValues::Value &value)
{
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return std::to_string(*number);
    return escaped(std::get<std::string>(value));
}

} // namespace

Result<OptionTexts> splitOptions(std::string_view text)
{
    OptionTexts out;
    if (text.empty())
        return out;
    std::string key;
    std::string part;
    bool hasKey = false;
    const auto finishPart = [&]() -> bool {
        if (!hasKey || key.empty())
            return false;
        out.emplace_back(std::exchange(key, {}), std::exchange(part, {}));
        hasKey = false;
        return true;
    };
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '\\' && i + 1 < text.size()) {
            part += text[++i];
        } else if (i < text.size() && text[i] == '=' && !hasKey) {
            key = std::exchange(part, {});
            hasKey = true;
        } else if (i < text.size() && text[i] != ',') {
            part += text[i];
        } else if (!finishPart()) {
            return fail(badOption(
                "bad_option_text",
                {QT_TRANSLATE_NOOP("exporters", "“%1” is not KEY=VALUE"), hasKey ? "=" + part : part},
                {QT_TRANSLATE_NOOP("exporters", "write options as KEY=VALUE, with commas between them")}));
        }
    }
    return out;
}

Result<OptionValues> makeOptions(const std::vector<OptionSpec> &specs, const OptionTexts &given)
{
    OptionValues values;
    for (const OptionSpec &spec : specs) {
        if (const auto value = readValue(spec, spec.defaultValue))
            values.set(spec.id, *value);
    }
    std::set<std::string> seen;
    for (const auto &[key, text] : given) {
        const auto spec =
            std::find_if(specs.begin(), specs.end(), [wantedId = std::string_view(key)](const OptionSpec &s) {
                return s.id == wantedId;
            });
        if (spec == specs.end()) {
            std::vector<std::string> known;
            for (const OptionSpec &each : specs)
                known.push_back(each.id);
            return fail(badOption(
                "unknown_option", {QT_TRANSLATE_NOOP("exporters", "there is no option “%1”"), key},
                known.empty()
                    ? Message(QT_TRANSLATE_NOOP("exporters", "this format has no options"))
                    : Message{QT_TRANSLATE_NOOP("exporters", "the options are %1"), joined(known)}));
        }
        if (!seen.insert(key).second)
            return fail(badOption("option_twice",
                                  {QT_TRANSLATE_NOOP("exporters", "option “%1” is given twice"), key},
                                  QT_TRANSLATE_NOOP("exporters", "give it once")));
        const auto value = readValue(*spec, text);
        if (!value)
            return fail(badOption("bad_option_value",
                                  {QT_TRANSLATE_NOOP("exporters", "option “%1” cannot be “%2”"), key, text},
                                  wanted(*spec)));
        values.set(key, *value);
    }
    return values;
}

Result<OptionValues> parseOptions(const std::vector<OptionSpec> &specs, std::string_view text)
{
    const auto given = splitOptions(text);
    if (!given)
        return fail(given.error());
    return makeOptions(specs, *given);
}

std::string optionsText(const OptionValues &values)
{
    std::string out;
    for (const auto &[key, value] : values.all())
        out += (out.empty() ? "" : ",") + escaped(key) + "=" + valueText(value);
    return out;
}

} // namespace espalier
