// SPDX-License-Identifier: Apache-2.0
// What a framework runs, on each of its devices: a target file, read.
#pragma once

#include "model/graph/value_type.h"
#include "model/targets/condition.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace espalier {

enum class Topology { Graph, Chain };

/// Limits on a model as a whole. Absent: no limit.
struct ModelLimits {
    std::optional<std::int64_t> outputs;
    std::optional<std::int64_t> rank;
    std::optional<std::int64_t> inputPixels; ///< height times width of an input
    std::optional<std::int64_t> leastOpset; ///< of the default domain
    std::optional<std::int64_t> greatestOpset;
    bool dynamic = true; ///< dims may be unknown until the model runs
    std::vector<std::string> layouts;
    std::vector<DType> dtypes; ///< empty: any
    Topology topology = Topology::Graph;
    std::string packaging;
};

struct TargetDevice {
    std::string id;
    std::string title;
    ModelLimits limits; ///< the target's, narrowed by the device's own
    std::optional<double> gflops; ///< for the cost estimate
    std::optional<double> gbps;
};

struct TargetClause {
    Condition condition;
    int line = 0;
};

/// One way in which a target runs an operator, or the reason why it does not.
struct TargetEntry {
    enum class Kind { Runs, Folded, Unsupported };

    struct Place {
        std::string device;
        std::string fallback; ///< the device that it really runs on; empty: `device` itself
    };

    Kind kind = Kind::Runs;
    std::string text; ///< of Folded and Unsupported: what becomes of it, or why not
    std::vector<std::string> as; ///< the target's layers, in order
    std::vector<TargetClause> when;
    std::vector<TargetClause> assume;
    std::vector<std::string> converter; ///< what only the vendor's own converter gets wrong
    bool everyDevice = true;
    std::vector<Place> places; ///< unless everyDevice
    std::string source;
    bool lowConfidence = false;
    int line = 0;

    /// Null if the entry does not hold on that device, or holds on every one.
    [[nodiscard]] const Place *placeOn(std::string_view device) const;
    [[nodiscard]] bool isFor(std::string_view device) const
    {
        return everyDevice || placeOn(device) != nullptr;
    }
};

struct Target {
    std::string name;
    std::string title;
    std::string checked; ///< what the facts were read from, and when
    std::string exporter; ///< empty: none
    ModelLimits limits;
    std::vector<TargetDevice> devices; ///< as in the file; at least one
    std::map<std::string, Term, std::less<>> options;
    std::filesystem::path file;

    /// By operator: `Conv`, or `domain::Op` outside the default domain.
    std::unordered_map<std::string, std::vector<TargetEntry>> entries;

    [[nodiscard]] const TargetDevice *findDevice(std::string_view id) const;
    /// In the order of the file; null if the operator is not listed.
    [[nodiscard]] const std::vector<TargetEntry> *findEntries(std::string_view domain,
                                                              std::string_view op) const;
};

/// Immutable once read; shared by tabs and threads.
using TargetPointer = std::shared_ptr<const Target>;

/// Reads a target file. Errors (Unreadable) name file, line, clause and what to do: `bad_yaml`,
/// `unknown_key`, `missing_key`, `bad_value`, `unknown_device`, `unknown_operator`, `unknown_name` (in a
/// clause), `condition_syntax`, `key_twice`.
[[nodiscard]] Result<TargetPointer> readTargetFile(const std::filesystem::path &path);
/// The same from text; `name` stands for the file.
[[nodiscard]] Result<TargetPointer> readTarget(const std::string &text, const std::filesystem::path &name);

} // namespace espalier
