// SPDX-License-Identifier: Apache-2.0
// Concat: one block copy an input.
#include "model/compute/kernels/strided_copy.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

namespace espalier {

namespace {

class Concat : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Concat", 1}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const auto axis =
            normalAxis(context.node.intOr("axis", 1), context.rank(0)); // version 1 had a default
        if (!axis || context.shape(0).empty())
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
        const auto at = static_cast<std::size_t>(*axis);
        TensorSpec out = context.input(0);
        out.shape[at] = 0;
        for (std::size_t i = 0; i < context.inputs.size(); ++i) {
            if (context.shape(i).size() != out.shape.size())
                return fail(
                    wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
            out.shape[at] += context.shape(i)[at];
        }
        const std::int64_t outer = product(out.shape, 0, at);
        const std::int64_t stride = product(out.shape, at);
        KernelPlan plan;
        plan.outputs = {out};
        std::int64_t offset = 0;
        for (std::size_t i = 0; i < context.inputs.size(); ++i) {
            const std::int64_t block = product(context.shape(i), at);
            const bool computed = withWidthOf(out.dtype, [&](auto type) {
                using T = typename decltype(type)::type;
                if (block * outer > 0)
                    plan.calls.push_back(makeCall(
                        "strided_copy.h", "copyBlocks<" + std::string(elementTypeName(out.dtype)) + ">",
                        &kernels::copyBlocks<T>, In{i}, Out{0}, Int{"outer", outer}, Int{"block", block},
                        Int{"stride", stride}, Int{"offset", offset}));
            });
            if (!computed)
                return fail(dtypeNotComputed(context, out.dtype));
            offset += block;
        }
        return plan;
    }
};

} // namespace

std::unique_ptr<Kernel> make_concat()
{
    return std::make_unique<Concat>();
}

} // namespace espalier
