// SPDX-License-Identifier: Apache-2.0
// The model as a tree of name scopes: `/model.22/cv2/Conv` lies in `cv2` in `model.22`.
#pragma once

#include "model/graph/model.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace espalier {

struct OutlineScope {
    std::string name;
    std::vector<OutlineScope> scopes; ///< in the order in which their first nodes stand
    std::vector<NodeId> nodes; ///< that lie in this scope itself
    std::size_t total = 0; ///< nodes in it and below

    /// All nodes in it and below, in order of scopes.
    [[nodiscard]] std::vector<NodeId> allNodes() const;
};

/// `names` as nodeNames() gives them; nodes without a name that has a scope lie at the top. A scope that
/// holds nothing but one other scope is joined with it: `a/b`.
[[nodiscard]] OutlineScope outlineOf(const std::vector<NodeId> &nodes,
                                     const std::unordered_map<NodeId, std::string> &names);

} // namespace espalier
