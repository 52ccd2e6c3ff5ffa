// SPDX-License-Identifier: Apache-2.0
// Operators that leave the bytes as they are: Reshape and its kin, Identity, Dropout at inference.
#include "model/compute/element_types.h"
#include "model/compute/kernel.h"
#include "model/compute/kernels/make_values.h"
#include "model/compute/kernels/strided_copy.h"

#include <algorithm>

namespace espalier {

namespace {

using Dims = std::vector<std::int64_t>;

Result<Dims> reshaped(const KernelContext &context)
{
    auto wanted = context.integersOrAttribute(1, "shape"); // an attribute in version 1
    if (!wanted)
        return fail(std::move(wanted.error()));
    Dims dims = wanted->value_or(Dims{});
    const Dims &from = context.shape(0);
    const bool keepsZero = context.node.intOr("allowzero", 0) != 0;
    std::int64_t known = 1;
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < dims.size(); ++i) {
        if (dims[i] == 0 && !keepsZero && i < from.size())
            dims[i] = from[i];
        if (dims[i] == -1)
            open = i;
        else if (__builtin_mul_overflow(known, dims[i], &known))
            return fail(wrongShapes(
                context, QT_TRANSLATE_NOOP("compute", "the shapes hold unlike numbers of elements")));
    }
    if (open)
        dims[*open] = known == 0 ? 0 : product(from) / known;
    return dims;
}

Dims flattened(const KernelContext &context)
{
    const Dims &from = context.shape(0);
    const std::int64_t axis = context.node.intOr("axis", 1);
    const auto at = static_cast<std::size_t>(axis < 0 ? axis + context.rank(0) : axis);
    return {product(from, 0, at), product(from, at)};
}

Result<Dims> squeezed(const KernelContext &context)
{
    const auto axes = context.integersOrAttribute(1, "axes");
    if (!axes)
        return fail(axes.error());
    const Dims &from = context.shape(0);
    std::vector<bool> gone(from.size(), false);
    for (std::size_t i = 0; i < from.size(); ++i)
        gone[i] = !axes->has_value() && from[i] == 1;
    for (const std::int64_t axis : axes->value_or(Dims{})) {
        const auto at = normalAxis(axis, context.rank(0));
        if (!at || from.empty() || from[static_cast<std::size_t>(*at)] != 1)
            return fail(
                wrongShapes(context, QT_TRANSLATE_NOOP("compute", "an axis to be squeezed is not 1")));
        gone[static_cast<std::size_t>(*at)] = true;
    }
    Dims out;
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (!gone[i])
            out.push_back(from[i]);
    }
    return out;
}

Result<Dims> unsqueezed(const KernelContext &context)
{
    const auto axes = context.integersOrAttribute(1, "axes");
    if (!axes)
        return fail(axes.error());
    Dims out = context.shape(0);
    const std::int64_t rank = context.rank(0) + static_cast<std::int64_t>(axes->value_or(Dims{}).size());
    Dims places;
    for (const std::int64_t axis : axes->value_or(Dims{})) {
        const auto at = normalAxis(axis, rank);
        if (!at)
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
        places.push_back(*at);
    }
    std::sort(places.begin(), places.end());
    for (const std::int64_t place : places)
        out.insert(out.begin() + place, 1);
    return out;
}

class Views : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"Reshape", 1},   {"Flatten", 1},  {"Squeeze", 1},
                {"Unsqueeze", 1}, {"Identity", 1}, {"Dropout", 7}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const std::string &op = context.node.opType;
        if (op == "Dropout" && context.has(2)) {
            const auto trains = context.integers(2);
            if (!trains)
                return fail(trains.error());
            if (*trains != Dims{0})
                return fail(
                    notComputed(context, "attribute_not_computed",
                                {QT_TRANSLATE_NOOP("compute", "%1 is computed for inference alone"), op}));
        }
        if (op == "Dropout" && context.outputCount > 1)
            return withMask(context);
        Result<Dims> dims = context.shape(0);
        if (op == "Reshape")
            dims = reshaped(context);
        else if (op == "Flatten")
            dims = flattened(context);
        else if (op == "Squeeze")
            dims = squeezed(context);
        else if (op == "Unsqueeze")
            dims = unsqueezed(context);
        if (!dims)
            return fail(std::move(dims.error()));
        if (product(*dims) != context.input(0).count())
            return fail(wrongShapes(
                context, QT_TRANSLATE_NOOP("compute", "the shapes hold unlike numbers of elements")));
        KernelPlan plan;
        plan.outputs = {{context.input(0).dtype, std::move(*dims)}};
        plan.isView = true;
        return plan;
    }

private:
    /// Dropout with its mask: everything is kept at inference. Before version 10 masks are of the data's
    /// type.
    static Result<KernelPlan> withMask(const KernelContext &context)
    {
        static constexpr std::int64_t masksAreBool = 10;
        const TensorSpec &x = context.input(0);
        const Int count{"count", x.count()};
        KernelPlan plan;
        plan.outputs = {x, {context.opset < masksAreBool ? x.dtype : DType::Bool, x.shape}};
        const bool computed = withFloating(x.dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            const std::string name = std::string("<") + typeName<T>() + ">";
            plan.calls = {makeCall("strided_copy.h", "copyBlocks" + name, &kernels::copyBlocks<T>, In{0},
                                   Out{0}, Int{"outer", 1}, Int{"block", count.value}, Int{"stride", 0},
                                   Int{"offset", 0}),
                          context.opset < masksAreBool
                              ? makeCall("make_values.h", "fillReal" + name, &kernels::fillReal<T>, Out{1},
                                         count, Real{"value", 1})
                              : makeCall("make_values.h", "fillInteger<bool>", &kernels::fillInteger<bool>,
                                         Out{1}, count, Int{"value", 1})};
        });
        return computed ? Result<KernelPlan>(std::move(plan)) : fail(dtypeNotComputed(context, x.dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_views()
{
    return std::make_unique<Views>();
}

} // namespace espalier
