// SPDX-License-Identifier: Apache-2.0
// Operators that apply a function of one operand without parameters to each element.
#include "model/compute/kernels/unary_math.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"
#include "model/compute/untyped_function.h"
#include "model/compute/vectorised.h"

#include <array>

namespace espalier {

namespace {

using Function = std::decay_t<decltype(untyped<vectorised<&kernels::mapUnary<kernels::Abs, float, float>>>)>;

/// The function for a dtype; none where it is not one of the operator's.
template <class Op> Function ofFloats(DType dtype)
{
    Function out;
    withFloating(dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        out = untyped<vectorised<&kernels::mapUnary<Op, T, T>>>;
    });
    return out;
}

template <class Op> Function ofNumbers(DType dtype)
{
    Function out;
    withNumber(dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        out = untyped<vectorised<&kernels::mapUnary<Op, T, T>>>;
    });
    return out;
}

Function logicalNot(DType dtype)
{
    return dtype == DType::Bool ? untyped<&kernels::mapUnary<kernels::LogicalNot, bool, bool>> : Function();
}

Function isNaN(DType dtype)
{
    Function out;
    withFloating(dtype, [&](auto type) {
        out = untyped<vectorised<&kernels::mapUnary<kernels::IsNaN, typename decltype(type)::type, bool>>>;
    });
    return out;
}

struct Row {
    KernelOp op;
    Function (*function)(DType);
    const char *name = ""; ///< of the function in kernels/, where it is not the operator's
    DType result = DType::Undefined; ///< Undefined: as the operand
};

const std::array rows{
    Row{{"Abs", 6}, ofNumbers<kernels::Abs>},
    Row{{"Neg", 6}, ofNumbers<kernels::Neg>},
    Row{{"Sign", 9}, ofNumbers<kernels::Sign>},
    Row{{"Sqrt", 6}, ofFloats<kernels::Sqrt>},
    Row{{"Exp", 6}, ofFloats<kernels::Exp>},
    Row{{"Log", 6}, ofFloats<kernels::Log>},
    Row{{"Reciprocal", 6}, ofFloats<kernels::Reciprocal>},
    Row{{"Floor", 6}, ofFloats<kernels::Floor>},
    Row{{"Ceil", 6}, ofFloats<kernels::Ceil>},
    Row{{"Round", 11}, ofFloats<kernels::Round>},
    Row{{"Sin", 7}, ofFloats<kernels::Sin>},
    Row{{"Cos", 7}, ofFloats<kernels::Cos>},
    Row{{"Tan", 7}, ofFloats<kernels::Tan>},
    Row{{"Asin", 7}, ofFloats<kernels::Asin>},
    Row{{"Acos", 7}, ofFloats<kernels::Acos>},
    Row{{"Atan", 7}, ofFloats<kernels::Atan>},
    Row{{"Sinh", 9}, ofFloats<kernels::Sinh>},
    Row{{"Cosh", 9}, ofFloats<kernels::Cosh>},
    Row{{"Asinh", 9}, ofFloats<kernels::Asinh>},
    Row{{"Acosh", 9}, ofFloats<kernels::Acosh>},
    Row{{"Atanh", 9}, ofFloats<kernels::Atanh>},
    Row{{"Erf", 9}, ofFloats<kernels::Erf>},
    Row{{"Tanh", 6}, ofFloats<kernels::Tanh>},
    Row{{"Sigmoid", 6}, ofFloats<kernels::Sigmoid>},
    Row{{"Relu", 6}, ofNumbers<kernels::Relu>},
    Row{{"Softplus", 1}, ofFloats<kernels::Softplus>},
    Row{{"Softsign", 1}, ofFloats<kernels::Softsign>},
    Row{{"HardSwish", 14}, ofFloats<kernels::HardSwish>},
    Row{{"Mish", 18}, ofFloats<kernels::Mish>},
    Row{{"Not", 1}, logicalNot, "LogicalNot"},
    Row{{"IsNaN", 9}, isNaN, "", DType::Bool},
};

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
            const Function function = row.function(spec.dtype);
            if (!function)
                return fail(dtypeNotComputed(context, spec.dtype));
            const std::string op(*row.name == '\0' ? row.op.op : row.name);
            const std::string name =
                "mapUnary<" + op + ", " + function.types[0] + ", " + function.types[1] + ">";
            plan.calls = {
                makeCall("unary_math.h", name, function, In{0}, Out{0}, Rows{"count", spec.count()})};
            if (row.result != DType::Undefined)
                spec.dtype = row.result;
            plan.calls[0].rows = elementRows(spec.count(), {context.input(0).dtype}, spec.dtype);
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
