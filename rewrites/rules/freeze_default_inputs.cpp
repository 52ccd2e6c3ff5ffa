// SPDX-License-Identifier: Apache-2.0
// Makes plain constants of initializers that the model lists among its inputs too.
//   before: g (float[1,3,8,8] x, float[4,3,1,1] w) => (y) <w = {…}> { y = Conv (x, w) }
//   after:  g (float[1,3,8,8] x) => (y) <w = {…}> { y = Conv (x, w) }
// Equal: for every caller that gives no value of its own for w. The model's interface loses inputs, all at
// once. Refuses: no input of the node is such an initializer.
// Wanted by targets that need their weights in the model file, and by every rule that computes with weights.
#include "rewrites/rule.h"

#include "model/graph/walk.h"

#include <algorithm>

namespace espalier {

namespace {

bool isDefault(const Value &value)
{
    return value.isGraphInput && value.isInitializer();
}

class FreezeDefaultInputs final : public Rule {
public:
    FreezeDefaultInputs()
        : Rule({.id = "freeze-default-inputs",
                .title = "Keep the default values of inputs for good",
                .ruleClass = RuleClass::Exact,
                .opset = {7, 28},
                .why = "an input with a default value has that value unless the caller gives another; from "
                       "now on he cannot: bit for bit",
                .operators = {"*"},
                .produces = {},
                .onWhole = true,
                .examples = {"g (float[2,3] x, float[3] c) => (y) <float[3] c = {1, 2, 3}> "
                             "{ y = Add (x, c) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Model &model = facts.model();
        // From IR 4 on; before, initializers had to be listed and could not be overridden (onnx.proto).
        static constexpr std::int64_t firstOverridable = 4;
        if (model.envelope().ir_version() < firstOverridable)
            return refuse("cannot_be_overridden",
                          QT_TRANSLATE_NOOP("rewrites", "Before IR 4 initializers are constant."), {id}, 0);
        bool reads = false;
        for (const ValueId input : model.node(id).inputs)
            reads = reads || (input.isValid() && isDefault(model.value(input)));
        if (!reads)
            return refuse("no_default_input",
                          QT_TRANSLATE_NOOP("rewrites", "No operand is an input with a default value."), {id},
                          0);
        Match match{id, {}, {}};
        for (const GraphPort &port : model.mainGraph().inputs) {
            if (!isDefault(model.value(port.value)))
                continue;
            for (const NodeId reader : readersIn(model, Model::mainGraphId(), port.value)) {
                if (std::find(match.nodes.begin(), match.nodes.end(), reader) == match.nodes.end())
                    match.nodes.push_back(reader);
            }
        }
        return match;
    }

    void apply(ModelEdit &edit, const Match &, const ModelFacts &) const override
    {
        const std::vector<GraphPort> ports = edit.model().mainGraph().inputs;
        for (const GraphPort &port : ports) {
            if (isDefault(edit.model().value(port.value)))
                edit.removeInput(port.value);
        }
    }
};

} // namespace

std::unique_ptr<Rule> make_freeze_default_inputs()
{
    return std::make_unique<FreezeDefaultInputs>();
}

} // namespace espalier
