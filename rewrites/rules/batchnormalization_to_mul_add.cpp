// SPDX-License-Identifier: Apache-2.0
// Writes BatchNormalization at inference as a product and a sum per channel.
//   before: y = BatchNormalization (x, scale, bias, mean, variance)
//   after:  p = Mul (x, s)   y = Add (p, t)      s = scale / √(variance + ε),  t = bias - mean·s, shaped [C,
//   1, …]
// Equal: (x - mean) / √(variance + ε) · scale + bias = x·s + t.
// Refuses: statistics not constant; training; rank unknown; a factor that is not finite.
// Wanted by targets without BatchNormalization.
#include "rewrites/batchnorm.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class BatchNormalizationToMulAdd final : public NodeRule {
public:
    BatchNormalizationToMulAdd()
        : NodeRule({.id = "batchnormalization-to-mul-add",
                    .title = "BatchNormalization as Mul and Add",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "(x - mean)/√(variance + ε)·scale + bias = x·s + t with s = scale/√(variance + "
                           "ε), t = bias - mean·s",
                    .operators = {"BatchNormalization"},
                    .produces = {"Mul", "Add"},
                    .examples = {"g (float[2,2,3,3] x) => (y) <float[2] s = {1, 2}, float[2] b = {0.5, -1}, "
                                 "float[2] m = {0.1, 0.2}, "
                                 "float[2] v = {1, 4}> { y = BatchNormalization (x, s, b, m, v) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        if (const auto refusal = needFloat(facts, node.output(0)))
            return refusal;
        if (const auto refusal = needRank(facts, node.input(0)))
            return refusal;
        const auto affine = readBatchNorm(facts, node);
        return affine ? std::nullopt : Check(affine.error());
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const ChannelAffine affine = *readBatchNorm(to.facts(), node);
        const std::int64_t rank = *rankOf(to.facts(), node.inputs[0]);
        const DType dtype = dtypeOf(to.facts(), node.inputs[0]);
        std::vector<std::int64_t> shape = {static_cast<std::int64_t>(affine.factor.size())};
        shape.resize(static_cast<std::size_t>(std::max<std::int64_t>(rank - 1, 1)), 1);
        const ValueId product =
            to.add("Mul", {node.inputs[0], to.constant(numbersTensor(dtype, shape, affine.factor))});
        return {to.add("Add", {product, to.constant(numbersTensor(dtype, shape, affine.offset))})};
    }
};

} // namespace

std::unique_ptr<Rule> make_batchnormalization_to_mul_add()
{
    return std::make_unique<BatchNormalizationToMulAdd>();
}

} // namespace espalier
