// SPDX-License-Identifier: Apache-2.0
// Writes operators that are linear in their operand as products with constant matrices.
//   before: y = CumSum (x, axis)                     x: [A, B, C], axis = 1
//   after:  t = Transpose (x, [0, 2, 1])  f = Reshape (t, [A·C, B])  p = MatMul (f, M)
//           r = Reshape (p, [A, C, B])  y = Transpose (r, [0, 2, 1])       M[i, j] = 1 where i ≤ j
// Resize is one such product for each axis that it changes.
// Equal: the operator applied to an identity gives M, and f(x) = Σ xᵢ·f(eᵢ) for finite operands.
// Refuses: a shape or a parameter that is not known; cropping; zeros that do not stay zero; matrices of more
// than 2^20 elements. Wanted by targets without the operator, its mode or its parameters.
#include "rewrites/linear_map.h"

#include <algorithm>

namespace espalier {

namespace {

class LinearToMatMul final : public Rule {
public:
    LinearToMatMul()
        : Rule({.id = "linear-to-matmul",
                .title = "A linear operator as a product with its matrix",
                .ruleClass = RuleClass::Exact,
                .opset = {9, 28},
                .why =
                    "f(x) = Σ xᵢ·f(eᵢ), and the rows f(eᵢ) are constant: bit for bit where each element of "
                    "the result is one of the operand, else rounding of sums",
                .operators = {"AffineGrid", "AveragePool", "CenterCropPad", "Col2Im", "Compress", "CumSum",
                              "DFT", "GatherElements", "GatherND", "Resize", "ReverseSequence", "Slice",
                              "Trilu", "Upsample"},
                .produces = {"MatMul", "Reshape", "Transpose"},
                .needsFinite = true,
                .examples = {"g (float[2,3,4] x) => (y) <int64 a = {1}> { y = CumSum (x, a) }",
                             "g (float[1,2,3,4] x) => (y) <float[4] s = {1, 1, 2, 1.5}> { y = Resize <mode: "
                             "string = \"cubic\"> (x, \"\", s) }",
                             "g (float[2,3,4] x) => (y) { y = Trilu (x) }",
                             "g (float[1,2,3,4] x) => (y) { y = AveragePool <kernel_shape: ints = [2, 3], "
                             "pads: ints = [1, 0, 0, 1]> (x) }",
                             "g (float[3,2,2] x) => (y) <int64[2] n = {2, 3}> { y = ReverseSequence (x, n) }",
                             "g (float[5,3] x) => (y) <bool[4] c = {1, 0, 0, 1}> { y = Compress <axis: int = "
                             "0> (x, c) }",
                             "g (float[1,1,2,2] x) => (y) <float[4] s = {1, 1, 2, 3}> { y = Upsample (x, s) "
                             "}"}})
    {
    }

    Found find(const ModelFacts &facts, NodeId id) const override
    {
        const Node &node = facts.model().node(id);
        const auto &operators = spec().operators;
        if (!isDefaultDomain(node.domain)
            || std::find(operators.begin(), operators.end(), node.opType) == operators.end())
            return refuse("operator_differs",
                          {QT_TRANSLATE_NOOP("rewrites", "The rule is not for %1."), node.opType}, {id}, 0);
        for (const Attribute &attribute : node.attributes) {
            if (!attribute.proto->ref_attr_name().empty())
                return refuse(
                    "attribute_reference",
                    {QT_TRANSLATE_NOOP("rewrites", "%1 is a parameter of the function."), attribute.name()},
                    {id});
        }
        auto maps = readLinearMaps(facts, id);
        if (!maps)
            return tl::unexpected<Refusal>(std::move(maps.error()));
        return Match{id, {id}, std::move(*maps)};
    }

    void apply(ModelEdit &edit, const Match &match, const ModelFacts &facts) const override
    {
        const Node node = facts.model().node(match.root);
        Replacement to(edit, match, facts, spec());
        ValueId value = node.input(0);
        for (const LinearMap &map : std::any_cast<const std::vector<LinearMap> &>(match.state))
            value = writeLinearMap(to, value, map);
        to.replace(node.output(0), value);
        to.finish();
    }
};

} // namespace

std::unique_ptr<Rule> make_linear_to_matmul()
{
    return std::make_unique<LinearToMatMul>();
}

} // namespace espalier
