// SPDX-License-Identifier: Apache-2.0
// Finding nodes by words: `op:Conv name:/head axis is:fixable`.
#pragma once

#include "model/base/task_context.h"
#include "model/graph/model.h"
#include "model/shapes/value_types.h"
#include "model/targets/support_report.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace espalier {

/// One word of a query. All must hold.
struct SearchTerm {
    enum class Field {
        Any, ///< name, operator, or a tensor's name
        Operator, ///< op:
        Name, ///< name:
        Tensor, ///< tensor:
        Attribute, ///< attr:NAME or attr:NAME=VALUE
        Dims, ///< shape:1x3x224: part of any operand's shape
        Is, ///< is:supported, fixable, unsupported, unknown, folded, assumed, fallback
        Rule, ///< rule:ID: the rule mends it
    };
    Field field = Field::Any;
    std::string text; ///< lower case but for Attribute values
    bool isNegated = false; ///< `-word`
};

/// Splits at blanks; a word that names no field is looked for everywhere. Quotes keep blanks in a word.
[[nodiscard]] std::vector<SearchTerm> parseSearch(std::string_view query);

/// What is searched.
struct SearchFacts {
    const Model &model;
    const ValueTypes &types;
    const std::unordered_map<NodeId, std::string> &names; ///< nodeNames
    const SupportReport *support = nullptr;
};

/// Nodes of `nodes` that every term fits, in their order. Letters' case does not matter; `*` stands for
/// anything.
[[nodiscard]] std::vector<NodeId> searchNodes(const SearchFacts &facts, const std::vector<NodeId> &nodes,
                                              const std::vector<SearchTerm> &terms,
                                              const TaskContext &context = {});

} // namespace espalier
