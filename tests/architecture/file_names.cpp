// SPDX-License-Identifier: Apache-2.0
// The rules of names and first lines.
#include "tests/architecture/file_names.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace espalier::test {

namespace fs = std::filesystem;

namespace {

bool isSnakeCase(std::string_view stem)
{
    return !stem.empty() && std::all_of(stem.begin(), stem.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::string emptyWordIn(const std::string &stem)
{
    constexpr std::array<std::string_view, 14> words{"manager", "helper",   "util",     "handler", "info",
                                                     "data",    "misc",     "common",   "impl",    "helpers",
                                                     "utils",   "managers", "handlers", "infos"};
    constexpr std::string_view onnxTerm = "external_data"; // what ONNX calls tensors beside the file
    if (stem.starts_with(onnxTerm))
        return "";
    std::istringstream parts(stem);
    for (std::string part; std::getline(parts, part, '_');) {
        if (std::find(words.begin(), words.end(), part) != words.end())
            return part;
    }
    return "";
}

} // namespace

Faults nameFaults(const fs::path &root)
{
    Faults out;
    for (const std::string &file : projectFiles(root)) {
        const fs::path path(file);
        const std::string name = path.filename().string();
        const std::string stem = name.substr(0, name.find('.'));
        const bool isOurs = path.extension() == ".h" || path.extension() == ".cpp"
            || path.extension() == ".yaml" || path.extension() == ".py" || path.extension() == ".case"
            || path.extension() == ".golden";
        if (!isOurs)
            continue;
        if (!isSnakeCase(stem))
            out.push_back(file + ":0: the name is not snake_case");
        if (const std::string word = emptyWordIn(stem); !word.empty())
            out.push_back(file + ":0: “" + word + "” in the name says nothing");
    }
    return out;
}

Faults openingFaults(const fs::path &root)
{
    Faults out;
    for (const std::string &file : cppFiles(root)) {
        const auto lines = readLines(root / file);
        if (lines.empty() || lines[0] != "// SPDX-License-Identifier: Apache-2.0")
            out.push_back(file + ":1: the first line is not the licence");
        else if (lines.size() < 2 || !lines[1].starts_with("// ") || lines[1].size() < 10)
            out.push_back(file + ":2: the second line does not say what the file is for");
        if (file.ends_with(".h") && std::find(lines.begin(), lines.end(), "#pragma once") == lines.end())
            out.push_back(file + ":0: no #pragma once");
    }
    return out;
}

} // namespace espalier::test
