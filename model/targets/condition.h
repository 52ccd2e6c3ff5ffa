// SPDX-License-Identifier: Apache-2.0
// A clause of the condition language (docs/conditions.md), parsed once and asked of many places.
#pragma once

#include "model/base/result.h"
#include "model/targets/operand_resolver.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace espalier {

struct Expression;

/// A name that a clause uses, for checks when its file is loaded.
struct ConditionName {
    enum class Kind { Operand, Attribute, Parameter, Option, Word, NodePredicate };
    Kind kind = Kind::Operand;
    std::string name;
    std::size_t column = 0; ///< from 1
    friend bool operator==(const ConditionName &, const ConditionName &) = default;
};

/// Why a clause does not hold.
struct ClauseFailure {
    Truth truth = Truth::False; ///< False or Unknown
    std::string code; ///< stable, by what failed: `rank`, `not_constant`, `dtype`, `attribute`, …
    std::string clause;
    std::vector<Message> values; ///< `X is float[1,3,8,8,8] (rank 5)`, one for each value that made it fail

    /// `rank(X) == 4: X is float[1,3,8,8,8] (rank 5)`
    [[nodiscard]] Message message() const;
};

/// How a clause fares at a node.
struct ClauseOutcome {
    std::string clause;
    Truth truth = Truth::True;
    bool isAssumed = false; ///< it cannot be proved, and the verdict takes it to hold
    std::vector<Message> values; ///< as ClauseFailure's; empty where it holds
};

/// Immutable; copies share the tree. Threads: any number may evaluate at once.
class Condition {
public:
    /// Errors (Unreadable, `condition_syntax`): what is wrong, with the clause and the column.
    [[nodiscard]] static Result<Condition> parse(std::string_view text);

    [[nodiscard]] const std::string &text() const;
    /// Names it uses, each once per kind, in order of appearance; loop variables are left out.
    [[nodiscard]] const std::vector<ConditionName> &names() const;
    /// Whether it calls a function, such as `dtype`.
    [[nodiscard]] bool callsFunction(std::string_view function) const;

    /// What its outermost `and`s join; itself if there is none.
    [[nodiscard]] std::vector<Condition> conjuncts() const;

    [[nodiscard]] Truth evaluate(const OperandResolver &resolver) const;
    /// Precondition: it does not hold there.
    [[nodiscard]] ClauseFailure explain(const OperandResolver &resolver) const;

private:
    struct Parsed;
    explicit Condition(std::shared_ptr<const Parsed> parsed) : m_parsed(std::move(parsed)) { }
    std::shared_ptr<const Parsed> m_parsed;
};

/// The error for a name that stands wrong in a clause: `what` (one sentence without full stop), clause and
/// column.
[[nodiscard]] Error conditionError(std::string_view clause, std::size_t column, const Message &what,
                                   const Message &remedy);

} // namespace espalier
