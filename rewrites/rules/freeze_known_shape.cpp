// SPDX-License-Identifier: Apache-2.0
// Writes down the shape that a Reshape or Expand computes, where it is known as far as the node needs it.
//   before: s = Shape (x)  n = Gather (s, 0)  r = Concat (n, [200])  y = Reshape (x, r)        x: [N, 200, 1,
//   1] after:  y = Reshape (x, [-1, 200])
// Equal: the lengths are those that inference finds; the one that is not known is what remains (-1), the
// input's own (0), or left as it is (1 for Expand). Refuses: more lengths are unknown; the shape does not
// come from the shapes of tensors and constants alone. Wanted by targets that read shapes from the model
// file, and by models that should be smaller.
#include "model/targets/repeatable.h"
#include "rewrites/known.h"
#include "rewrites/replacement.h"

#include <algorithm>

namespace espalier {

namespace {

using Lengths = std::vector<std::int64_t>;

/// What Expand needs; nullopt where it is not known.
std::optional<Lengths> expandTarget(const ModelFacts &facts, ValueId from, ValueId to)
{
    const auto &before = facts.type(from).shape;
    const auto &after = facts.type(to).shape;
    if (!before || !after || before->size() > after->size())
        return std::nullopt;
    Lengths lengths;
    const std::size_t front = after->size() - before->size();
    for (std::size_t i = 0; i < after->size(); ++i) {
        const Dim &dim = (*after)[i];
        if (!dim.isKnown() && (i < front || !areEqual(dim, (*before)[i - front])))
            return std::nullopt;
        lengths.push_back(dim.isKnown() ? dim.length() : 1);
    }
    return lengths;
}

/// What Reshape needs, as far as it is known of the computed shape itself.
std::optional<Lengths> computedTarget(const ModelFacts &facts, ValueId from, ValueId shape)
{
    const auto elements = facts.elements(shape);
    const auto &before = facts.type(from).shape;
    if (!elements || elements->dims.size() != 1)
        return std::nullopt;
    const auto isOpen = [](const Element &element) {
        return !element.isInteger() || element.integer() == -1;
    };
    const auto open = std::count_if(elements->values.begin(), elements->values.end(), isOpen);
    Lengths lengths;
    for (std::size_t i = 0; i < elements->values.size(); ++i) {
        const Element &element = elements->values[i];
        const bool isCopied = open > 1 && !element.isNumber() && before && i < before->size()
            && areEqual(element.dim(), (*before)[i]);
        lengths.push_back(element.isInteger() ? element.integer() : isCopied ? 0 : -1);
    }
    return std::count(lengths.begin(), lengths.end(), -1) <= 1 ? std::optional(std::move(lengths))
                                                               : std::nullopt;
}

std::optional<Lengths> target(const ModelFacts &facts, const Node &node)
{
    if (node.isOp("Expand"))
        return expandTarget(facts, node.input(0), node.output(0));
    auto lengths = computedTarget(facts, node.input(0), node.input(1));
    return lengths ? lengths : reshapeTarget(facts, node.input(0), node.output(0));
}

/// The nodes that compute a shape, down to Shape and Size; nullopt where something else has a part in it.
std::optional<std::vector<NodeId>> shapeNodes(const ModelFacts &facts, ValueId shape)
{
    static constexpr std::size_t most = 64;
    const Model &model = facts.model();
    std::vector<NodeId> nodes;
    std::vector<ValueId> open = {shape};
    while (!open.empty()) {
        const ValueId value = open.back();
        open.pop_back();
        if (!value.isValid() || facts.isConstant(value))
            continue;
        const NodeId producer = model.value(value).producer;
        if (!producer.isValid() || producer.graph != shape.graph || !isRepeatable(model, producer))
            return std::nullopt;
        if (std::find(nodes.begin(), nodes.end(), producer) != nodes.end())
            continue;
        nodes.push_back(producer);
        if (nodes.size() > most)
            return std::nullopt;
        const Node &node = model.node(producer);
        if (!node.isOp("Shape") && !node.isOp("Size"))
            open.insert(open.end(), node.inputs.begin(), node.inputs.end());
    }
    return nodes;
}

class FreezeKnownShape final : public Rule {
public:
    FreezeKnownShape()
        : Rule({.id = "freeze-known-shape",
                .title = "Write down the shape that a Reshape or Expand computes",
                .ruleClass = RuleClass::Exact,
                .opset = {7, 28},
                .why = "the same lengths, known beforehand: bit for bit",
                .operators = {"Reshape", "Expand"},
                .produces = {"Reshape", "Expand"},
                .simplifies = true,
                .examples = {"g (float[2,3] x, int64[1] k) => (float[n,3] y) <int64[1] one = {1}, "
                             "int64[1] i = {0}, int64[1] c = {3}> { t = Concat <axis: int = 0> (k, one)  "
                             "z = Tile (x, t)  s = Shape (z)  n = Gather (s, i)  "
                             "r = Concat <axis: int = 0> (n, c)  y = Reshape (z, r) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Model &model = facts.model();
        const Node &node = model.node(id);
        const ValueId shape = node.input(1);
        if ((!node.isOp("Reshape") && !node.isOp("Expand")) || !shape.isValid() || facts.isConstant(shape)
            || node.intOr("allowzero", 0) != 0)
            return refuse("shape_constant", QT_TRANSLATE_NOOP("rewrites", "No shape is computed here."), {id},
                          0);
        const auto lengths = target(facts, node);
        if (!lengths)
            return refuse("shape_unknown",
                          {QT_TRANSLATE_NOOP("rewrites", "The shape is not known: %1."),
                           facts.type(node.output(0)).text()},
                          {id});
        auto nodes = shapeNodes(facts, shape);
        if (!nodes)
            return refuse("shape_depends_on_elements",
                          {QT_TRANSLATE_NOOP("rewrites", "%1 does not come from shapes alone."),
                           model.value(shape).name},
                          {id});
        nodes->insert(nodes->begin(), id);
        return Match{id, *std::move(nodes), *lengths};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const Node node = facts.model().node(match.root);
        Match replaced = match;
        replaced.nodes = {match.root};
        Replacement to(edit, replaced, facts, spec());
        const ValueId shape = to.integers(std::any_cast<const Lengths &>(match.state));
        to.replace(node.output(0), to.add(node.opType, {node.input(0), shape}));
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_freeze_known_shape()
{
    return std::make_unique<FreezeKnownShape>();
}

} // namespace espalier
