// SPDX-License-Identifier: Apache-2.0
// YAML -> TextRule, with an error that names the line for whatever does not fit.
#include "rewrites/rule_file.h"

#include "rewrites/example_text.h"
#include "rewrites/text_rule.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <yaml-cpp/yaml.h>

namespace espalier {

namespace {

Error bad(const YAML::Mark &mark, std::string reason, Message message, Message remedy)
{
    Message placed;
    placed.text = "line " + std::to_string(mark.line + 1) + ": " + message.english();
    return makeError(ErrorCode::Unreadable, std::move(reason), std::move(placed))
        .withRemedy(std::move(remedy));
}

bool isKebab(const std::string &id)
{
    return std::regex_match(id, std::regex("[a-z0-9]+(-[a-z0-9]+)*"));
}

/// The parser counts the header put in front as line 1.
std::string withoutHeaderLine(const std::string &text)
{
    static const std::regex place("line: ([0-9]+)");
    std::smatch found;
    if (!std::regex_search(text, found, place))
        return text;
    const int line = std::max(std::stoi(found[1].str()) - 1, 1);
    return found.prefix().str() + "line: " + std::to_string(line) + found.suffix().str();
}

class Reader {
public:
    explicit Reader(const YAML::Node &root) : m_root(root) { }

    Result<TextRuleParts> read()
    {
        if (!m_root.IsMap())
            return fail(bad(
                m_root.Mark(), "bad_rule", QT_TRANSLATE_NOOP("rewrites", "a rule is a map of keys"),
                QT_TRANSLATE_NOOP("rewrites", "write id:, title:, class:, opset:, match:, replace:, why:")));
        for (const auto step :
             {&Reader::readKeys, &Reader::readHead, &Reader::readOpset, &Reader::readGraphs,
              &Reader::readOptional, &Reader::readWhere, &Reader::checkGraphs, &Reader::readExamples}) {
            if (auto error = (this->*step)())
                return fail(std::move(*error));
        }
        return std::move(m_parts);
    }

private:
    using Fault = std::optional<Error>;

    Fault readKeys()
    {
        static constexpr std::array<std::string_view, 12> known = {
            "id",      "title", "class",    "opset",    "match", "where",
            "replace", "why",   "optional", "examples", "error", "simplifies"};
        std::set<std::string> seen;
        for (const auto &entry : m_root) {
            const auto key = entry.first.as<std::string>("");
            if (std::find(known.begin(), known.end(), key) == known.end())
                return bad(entry.first.Mark(), "unknown_key",
                           {QT_TRANSLATE_NOOP("rewrites", "unknown key %1"), key},
                           QT_TRANSLATE_NOOP("rewrites",
                                             "use id, title, class, opset, match, where, replace, why, "
                                             "optional, examples, error, simplifies"));
            if (!seen.insert(key).second)
                return bad(entry.first.Mark(), "key_twice",
                           {QT_TRANSLATE_NOOP("rewrites", "%1 stands twice"), key},
                           QT_TRANSLATE_NOOP("rewrites", "remove one"));
        }
        return std::nullopt;
    }

    /// A scalar that must be there.
    Fault text(const char *key, std::string &out)
    {
        const YAML::Node node = m_root[key];
        if (!node)
            return bad(m_root.Mark(), "missing_key", {QT_TRANSLATE_NOOP("rewrites", "%1 is missing"), key},
                       {QT_TRANSLATE_NOOP("rewrites", "add %1:"), key});
        if (!node.IsScalar() || node.Scalar().empty())
            return bad(node.Mark(), "bad_value", {QT_TRANSLATE_NOOP("rewrites", "%1 is not a text"), key},
                       QT_TRANSLATE_NOOP("rewrites", "write one text, in quotes"));
        out = node.Scalar();
        return std::nullopt;
    }

    /// A list of texts, or one text; may be missing.
    Fault texts(const char *key, std::vector<std::pair<std::string, YAML::Mark>> &out)
    {
        const YAML::Node node = m_root[key];
        if (!node)
            return std::nullopt;
        if (node.IsScalar()) {
            out.emplace_back(node.Scalar(), node.Mark());
            return std::nullopt;
        }
        for (const YAML::Node &each : node) {
            if (!each.IsScalar())
                return bad(each.Mark(), "bad_value",
                           {QT_TRANSLATE_NOOP("rewrites", "%1 is a list of texts"), key},
                           QT_TRANSLATE_NOOP("rewrites", "put each one in quotes"));
            out.emplace_back(each.Scalar(), each.Mark());
        }
        return std::nullopt;
    }

    Fault readHead()
    {
        RuleSpec &spec = m_parts.spec;
        std::string className;
        for (auto fault : {text("id", spec.id), text("title", spec.title), text("class", className),
                           text("why", spec.why)}) {
            if (fault)
                return fault;
        }
        if (!isKebab(spec.id))
            return bad(m_root["id"].Mark(), "bad_id",
                       {QT_TRANSLATE_NOOP("rewrites", "the id %1 is not kebab-case"), spec.id},
                       QT_TRANSLATE_NOOP("rewrites", "use small letters, digits and single hyphens"));
        const auto ruleClass = ruleClassFromName(className);
        if (!ruleClass)
            return bad(m_root["class"].Mark(), "bad_class",
                       {QT_TRANSLATE_NOOP("rewrites", "there is no class %1"), className},
                       QT_TRANSLATE_NOOP("rewrites", "write exact, approximate or retrain"));
        spec.ruleClass = *ruleClass;
        if (m_root["simplifies"])
            spec.simplifies = m_root["simplifies"].as<bool>(false);
        spec.errorBound = m_root["error"] ? m_root["error"].as<double>(0) : 0;
        if ((spec.ruleClass == RuleClass::Approximate) != (spec.errorBound > 0))
            return bad(
                m_root["class"].Mark(), "bad_error",
                QT_TRANSLATE_NOOP("rewrites", "an approximate rule, and no other, states its error"),
                QT_TRANSLATE_NOOP("rewrites", "add error: with a positive number, or change the class"));
        return std::nullopt;
    }

    Fault readOpset()
    {
        std::string range;
        if (auto fault = text("opset", range))
            return fault;
        std::smatch found;
        if (!std::regex_match(range, found, std::regex("([0-9]{1,3})(\\.\\.([0-9]{1,3}))?")))
            return bad(m_root["opset"].Mark(), "bad_opset",
                       {QT_TRANSLATE_NOOP("rewrites", "%1 is no range of opsets"), range},
                       QT_TRANSLATE_NOOP("rewrites", "write FIRST..LAST, such as 7..28"));
        m_parts.spec.opset.first = std::stoi(found[1].str());
        m_parts.spec.opset.last = found[3].matched ? std::stoi(found[3].str()) : m_parts.spec.opset.first;
        if (m_parts.spec.opset.first < 1 || m_parts.spec.opset.last < m_parts.spec.opset.first)
            return bad(m_root["opset"].Mark(), "bad_opset",
                       {QT_TRANSLATE_NOOP("rewrites", "%1 is an empty range"), range},
                       QT_TRANSLATE_NOOP("rewrites", "write the smaller version first"));
        return std::nullopt;
    }

    Fault readGraph(const char *key, Pattern &out)
    {
        std::string graph;
        if (auto fault = text(key, graph))
            return fault;
        auto pattern = parsePattern(graph, m_parts.spec.opset.last);
        if (!pattern) {
            const std::string what = withoutHeaderLine(pattern.error().message.english());
            return bad(m_root[key].Mark(), "bad_graph", {QT_TRANSLATE_NOOP("rewrites", "%1: %2"), key, what},
                       QT_TRANSLATE_NOOP("rewrites", "mend the graph: (inputs) => (outputs) { y = Op (x) }"));
        }
        out = std::move(*pattern);
        return std::nullopt;
    }

    Fault readGraphs()
    {
        if (auto fault = readGraph("match", m_parts.match))
            return fault;
        if (auto fault = readGraph("replace", m_parts.replace))
            return fault;
        m_parts.spec.operators = m_parts.match.operators();
        m_parts.spec.produces = m_parts.replace.operators();
        return std::nullopt;
    }

    Fault readOptional()
    {
        std::vector<std::pair<std::string, YAML::Mark>> names;
        if (auto fault = texts("optional", names))
            return fault;
        for (const auto &entry : names) {
            const int index = m_parts.match.indexOf(entry.first);
            if (index == PatternValue::none || !m_parts.match.values[static_cast<std::size_t>(index)].isInput)
                return bad(entry.second, "bad_optional",
                           {QT_TRANSLATE_NOOP("rewrites", "%1 is no input of match"), entry.first},
                           QT_TRANSLATE_NOOP("rewrites", "name inputs that the operator may lack"));
            m_parts.match.values[static_cast<std::size_t>(index)].isOptional = true;
        }
        return std::nullopt;
    }

    Fault readWhere()
    {
        std::vector<std::pair<std::string, YAML::Mark>> clauses;
        if (auto fault = texts("where", clauses))
            return fault;
        for (const auto &entry : clauses) {
            auto condition = Condition::parse(entry.first);
            if (!condition)
                return bad(entry.second, "bad_condition",
                           {QT_TRANSLATE_NOOP("rewrites", "where: %1"), condition.error().message.english()},
                           QT_TRANSLATE_NOOP("rewrites", "mend the condition"));
            m_parts.floatsOnly = m_parts.floatsOnly && !condition->callsFunction("dtype");
            for (const ConditionName &name : condition->names()) {
                if (auto fault = checkName(name, entry.second))
                    return fault;
            }
            m_parts.where.push_back(std::move(*condition));
        }
        return std::nullopt;
    }

    Fault checkName(const ConditionName &name, const YAML::Mark &mark) const
    {
        const auto &captures = m_parts.match.attributes;
        if (name.kind == ConditionName::Kind::Operand
            && m_parts.match.indexOf(name.name) == PatternValue::none)
            return bad(mark, "unknown_name",
                       {QT_TRANSLATE_NOOP("rewrites", "where: match has no value %1"), name.name},
                       QT_TRANSLATE_NOOP("rewrites", "use the names of match"));
        if (name.kind == ConditionName::Kind::Attribute
            && std::find(captures.begin(), captures.end(), name.name) == captures.end())
            return bad(
                mark, "unknown_name",
                {QT_TRANSLATE_NOOP("rewrites", "where: match captures no attribute %1"), name.name},
                QT_TRANSLATE_NOOP("rewrites", "write <%1> in front of match, and @%1 where it stands"));
        return std::nullopt;
    }

    Fault checkGraphs()
    {
        const Pattern &before = m_parts.match;
        const Pattern &after = m_parts.replace;
        const YAML::Mark place = m_root["replace"].Mark();
        if (before.nodes.empty() || !isConnected(before))
            return bad(m_root["match"].Mark(), "bad_graph",
                       QT_TRANSLATE_NOOP("rewrites", "match needs nodes that hang together"),
                       QT_TRANSLATE_NOOP("rewrites", "write one connected graph"));
        for (const int index : after.inputs) {
            const std::string &name = after.values[static_cast<std::size_t>(index)].name;
            const int known = before.indexOf(name);
            if (known == PatternValue::none || !before.values[static_cast<std::size_t>(known)].isInput)
                return bad(place, "unknown_name",
                           {QT_TRANSLATE_NOOP("rewrites", "replace reads %1, no input of match"), name},
                           QT_TRANSLATE_NOOP("rewrites", "use the inputs of match"));
        }
        const auto names = [](const Pattern &pattern) {
            std::vector<std::string> all;
            for (const int index : pattern.outputs)
                all.push_back(pattern.values[static_cast<std::size_t>(index)].name);
            return all;
        };
        if (names(before) != names(after))
            return bad(place, "outputs_differ",
                       QT_TRANSLATE_NOOP("rewrites", "match and replace have different outputs"),
                       QT_TRANSLATE_NOOP("rewrites", "give both the same outputs in the same order"));
        for (const std::string &name : after.attributes) {
            if (std::find(before.attributes.begin(), before.attributes.end(), name)
                == before.attributes.end())
                return bad(place, "unknown_name",
                           {QT_TRANSLATE_NOOP("rewrites", "match captures no attribute %1"), name},
                           QT_TRANSLATE_NOOP("rewrites", "write it in front of both graphs"));
        }
        return std::nullopt;
    }

    static bool isConnected(const Pattern &pattern)
    {
        std::vector<bool> reached(pattern.nodes.size(), false);
        std::set<int> values;
        std::size_t count = 0;
        for (bool grew = true; grew;) {
            grew = false;
            for (std::size_t i = 0; i < pattern.nodes.size(); ++i) {
                const PatternNode &node = pattern.nodes[i];
                const auto touches = [&](int value) {
                    return value != PatternNode::leftOut && values.contains(value);
                };
                const bool near = count == 0 || std::any_of(node.inputs.begin(), node.inputs.end(), touches)
                    || std::any_of(node.outputs.begin(), node.outputs.end(), touches);
                if (reached[i] || !near)
                    continue;
                reached[i] = grew = true;
                ++count;
                values.insert(node.inputs.begin(), node.inputs.end());
                values.insert(node.outputs.begin(), node.outputs.end());
            }
        }
        return count == pattern.nodes.size();
    }

    /// Operands that a condition wants constant: of const(), value() or scalar(), but not behind `not`.
    static void collectConstants(const std::string &condition, std::set<std::string> &names)
    {
        static const std::regex call(R"((not\s+)?\b(const|value|scalar)\(\s*(\w+)\s*\))");
        for (std::sregex_iterator each(condition.begin(), condition.end(), call), end; each != end; ++each) {
            if (!(*each)[1].matched)
                names.insert((*each)[3].str());
        }
    }

    Fault readExamples()
    {
        std::vector<std::pair<std::string, YAML::Mark>> examples;
        if (auto fault = texts("examples", examples))
            return fault;
        std::set<std::string> constants;
        for (const Condition &condition : m_parts.where)
            collectConstants(condition.text(), constants);
        for (const auto &entry : examples) {
            auto text = exampleText(m_root["match"].Scalar(), entry.first, constants);
            if (!text)
                return bad(
                    entry.second, "bad_example",
                    {QT_TRANSLATE_NOOP("rewrites", "example: %1"), text.error().message.english()},
                    QT_TRANSLATE_NOOP("rewrites", "write NAME: float[2,3], … for every input of match"));
            m_parts.spec.examples.push_back(std::move(*text));
        }
        return std::nullopt;
    }

    const YAML::Node &m_root;
    TextRuleParts m_parts;
};

} // namespace

Result<std::unique_ptr<Rule>> readRule(const std::string &text, const std::string &name)
{
    try {
        const YAML::Node root = YAML::Load(text);
        auto parts = Reader(root).read();
        if (!parts)
            return fail(std::move(parts.error()).withFile(name));
        return std::make_unique<TextRule>(std::move(*parts));
    } catch (const YAML::Exception &error) {
        return fail(bad(error.mark, "bad_yaml", {QT_TRANSLATE_NOOP("rewrites", "%1"), error.msg},
                        QT_TRANSLATE_NOOP("rewrites", "mend the YAML"))
                        .withFile(name));
    }
}

Result<std::unique_ptr<Rule>> readRuleFile(const std::filesystem::path &path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    if (!in || !(text << in.rdbuf()))
        return fail(
            makeError(ErrorCode::Unreadable, "unreadable_rule",
                      QT_TRANSLATE_NOOP("rewrites", "cannot read the rule"))
                .withRemedy(QT_TRANSLATE_NOOP("rewrites", "check that the file exists and may be read"))
                .withFile(path.string()));
    return readRule(text.str(), path.string());
}

} // namespace espalier
