// SPDX-License-Identifier: Apache-2.0
// Text in, text out: the pattern's own nodes become the model's.
#include "rewrites/example_text.h"

#include <map>
#include <optional>
#include <regex>
#include <sstream>
#include <vector>

namespace espalier {

namespace {

std::string trimmed(const std::string &text)
{
    const std::size_t from = text.find_first_not_of(" \t\n");
    return from == std::string::npos ? std::string()
                                     : text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

/// Splits at commas outside brackets.
std::vector<std::string> entriesOf(const std::string &text)
{
    std::vector<std::string> entries(1);
    int depth = 0;
    for (const char c : text) {
        depth += c == '[' || c == '{' || c == '(' ? 1 : c == ']' || c == '}' || c == ')' ? -1 : 0;
        if (c == ',' && depth == 0)
            entries.emplace_back();
        else
            entries.back() += c;
    }
    for (std::string &entry : entries)
        entry = trimmed(entry);
    std::erase(entries, "");
    return entries;
}

struct Graph {
    std::vector<std::string> inputs;
    std::string outputs; ///< with parentheses
    std::string body; ///< with braces
};

std::optional<Graph> splitGraph(const std::string &match)
{
    static const std::regex form(R"(\s*(<[^>]*>)?\s*\(([^)]*)\)\s*=>\s*(\([^)]*\))\s*(\{[\s\S]*\})\s*)");
    std::smatch found;
    if (!std::regex_match(match, found, form))
        return std::nullopt;
    return Graph{entriesOf(found[2].str()), found[3].str(), found[4].str()};
}

/// Numbers that differ, of both signs, none of them zero.
std::string madeUpElements(const std::string &type)
{
    std::int64_t count = 1;
    const std::size_t bracket = type.find('[');
    if (bracket != std::string::npos) {
        std::istringstream dims(type.substr(bracket + 1));
        for (std::int64_t dim = 0; dims >> dim; dims.ignore())
            count *= dim;
    }
    const bool isReal =
        type.rfind("float", 0) == 0 || type.rfind("double", 0) == 0 || type.rfind("bfloat", 0) == 0;
    std::ostringstream out;
    out << '{';
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t number = (i * 7 + 3) % 11 - 5;
        out << (i > 0 ? ", " : "");
        if (isReal)
            out << (number == 0 ? 0.75 : static_cast<double>(number) * 0.375);
        else
            out << (number == 0 ? 1 : std::abs(number));
    }
    out << '}';
    return out.str();
}

/// `name: type = @capture` gets its value, or goes where the example gives none.
std::string withAttributes(std::string body, const std::map<std::string, std::string> &values)
{
    static const std::regex capture(R"((\w+\s*:\s*\w+\s*=\s*)@(\w+)\s*(,?))");
    std::string result;
    std::smatch found;
    while (std::regex_search(body, found, capture)) {
        result += found.prefix().str();
        if (const auto value = values.find(found[2].str()); value != values.end())
            result += found[1].str() + value->second + found[3].str();
        body = found.suffix().str();
    }
    result += body;
    result = std::regex_replace(result, std::regex(R"(,\s*>)"), ">");
    return std::regex_replace(result, std::regex(R"(<\s*>)"), "");
}

/// Takes scalar Constant nodes out of the body: as initializers they are right before opset 12 too.
std::string takeConstants(std::string &body)
{
    static const std::regex node(
        R"((\w+)\s*=\s*Constant\s*<\s*value_(float|int)\s*:\s*\w+\s*=\s*([-+.\deE]+)\s*>\s*\(\s*\))");
    std::string initializers;
    std::smatch found;
    while (std::regex_search(body, found, node)) {
        initializers += (initializers.empty() ? "" : ", ")
            + std::string(found[2] == "int" ? "int64 " : "float ") + found[1].str() + " = {" + found[3].str()
            + "}";
        body = found.prefix().str() + found.suffix().str();
    }
    return initializers;
}

} // namespace

Result<std::string> exampleText(const std::string &match, const std::string &example,
                                const std::set<std::string> &constants)
{
    const auto graph = splitGraph(match);
    if (!graph)
        return fail(ErrorCode::Unreadable, "bad_example",
                    QT_TRANSLATE_NOOP("rewrites", "match has an odd form"));
    std::map<std::string, std::string> types;
    std::map<std::string, std::string> attributes;
    for (const std::string &entry : entriesOf(example)) {
        const std::size_t equals = entry.find('=');
        const std::size_t colon = entry.find(':');
        if (colon != std::string::npos)
            types[trimmed(entry.substr(0, colon))] = trimmed(entry.substr(colon + 1));
        else if (equals != std::string::npos)
            attributes[trimmed(entry.substr(0, equals))] = trimmed(entry.substr(equals + 1));
        else
            return fail(ErrorCode::Unreadable, "bad_example",
                        {QT_TRANSLATE_NOOP("rewrites", "%1 is neither NAME: type nor NAME = value"), entry});
    }
    std::string inputs;
    std::string body = withAttributes(graph->body, attributes);
    std::string initializers = takeConstants(body);
    for (const std::string &name : graph->inputs) {
        const auto type = types.find(name);
        if (type == types.end()) {
            // A left-out operand is written as "".
            body = std::regex_replace(body, std::regex("([(,]\\s*)" + name + "(\\s*[,)])"), "$1\"\"$2");
            continue;
        }
        const std::size_t brace = type->second.find('{');
        const std::string bare = trimmed(type->second.substr(0, brace));
        if (brace == std::string::npos && !constants.contains(name)) {
            inputs += (inputs.empty() ? "" : ", ") + bare + " " + name;
            continue;
        }
        const std::string elements =
            brace == std::string::npos ? madeUpElements(bare) : type->second.substr(brace);
        initializers += (initializers.empty() ? "" : ", ") + bare + " " + name + " = " + elements;
        types.erase(type);
    }
    return "g (" + inputs + ") => " + graph->outputs + (initializers.empty() ? "" : " <" + initializers + ">")
        + " " + body;
}

} // namespace espalier
