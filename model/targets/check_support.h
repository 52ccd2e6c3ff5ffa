// SPDX-License-Identifier: Apache-2.0
// What of a model a target's device can run, and why not the rest.
#pragma once

#include "model/base/task_context.h"
#include "model/targets/condition.h"
#include "model/targets/model_facts.h"
#include "model/targets/support_report.h"
#include "model/targets/target.h"

#include <map>
#include <string>
#include <string_view>

namespace espalier {

struct SupportOptions {
    /// A node that falls back to another device counts as unsupported.
    bool strict = false;
    /// Values of option.NAME that replace those of the target.
    std::map<std::string, Term, std::less<>> options;
};

/// Judges each node; never fails. Precondition: the target has the device. Stopped, the report has what was
/// judged so far.
///
/// - A node whose outputs are all constant and that the kernels compute is folded: its result is written into
/// the model.
/// - A call of one of the model's functions that the target does not list is what its body is: the worst
/// verdict there.
/// - An operator of the default domain that the target does not list is unsupported, of another domain
/// unknown.
/// - What the clauses allow is still unsupported where it breaks a limit of the device (rank, dtype, shapes
/// that depend on
///   data), or stands off the chain of a target that runs only chains.
[[nodiscard]] SupportReport checkSupport(const ModelFacts &facts, const Target &target,
                                         std::string_view device, const SupportOptions &options = {},
                                         const TaskContext &context = {});

/// The verdict on one node, as checkSupport gives it; limits on the model as a whole (a chain) are not looked
/// at. A Constant is supported. For planning, where `facts` may be of a few nodes taken out of a model.
[[nodiscard]] NodeVerdict checkNode(const ModelFacts &facts, const Target &target, std::string_view device,
                                    NodeId node, const SupportOptions &options = {});

/// How each clause fares by which checkNode() judges; empty where the verdict rests on something else: the
/// node is constant, not listed, or the call of a function.
[[nodiscard]] std::vector<ClauseOutcome> checkClauses(const ModelFacts &facts, const Target &target,
                                                      std::string_view device, NodeId node,
                                                      const SupportOptions &options = {});

} // namespace espalier
