// SPDX-License-Identifier: Apache-2.0
// Operators that apply a function of one operand without parameters to each element.
#include "model/compute/kernels/unary_math.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"
#include "model/compute/vectorised.h"

#include <array>

namespace espalier {

namespace {

using Filler = bool (*)(KernelPlan &, DType, std::int64_t);

template <class Op, class T, class R> void addMap(KernelPlan &plan, const char *name, std::int64_t count)
{
    const std::string function =
        std::string("mapUnary<") + name + ", " + typeName<T>() + ", " + typeName<R>() + ">";
    plan.calls.push_back(makeCall("unary_math.h", function, vectorised<&kernels::mapUnary<Op, T, R>>, In{0},
                                  Out{0}, Int{"count", count}));
}

#define ESPALIER_FLOATING(op)                                                                                \
    [](KernelPlan &plan, DType dtype, std::int64_t count) {                                                  \
        return withFloating(dtype, [&](auto type) {                                                          \
            using T = typename decltype(type)::type;                                                         \
            addMap<kernels::op, T, T>(plan, #op, count);                                                     \
        });                                                                                                  \
    }
#define ESPALIER_NUMBER(op)                                                                                  \
    [](KernelPlan &plan, DType dtype, std::int64_t count) {                                                  \
        return withNumber(dtype, [&](auto type) {                                                            \
            using T = typename decltype(type)::type;                                                         \
            addMap<kernels::op, T, T>(plan, #op, count);                                                     \
        });                                                                                                  \
    }

struct Row {
    KernelOp op;
    Filler fill;
    DType result = DType::Undefined; ///< Undefined: as the operand
};

const std::array rows{
    Row{{"Abs", 6}, ESPALIER_NUMBER(Abs)},
    Row{{"Neg", 6}, ESPALIER_NUMBER(Neg)},
    Row{{"Sign", 9}, ESPALIER_NUMBER(Sign)},
    Row{{"Sqrt", 6}, ESPALIER_FLOATING(Sqrt)},
    Row{{"Exp", 6}, ESPALIER_FLOATING(Exp)},
    Row{{"Log", 6}, ESPALIER_FLOATING(Log)},
    Row{{"Reciprocal", 6}, ESPALIER_FLOATING(Reciprocal)},
    Row{{"Floor", 6}, ESPALIER_FLOATING(Floor)},
    Row{{"Ceil", 6}, ESPALIER_FLOATING(Ceil)},
    Row{{"Round", 11}, ESPALIER_FLOATING(Round)},
    Row{{"Sin", 7}, ESPALIER_FLOATING(Sin)},
    Row{{"Cos", 7}, ESPALIER_FLOATING(Cos)},
    Row{{"Tan", 7}, ESPALIER_FLOATING(Tan)},
    Row{{"Asin", 7}, ESPALIER_FLOATING(Asin)},
    Row{{"Acos", 7}, ESPALIER_FLOATING(Acos)},
    Row{{"Atan", 7}, ESPALIER_FLOATING(Atan)},
    Row{{"Sinh", 9}, ESPALIER_FLOATING(Sinh)},
    Row{{"Cosh", 9}, ESPALIER_FLOATING(Cosh)},
    Row{{"Asinh", 9}, ESPALIER_FLOATING(Asinh)},
    Row{{"Acosh", 9}, ESPALIER_FLOATING(Acosh)},
    Row{{"Atanh", 9}, ESPALIER_FLOATING(Atanh)},
    Row{{"Erf", 9}, ESPALIER_FLOATING(Erf)},
    Row{{"Tanh", 6}, ESPALIER_FLOATING(Tanh)},
    Row{{"Sigmoid", 6}, ESPALIER_FLOATING(Sigmoid)},
    Row{{"Relu", 6}, ESPALIER_NUMBER(Relu)},
    Row{{"Softplus", 1}, ESPALIER_FLOATING(Softplus)},
    Row{{"Softsign", 1}, ESPALIER_FLOATING(Softsign)},
    Row{{"HardSwish", 14}, ESPALIER_FLOATING(HardSwish)},
    Row{{"Mish", 18}, ESPALIER_FLOATING(Mish)},
    Row{{"Not", 1},
        [](KernelPlan &plan, DType dtype, std::int64_t count) {
            addMap<kernels::LogicalNot, bool, bool>(plan, "LogicalNot", count);
            return dtype == DType::Bool;
        }},
    Row{{"IsNaN", 9},
        [](KernelPlan &plan, DType dtype, std::int64_t count) {
            return withFloating(dtype, [&](auto type) {
                addMap<kernels::IsNaN, typename decltype(type)::type, bool>(plan, "IsNaN", count);
            });
        },
        DType::Bool},
};

#undef ESPALIER_FLOATING
#undef ESPALIER_NUMBER

class UnaryMath : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        std::vector<KernelOp> out;
        for (const Row &row : rows)
            out.push_back(row.op);
        return out;
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        for (const Row &row : rows) {
            if (row.op.op != context.node.opType)
                continue;
            TensorSpec spec = context.input(0);
            KernelPlan plan;
            if (!row.fill(plan, spec.dtype, spec.count()))
                return fail(dtypeNotComputed(context, spec.dtype));
            if (row.result != DType::Undefined)
                spec.dtype = row.result;
            plan.outputs = {spec};
            return plan;
        }
        return fail(dtypeNotComputed(context, context.input(0).dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_unary_math()
{
    return std::make_unique<UnaryMath>();
}

} // namespace espalier
