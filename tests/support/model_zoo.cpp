// SPDX-License-Identifier: Apache-2.0
// Looks for models beside the checkout and where the environment says.
#include "tests/support/model_zoo.h"

#include "tests/support/places.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string>

namespace espalier::test {

namespace fs = std::filesystem;

std::vector<fs::path> modelZoo()
{
    std::vector<fs::path> out;
    if (const char *zoo =
            std::getenv("ESPALIER_MODEL_ZOO")) { // NOLINT(concurrency-mt-unsafe): tests set nothing
        std::istringstream list(zoo);
        for (std::string folder; std::getline(list, folder, ':');)
            out.emplace_back(folder);
        return out;
    }
    const fs::path beside = sourceFolder().parent_path() / "shared" / "models";
    if (fs::is_directory(beside))
        out.push_back(beside);
    return out;
}

std::vector<fs::path> zooModels()
{
    std::vector<fs::path> folders = modelZoo();
    folders.push_back(sourceFolder() / "tests" / "models");
    std::vector<fs::path> out;
    for (const fs::path &folder : folders) {
        if (!fs::is_directory(folder))
            continue;
        for (const auto &entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() == ".onnx")
                out.push_back(entry.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace espalier::test
