// SPDX-License-Identifier: Apache-2.0
// What the user asks for, as the command line says it.
#pragma once

#include "model/base/log.h"
#include "model/compute/read_inputs.h"
#include "rewrites/merge.h"
#include "rewrites/rule.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace espalier {

/// `--apply RULE[@NODE,…]`.
struct RuleRequest {
    std::string rule;
    std::vector<std::string> nodes; ///< empty: everywhere
};

/// Values are taken as they stand; whether a target, rule or node exists is found out when it is needed.
struct Request {
    bool batch = false;
    std::vector<std::filesystem::path> models;
    std::vector<std::string> targets;
    std::vector<std::string> exports; ///< FORMAT[:KEY=VALUE,…]
    std::optional<std::filesystem::path> out;
    std::vector<InputSource> inputs;
    std::optional<std::filesystem::path> evaluate;
    std::vector<std::pair<std::string, std::int64_t>> dims;
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> shapes;
    std::vector<std::string> reports; ///< files, or `-`
    std::vector<std::filesystem::path> pictures; ///< `--render FILE`
    std::vector<std::string> explain; ///< nodes
    std::optional<std::filesystem::path> diff; ///< the other model
    std::vector<std::filesystem::path> targetFolders;
    std::vector<std::filesystem::path> ruleFolders;
    bool simplify = false;
    std::vector<RuleRequest> apply;
    std::optional<RuleClass> fit; ///< nothing dearer than this
    std::optional<std::vector<std::string>> cut; ///< `auto`, `auto:all`, or tensors
    MergeKind merge = MergeKind::None;
    bool verify = true;
    int verifyRuns = 2;
    bool compare = false; ///< every tensor, by name
    std::optional<std::string> list;
    LogOptions log;
    int jobs = 1; ///< threads: models at a time, or of one
    std::optional<std::uint64_t> memoryLimit; ///< bytes that tensors may take
    bool strict = false;
    bool quiet = false;
    bool force = false;
};

} // namespace espalier
