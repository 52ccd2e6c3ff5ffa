// SPDX-License-Identifier: Apache-2.0
// Looks beside the program, then in the source tree that it was built from.
#include "model/base/resource_folder.h"

#include <cstdlib>

namespace espalier {

namespace {

namespace fs = std::filesystem;

fs::path inSourceTree(std::string_view kind)
{
    const fs::path root(ESPALIER_SOURCE_FOLDER);
    if (kind == "rules")
        return root / "rewrites" / "rules";
    if (kind == "kernels")
        return root / "model" / "compute" / "kernels";
    return root / "resources" / kind;
}

} // namespace

fs::path resourceFolder(std::string_view kind)
{
    std::error_code error;
    if (const char *wanted =
            std::getenv("ESPALIER_RESOURCES")) { // NOLINT(concurrency-mt-unsafe): never set by us
        fs::path folder = fs::path(wanted) / kind;
        if (fs::is_directory(folder, error))
            return folder;
    }
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        fs::path folder = program.parent_path().parent_path() / ESPALIER_DATA_FOLDER / kind;
        if (fs::is_directory(folder, error))
            return folder;
    }
    return inSourceTree(kind);
}

} // namespace espalier
