// SPDX-License-Identifier: Apache-2.0
// Puts rules to work on a whole model.
#pragma once

#include "rewrites/rule_set.h"
#include "rewrites/verify.h"

#include <functional>
#include <limits>
#include <set>

namespace espalier {

/// A rewrite that was made.
struct RewriteRecord {
    std::string rule;
    RuleClass ruleClass = RuleClass::Exact;
    std::vector<std::string> nodes = {}; ///< names of the nodes replaced (nodeNames), as they were before
    Verification verification = {}; ///< of its region; not run: runs = 0
    std::vector<std::string> followedBy = {}; ///< rules that a plan applied to what this one wrote, in order
};

/// Why a rule did not apply at a node.
struct NodeRefusal {
    std::string node;
    std::string rule;
    Refusal refusal;
};

struct Rewritten {
    Model model;
    TypeReport types; ///< of `model`
    std::vector<RewriteRecord> rewrites;
    std::vector<NodeRefusal> refusals; ///< of the nodes asked for by id
};

struct ApplyOptions {
    bool verify = true;
    std::uint64_t seed = 1;
    /// Rounds over the model; a rule that still finds new places after as many is stopped.
    int rounds = 32;
    /// Bytes of constants by which the model may grow in all; rewrites that would add more are left out.
    std::int64_t growthLimit = std::numeric_limits<std::int64_t>::max();
};

/// Applies one rule everywhere it matches, in all graphs, until it finds nothing more; or, where `at` is not
/// empty, once at these nodes. Errors: VerificationFailed (a region's numbers differ: nothing is changed),
/// Cancelled.
[[nodiscard]] Result<Rewritten> applyRule(const Model &model, const TypeReport &types, const Rule &rule,
                                          const std::vector<NodeId> &at = {},
                                          const ApplyOptions &options = {}, const TaskContext &context = {});

/// Bytes of constants by which simplifyModel lets a model grow at most.
inline constexpr std::int64_t simplifiedGrowth = 32 << 20;
/// Applies the rules that make models smaller (`RuleSpec::simplifies`) until none finds anything more. Same
/// errors.
[[nodiscard]] Result<Rewritten> simplifyModel(const Model &model, const TypeReport &types,
                                              const RuleSet &rules, const ApplyOptions &options = {},
                                              const TaskContext &context = {});

/// The error of a rule that changes the result at a node.
[[nodiscard]] Error verificationFailed(const std::string &rule, const std::string &node,
                                       const Verification &verification);

/// All nodes of the model, producers first: main graph, bodies, functions.
[[nodiscard]] std::vector<NodeId> allNodes(const Model &model);

} // namespace espalier
