// SPDX-License-Identifier: Apache-2.0
// Which entry of a target speaks for a node.
#pragma once

#include "model/targets/operand_resolver.h"
#include "model/targets/support_report.h"
#include "model/targets/target.h"

namespace espalier {

/// The verdict that the entries of one operator give. The first entry whose clauses all hold decides; without
/// one, the first that no clause contradicts makes it unknown; else the entry that got furthest gives the
/// reason. A clause of `assume` that is proved wrong fails like one of `when`; one that cannot be proved is a
/// flag.
[[nodiscard]] NodeVerdict chooseEntry(const std::vector<TargetEntry> &entries, const OperandResolver &node,
                                      std::string_view device);
/// How each clause of the entry fares that gives that verdict, in its order; empty where no entry for the
/// device does. What `and` joins is listed one by one.
[[nodiscard]] std::vector<ClauseOutcome> clauseOutcomes(const std::vector<TargetEntry> &entries,
                                                        const OperandResolver &node, std::string_view device);

} // namespace espalier
