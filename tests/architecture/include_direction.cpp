// SPDX-License-Identifier: Apache-2.0
// Reads every #include against the table.
#include "tests/architecture/include_direction.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace espalier::test {

namespace fs = std::filesystem;

namespace {

/// A folder may include itself and what stands in a row above it; folders that share a row do not see each
/// other.
struct Place {
    std::string_view folder;
    int row;
};

constexpr std::array places{
    Place{"model/base", 0},       Place{"model/graph", 1},    Place{"model/io", 2},
    Place{"model/shapes", 3}, // opset conversion hands libonnx the whole message
    Place{"model/statistics", 4}, Place{"model/compute", 4},  Place{"model/targets", 5},
    Place{"model/layout", 5},     Place{"model/document", 6}, Place{"rewrites", 7},
    Place{"exporters", 8},        Place{"widgets", 9},        Place{"app", 10},
    Place{"benchmarks", 11},      Place{"tests", 12},
};

const Place *placeOf(std::string_view path)
{
    const auto found =
        std::find_if(places.begin(), places.end(), [&](const Place &p) { return isBelow(path, p.folder); });
    return found == places.end() ? nullptr : &*found;
}

struct Include {
    std::string path;
    bool quoted = false;
};

std::optional<Include> includeIn(std::string_view line)
{
    const auto skipBlanks = [&] {
        while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
            line.remove_prefix(1);
    };
    const auto skip = [&](std::string_view word) {
        skipBlanks();
        const bool here = line.starts_with(word);
        if (here)
            line.remove_prefix(word.size());
        return here;
    };
    if (!skip("#") || !skip("include"))
        return std::nullopt;
    skipBlanks();
    if (line.empty() || (line.front() != '"' && line.front() != '<'))
        return std::nullopt;
    const bool quoted = line.front() == '"';
    const std::size_t end = line.find(quoted ? '"' : '>', 1);
    if (end == std::string_view::npos)
        return std::nullopt;
    return Include{std::string(line.substr(1, end - 1)), quoted};
}

/// `<QString>`, `<QtSvg/…>`: Qt's headers begin with Q and a capital or t.
bool isQt(std::string_view path)
{
    return path.size() > 1 && path[0] == 'Q'
        && (path[1] == 't' || std::isupper(static_cast<unsigned char>(path[1])) != 0);
}

std::string faultOf(const fs::path &root, const std::string &file, const Include &include)
{
    const Place *from = placeOf(file);
    if (from == nullptr)
        return "lies in a folder that the table does not know";
    const Place *widgets = placeOf("widgets");
    if (isQt(include.path) && from->row < widgets->row)
        return "includes Qt below widgets/: " + include.path;
    if (!include.quoted)
        return "";
    if (isBelow(file, "model/compute/kernels") && fs::exists(root / "model/compute/kernels" / include.path))
        return "";
    if (isBelow(file, "widgets") && include.path.ends_with(".moc"))
        return "";
    const Place *to = placeOf(include.path);
    if (to == nullptr || !fs::exists(root / include.path))
        return "includes what is no file of the project, counted from the root: " + include.path;
    if (to != from && to->row >= from->row)
        return "includes " + include.path + ", which " + std::string(from->folder) + " may not use";
    return "";
}

} // namespace

Faults includeFaults(const fs::path &root)
{
    Faults out;
    for (const std::string &file : cppFiles(root)) {
        const auto lines = readLines(root / file);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto include = includeIn(lines[i]);
            const std::string fault = include ? faultOf(root, file, *include) : "";
            if (!fault.empty())
                out.push_back(file + ":" + std::to_string(i + 1) + ": " + fault);
        }
    }
    return out;
}

} // namespace espalier::test
