// SPDX-License-Identifier: Apache-2.0
// Reads YAML maps and says what is wrong with them.
#include "model/targets/yaml_fields.h"

#include "model/targets/closest_name.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace espalier {

namespace {

template <class Number> std::optional<Number> numberIn(const std::string &text)
{
    Number value{};
    const char *end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    return result.ec == std::errc() && result.ptr == end ? std::optional(value) : std::nullopt;
}

} // namespace

void throwYamlFault(const YAML::Mark &mark, std::string reason, Message what, Message remedy)
{
    what.arguments.insert(what.arguments.begin(), lineText(mark));
    throw YamlFault{
        makeError(ErrorCode::Unreadable, std::move(reason), std::move(what)).withRemedy(std::move(remedy))};
}

Message suggestName(std::string_view given, const std::vector<std::string> &known)
{
    const std::string near = closestName(given, known);
    if (!near.empty())
        return {QT_TRANSLATE_NOOP("targets", "did you mean “%1”?"), near};
    constexpr std::size_t listedAtMost = 20;
    if (known.size() > listedAtMost)
        return QT_TRANSLATE_NOOP("targets", "check its spelling");
    std::string all;
    for (const std::string &name : known)
        all += (all.empty() ? "" : ", ") + name;
    return {QT_TRANSLATE_NOOP("targets", "known are: %1"), all};
}

std::string yamlText(const YAML::Node &node, std::string_view what)
{
    if (!node.IsScalar())
        throwYamlFault(node.Mark(), "bad_value",
                       {QT_TRANSLATE_NOOP("targets", "line %1: %2 must be a text"), what},
                       QT_TRANSLATE_NOOP("targets", "put the value in quotation marks"));
    return node.Scalar();
}

std::vector<std::pair<std::string, YAML::Mark>> yamlTexts(const YAML::Node &node, std::string_view what)
{
    std::vector<std::pair<std::string, YAML::Mark>> texts;
    if (!node.IsSequence())
        return {{yamlText(node, what), node.Mark()}};
    for (const YAML::Node &item : node)
        texts.emplace_back(yamlText(item, what), item.Mark());
    return texts;
}

std::vector<std::pair<std::string, YAML::Node>> yamlEntries(const YAML::Node &node, std::string_view what)
{
    if (!node.IsMap())
        throwYamlFault(node.Mark(), "bad_value",
                       {QT_TRANSLATE_NOOP("targets", "line %1: %2 must be a map of keys"), what},
                       QT_TRANSLATE_NOOP("targets", "see docs/targets.md"));
    std::vector<std::pair<std::string, YAML::Node>> entries;
    std::set<std::string> seen;
    for (const auto &each : node) {
        std::string key = yamlText(each.first, "a key");
        if (!seen.insert(key).second)
            throwYamlFault(each.first.Mark(), "key_twice",
                           {QT_TRANSLATE_NOOP("targets", "line %1: “%2” stands twice"), key},
                           QT_TRANSLATE_NOOP("targets", "join the two, as a list where both are meant"));
        entries.emplace_back(std::move(key), each.second);
    }
    return entries;
}

YamlFields::YamlFields(const YAML::Node &node, std::string_view what,
                       std::initializer_list<std::string_view> known)
    : m_what(what), m_mark(node.Mark()), m_entries(yamlEntries(node, what))
{
    for (const auto &[key, value] : m_entries) {
        if (std::find(known.begin(), known.end(), key) == known.end())
            throwYamlFault(value.Mark(), "unknown_key",
                           {QT_TRANSLATE_NOOP("targets", "line %1: %2 has no key “%3”"), m_what, key},
                           suggestName(key, {known.begin(), known.end()}));
    }
}

const YAML::Node *YamlFields::find(std::string_view key) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const auto &each) { return each.first == key; });
    return found == m_entries.end() ? nullptr : &found->second;
}

std::string YamlFields::textOr(std::string_view key, std::string fallback) const
{
    const YAML::Node *node = find(key);
    return node != nullptr ? yamlText(*node, key) : std::move(fallback);
}

std::string YamlFields::required(std::string_view key) const
{
    if (!has(key))
        throwYamlFault(m_mark, "missing_key",
                       {QT_TRANSLATE_NOOP("targets", "line %1: %2 lacks “%3”"), m_what, key},
                       QT_TRANSLATE_NOOP("targets", "add it"));
    return textOr(key, {});
}

bool YamlFields::boolOr(std::string_view key, bool fallback) const
{
    const YAML::Node *node = find(key);
    if (node == nullptr)
        return fallback;
    const std::string text = yamlText(*node, key);
    if (text != "true" && text != "false")
        throwYamlFault(node->Mark(), "bad_value",
                       {QT_TRANSLATE_NOOP("targets", "line %1: %2 is “%3”"), key, text},
                       QT_TRANSLATE_NOOP("targets", "write true or false"));
    return text == "true";
}

std::optional<double> YamlFields::number(std::string_view key) const
{
    const YAML::Node *node = find(key);
    if (node == nullptr)
        return std::nullopt;
    const std::string text = yamlText(*node, key);
    const auto value = numberIn<double>(text);
    if (!value || *value <= 0)
        throwYamlFault(node->Mark(), "bad_value",
                       {QT_TRANSLATE_NOOP("targets", "line %1: %2 is “%3”"), key, text},
                       QT_TRANSLATE_NOOP("targets", "write a number above 0"));
    return value;
}

void YamlFields::limit(std::string_view key, std::string_view unlimited, std::int64_t least,
                       std::optional<std::int64_t> &out) const
{
    const YAML::Node *node = find(key);
    if (node == nullptr)
        return;
    const std::string text = yamlText(*node, key);
    if (text == unlimited) {
        out.reset();
        return;
    }
    out = numberIn<std::int64_t>(text);
    if (!out || *out < least)
        throwYamlFault(node->Mark(), "bad_value",
                       {QT_TRANSLATE_NOOP("targets", "line %1: %2 is “%3”"), key, text},
                       {QT_TRANSLATE_NOOP("targets", "write a whole number of at least %1, or %2"),
                        std::to_string(least), unlimited});
}

} // namespace espalier
