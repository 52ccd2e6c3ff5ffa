// SPDX-License-Identifier: Apache-2.0
// Replaces what is unfit and numbers what is taken.
#include "exporters/file_name.h"

#include "model/base/message.h"

#include <cctype>

namespace espalier {

namespace {

/// Leaves room in 255 bytes for endings and for the suffix of a temporary name.
constexpr std::size_t longestName = 150;

bool continuesCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::string lowered(std::string text)
{
    for (char &c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

} // namespace

std::string safeFileName(std::string_view text, std::string_view fallback)
{
    static constexpr std::string_view unfit = "/\\:*?\"<>|";
    std::string name;
    // printable() spells broken UTF-8 and control characters with a backslash, which is unfit itself.
    for (const char c : printable(text))
        name += unfit.find(c) == std::string_view::npos ? c : '_';
    if (name.size() > longestName) {
        std::size_t end = longestName;
        while (end > 0 && continuesCharacter(name[end]))
            --end;
        name.resize(end);
    }
    if (!name.empty() && (name.front() == '.' || name.front() == '-' || name.front() == ' '))
        name.front() = '_';
    if (!name.empty() && (name.back() == '.' || name.back() == ' '))
        name.back() = '_';
    return name.empty() ? std::string(fallback) : name;
}

std::string StemNames::take(const std::filesystem::path &model)
{
    const std::string stem = safeFileName(model.stem().string(), "model");
    std::string name = stem;
    for (unsigned number = 2; !m_taken.insert(lowered(name)).second; ++number)
        name = stem + "_" + std::to_string(number);
    return name;
}

} // namespace espalier
