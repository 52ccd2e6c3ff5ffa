// SPDX-License-Identifier: Apache-2.0
// Reads case files.
#include "tests/support/rewrite_case.h"

#include "model/shapes/fix_dims.h"
#include "tests/support/catch.h"
#include "tests/support/places.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace espalier::test {

namespace {

void readFile(const std::filesystem::path &file, const std::string &rule, std::vector<RewriteCase> &cases)
{
    std::ifstream in(file);
    std::string *part = nullptr;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("# expect: ", 0) == 0) {
            REQUIRE(!cases.empty());
            const std::string what = line.substr(10);
            cases.back().applies = what == "applies";
            if (!cases.back().applies) {
                REQUIRE(what.rfind("refuses ", 0) == 0);
                cases.back().code = what.substr(8);
            }
        } else if (line.rfind("# ", 0) == 0) {
            cases.push_back({file, rule, line.substr(2), false, {}, {}, {}});
            part = nullptr;
        } else if (line == "--- before") {
            part = &cases.back().before;
        } else if (line == "--- after") {
            part = &cases.back().after;
        } else if (part != nullptr) {
            *part += line + "\n";
        }
    }
}

} // namespace

std::pair<Model, bool> fixedDims(const Model &model)
{
    std::pair<Model, bool> result{model, true};
    for (const GraphPort &port : model.mainGraph().inputs) {
        for (const Dim &dim : declaredType(model, port.value).shape.value_or(Shape())) {
            if (dim.isKnown())
                continue;
            result.second = false;
            if (auto fixed = fixDim(result.first, dim.symbol(), 2))
                result.first = std::move(*fixed);
        }
    }
    return result;
}

std::vector<RewriteCase> rewriteCases()
{
    const std::filesystem::path folder = sourceFolder() / "tests" / "rewrites";
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".case")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<RewriteCase> cases;
    for (const auto &file : files) {
        std::string rule = file.parent_path().filename().string();
        std::replace(rule.begin(), rule.end(), '_', '-');
        readFile(file, rule, cases);
    }
    return cases;
}

} // namespace espalier::test
