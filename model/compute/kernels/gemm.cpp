// SPDX-License-Identifier: Apache-2.0
// Gemm; C spreads over the result (before version 7 where `broadcast` allows it), from 11 on it may be
// absent.
#include "model/compute/kernels/gemm.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"
#include "model/compute/library_products.h"

namespace espalier {

namespace {

class GemmKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Gemm", 1}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const Node &node = context.node;
        if (context.rank(0) != 2 || context.rank(1) != 2)
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "Gemm takes matrices")));
        const bool transA = node.intOr("transA", 0) != 0;
        const bool transB = node.intOr("transB", 0) != 0;
        const std::vector<std::int64_t> &a = context.shape(0);
        const std::vector<std::int64_t> &b = context.shape(1);
        const std::vector<std::int64_t> result{a[transA ? 1 : 0], b[transB ? 0 : 1]};
        const std::int64_t k = a[transA ? 0 : 1];
        if (b[transB ? 1 : 0] != k || (context.has(2) && broadcastShape(result, context.shape(2)) != result))
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the matrices do not fit together")));
        const std::vector<std::int64_t> stepsC =
            context.has(2) ? broadcastStrides(context.shape(2), result) : std::vector<std::int64_t>{0, 0};
        KernelPlan plan;
        plan.outputs = {{context.input(0).dtype, result}};
        const bool computed = withNumber(context.input(0).dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            if constexpr (sizeof(T) >= sizeof(float) || !std::is_integral_v<T>) {
                plan.calls = {makeCall("gemm.h", std::string("gemm<") + typeName<T>() + ">",
                                       &kernels::gemm<T>, In{0}, In{1}, In{2}, Out{0}, Int{"m", result[0]},
                                       Int{"k", k}, Int{"n", result[1]},
                                       Real{"alpha", static_cast<double>(node.floatOr("alpha", 1.0F))},
                                       Real{"beta", static_cast<double>(node.floatOr("beta", 1.0F))},
                                       Int{"transA", transA ? 1 : 0}, Int{"transB", transB ? 1 : 0},
                                       Int{"rowC", stepsC[0]}, Int{"columnC", stepsC[1]})};
            }
        });
        if (!computed || plan.calls.empty())
            return fail(dtypeNotComputed(context, context.input(0).dtype));
        if (context.input(0).dtype == DType::Float)
            plan.calls[0].library =
                libraryGemm({result[0], k, result[1], node.floatOr("alpha", 1.0F), node.floatOr("beta", 1.0F),
                             transA, transB, stepsC[0], stepsC[1]});
        return plan;
    }
};

} // namespace

std::unique_ptr<Kernel> make_gemm()
{
    return std::make_unique<GemmKernel>();
}

} // namespace espalier
