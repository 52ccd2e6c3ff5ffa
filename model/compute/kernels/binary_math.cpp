// SPDX-License-Identifier: Apache-2.0
// Operators of two operands with ONNX broadcasting; from version 7 on, when broadcasting became NumPy's.
#include "model/compute/kernels/binary_math.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"
#include "model/compute/spread.h"
#include "model/compute/untyped_function.h"

#include <array>

namespace espalier {

namespace {

struct Operands {
    Spread spread;
    std::size_t a = 0; ///< inputs of the call
    std::size_t b = 1;
    DType dtype = DType::Undefined; ///< of both
};

using Function = std::decay_t<decltype(untyped<&kernels::mapBinary<kernels::Add, float, float>>)>;

/// Along the outermost axis.
KernelRows spreadRows(const Spread &spread, const std::array<DType, 2> &inputs, DType output)
{
    const auto step = [](std::int64_t elements, DType dtype) {
        return static_cast<std::size_t>(elements) * elementBytes(dtype);
    };
    return {spread.shape[0],
            {step(spread.stepsA[0], inputs[0]), step(spread.stepsB[0], inputs[1])},
            {step(product(spread.shape, 1), output)},
            true,
            spread.shape};
}

void addCall(KernelPlan &plan, const std::string &op, const Function &function, const Operands &operands,
             DType out)
{
    const std::string name = "mapBinary<" + op + ", " + function.types[0] + ", " + function.types[2] + ">";
    plan.calls.push_back(makeCall("binary_math.h", name, function, In{operands.a}, In{operands.b}, Out{0},
                                  operands.spread.rank(), RowShape{"shape", operands.spread.shape},
                                  Ints{"steps", operands.spread.stepsA},
                                  Ints{"steps", operands.spread.stepsB}));
    plan.calls.back().rows = spreadRows(operands.spread, {operands.dtype, operands.dtype}, out);
}

/// Result type of a function: bool for comparisons, else the operands'.
template <class Op, class T>
using ResultOf =
    std::conditional_t<std::is_same_v<decltype(Op::apply(kernels::Wide<T>(), kernels::Wide<T>())), bool>,
                       bool, T>;

/// The function for a dtype; none where it is not one of the operator's.
template <class Op> Function ofNumbers(DType dtype)
{
    Function out;
    withNumber(dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        out = untyped<&kernels::mapBinary<Op, T, ResultOf<Op, T>>>;
    });
    return out;
}

template <class Op> Function ofIntegers(DType dtype)
{
    Function out;
    withInteger(dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        out = untyped<&kernels::mapBinary<Op, T, T>>;
    });
    return out;
}

template <class Op> Function ofBools(DType dtype)
{
    return dtype == DType::Bool ? untyped<&kernels::mapBinary<Op, bool, bool>> : Function();
}

template <class Op> Function ofNumbersAndBools(DType dtype)
{
    return dtype == DType::Bool ? ofBools<Op>(dtype) : ofNumbers<Op>(dtype);
}

struct Row {
    KernelOp op;
    Function (*function)(DType);
    DType result = DType::Undefined; ///< Undefined: as the operands
};

const std::array rows{
    Row{{"Add", 1}, ofNumbers<kernels::Add>},
    Row{{"Sub", 1}, ofNumbers<kernels::Sub>},
    Row{{"Mul", 1}, ofNumbers<kernels::Mul>},
    Row{{"Div", 1}, ofNumbers<kernels::Div>},
    Row{{"PRelu", 1}, ofNumbers<kernels::PRelu>},
    Row{{"Greater", 1}, ofNumbers<kernels::Greater>, DType::Bool},
    Row{{"GreaterOrEqual", 12}, ofNumbers<kernels::GreaterOrEqual>, DType::Bool},
    Row{{"Less", 1}, ofNumbers<kernels::Less>, DType::Bool},
    Row{{"LessOrEqual", 12}, ofNumbers<kernels::LessOrEqual>, DType::Bool},
    Row{{"Equal", 1}, ofNumbersAndBools<kernels::Equal>, DType::Bool},
    Row{{"And", 1}, ofBools<kernels::And>},
    Row{{"Or", 1}, ofBools<kernels::Or>},
    Row{{"Xor", 1}, ofBools<kernels::Xor>},
    Row{{"BitwiseAnd", 18}, ofIntegers<kernels::BitwiseAnd>},
    Row{{"BitwiseOr", 18}, ofIntegers<kernels::BitwiseOr>},
    Row{{"BitwiseXor", 18}, ofIntegers<kernels::BitwiseXor>},
};

/// fmod = 0 gives the divisor's sign, 1 the dividend's.
Result<KernelPlan> planMod(const KernelContext &context, const TensorSpec &out, const Operands &operands)
{
    const bool usesFmod = context.node.intOr("fmod", 0) != 0;
    const Function function = (usesFmod ? ofNumbers<kernels::Fmod> : ofNumbers<kernels::Modulo>)(out.dtype);
    if (!function)
        return fail(dtypeNotComputed(context, out.dtype));
    KernelPlan plan;
    plan.outputs = {out};
    addCall(plan, usesFmod ? "Fmod" : "Modulo", function, operands, out.dtype);
    return plan;
}

Result<KernelPlan> planPow(const KernelContext &context, const TensorSpec &out, const Operands &operands)
{
    Function function;
    withNumber(out.dtype, [&](auto base) {
        withNumber(context.input(1).dtype, [&](auto exponent) {
            function =
                untyped<&kernels::power<typename decltype(base)::type, typename decltype(exponent)::type>>;
        });
    });
    if (!function)
        return fail(dtypeNotComputed(context, out.dtype));
    KernelPlan plan;
    plan.outputs = {out};
    const std::string name = std::string("power<") + function.types[0] + ", " + function.types[1] + ">";
    plan.calls = {makeCall("binary_math.h", name, function, In{0}, In{1}, Out{0}, operands.spread.rank(),
                           RowShape{"shape", operands.spread.shape}, Ints{"steps", operands.spread.stepsA},
                           Ints{"steps", operands.spread.stepsB})};
    plan.calls[0].rows =
        spreadRows(operands.spread, {context.input(0).dtype, context.input(1).dtype}, out.dtype);
    return plan;
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
        const Operands operands{spreadOver(*shape, a.shape, b), 0, 1, a.dtype};
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
            const Function function = row.function(a.dtype);
            if (!function)
                return fail(dtypeNotComputed(context, a.dtype));
            if (row.result != DType::Undefined)
                out.dtype = row.result;
            addCall(plan, std::string(row.op.op), function, operands, out.dtype);
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
