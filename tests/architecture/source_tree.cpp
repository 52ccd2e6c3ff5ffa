// SPDX-License-Identifier: Apache-2.0
// Walks the folders that belong to the project.
#include "tests/architecture/source_tree.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace espalier::test {

namespace fs = std::filesystem;

std::vector<std::string> projectFiles(const fs::path &root)
{
    constexpr std::array<std::string_view, 11> folders{"app",          "cmake",     "docs",      "exporters",
                                                       "model",        "resources", "rewrites",  "tests",
                                                       "translations", "widgets",   "benchmarks"};
    std::vector<std::string> out;
    for (const std::string_view folder : folders) {
        if (!fs::is_directory(root / folder))
            continue;
        for (auto entry = fs::recursive_directory_iterator(root / folder); entry != fs::end(entry); ++entry) {
            const std::string name = entry->path().filename().string();
            if (name.starts_with('.') || name == "__pycache__")
                entry.disable_recursion_pending();
            else if (entry->is_regular_file())
                out.push_back(entry->path().lexically_relative(root).generic_string());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> cppFiles(const fs::path &root)
{
    std::vector<std::string> out = projectFiles(root);
    std::erase_if(out,
                  [](const std::string &path) { return !path.ends_with(".h") && !path.ends_with(".cpp"); });
    return out;
}

std::vector<std::string> readLines(const fs::path &file)
{
    std::ifstream in(file);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);)
        out.push_back(line);
    return out;
}

bool isBelow(std::string_view path, std::string_view folder)
{
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

} // namespace espalier::test
