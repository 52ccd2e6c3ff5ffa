// SPDX-License-Identifier: Apache-2.0
// Puts the branch that an If always takes in its place.
//   before: c = Constant <1> ()  y = If (c) <then_branch = { t = Neg (x) }, else_branch = { t = Abs (x) }>
//   after:  y = Neg (x)
// Equal: the other branch never runs: the condition is constant, or shapes in that branch contradict each
// other, so that a run that came there would stop. Refuses: the condition depends on the inputs; a body
// inside the branch hands out a value of the branch as it is; the branch has sparse initializers. Wanted by
// targets without control flow.
#include "rewrites/rule.h"

#include "model/graph/walk.h"
#include "model/shapes/infer_types.h"
#include "rewrites/dead_code.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace espalier {

namespace {

std::optional<bool> knownBranch(const ModelFacts &facts, NodeId id)
{
    const Model &model = facts.model();
    if (const auto known = takenBranch(model, TypeReport{facts.types(), {}}, id))
        return known;
    if (const auto constant = facts.constant(model.node(id).input(0))) {
        if (const auto values = readIntegers(*constant); values && values->size() == 1)
            return values->front() != 0;
    }
    return takenBranch(model, inferTypes(model), id);
}

std::optional<GraphId> bodyOf(const Node &node, bool isThen)
{
    const Attribute *attribute = node.attribute(isThen ? "then_branch" : "else_branch");
    if (attribute == nullptr || attribute->graphs.empty())
        return std::nullopt;
    return attribute->graphs.front();
}

class InlineKnownIf final : public Rule {
public:
    InlineKnownIf()
        : Rule({.id = "inline-known-if",
                .title = "If of a known condition as the branch it takes",
                .ruleClass = RuleClass::Exact,
                .opset = {7, 28},
                .why = "the branch runs at every call, the other one at none: bit for bit",
                .operators = {"If"},
                .produces = {},
                .simplifies = true,
                .onWhole = true,
                .examples = {"g (float[2,3] x) => (float[2,3] y) <bool c = {1}> { y = If (c) <"
                             "then_branch = a () => (float[2,3] t) { t = Neg (x) },"
                             "else_branch = b () => (float[2,3] e) { e = Abs (x) }> }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Model &model = facts.model();
        const Node &node = model.node(id);
        if (!node.isOp("If"))
            return refuse("operator_differs",
                          {QT_TRANSLATE_NOOP("rewrites", "The rule is not for %1."), node.opType}, {id}, 0);
        const auto branch = knownBranch(facts, id);
        if (!branch)
            return refuse("condition_unknown",
                          QT_TRANSLATE_NOOP("rewrites", "Which branch is taken depends on the inputs."),
                          {id});
        const auto body = bodyOf(node, *branch);
        if (!body || model.graph(*body).outputs.size() < node.outputs.size())
            return refuse("branch_missing", QT_TRANSLATE_NOOP("rewrites", "The branch is not complete."),
                          {id});
        if (innerBodyHandsOut(model, *body))
            return refuse(
                "inner_body_hands_out",
                QT_TRANSLATE_NOOP("rewrites", "A body in the branch hands out a value of the branch."), {id},
                2);
        const Graph &graph = model.graph(*body);
        for (std::uint32_t i = 0; i < graph.values.size(); ++i) {
            if (graph.values.has(i) && graph.values[i].sparseInitializer)
                return refuse("sparse_initializer",
                              QT_TRANSLATE_NOOP("rewrites", "The branch has sparse initializers."), {id}, 2);
        }
        return Match{id, {id}, *branch};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &) const override
    {
        const NodeId id = match.root;
        const Node node = edit.model().node(id);
        const GraphId body = bodyOf(node, std::any_cast<bool>(match.state)).value_or(id.graph);
        std::unordered_map<ValueId, ValueId> moved;
        moveInitializers(edit, body, id, moved);
        std::unordered_set<ValueId> fresh;
        for (const NodeId inner : topologicalOrder(edit.model(), body).nodes)
            moveNode(edit, inner, id, moved, fresh);
        const std::vector<GraphPort> ports = edit.model().graph(body).outputs;
        std::vector<ValueId> made;
        for (const GraphPort &port : ports) {
            const auto known = moved.find(port.value);
            made.push_back(known == moved.end() ? port.value : known->second);
        }
        for (std::size_t i = 0; i < node.outputs.size(); ++i) {
            if (!node.outputs[i].isValid())
                continue;
            if (fresh.erase(made[i]) == 0) {
                edit.replaceUses(node.outputs[i], made[i]);
                continue;
            }
            edit.takeOver(node.outputs[i], made[i]);
            std::replace(made.begin(), made.end(), ValueId(made[i]), node.outputs[i]);
        }
        edit.removeNode(id);
        removeUnread(edit, {node.input(0)});
    }

private:
    /// Whether an output of a body inside names a value of the branch itself.
    static bool innerBodyHandsOut(const Model &model, GraphId branch)
    {
        bool found = false;
        forEachNodeWithin(model, branch, [&](NodeId inner) {
            for (const Attribute &attribute : model.node(inner).attributes) {
                for (const GraphId body : attribute.graphs) {
                    for (const GraphPort &port : model.graph(body).outputs)
                        found = found || port.value.graph == branch;
                }
            }
        });
        return found;
    }

    static void moveInitializers(ModelEdit &edit, GraphId body, NodeId place,
                                 std::unordered_map<ValueId, ValueId> &moved)
    {
        const Graph graph = edit.model().graph(body);
        // Function bodies have no initializers, and before IR 4 they would have to be inputs.
        const bool asNodes = edit.model().envelope().ir_version() < 4
            || enclosingFunction(edit.model(), place.graph) != nullptr;
        for (std::uint32_t i = 0; i < graph.values.size(); ++i) {
            if (!graph.values.has(i) || !graph.values[i].initializer)
                continue;
            const Value &value = graph.values[i];
            const ValueId inner{body, i};
            if (!asNodes) {
                moved[inner] = edit.addInitializer(place.graph, value.name, *value.initializer);
                continue;
            }
            NewNode constant{"Constant", {}, {value.name}, {tensorAttribute("value", *value.initializer)}};
            moved[inner] = edit.model().node(edit.addNodeBefore(place, std::move(constant))).outputs[0];
        }
    }

    /// Nodes in the body read what has become of the values of the branch.
    static void redirect(ModelEdit &edit, GraphId body, const std::unordered_map<ValueId, ValueId> &moved)
    {
        std::vector<NodeId> nodes;
        forEachNodeWithin(edit.model(), body, [&](NodeId node) { nodes.push_back(node); });
        for (const NodeId node : nodes) {
            const std::vector<ValueId> inputs = edit.model().node(node).inputs;
            for (std::size_t i = 0; i < inputs.size(); ++i) {
                if (const auto known = moved.find(inputs[i]); known != moved.end())
                    edit.setInput(node, i, known->second);
            }
        }
    }

    static void moveNode(ModelEdit &edit, NodeId inner, NodeId place,
                         std::unordered_map<ValueId, ValueId> &moved, std::unordered_set<ValueId> &fresh)
    {
        const Node node = edit.model().node(inner);
        NewNode copy;
        copy.opType = node.opType;
        copy.domain = node.domain;
        copy.overload = node.overload;
        copy.name = node.name;
        std::vector<GraphId> bodies;
        for (const Attribute &attribute : node.attributes) {
            if (attribute.graphs.empty())
                copy.attributes.push_back(attribute);
            bodies.insert(bodies.end(), attribute.graphs.begin(), attribute.graphs.end());
        }
        copy.rest = node.rest;
        for (const ValueId input : node.inputs) {
            const auto known = moved.find(input);
            copy.inputs.push_back(known == moved.end() ? input : known->second);
        }
        copy.outputNames.clear();
        for (const ValueId output : node.outputs)
            copy.outputNames.push_back(output.isValid() ? std::optional(edit.model().value(output).name)
                                                        : std::nullopt);
        const NodeId added = edit.addNodeBefore(place, std::move(copy));
        for (const GraphId body : bodies)
            redirect(edit, body, moved);
        edit.moveBodies(inner, added);
        for (std::size_t i = 0; i < node.outputs.size(); ++i) {
            if (!node.outputs[i].isValid())
                continue;
            moved[node.outputs[i]] = edit.model().node(added).outputs[i];
            fresh.insert(edit.model().node(added).outputs[i]);
        }
    }
};

} // namespace

std::unique_ptr<Rule> make_inline_known_if()
{
    return std::make_unique<InlineKnownIf>();
}

} // namespace espalier
