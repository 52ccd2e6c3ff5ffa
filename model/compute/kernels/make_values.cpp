// SPDX-License-Identifier: Apache-2.0
// Shape, Size, ConstantOfShape, Range, OneHot, Trilu, NonZero.
#include "model/compute/kernels/make_values.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

using Dims = std::vector<std::int64_t>;

KernelPlan numbers(Dims shape, const Dims &values)
{
    KernelPlan plan;
    plan.outputs = {{DType::Int64, std::move(shape)}};
    plan.calls = {makeCall("make_values.h", "copyInts", &kernels::copyInts, Out{0},
                           Int{"count", static_cast<std::int64_t>(values.size())}, Ints{"values", values})};
    return plan;
}

/// Shape-15: from `start` to, not including, `end`, both counted from the end where negative and cut to the
/// rank.
Result<KernelPlan> planShape(const KernelContext &context)
{
    const std::int64_t rank = context.rank(0);
    const auto place = [&](std::int64_t at) {
        return std::clamp<std::int64_t>(at < 0 ? at + rank : at, 0, rank);
    };
    const std::int64_t start = place(context.node.intOr("start", 0));
    const std::int64_t end = std::max(start, place(context.node.intOr("end", rank)));
    const Dims &x = context.shape(0);
    const Dims dims(x.begin() + start, x.begin() + end);
    return numbers({end - start}, dims);
}

Result<KernelPlan> planConstantOfShape(const KernelContext &context)
{
    const auto shape = context.integers(0);
    if (!shape)
        return fail(shape.error());
    KernelPlan plan;
    double number = 0;
    std::int64_t integer = 0;
    const Attribute *value = context.node.attribute("value");
    plan.outputs = {{DType::Float, *shape}};
    if (value != nullptr && !value->tensors.empty()) {
        plan.outputs[0].dtype = value->tensors.front()->dtype();
        const auto dense = DenseTensor::from(*value->tensors.front());
        if (!dense)
            return fail(dense.error());
        if (dense->count() != 1)
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the value must be one element")));
        if (plan.outputs[0].dtype == DType::String)
            return fail(dtypeNotComputed(context, DType::String));
        if (isFloatingPoint(dense->dtype()))
            number = dense->numbers().at(0);
        else
            integer = dense->integers().at(0);
    }
    const TensorSpec &out = plan.outputs[0];
    const Int count{"count", out.count()};
    const bool isReal = withFloating(out.dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("make_values.h", std::string("fillReal<") + typeName<T>() + ">",
                               &kernels::fillReal<T>, Out{0}, count, Real{"value", number})};
    });
    const auto addInteger = [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("make_values.h", std::string("fillInteger<") + typeName<T>() + ">",
                               &kernels::fillInteger<T>, Out{0}, count, Int{"value", integer})};
    };
    if (out.dtype == DType::Bool)
        addInteger(std::type_identity<bool>());
    else if (!isReal && !withInteger(out.dtype, addInteger))
        return fail(dtypeNotComputed(context, out.dtype));
    return plan;
}

Result<KernelPlan> planRange(const KernelContext &context)
{
    const DType dtype = context.input(0).dtype;
    for (std::size_t i = 0; i < 3; ++i) {
        if (context.value(i) == nullptr)
            return fail(context.integers(i).error());
    }
    const double start = context.value(0)->numbers().at(0);
    const double limit = context.value(1)->numbers().at(0);
    const double step = context.value(2)->numbers().at(0);
    if (step == 0)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the step is 0")));
    const auto count = static_cast<std::int64_t>(std::max(std::ceil((limit - start) / step), 0.0));
    KernelPlan plan;
    plan.outputs = {{dtype, {count}}};
    const bool computed = withNumber(dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("make_values.h", std::string("range<") + typeName<T>() + ">",
                               &kernels::range<T>, In{0}, In{2}, Out{0}, Int{"count", count})};
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, dtype));
}

Result<KernelPlan> planOneHot(const KernelContext &context)
{
    if (context.value(1) == nullptr)
        return fail(context.integers(1).error());
    const auto depth = static_cast<std::int64_t>(context.value(1)->numbers().at(0));
    const auto axis = normalAxis(context.node.intOr("axis", -1), context.rank(0) + 1);
    if (!axis)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
    const Dims &x = context.shape(0);
    const auto at = static_cast<std::size_t>(*axis);
    Dims shape = x;
    shape.insert(shape.begin() + *axis, depth);
    const DType dtype = context.input(2).dtype;
    KernelPlan plan;
    plan.outputs = {{dtype, shape}};
    bool computed = false;
    withWidthOf(dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        computed = withNumber(context.input(0).dtype, [&](auto index) {
            using I = typename decltype(index)::type;
            if constexpr (std::is_arithmetic_v<I>)
                plan.calls = {
                    makeCall("make_values.h",
                             "oneHot<" + std::string(elementTypeName(dtype)) + ", " + typeName<I>() + ">",
                             &kernels::oneHot<T, I>, In{0}, In{2}, Out{0}, Int{"outer", product(x, 0, at)},
                             Int{"depth", depth}, Int{"inner", product(x, at)})};
        });
    });
    return computed && !plan.calls.empty() ? Result<KernelPlan>(plan)
                                           : fail(dtypeNotComputed(context, dtype));
}

Result<KernelPlan> planTrilu(const KernelContext &context)
{
    std::int64_t k = 0;
    if (context.has(1)) {
        const auto given = context.integers(1);
        if (!given)
            return fail(given.error());
        k = given->at(0);
    }
    const TensorSpec &x = context.input(0);
    if (x.shape.size() < 2)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "a matrix is needed")));
    const std::size_t rank = x.shape.size();
    KernelPlan plan;
    plan.outputs = {x};
    const bool computed = withWidthOf(x.dtype, [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall(
            "make_values.h", "triangle<" + std::string(elementTypeName(x.dtype)) + ">", &kernels::triangle<T>,
            In{0}, Out{0}, Int{"matrices", product(x.shape, 0, rank - 2)}, Int{"rows", x.shape[rank - 2]},
            Int{"columns", x.shape[rank - 1]}, Int{"k", k}, Int{"isUpper", context.node.intOr("upper", 1)})};
    });
    return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
}

/// NonZero: how many there are is known only when it runs.
Result<KernelPlan> planNonZero(const KernelContext &context)
{
    const TensorSpec &x = context.input(0);
    KernelPlan plan;
    plan.outputs = {{DType::Int64, {context.rank(0), x.count()}}};
    plan.counts = {{x.count(), {{0, 1}}}};
    const auto add = [&](auto type) {
        using T = typename decltype(type)::type;
        plan.calls = {makeCall("make_values.h", std::string("nonZero<") + typeName<T>() + ">",
                               &kernels::nonZero<T>, In{0}, Out{0}, Count{0}, Int{"rank", context.rank(0)},
                               Ints{"shape", x.shape}, Int{"most", x.count()})};
    };
    if (x.dtype == DType::Bool)
        add(std::type_identity<bool>());
    else if (!withNumber(x.dtype, add))
        return fail(dtypeNotComputed(context, x.dtype));
    return plan;
}

class MakeValues : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"Shape", 1},  {"Size", 1},   {"ConstantOfShape", 9}, {"Range", 11},
                {"OneHot", 9}, {"Trilu", 14}, {"NonZero", 9}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const std::string &op = context.node.opType;
        if (op == "Shape")
            return planShape(context);
        if (op == "Size")
            return numbers({}, {context.input(0).count()});
        if (op == "ConstantOfShape")
            return planConstantOfShape(context);
        if (op == "Range")
            return planRange(context);
        if (op == "OneHot")
            return planOneHot(context);
        return op == "Trilu" ? planTrilu(context) : planNonZero(context);
    }
};

} // namespace

std::unique_ptr<Kernel> make_make_values()
{
    return std::make_unique<MakeValues>();
}

} // namespace espalier
