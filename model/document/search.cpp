// SPDX-License-Identifier: Apache-2.0
// Terms and how each is held against a node.
#include "model/document/search.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace espalier {

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

/// Whether `text` contains the pattern, `*` standing for anything. Both in lower case.
bool fits(std::string_view text, std::string_view pattern)
{
    std::size_t from = 0;
    while (!pattern.empty()) {
        const std::string_view part = pattern.substr(0, pattern.find('*'));
        pattern.remove_prefix(std::min(pattern.size(), part.size() + 1));
        const std::size_t found = text.find(part, from);
        if (found == std::string_view::npos)
            return false;
        from = found + part.size();
    }
    return true;
}

constexpr std::array<std::pair<std::string_view, SearchTerm::Field>, 7> fields{{
    {"op:", SearchTerm::Field::Operator},
    {"name:", SearchTerm::Field::Name},
    {"tensor:", SearchTerm::Field::Tensor},
    {"attr:", SearchTerm::Field::Attribute},
    {"shape:", SearchTerm::Field::Dims},
    {"is:", SearchTerm::Field::Is},
    {"rule:", SearchTerm::Field::Rule},
}};

std::vector<std::string> words(std::string_view query)
{
    std::vector<std::string> out;
    std::string word;
    bool isQuoted = false;
    for (const char c : query) {
        if (c == '"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted && (c == ' ' || c == '\t')) {
            if (!word.empty())
                out.push_back(std::exchange(word, {}));
        } else {
            word += c;
        }
    }
    if (!word.empty())
        out.push_back(std::move(word));
    return out;
}

class Searcher {
public:
    explicit Searcher(const SearchFacts &facts) : m_facts(facts) { }

    bool fitsTerm(NodeId id, const SearchTerm &term) const
    {
        const Node &node = m_facts.model.node(id);
        switch (term.field) {
        case SearchTerm::Field::Any:
            return fits(lower(node.opType), term.text) || fitsName(id, term.text)
                || fitsTensor(node, term.text);
        case SearchTerm::Field::Operator:
            return fitsWhole(lower(node.opType), term.text)
                || fitsWhole(lower(node.domain + "::" + node.opType), term.text);
        case SearchTerm::Field::Name:
            return fitsName(id, term.text);
        case SearchTerm::Field::Tensor:
            return fitsTensor(node, term.text);
        case SearchTerm::Field::Attribute:
            return fitsAttribute(node, term.text);
        case SearchTerm::Field::Dims:
            return fitsShape(node, term.text);
        case SearchTerm::Field::Is:
            return fitsVerdict(id, term.text);
        case SearchTerm::Field::Rule:
            return fitsRule(id, term.text);
        }
        return false;
    }

private:
    /// Operators are named in full, so that `op:Conv` leaves ConvTranspose out.
    static bool fitsWhole(const std::string &text, const std::string &pattern)
    {
        return pattern.find('*') == std::string::npos ? text == pattern : fits(text, pattern);
    }

    bool fitsName(NodeId id, const std::string &text) const
    {
        const auto found = m_facts.names.find(id);
        return found != m_facts.names.end() && fits(lower(found->second), text);
    }

    template <class Test> bool anyOperand(const Node &node, const Test &test) const
    {
        const auto isHit = [&](ValueId value) { return value.isValid() && test(value); };
        return std::any_of(node.inputs.begin(), node.inputs.end(), isHit)
            || std::any_of(node.outputs.begin(), node.outputs.end(), isHit);
    }

    bool fitsTensor(const Node &node, const std::string &text) const
    {
        return anyOperand(node,
                          [&](ValueId value) { return fits(lower(m_facts.model.value(value).name), text); });
    }

    bool fitsShape(const Node &node, const std::string &text) const
    {
        return anyOperand(node, [&](ValueId value) {
            const ValueType &type = m_facts.types.of(value);
            return type.shape
                && ("x" + lower(shapeText(*type.shape)) + "x").find("x" + text + "x") != std::string::npos;
        });
    }

    static bool fitsAttribute(const Node &node, const std::string &text)
    {
        const std::string name = text.substr(0, text.find('='));
        const bool hasValue = name.size() < text.size();
        return std::any_of(node.attributes.begin(), node.attributes.end(), [&](const Attribute &attribute) {
            if (!fitsWhole(lower(attribute.name()), lower(name)))
                return false;
            if (!hasValue)
                return true;
            const onnx::AttributeProto &proto = *attribute.proto;
            const std::string value = text.substr(name.size() + 1);
            if (proto.type() == onnx::AttributeProto::INT)
                return std::to_string(proto.i()) == value;
            if (proto.type() == onnx::AttributeProto::STRING)
                return fitsWhole(lower(proto.s()), lower(value));
            if (proto.type() == onnx::AttributeProto::INTS) {
                std::string list;
                for (const std::int64_t each : proto.ints())
                    list += (list.empty() ? "" : ",") + std::to_string(each);
                return list == value;
            }
            return false;
        });
    }

    const NodeVerdict *verdict(NodeId id) const
    {
        return m_facts.support == nullptr ? nullptr : m_facts.support->find(id);
    }

    bool fitsVerdict(NodeId id, const std::string &text) const
    {
        const NodeVerdict *found = verdict(id);
        if (found == nullptr)
            return false;
        if (text == "folded")
            return found->isFolded;
        if (text == "assumed")
            return !found->assumed.empty();
        if (text == "fallback")
            return !found->fallsBackTo.empty();
        return verdictName(found->verdict) == text;
    }

    bool fitsRule(NodeId id, const std::string &text) const
    {
        const NodeVerdict *found = verdict(id);
        return found != nullptr
            && std::any_of(found->fixes.begin(), found->fixes.end(),
                           [&](const std::string &rule) { return fits(rule, text); });
    }

    const SearchFacts &m_facts;
};

} // namespace

std::vector<SearchTerm> parseSearch(std::string_view query)
{
    std::vector<SearchTerm> out;
    for (std::string &word : words(query)) {
        SearchTerm term;
        if (word.size() > 1 && word.front() == '-') {
            term.isNegated = true;
            word.erase(0, 1);
        }
        const std::string small = lower(word);
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&](const auto &each) { return small.starts_with(each.first); });
        if (field == fields.end()) {
            term.text = small;
        } else {
            term.field = field->second;
            term.text =
                (term.field == SearchTerm::Field::Attribute ? word : small).substr(field->first.size());
        }
        if (!term.text.empty())
            out.push_back(std::move(term));
    }
    return out;
}

std::vector<NodeId> searchNodes(const SearchFacts &facts, const std::vector<NodeId> &nodes,
                                const std::vector<SearchTerm> &terms, const TaskContext &context)
{
    std::vector<NodeId> out;
    const Searcher searcher(facts);
    for (const NodeId id : nodes) {
        if (context.isStopped())
            break;
        if (facts.model.findNode(id) != nullptr
            && std::all_of(terms.begin(), terms.end(), [&](const SearchTerm &term) {
                   return searcher.fitsTerm(id, term) != term.isNegated;
               }))
            out.push_back(id);
    }
    return out;
}

} // namespace espalier
