// SPDX-License-Identifier: Apache-2.0
// Takes BatchNormalization at inference into the convolution before it.
//   before: c = Conv (x, w, b)   y = BatchNormalization (c, scale, bias, mean, variance)
//   after:  y = Conv (x, w', b')      w' = w·s,  b' = (b - mean)·s + bias,  s = scale / √(variance + ε), per
//   output channel
// Equal: a convolution is linear in its weights and bias. The same holds for ConvTranspose.
// Refuses: weights or statistics not constant; training; the convolution's result is read elsewhere; a weight
// that is not finite. Wanted by targets without BatchNormalization, and by models that should be smaller.
#include "rewrites/batchnorm.h"
#include "rewrites/known.h"
#include "rewrites/replacement.h"

#include <cmath>

namespace espalier {

namespace {

class BatchNormalizationIntoConv final : public Rule {
public:
    BatchNormalizationIntoConv()
        : Rule(
            {.id = "batchnormalization-into-conv",
             .title = "BatchNormalization into the convolution before it",
             .ruleClass = RuleClass::Exact,
             .opset = {7, 28},
             .why = "a convolution is linear in its weights and bias: s·(w*x + b) + t = (s·w)*x + (s·b + t)",
             .operators = {"BatchNormalization", "Conv", "ConvTranspose"},
             .produces = {"Conv", "ConvTranspose"},
             .simplifies = true,
             .examples = {"g (float[1,1,4,4] x) => (y) <float[2,1,1,1] w = {1, 2}, float[2] s = {1, 2}, "
                          "float[2] b = {0.5, -1}, "
                          "float[2] m = {0.1, 0.2}, float[2] v = {1, 4}> "
                          "{ c = Conv (x, w)  y = BatchNormalization (c, s, b, m, v) }"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Model &model = facts.model();
        const auto pair = nodesAround(model, id);
        if (!pair)
            return refuse("operator_differs",
                          QT_TRANSLATE_NOOP("rewrites", "No convolution stands before a BatchNormalization."),
                          {id}, 1);
        const Node &conv = model.node(pair->first);
        const Value &between = model.value(conv.outputs[0]);
        if (between.uses.size() != 1 || between.graphOutputs > 0)
            return refuse("interior_read_elsewhere",
                          {QT_TRANSLATE_NOOP("rewrites", "%1 is read elsewhere too."), between.name},
                          {pair->first}, 2);
        const auto affine = readBatchNorm(facts, model.node(pair->second));
        if (!affine) {
            Refusal refusal = affine.error();
            refusal.nodes = {pair->second};
            refusal.reach = 2;
            return tl::unexpected<Refusal>(std::move(refusal));
        }
        const auto weights = facts.constant(conv.input(1));
        if (!weights || !constantNumbers(facts, conv.input(1))
            || (conv.input(2).isValid() && !constantNumbers(facts, conv.input(2))))
            return refuse("weights_not_constant",
                          QT_TRANSLATE_NOOP("rewrites", "Weights or bias are not constant."), {pair->first},
                          2);
        const std::vector<std::int64_t> dims = weights->dims();
        const std::int64_t channels = dims.size() < 3 ? 0
            : conv.isOp("Conv")                       ? dims[0]
                                                      : dims[1] * conv.intOr("group", 1);
        if (!isFloatingPoint(weights->dtype())
            || channels != static_cast<std::int64_t>(affine->factor.size()))
            return refuse("shape_differs",
                          QT_TRANSLATE_NOOP("rewrites", "Weights and statistics have different channels."),
                          {pair->first}, 2);
        return Match{pair->second, {pair->first, pair->second}, {}};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const Node conv = facts.model().node(match.nodes[0]);
        const Node norm = facts.model().node(match.nodes[1]);
        const ChannelAffine affine = *readBatchNorm(facts, norm);
        const auto weights = facts.constant(conv.inputs[1]);
        Replacement to(edit, match, facts, spec());
        std::vector<double> scaled = *constantNumbers(facts, conv.inputs[1]);
        const std::vector<std::int64_t> dims = weights->dims();
        for (std::size_t i = 0; i < scaled.size(); ++i)
            scaled[i] *= affine.factor[channelOf(conv, dims, i)];
        std::vector<double> bias = affine.offset;
        if (conv.input(2).isValid()) {
            const std::vector<double> before = *constantNumbers(facts, conv.inputs[2]);
            for (std::size_t c = 0; c < bias.size(); ++c)
                bias[c] += before[c] * affine.factor[c];
        }
        const std::string name = facts.model().value(conv.inputs[1]).name;
        const ValueId w = to.constant(numbersTensor(weights->dtype(), dims, scaled), name + "_scaled");
        const ValueId b = to.constant(
            numbersTensor(weights->dtype(), {static_cast<std::int64_t>(bias.size())}, bias), name + "_bias");
        const std::vector<ValueId> made =
            to.addMany(conv.opType, {conv.inputs[0], w, b}, 1, conv.attributes, conv.domain);
        to.replace(norm.outputs[0], made.front());
        to.finish();
    }

private:
    /// The convolution and the normalisation, of which the node is one.
    static std::optional<std::pair<NodeId, NodeId>> nodesAround(const Model &model, NodeId id)
    {
        const Node &node = model.node(id);
        if (node.isOp("BatchNormalization")) {
            if (!node.input(0).isValid())
                return std::nullopt;
            const NodeId before = model.value(node.inputs[0]).producer;
            if (!before.isValid() || before.graph != id.graph || !isConv(model.node(before)))
                return std::nullopt;
            return std::pair(before, id);
        }
        if (!isConv(node) || !node.output(0).isValid())
            return std::nullopt;
        for (const Use &use : model.value(node.outputs[0]).uses) {
            if (use.node.graph == id.graph && use.input == 0
                && model.node(use.node).isOp("BatchNormalization"))
                return std::pair(id, use.node);
        }
        return std::nullopt;
    }

    static bool isConv(const Node &node) { return node.isOp("Conv") || node.isOp("ConvTranspose"); }

    /// Output channel of weight `i`: axis 0 of Conv; group and axis 1 of ConvTranspose.
    static std::size_t channelOf(const Node &conv, const std::vector<std::int64_t> &dims, std::size_t i)
    {
        const auto inner = [&](std::size_t from) {
            std::size_t count = 1;
            for (std::size_t k = from; k < dims.size(); ++k)
                count *= static_cast<std::size_t>(dims[k]);
            return count;
        };
        if (conv.isOp("Conv"))
            return i / inner(1);
        const std::size_t perGroup = static_cast<std::size_t>(dims[1]);
        const std::size_t inputsPerGroup = static_cast<std::size_t>(dims[0] / conv.intOr("group", 1));
        return (i / inner(1)) / inputsPerGroup * perGroup + (i / inner(2)) % perGroup;
    }
};

} // namespace

std::unique_ptr<Rule> make_batchnormalization_into_conv()
{
    return std::make_unique<BatchNormalizationIntoConv>();
}

} // namespace espalier
