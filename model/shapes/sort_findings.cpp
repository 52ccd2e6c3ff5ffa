// SPDX-License-Identifier: Apache-2.0
// Sorts by keys that do not depend on the order of work.
#include "model/shapes/sort_findings.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace espalier {

void sortFindings(const Model &model, std::vector<Finding> &findings)
{
    const auto key = [&](const Finding &finding) {
        const Node *node = model.findNode(finding.node);
        const GraphId graph = finding.node.isValid() ? finding.node.graph : finding.value.graph;
        const std::int64_t rank = node != nullptr ? node->rank : std::numeric_limits<std::int64_t>::min();
        return std::tuple(graph, rank, finding.node.index, finding.value.index,
                          std::string_view(finding.code), finding.message.english());
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding &a, const Finding &b) { return key(a) < key(b); });
}

} // namespace espalier
