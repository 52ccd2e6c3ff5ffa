// SPDX-License-Identifier: Apache-2.0
// Computes once what several nodes compute.
//   before: a = Exp (x)  b = Exp (x)  y = Add (a, b)
//   after:  a = Exp (x)  y = Add (a, a)
// Equal: the same operator with the same attributes on the same operands gives the same.
// Refuses: no other node computes the same; the node draws random numbers, or is not of ONNX's own domains.
// Wanted by models that should be smaller: exporters write shapes, masks and slices at every place anew.
#include "model/targets/repeatable.h"
#include "rewrites/replacement.h"

#include <algorithm>

namespace espalier {

namespace {

bool haveSameElements(const Tensor &a, const Tensor &b)
{
    if (a.dtype() != b.dtype() || a.dims() != b.dims() || a.dtype() == DType::String)
        return false;
    const auto first = readTensor(a);
    const auto second = readTensor(b);
    return first && second
        && std::equal(first->bytes().begin(), first->bytes().end(), second->bytes().begin(),
                      second->bytes().end());
}

/// The same value, or constants of the same elements.
bool areSame(const ModelFacts &facts, ValueId a, ValueId b)
{
    if (a == b)
        return true;
    if (!a.isValid() || !b.isValid() || facts.type(a).text() != facts.type(b).text() || !facts.isConstant(a)
        || !facts.isConstant(b))
        return false;
    const auto first = facts.constant(a);
    const auto second = facts.constant(b);
    return first && second && haveSameElements(*first, *second);
}

bool areSame(const Attribute &a, const Attribute &b)
{
    if (!a.graphs.empty() || !b.graphs.empty() || a.tensors.size() != b.tensors.size()
        || a.proto->SerializeAsString() != b.proto->SerializeAsString())
        return false;
    for (std::size_t i = 0; i < a.tensors.size(); ++i) {
        if (!haveSameElements(*a.tensors[i], *b.tensors[i]))
            return false;
    }
    return true;
}

bool computeSame(const ModelFacts &facts, const Node &a, const Node &b)
{
    if (a.opType != b.opType || a.domain != b.domain || a.inputs.size() != b.inputs.size()
        || a.outputs.size() != b.outputs.size() || a.attributes.size() != b.attributes.size())
        return false;
    for (const Attribute &attribute : a.attributes) {
        const Attribute *other = b.attribute(attribute.name());
        if (other == nullptr || !areSame(attribute, *other))
            return false;
    }
    for (std::size_t i = 0; i < a.outputs.size(); ++i) {
        if (a.outputs[i].isValid() != b.outputs[i].isValid())
            return false;
    }
    for (std::size_t i = 0; i < a.inputs.size(); ++i) {
        if (!areSame(facts, a.inputs[i], b.inputs[i]))
            return false;
    }
    return true;
}

bool namesGraphOutput(const Model &model, const Node &node)
{
    return std::any_of(node.outputs.begin(), node.outputs.end(), [&](ValueId output) {
        return output.isValid() && model.value(output).graphOutputs > 0;
    });
}

/// Nodes that compute what `id` does, `id` among them, first in the graph's order first; but for those after
/// the first that name graph outputs.
std::vector<NodeId> equalNodes(const ModelFacts &facts, NodeId id)
{
    const Model &model = facts.model();
    const Node &node = model.node(id);
    // The shortest way to all candidates: the readers of the operand with the fewest. Nodes on constants
    // alone are folded.
    const Value *operand = nullptr;
    for (const ValueId input : node.inputs) {
        if (!input.isValid() || facts.isConstant(input))
            continue;
        const Value &value = model.value(input);
        if (operand == nullptr || value.uses.size() < operand->uses.size())
            operand = &value;
    }
    if (operand == nullptr)
        return {};
    std::vector<NodeId> equal;
    for (const Use &use : operand->uses) {
        if (use.node.graph == id.graph && std::find(equal.begin(), equal.end(), use.node) == equal.end()
            && (use.node == id || computeSame(facts, node, model.node(use.node))))
            equal.push_back(use.node);
    }
    std::sort(equal.begin(), equal.end(),
              [&](NodeId a, NodeId b) { return model.node(a).rank < model.node(b).rank; });
    const auto isLater = [&](NodeId each) {
        return each != equal.front() && namesGraphOutput(model, model.node(each));
    };
    std::vector<NodeId> kept;
    for (const NodeId each : equal) {
        if (!isLater(each))
            kept.push_back(each);
    }
    return kept;
}

class MergeEqualNodes final : public Rule {
public:
    MergeEqualNodes()
        : Rule({.id = "merge-equal-nodes",
                .title = "Compute once what several nodes compute",
                .ruleClass = RuleClass::Exact,
                .opset = {7, 28},
                .why = "the same operator with the same attributes on the same operands: bit for bit",
                .operators = {"*"},
                .produces = {},
                .simplifies = true,
                .examples = {"g (float[2,3] x) => (y) { a = Exp (x)  b = Exp (x)  y = Add (a, b) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Model &model = facts.model();
        if (!isRepeatable(model, id) || model.node(id).isOp("Dropout"))
            return refuse("not_repeatable",
                          {QT_TRANSLATE_NOOP("rewrites", "%1 may give something else each time."),
                           model.node(id).opType},
                          {id}, 0);
        const std::vector<NodeId> nodes = equalNodes(facts, id);
        if (nodes.size() < 2 || std::find(nodes.begin(), nodes.end(), id) == nodes.end())
            return refuse("none_equal", QT_TRANSLATE_NOOP("rewrites", "No other node computes the same."),
                          {id}, 0);
        return Match{nodes.front(), nodes, {}};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const Node first = facts.model().node(match.root);
        Match replaced = match;
        replaced.nodes.erase(std::find(replaced.nodes.begin(), replaced.nodes.end(), match.root));
        Replacement to(edit, replaced, facts, spec());
        for (const NodeId id : replaced.nodes) {
            const Node node = facts.model().node(id);
            for (std::size_t i = 0; i < node.outputs.size(); ++i)
                to.replace(node.outputs[i], first.outputs[i]);
        }
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_merge_equal_nodes()
{
    return std::make_unique<MergeEqualNodes>();
}

} // namespace espalier
