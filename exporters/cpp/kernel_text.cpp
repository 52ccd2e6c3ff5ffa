// SPDX-License-Identifier: Apache-2.0
// Splits headers into declarations: enough of C++'s syntax for headers that keep to the house's style.
#include "exporters/cpp/kernel_text.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

namespace espalier::cpp {

namespace {

bool isWordStart(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}
bool isWordPart(char c)
{
    return isWordStart(c) || std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// End of the comment, text or character that begins at `at`; `at` itself where none does.
std::size_t skipOpaque(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at);
    if (rest.substr(0, 2) == "//")
        return std::min(text.find('\n', at), text.size());
    if (rest.substr(0, 2) == "/*")
        return std::min(text.find("*/", at), text.size() - 2) + 2;
    const bool isDigitSeparator = rest[0] == '\'' && at > 0 && isWordPart(text[at - 1]);
    if ((rest[0] != '"' && rest[0] != '\'') || isDigitSeparator)
        return at;
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == rest[0])
            return i + 1;
    }
    return text.size();
}

/// Words and punctuation, comments and texts left out.
std::vector<std::string> tokensOf(std::string_view text)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < text.size();) {
        if (const std::size_t end = skipOpaque(text, i); end != i) {
            i = end;
        } else if (isWordStart(text[i])) {
            std::size_t stop = i;
            while (stop < text.size() && isWordPart(text[stop]))
                ++stop;
            out.emplace_back(text.substr(i, stop - i));
            i = stop;
        } else if (std::isdigit(static_cast<unsigned char>(text[i])) != 0) {
            while (i < text.size() && (isWordPart(text[i]) || text[i] == '.'))
                ++i;
        } else {
            if (std::isspace(static_cast<unsigned char>(text[i])) == 0)
                out.emplace_back(1, text[i]);
            ++i;
        }
    }
    return out;
}

/// Index behind `template <…>` at the beginning.
std::size_t behindTemplate(const std::vector<std::string> &tokens)
{
    if (tokens.empty() || tokens[0] != "template")
        return 0;
    int depth = 0;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        depth += tokens[i] == "<" ? 1 : (tokens[i] == ">" ? -1 : 0);
        if (depth == 0)
            return i + 1;
    }
    return tokens.size();
}

std::set<std::string> enumeratorsOf(const std::vector<std::string> &tokens)
{
    std::set<std::string> out;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        if ((tokens[i - 1] == "{" || tokens[i - 1] == ",") && isWordStart(tokens[i][0]))
            out.insert(tokens[i]);
    }
    return out;
}

std::set<std::string> namesOf(const std::vector<std::string> &tokens)
{
    const std::size_t from = behindTemplate(tokens);
    const auto at = [&](std::size_t i) { return i < tokens.size() ? tokens[i] : std::string(); };
    if (at(from) == "enum") {
        std::set<std::string> names = enumeratorsOf(tokens);
        names.insert(at(from + (at(from + 1) == "class" ? 2 : 1)));
        return names;
    }
    if (at(from) == "struct" || at(from) == "class" || at(from) == "using")
        return {at(from + 1)};
    // A function's or variable's name stands before the first of ( = [ {.
    for (std::size_t i = from + 1; i < tokens.size(); ++i) {
        if (tokens[i] == "(" || tokens[i] == "=" || tokens[i] == "[" || tokens[i] == "{")
            return {tokens[i - 1]};
    }
    return {};
}

Declaration declarationOf(std::string_view text)
{
    const std::vector<std::string> tokens = tokensOf(text);
    Declaration out;
    const std::size_t first = text.find_first_not_of(" \n");
    out.text = first == std::string_view::npos ? "" : std::string(text.substr(first));
    out.names = namesOf(tokens);
    for (const std::string &token : tokens) {
        if (isWordStart(token[0]))
            out.words.insert(token);
    }
    return out;
}

/// Whether a declaration ends with the brace at `at`: a function does, a type or an initialiser ends with the
/// semicolon that follows.
bool endsWithBrace(std::string_view text, std::size_t at)
{
    const std::size_t next = text.find_first_not_of(" \n", at + 1);
    return next == std::string_view::npos || text[next] != ';';
}

Error badHeader(const char *reason)
{
    return makeError(ErrorCode::Internal, reason,
                     QT_TRANSLATE_NOOP("exporters", "a kernel header is not laid out as it must be"));
}

Result<void> readIncludes(std::string_view text, HeaderText &out)
{
    static constexpr std::string_view word = "#include ";
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t begin = at + word.size();
        const std::size_t end = text.find_first_of(">\"", begin + 1);
        if (end == std::string_view::npos)
            return fail(badHeader("kernel_include"));
        std::string name(text.substr(begin + 1, end - begin - 1));
        (text[begin] == '<' ? out.standard : out.included).push_back(std::move(name));
    }
    return {};
}

} // namespace

Result<HeaderText> parseHeader(std::string_view text)
{
    static constexpr std::string_view opening = "namespace espalier::kernels {";
    HeaderText out;
    const std::size_t space = text.find(opening);
    if (space == std::string_view::npos)
        return fail(badHeader("kernel_namespace"));
    if (auto done = readIncludes(text.substr(0, space), out); !done)
        return fail(std::move(done.error()));
    const std::string_view body = text.substr(space + opening.size());
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i < body.size();) {
        if (const std::size_t end = skipOpaque(body, i); end != i) {
            i = end;
            continue;
        }
        const char c = body[i];
        depth += c == '{' || c == '(' ? 1 : (c == '}' || c == ')' ? -1 : 0);
        if (depth < 0)
            return out; // the namespace's own end
        if (depth == 0 && (c == ';' || (c == '}' && endsWithBrace(body, i)))) {
            out.declarations.push_back(declarationOf(body.substr(begin, i + 1 - begin)));
            begin = i + 1;
        }
        ++i;
    }
    return fail(badHeader("kernel_namespace"));
}

Result<void> KernelText::read(const std::string &header)
{
    if (!m_begun.insert(header).second)
        return {};
    const std::filesystem::path path = m_folder / header;
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return fail(
            makeError(ErrorCode::Unreadable, "no_kernel_header",
                      QT_TRANSLATE_NOOP("exporters", "a kernel header of the program is missing"))
                .withFile(path.string())
                .withRemedy(QT_TRANSLATE_NOOP("exporters", "install the program again, with its data")));
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    auto parsed = parseHeader(text);
    if (!parsed)
        return fail(std::move(parsed.error()).withFile(path.string()));
    for (const std::string &included : parsed->included) {
        if (auto done = read(included); !done)
            return done;
    }
    const std::size_t count = parsed->declarations.size();
    m_headers.push_back({std::move(*parsed), std::vector<bool>(count, false)});
    return {};
}

void KernelText::need(std::string_view text)
{
    std::vector<std::string> open = tokensOf(text);
    std::set<std::string> seen;
    while (!open.empty()) {
        const std::string word = std::move(open.back());
        open.pop_back();
        if (!seen.insert(word).second)
            continue;
        for (Header &header : m_headers) {
            for (std::size_t i = 0; i < header.isNeeded.size(); ++i) {
                const Declaration &declaration = header.text.declarations[i];
                if (header.isNeeded[i] || !declaration.names.contains(word))
                    continue;
                header.isNeeded[i] = true;
                open.insert(open.end(), declaration.words.begin(), declaration.words.end());
            }
        }
    }
}

std::string KernelText::declarations() const
{
    std::string out;
    for (const Header &header : m_headers) {
        for (std::size_t i = 0; i < header.isNeeded.size(); ++i) {
            if (header.isNeeded[i])
                out += header.text.declarations[i].text + "\n\n";
        }
    }
    return out;
}

std::set<std::string> KernelText::standardHeaders() const
{
    std::set<std::string> out;
    for (const Header &header : m_headers) {
        for (std::size_t i = 0; i < header.isNeeded.size(); ++i) {
            if (header.isNeeded[i])
                out.insert(header.text.standard.begin(), header.text.standard.end());
        }
    }
    return out;
}

} // namespace espalier::cpp
