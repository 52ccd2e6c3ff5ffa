// SPDX-License-Identifier: Apache-2.0
// What a target makes of a model, node by node.
#pragma once

#include "model/base/message.h"
#include "model/graph/find_faults.h"
#include "model/graph/ids.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace espalier {

/// What the framework's runtime does with what Espalier's exporter writes (product.md, "Verdicts").
enum class Verdict {
    Supported,
    Fixable, ///< unsupported or unknown, and `fixes` names rules that mend it
    Unsupported,
    Unknown, ///< custom or unlisted domain, or a fact that a condition needs is not known
};

/// `supported`, `fixable`, `unsupported`, `unknown`.
[[nodiscard]] std::string_view verdictName(Verdict verdict);

struct NodeVerdict {
    NodeId node;
    Verdict verdict = Verdict::Unknown;

    bool isFolded = false; ///< the target drops or fuses it, or it is constant and written as its result
    bool lowConfidence = false; ///< the fact itself is doubtful
    std::string fallsBackTo; ///< the device that it runs on instead; empty: the one asked for
    std::vector<std::string> assumed; ///< clauses that depend on data and cannot be proved
    std::vector<std::string>
        converter; ///< what the vendor's own converter gets wrong; Espalier's exporter does not

    std::vector<std::string> as; ///< the target's layers, in order
    std::string source; ///< where the fact was read
    int line = 0; ///< of the entry in the target file; 0: none

    std::string code; ///< stable reason, such as `rank`, `not_listed`, `branch`; empty if supported
    Message reason; ///< with the clause that failed and its values
    std::string clause; ///< that clause; empty if the reason is another
    /// Rules that would mend it, cheapest first; whoever knows the rules fills it in.
    std::vector<std::string> fixes;

    [[nodiscard]] bool isSupported() const { return verdict == Verdict::Supported; }
};

struct SupportCounts {
    std::size_t nodes = 0;
    std::size_t supported = 0;
    std::size_t fixable = 0;
    std::size_t unsupported = 0;
    std::size_t unknown = 0;
    std::size_t fallback = 0; ///< among the supported, unless strict
    std::size_t assumed = 0;
    std::size_t folded = 0;
};

class SupportReport {
public:
    SupportReport() = default;
    SupportReport(std::string target, std::string device)
        : m_target(std::move(target)), m_device(std::move(device))
    {
    }

    [[nodiscard]] const std::string &target() const { return m_target; }
    [[nodiscard]] const std::string &device() const { return m_device; }
    /// Every node of the main graph and of bodies, Constants left out; outer before inner, in the file's
    /// order. A call of a model's function is one node.
    [[nodiscard]] const std::vector<NodeVerdict> &verdicts() const { return m_verdicts; }
    /// Null for a node that is not among them.
    [[nodiscard]] const NodeVerdict *find(NodeId node) const;
    /// Limits of the target on the model as a whole that it does not keep: `output_count`, `dynamic_shape`,
    /// `opset`, `input_size`, `branch`, `rank`, `dtype`.
    [[nodiscard]] const std::vector<Finding> &findings() const { return m_findings; }
    [[nodiscard]] SupportCounts counts() const;
    /// Every node is supported. Findings are not looked at.
    [[nodiscard]] bool isFullySupported() const;

    void reserve(std::size_t nodes);
    void add(NodeVerdict verdict);
    void addFinding(Finding finding) { m_findings.push_back(std::move(finding)); }
    /// Names the rules that mend a node; one that is not supported becomes fixable, or again what it was if
    /// there are none.
    void setFixes(NodeId node, std::vector<std::string> fixes);

private:
    std::string m_target;
    std::string m_device;
    std::vector<NodeVerdict> m_verdicts;
    std::unordered_map<NodeId, std::size_t> m_places;
    std::unordered_map<NodeId, Verdict> m_unfixed; ///< what fixable nodes are without their fixes
    std::vector<Finding> m_findings;
};

} // namespace espalier
