// SPDX-License-Identifier: Apache-2.0
// Einsum of one to three operands.
#include "model/compute/kernels/einsum.h"

#include "model/compute/einsum_equation.h"
#include "model/compute/element_types.h"

namespace espalier {

namespace {

/// Steps of three operands one after the other; operands that are not there stand still.
std::vector<std::int64_t> joined(const std::vector<std::vector<std::int64_t>> &steps, std::size_t rank)
{
    std::vector<std::int64_t> out;
    for (const auto &list : steps)
        out.insert(out.end(), list.begin(), list.end());
    out.resize(3 * rank, 0);
    return out;
}

class EinsumKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Einsum", 12}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        static constexpr std::size_t maximumOperands = 3;
        const std::string equation = context.node.stringOr("equation", "");
        if (context.inputs.size() > maximumOperands)
            return fail(
                notComputed(context, "attribute_not_computed",
                            QT_TRANSLATE_NOOP("compute", "Einsum is computed for up to three operands")));
        std::vector<std::vector<std::int64_t>> shapes;
        for (std::size_t i = 0; i < context.inputs.size(); ++i)
            shapes.push_back(context.shape(i));
        const auto walk = readEinsum(equation, shapes);
        if (!walk)
            return fail(wrongShapes(
                context,
                {QT_TRANSLATE_NOOP("compute", "the equation %1 does not fit the operands"), equation}));
        const DType dtype = context.input(0).dtype;
        KernelPlan plan;
        plan.outputs = {{dtype, walk->shapeAt}};
        const std::size_t rankAt = walk->shapeAt.size();
        const std::size_t rankOver = walk->shapeOver.size();
        const bool computed = withNumber(dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls = {makeCall(
                "einsum.h", std::string("sumOfProducts<") + typeName<T>() + ">", &kernels::sumOfProducts<T>,
                In{0}, In{1}, In{2}, Out{0}, Int{"rankAt", static_cast<std::int64_t>(rankAt)},
                Ints{"shapeAt", walk->shapeAt}, Ints{"stepsAt", joined(walk->stepsAt, rankAt)},
                Int{"rankOver", static_cast<std::int64_t>(rankOver)}, Ints{"shapeOver", walk->shapeOver},
                Ints{"stepsOver", joined(walk->stepsOver, rankOver)})};
        });
        if (!computed)
            return fail(dtypeNotComputed(context, dtype));
        return plan;
    }
};

} // namespace

std::unique_ptr<Kernel> make_einsum()
{
    return std::make_unique<EinsumKernel>();
}

} // namespace espalier
