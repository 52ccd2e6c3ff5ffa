// SPDX-License-Identifier: Apache-2.0
// Reads the hardware table.
#include "model/targets/hardware_matrix.h"

#include <yaml-cpp/yaml.h>

namespace espalier {

namespace {

Error broken(const std::filesystem::path &file, const std::string &what)
{
    return makeError(ErrorCode::Unreadable, "hardware_matrix_broken",
                     {QT_TRANSLATE_NOOP("targets", "the hardware table cannot be read (%1)"), what})
        .withFile(file.string())
        .withRemedy(QT_TRANSLATE_NOOP("targets", "mend or reinstall it"));
}

} // namespace

Result<HardwareMatrix> readHardwareMatrix(const std::filesystem::path &file)
{
    try {
        const YAML::Node root = YAML::LoadFile(file.string());
        HardwareMatrix out;
        std::vector<std::string> ids;
        for (const auto &entry : root["hardware"]) {
            ids.push_back(entry.first.as<std::string>());
            out.hardware.push_back(entry.second.as<std::string>());
        }
        for (const auto &entry : root["frameworks"]) {
            HardwareMatrix::Row row{entry.second["title"].as<std::string>(), {}};
            for (const std::string &id : ids)
                row.cells.push_back(entry.second["cells"][id]["text"].as<std::string>());
            out.frameworks.push_back(std::move(row));
        }
        return out;
    } catch (const YAML::Exception &error) {
        return fail(broken(file, error.what()));
    }
}

} // namespace espalier
