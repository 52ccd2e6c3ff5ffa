// SPDX-License-Identifier: Apache-2.0
// Writes a short RNN, GRU or LSTM out, step by step.
//   before: y, h = GRU <hidden_size, linear_before_reset = 1> (x, w, r, b)          x: [S, B, I]
//   after:  p = MatMul (x, wᵀ) + biases, and for each t: z, r = Sigmoid (p_t + h·Rᵀ),
//           n = Tanh (p_t + r·(h·Rᵀ + b)), h = (1 − z)·n + z·h;   y = Concat of all h
// Equal: these are the operator's equations (ONNX, GRU, LSTM, RNN).
// Refuses: a shape that is not known, weights that are not constant, activations other than the defaults,
// clip, layout, sequence lengths, peepholes; more than 64 steps.
// Wanted by targets without the recurrent layer.
#include "rewrites/recurrent_steps.h"

namespace espalier {

namespace {

class RecurrentToSteps final : public Rule {
public:
    RecurrentToSteps()
        : Rule(
            {.id = "recurrent-to-steps",
             .title = "A short recurrent layer, step by step",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "the operator's own equations, once for each step",
             .operators = {"GRU", "LSTM", "RNN"},
             .produces = {"MatMul", "Add", "Slice", "Sigmoid", "Tanh", "Mul", "Sub", "Concat", "Unsqueeze"},
             .examples = {
                 "g (float[3,2,2] x) => (y, h) <float[1,3,2] w = {1,2,-1,0.5,3,-2}, float[1,3,1] r = "
                 "{1,-2,0.5}, float[1,6] b = {0.1,0.2,0.3,0.4,0.5,0.6}> { y, h = GRU <hidden_size: int = 1, "
                 "linear_before_reset: int = 1> (x, w, r, b) }",
                 "g (float[3,2,2] x, float[2,2,1] s) => (y) <float[2,3,2] w = "
                 "{1,2,-1,0.5,3,-2,1,1,2,0.25,-1,1}, float[2,3,1] r = {1,-2,0.5,1,0.5,2}> { y = GRU "
                 "<hidden_size: int = 1, direction: string = \"bidirectional\"> (x, w, r, \"\", \"\", s) }",
                 "g (float[3,1,2] x) => (y, h, c) <float[1,4,2] w = {1,2,-1,0.5,3,-2,1,1}, float[1,4,1] r "
                 "= {1,-2,0.5,2}, float[1,8] b = {0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8}> { y, h, c = LSTM "
                 "<hidden_size: int = 1, direction: string = \"reverse\"> (x, w, r, b) }",
                 "g (float[3,1,2] x) => (y) <float[1,1,2] w = {1,-2}, float[1,1,1] r = {0.5}> { y = RNN "
                 "<hidden_size: int = 1> (x, w, r) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        auto form = readRecurrent(facts, id);
        if (!form)
            return tl::unexpected<Refusal>(std::move(form.error()));
        return Match{id, {id}, *form};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const Node node = facts.model().node(match.root);
        Replacement to(edit, match, facts, spec());
        const std::vector<ValueId> made = writeSteps(to, node, std::any_cast<RecurrentNode>(match.state));
        for (std::size_t i = 0; i < made.size(); ++i) {
            if (made[i].isValid())
                to.replace(node.output(i), made[i]);
        }
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_recurrent_to_steps()
{
    return std::make_unique<RecurrentToSteps>();
}

} // namespace espalier
