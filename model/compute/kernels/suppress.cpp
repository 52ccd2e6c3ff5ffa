// SPDX-License-Identifier: Apache-2.0
// NonMaxSuppression.
#include "model/compute/kernels/suppress.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

#include <algorithm>

namespace espalier {

namespace {

class Suppress : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"NonMaxSuppression", 10}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        for (const std::size_t i : {0U, 1U, 3U, 4U}) {
            if (context.has(i) && context.input(i).dtype != DType::Float)
                return fail(dtypeNotComputed(context, context.input(i).dtype));
            if (i > 1 && context.has(i) && context.input(i).count() < 1)
                return fail(wrong(context));
        }
        if (context.rank(0) != 3 || context.rank(1) != 3 || context.shape(0)[2] != 4
            || context.shape(0)[0] != context.shape(1)[0] || context.shape(0)[1] != context.shape(1)[2])
            return fail(wrong(context));
        const std::int64_t count = context.shape(0)[1];
        std::int64_t perClass = count;
        if (context.has(2)) {
            if (context.input(2).dtype != DType::Int64 || context.input(2).count() < 1)
                return fail(wrong(context));
            if (const auto most = context.integers(2))
                perClass = std::clamp<std::int64_t>(most->front(), 0, count);
        }
        const std::int64_t most = context.shape(1)[0] * context.shape(1)[1] * perClass;
        KernelPlan plan;
        plan.outputs = {{DType::Int64, {most, 3}}};
        plan.counts = {{most, {{0, 0}}}};
        plan.calls = {makeCall("suppress.h", "nonMaxSuppression", &kernels::nonMaxSuppression, In{0}, In{1},
                               In{2}, In{3}, In{4}, Out{0}, Scratch{0}, Int{"batch", context.shape(1)[0]},
                               Int{"classes", context.shape(1)[1]}, Int{"count", count},
                               Int{"byCenter", context.node.intOr("center_point_box", 0)}, Count{0})};
        plan.calls[0].scratchBytes =
            sizeof(std::int64_t) * static_cast<std::size_t>(std::max<std::int64_t>(count, 1));
        return plan;
    }

private:
    static Error wrong(const KernelContext &context)
    {
        return wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit"));
    }
};

} // namespace

std::unique_ptr<Kernel> make_suppress()
{
    return std::make_unique<Suppress>();
}

} // namespace espalier
