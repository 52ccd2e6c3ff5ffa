// SPDX-License-Identifier: Apache-2.0
// Cases of the TNN exporter, from files (cases/README.md).
#pragma once

#include "model/graph/model.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace espalier::test {

struct TnnCase {
    std::string file;
    std::string name;
    Model model;
    std::map<std::string, std::string> layers; ///< operator -> what it is written as
    std::string refusal; ///< code, or empty: it is written
    std::vector<std::string> lines; ///< layer records that must be there

    /// `as:` for the node's operator, else nothing: the exporter chooses.
    [[nodiscard]] std::optional<std::string> layersFor(NodeId node) const;
};

/// Every case of every file, by file name. A broken file fails the test.
[[nodiscard]] std::vector<TnnCase> tnnCases();

} // namespace espalier::test
