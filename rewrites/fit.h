// SPDX-License-Identifier: Apache-2.0
// Rewriting towards a device of a target: what planning, fixes and cuts ask of its verdicts.
#pragma once

#include "model/statistics/macs.h"
#include "model/targets/check_support.h"
#include "rewrites/cut.h"
#include "rewrites/plan.h"

#include <string>

namespace espalier {

/// A device and how its verdicts are meant.
struct FitTarget {
    TargetPointer target;
    std::string device;
    SupportOptions support;
};

/// Plans aim at nodes that the device runs.
[[nodiscard]] PlanGoal goalOf(const FitTarget &target, RuleClass dearest);

/// Names the rules that mend each node of the report that is not supported; those that any class allows.
void addFixes(SupportReport &report, const ModelFacts &facts, const RuleSet &rules, const FitTarget &target,
              const PlanOptions &options = {}, const TaskContext &context = {});

/// What a cut rests on: the report's verdicts, those in a node's bodies included. All four must outlive the
/// result.
[[nodiscard]] CutFacts cutFactsOf(const Model &model, const ValueTypes &types, const SupportReport &report,
                                  const MacCount &macs);

/// `auto` made definite: none if the device takes that many outputs. Other kinds stay as they are.
[[nodiscard]] MergeKind mergeFor(MergeKind wanted, const FitTarget &target, std::size_t outputs);

} // namespace espalier
