// SPDX-License-Identifier: Apache-2.0
// Writes a Transpose of many axes as Transposes of four, each of which moves one run of axes forward.
//   before: y = Transpose <perm = [0,1,4,2,5,3]> (x)              x: [N, C, r, s, H, W]
//   after:  Reshape [N·C, r·s, H, W]  Transpose <perm = [0,2,1,3]>  Reshape [N·C·H·r, s, W, 1]
//           Transpose <perm = [0,2,1,3]>  Reshape (shape of y)
// Equal: [A, B, C, D] -> [A, C, B, D] puts the run C in front of B and leaves all else; one such step for
// each place that is not right yet brings any order about. Refuses: four axes or less; a shape that is not
// known. Wanted by targets that transpose few axes.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

#include <algorithm>
#include <numeric>

namespace espalier {

namespace {

/// The axes of the moment as four runs, the two in the middle to change places.
using Step = std::vector<std::int64_t>;

std::vector<Step> stepsOf(const std::vector<std::int64_t> &shape, const std::vector<std::int64_t> &perm)
{
    std::vector<std::size_t> now(shape.size());
    std::iota(now.begin(), now.end(), std::size_t{0});
    const auto length = [&](std::size_t from, std::size_t until) {
        std::int64_t product = 1;
        for (std::size_t i = from; i < until; ++i)
            product *= shape[now[i]];
        return product;
    };
    std::vector<Step> steps;
    for (std::size_t place = 0; place < now.size(); ++place) {
        const auto wanted = static_cast<std::size_t>(perm[place]);
        const auto from = static_cast<std::size_t>(std::find(now.begin(), now.end(), wanted) - now.begin());
        if (from == place)
            continue;
        // Axes that follow in the wanted order too move along.
        std::size_t until = from + 1;
        while (until < now.size() && place + until - from < perm.size()
               && now[until] == static_cast<std::size_t>(perm[place + until - from]))
            ++until;
        if (length(place, from) > 1 && length(from, until) > 1)
            steps.push_back(
                {length(0, place), length(place, from), length(from, until), length(until, now.size())});
        std::rotate(now.begin() + static_cast<std::ptrdiff_t>(place),
                    now.begin() + static_cast<std::ptrdiff_t>(from),
                    now.begin() + static_cast<std::ptrdiff_t>(until));
    }
    return steps;
}

class TransposeInSteps final : public NodeRule {
public:
    TransposeInSteps()
        : NodeRule(
            {.id = "transpose-in-steps",
             .title = "A Transpose of many axes by ones of four",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "each step changes two neighbouring runs of axes over: bit for bit",
             .operators = {"Transpose"},
             .produces = {"Reshape", "Transpose"},
             .examples = {"g (float[1,2,2,3,2,2] x) => (y) { y = Transpose <perm: ints = [0, 1, 4, 2, 5, "
                          "3]> (x) }",
                          "g (float[2,3,1,2,2] x) => (y) { y = Transpose (x) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        static constexpr std::size_t most = 4;
        if (const auto refusal = needShape(facts, node.input(0)))
            return refusal;
        if (staticShape(facts, node.input(0))->size() <= most)
            return no("few_axes",
                      {QT_TRANSLATE_NOOP("rewrites", "Four axes or less are transposed: %1."),
                       facts.type(node.input(0)).text()});
        return std::nullopt;
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const std::vector<std::int64_t> shape = *staticShape(to.facts(), node.input(0));
        std::vector<std::int64_t> perm(shape.size());
        std::iota(perm.rbegin(), perm.rend(), 0);
        perm = node.intsOr("perm", perm);
        ValueId x = node.input(0);
        for (const Step &step : stepsOf(shape, perm)) {
            x = addReshape(to, x, step);
            x = addTranspose(to, x, {0, 2, 1, 3});
        }
        std::vector<std::int64_t> result;
        for (const std::int64_t axis : perm)
            result.push_back(shape[static_cast<std::size_t>(axis)]);
        return {addReshape(to, x, result)};
    }
};

} // namespace

std::unique_ptr<Rule> make_transpose_in_steps()
{
    return std::make_unique<TransposeInSteps>();
}

} // namespace espalier
