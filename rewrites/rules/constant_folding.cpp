// SPDX-License-Identifier: Apache-2.0
// Replaces what only depends on constants, or on known shapes, by its value.
//   before: s = Shape (x)  i = Constant ()  d = Gather (s, i)  r = Concat (d, m)  y = Reshape (x, r)
//   after:  y = Reshape (x, r)          r an initializer
// Equal: the node is computed once, now, instead of at every run.
// Refuses: a result is not constant, or makes the model much larger than without what it is computed from; an
// Identity that names a graph output.
// Wanted by targets that read shapes, axes and weights from the model file.
#include "rewrites/known.h"
#include "rewrites/replacement.h"

#include <algorithm>

namespace espalier {

namespace {

/// Nodes are kept whose results would add more bytes than this to the model.
constexpr std::uint64_t growthLimit = 16U << 20U;

/// Bytes of constants that nobody reads any more without the node.
std::uint64_t bytesFreed(const Model &model, NodeId id)
{
    std::uint64_t freed = 0;
    for (const ValueId input : model.node(id).inputs) {
        if (!input.isValid())
            continue;
        const Value &value = model.value(input);
        const bool isOwn = value.graphOutputs == 0
            && std::all_of(value.uses.begin(), value.uses.end(),
                           [&](const Use &use) { return use.node == id; });
        if (isOwn && value.initializer)
            freed += value.initializer->storedBytes();
        if (isOwn && value.producer.isValid() && model.node(value.producer).isOp("Constant")) {
            for (const Attribute &attribute : model.node(value.producer).attributes) {
                for (const auto &tensor : attribute.tensors)
                    freed += tensor->storedBytes();
            }
        }
    }
    return freed;
}

class ConstantFolding final : public Rule {
public:
    ConstantFolding()
        : Rule(
            {.id = "constant-folding",
             .title = "Compute what is constant",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "the node is computed once instead of at every run: bit for bit with the same arithmetic",
             .operators = {"*"},
             .produces = {},
             .simplifies = true,
             .examples = {
                 "g (float[2,3] x) => (y) <float[3] c = {1, 2, 3}> { n = Neg (c)  y = Add (x, n) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Model &model = facts.model();
        const Node &node = model.node(id);
        if (node.isOp("Constant"))
            return refuse("constant_already", QT_TRANSLATE_NOOP("rewrites", "The node is a constant."), {id},
                          0);
        std::uint64_t made = 0;
        for (const ValueId output : node.outputs) {
            if (!output.isValid())
                continue;
            const Value &value = model.value(output);
            // An Identity is what gives a constant graph output its name.
            if (value.graphOutputs > 0 && node.isOp("Identity"))
                return refuse("graph_output",
                              {QT_TRANSLATE_NOOP("rewrites", "%1 is a graph output."), value.name}, {id});
            if (value.uses.empty() && value.graphOutputs == 0)
                continue;
            if (!facts.isConstant(output))
                return refuse("not_constant",
                              {QT_TRANSLATE_NOOP("rewrites", "%1 is not constant."), value.name}, {id});
            const ValueType &type = facts.type(output);
            const auto count = type.shape ? elementCount(*type.shape) : std::nullopt;
            made += count ? packedBytes(type.dtype, static_cast<std::uint64_t>(*count)).value_or(0) : 0;
        }
        if (made > growthLimit + bytesFreed(model, id))
            return refuse(
                "too_large",
                {QT_TRANSLATE_NOOP("rewrites", "The result would take %1 bytes."), std::to_string(made)},
                {id});
        for (const ValueId output : node.outputs) {
            const bool isRead = output.isValid()
                && (!model.value(output).uses.empty() || model.value(output).graphOutputs > 0);
            if (isRead && !facts.constant(output))
                return refuse("no_kernel",
                              {QT_TRANSLATE_NOOP("rewrites", "%1 cannot be computed."), node.opType}, {id});
        }
        return Match{id, {id}, {}};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const Node node = facts.model().node(match.root);
        Replacement to(edit, match, facts, spec());
        for (const ValueId output : node.outputs) {
            const auto tensor = output.isValid() ? facts.constant(output) : nullptr;
            if (tensor)
                to.replace(output, to.constant(*tensor, facts.model().value(output).name));
        }
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_constant_folding()
{
    return std::make_unique<ConstantFolding>();
}

} // namespace espalier
