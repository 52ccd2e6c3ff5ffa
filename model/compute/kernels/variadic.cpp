// SPDX-License-Identifier: Apache-2.0
// Sum, Max, Min, Mean of any number of operands, spread over their common shape (from version 8 on).
#include "model/compute/kernels/binary_math.h"
#include "model/compute/kernels/select.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

namespace espalier {

namespace {

class Variadic : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Sum", 6}, {"Max", 6}, {"Min", 6}, {"Mean", 6}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        std::vector<std::int64_t> shape = context.shape(0);
        for (std::size_t i = 1; i < context.inputs.size(); ++i) {
            auto wider = broadcastShape(shape, context.shape(i));
            if (!wider)
                return fail(
                    wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
            shape = std::move(*wider);
        }
        KernelPlan plan;
        plan.outputs = {{context.input(0).dtype, shape}};
        const std::string &op = context.node.opType;
        const bool computed = withNumber(context.input(0).dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            if (op == "Max")
                addCalls<kernels::Maximum, T>(context, plan, "Maximum");
            else if (op == "Min")
                addCalls<kernels::Minimum, T>(context, plan, "Minimum");
            else
                addCalls<kernels::Add, T>(context, plan, "Add");
            if (op == "Mean")
                plan.calls.push_back(makeCall("select.h", std::string("divideAll<") + typeName<T>() + ">",
                                              &kernels::divideAll<T>, Out{0}, Int{"count", product(shape)},
                                              Real{"divisor", static_cast<double>(context.inputs.size())}));
        });
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, context.input(0).dtype));
    }

private:
    template <class Op, class T>
    static void addCalls(const KernelContext &context, KernelPlan &plan, const char *name)
    {
        const std::vector<std::int64_t> &shape = plan.outputs[0].shape;
        const Int rank{"rank", static_cast<std::int64_t>(shape.size())};
        const auto steps = [&](std::size_t i) {
            return Ints{"steps", broadcastStrides(context.shape(i), shape)};
        };
        const std::string type = typeName<T>();
        plan.calls.push_back(makeCall("select.h", "spread<" + type + ">", &kernels::spread<T>, In{0}, Out{0},
                                      rank, Ints{"shape", shape}, steps(0)));
        for (std::size_t i = 1; i < context.inputs.size(); ++i)
            plan.calls.push_back(
                makeCall("binary_math.h", std::string("accumulate<") + name + ", " + type + ">",
                         &kernels::accumulate<Op, T>, In{i}, Out{0}, rank, Ints{"shape", shape}, steps(i)));
    }
};

} // namespace

std::unique_ptr<Kernel> make_variadic()
{
    return std::make_unique<Variadic>();
}

} // namespace espalier
