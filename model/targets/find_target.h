// SPDX-License-Identifier: Apache-2.0
// The target files at hand.
#pragma once

#include "model/targets/target.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace espalier {

/// A target file and its name, which is the file's without `.yaml`.
struct TargetPlace {
    std::string name;
    std::filesystem::path file;
};

/// The program's own targets and those in `folders`, sorted by name. A file in a later folder stands for one
/// of the same name before it.
[[nodiscard]] std::vector<TargetPlace> listTargets(const std::vector<std::filesystem::path> &folders = {});

/// A target and the device that was asked for.
struct TargetChoice {
    TargetPointer target;
    std::string device;
};

/// `NAME[/DEVICE]`, NAME being a target's name or the path of a target file (anything that exists or ends in
/// `.yaml`). Without DEVICE the target's first one is meant. Errors: as readTargetFile; CommandLine
/// `unknown_target`, `unknown_device`, naming those that there are.
[[nodiscard]] Result<TargetChoice> findTarget(std::string_view nameAndDevice,
                                              const std::vector<std::filesystem::path> &folders = {});

} // namespace espalier
