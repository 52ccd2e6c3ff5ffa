// SPDX-License-Identifier: Apache-2.0
// MatMul, as numpy.matmul: leading axes broadcast; an operand of rank 1 gets an axis that the result loses
// again.
#include "model/compute/kernels/matmul.h"

#include "model/compute/element_types.h"
#include "model/compute/library_products.h"
#include "model/compute/matrix_shapes.h"

namespace espalier {

namespace {

class MatMulKernel : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"MatMul", 1}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const auto shapes = matrixShapes(context, context.shape(0), context.shape(1));
        if (!shapes)
            return fail(shapes.error());
        KernelPlan plan;
        plan.outputs = {{context.input(0).dtype, shapes->result}};
        const bool computed = withNumber(context.input(0).dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            if constexpr (sizeof(T) >= sizeof(float) || !std::is_integral_v<T>) {
                plan.calls = {makeCall("matmul.h", std::string("matmul<") + typeName<T>() + ">",
                                       &kernels::matmul<T>, In{0}, In{1}, Out{0}, Rows{"m", shapes->m},
                                       Int{"k", shapes->k}, Int{"n", shapes->n},
                                       Int{"rank", static_cast<std::int64_t>(shapes->batch.size())},
                                       Ints{"batch", shapes->batch}, Ints{"stepsA", shapes->stepsA},
                                       Ints{"stepsB", shapes->stepsB})};
                const auto bytes = [](std::int64_t elements) {
                    return static_cast<std::size_t>(elements) * sizeof(T);
                };
                if (product(shapes->batch) == 1)
                    plan.calls[0].rows = KernelRows{shapes->m, {bytes(shapes->k), 0}, {bytes(shapes->n)}};
            }
        });
        if (!computed || plan.calls.empty())
            return fail(dtypeNotComputed(context, context.input(0).dtype));
        if (context.input(0).dtype == DType::Float)
            plan.calls[0].library = libraryMatmul(*shapes);
        return plan;
    }
};

} // namespace

std::unique_ptr<Kernel> make_matmul()
{
    return std::make_unique<MatMulKernel>();
}

} // namespace espalier
