// SPDX-License-Identifier: Apache-2.0
// Writes Gemm as MatMul and Add.
//   before: y = Gemm <alpha, beta, transA, transB> (a, b, c)
//   after:  p = MatMul (a', b')   y = Add (p, c')       a' = aᵀ where transA, b' = alpha·b (transposed), c' =
//   beta·c
// Equal: alpha·a·b + beta·c by definition. Transposed and scaled constants are computed at once.
// Refuses: not floating-point.
// Wanted by targets without Gemm, or without its attributes.
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/node_rule.h"

namespace espalier {

namespace {

class GemmToMatMulAdd final : public NodeRule {
public:
    GemmToMatMulAdd()
        : NodeRule({.id = "gemm-to-matmul-add",
                    .title = "Gemm as MatMul and Add",
                    .ruleClass = RuleClass::Exact,
                    .opset = {7, 28},
                    .why = "gemm = alpha·a·b + beta·c, which is how ONNX defines it",
                    .operators = {"Gemm"},
                    .produces = {"MatMul", "Add", "Transpose", "Mul"},
                    .examples = {"g (float[2,3] x, float[4,3] w, float[4] b) => (y) "
                                 "{ y = Gemm <transB: int = 1, alpha: float = 0.5> (x, w, b) }"}})
    {
    }

protected:
    Check check(const ModelFacts &facts, const Node &node) const override
    {
        return needFloat(facts, node.output(0));
    }

    std::vector<ValueId> write(Replacement &to, const Node &node) const override
    {
        const DType dtype = dtypeOf(to.facts(), node.output(0));
        const auto scaled = [&](ValueId x, float factor) {
            return factor == 1.0F ? x : to.add("Mul", {x, to.scalar(static_cast<double>(factor), dtype)});
        };
        const auto turned = [&](ValueId x, const char *attribute) {
            return node.intOr(attribute, 0) == 0 ? x : addTranspose(to, x, {1, 0});
        };
        const ValueId a = turned(node.inputs[0], "transA");
        const ValueId b = scaled(turned(node.inputs[1], "transB"), node.floatOr("alpha", 1.0F));
        const ValueId product = to.add("MatMul", {a, b});
        const float beta = node.floatOr("beta", 1.0F);
        if (!node.input(2).isValid() || beta == 0.0F)
            return {product};
        return {to.add("Add", {product, scaled(node.inputs[2], beta)})};
    }
};

} // namespace

std::unique_ptr<Rule> make_gemm_to_matmul_add()
{
    return std::make_unique<GemmToMatMulAdd>();
}

} // namespace espalier
