// SPDX-License-Identifier: Apache-2.0
// Operators of two operands with ONNX broadcasting; from version 7 on, when broadcasting became NumPy's.
#include "model/compute/kernels/binary_math.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"
#include "model/compute/spread.h"

#include <array>

namespace espalier {

namespace {

struct Operands {
    Spread spread;
    std::size_t a = 0; ///< inputs of the call
    std::size_t b = 1;
};

template <class Op, class T, class R> KernelCall callOf(const char *name, const Operands &operands)
{
    const std::string function =
        std::string("mapBinary<") + name + ", " + typeName<T>() + ", " + typeName<R>() + ">";
    return makeCall("binary_math.h", function, &kernels::mapBinary<Op, T, R>, In{operands.a}, In{operands.b},
                    Out{0}, operands.spread.rank(), Ints{"shape", operands.spread.shape},
                    Ints{"steps", operands.spread.stepsA}, Ints{"steps", operands.spread.stepsB});
}

/// Result type of a function: bool for comparisons, else the operands'.
template <class Op, class T>
using ResultOf =
    std::conditional_t<std::is_same_v<decltype(Op::apply(kernels::Wide<T>(), kernels::Wide<T>())), bool>,
                       bool, T>;

template <class Op> bool addCall(KernelPlan &plan, const char *name, DType dtype, const Operands &operands)
{
    return withNumber(dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls.push_back(callOf<Op, T, ResultOf<Op, T>>(name, operands));
    });
}

struct Row {
    KernelOp op;
    bool (*add)(KernelPlan &, DType, const Operands &);
    DType result = DType::Undefined; ///< Undefined: as the operands
};

#define ESPALIER_ARITHMETIC(op)                                                                              \
    [](KernelPlan &plan, DType dtype, const Operands &operands) {                                            \
        return addCall<kernels::op>(plan, #op, dtype, operands);                                             \
    }
#define ESPALIER_LOGICAL(op)                                                                                 \
    [](KernelPlan &plan, DType dtype, const Operands &operands) {                                            \
        plan.calls.push_back(callOf<kernels::op, bool, bool>(#op, operands));                                \
        return dtype == DType::Bool;                                                                         \
    }
#define ESPALIER_BITS(op)                                                                                    \
    [](KernelPlan &plan, DType dtype, const Operands &operands) {                                            \
        return withInteger(dtype, [&](auto type) {                                                           \
            using T = typename decltype(type)::type;                                                         \
            plan.calls.push_back(callOf<kernels::op, T, T>(#op, operands));                                  \
        });                                                                                                  \
    }

const std::array rows{
    Row{{"Add", 1}, ESPALIER_ARITHMETIC(Add)},
    Row{{"Sub", 1}, ESPALIER_ARITHMETIC(Sub)},
    Row{{"Mul", 1}, ESPALIER_ARITHMETIC(Mul)},
    Row{{"Div", 1}, ESPALIER_ARITHMETIC(Div)},
    Row{{"PRelu", 1}, ESPALIER_ARITHMETIC(PRelu)},
    Row{{"Greater", 1}, ESPALIER_ARITHMETIC(Greater), DType::Bool},
    Row{{"GreaterOrEqual", 12}, ESPALIER_ARITHMETIC(GreaterOrEqual), DType::Bool},
    Row{{"Less", 1}, ESPALIER_ARITHMETIC(Less), DType::Bool},
    Row{{"LessOrEqual", 12}, ESPALIER_ARITHMETIC(LessOrEqual), DType::Bool},
    Row{{"Equal", 1},
        [](KernelPlan &plan, DType dtype, const Operands &operands) {
            if (dtype != DType::Bool)
                return addCall<kernels::Equal>(plan, "Equal", dtype, operands);
            plan.calls.push_back(callOf<kernels::Equal, bool, bool>("Equal", operands));
            return true;
        },
        DType::Bool},
    Row{{"And", 1}, ESPALIER_LOGICAL(And)},
    Row{{"Or", 1}, ESPALIER_LOGICAL(Or)},
    Row{{"Xor", 1}, ESPALIER_LOGICAL(Xor)},
    Row{{"BitwiseAnd", 18}, ESPALIER_BITS(BitwiseAnd)},
    Row{{"BitwiseOr", 18}, ESPALIER_BITS(BitwiseOr)},
    Row{{"BitwiseXor", 18}, ESPALIER_BITS(BitwiseXor)},
};

Result<KernelPlan> planMod(const KernelContext &context, const TensorSpec &out, const Operands &operands)
{
    KernelPlan plan;
    plan.outputs = {out};
    const bool usesFmod = context.node.intOr("fmod", 0) != 0;
    const bool computed = usesFmod ? addCall<kernels::Fmod>(plan, "Fmod", out.dtype, operands)
                                   : addCall<kernels::Modulo>(plan, "Modulo", out.dtype, operands);
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, out.dtype));
}

Result<KernelPlan> planPow(const KernelContext &context, const TensorSpec &out, const Operands &operands)
{
    KernelPlan plan;
    plan.outputs = {out};
    const bool computed = withNumber(out.dtype, [&](auto base) {
        using T = typename decltype(base)::type;
        withNumber(context.input(1).dtype, [&](auto exponent) {
            using E = typename decltype(exponent)::type;
            plan.calls.push_back(
                makeCall("binary_math.h", std::string("power<") + typeName<T>() + ", " + typeName<E>() + ">",
                         &kernels::power<T, E>, In{0}, In{1}, Out{0}, operands.spread.rank(),
                         Ints{"shape", operands.spread.shape}, Ints{"steps", operands.spread.stepsA},
                         Ints{"steps", operands.spread.stepsB}));
        });
    });
    return computed && !plan.calls.empty() ? Result<KernelPlan>(plan)
                                           : fail(dtypeNotComputed(context, out.dtype));
}

/// The second operand's shape. Before version 7 it stands at `axis` of the first one (by default at its end),
/// a slope of PRelu at the channels, and only it is spread.
std::vector<std::int64_t> secondShape(const KernelContext &context)
{
    static constexpr std::int64_t spreadsBoth = 7;
    std::vector<std::int64_t> b = context.shape(1);
    if (context.opset >= spreadsBoth || b.size() >= context.shape(0).size())
        return b;
    const std::int64_t room = context.rank(0) - context.rank(1);
    const bool isSlope = context.node.opType == "PRelu";
    std::int64_t axis = isSlope ? 1 : context.node.intOr("axis", room);
    axis += axis < 0 ? context.rank(0) : 0;
    if (axis >= 0 && axis < room)
        b.resize(b.size() + static_cast<std::size_t>(room - axis), 1);
    return b;
}

class BinaryMath : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        std::vector<KernelOp> out{{"Pow", 1}, {"Mod", 10}};
        for (const Row &row : rows)
            out.push_back(row.op);
        return out;
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const TensorSpec &a = context.input(0);
        const std::vector<std::int64_t> b = secondShape(context);
        const auto shape = broadcastShape(a.shape, b);
        if (!shape)
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the operands' shapes do not fit")));
        const Operands operands{spreadOver(*shape, a.shape, b)};
        TensorSpec out{a.dtype, *shape};
        if (context.node.opType == "Pow")
            return planPow(context, out, operands);
        if (a.dtype != context.input(1).dtype)
            return fail(dtypeNotComputed(context, context.input(1).dtype));
        if (context.node.opType == "Mod")
            return planMod(context, out, operands);
        KernelPlan plan;
        for (const Row &row : rows) {
            if (row.op.op != context.node.opType)
                continue;
            if (!row.add(plan, a.dtype, operands))
                return fail(dtypeNotComputed(context, a.dtype));
            if (row.result != DType::Undefined)
                out.dtype = row.result;
        }
        plan.outputs = {out};
        return plan;
    }
};

} // namespace

std::unique_ptr<Kernel> make_binary_math()
{
    return std::make_unique<BinaryMath>();
}

} // namespace espalier
