// SPDX-License-Identifier: Apache-2.0
// Pad: pads and value as attributes (2) or inputs (11), axes as an input (18), wrap (19).
#include "model/compute/kernels/strided_copy.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"
#include "model/compute/kernels/half.h"

namespace espalier {

namespace {

class Pad : public Kernel {
public:
    std::vector<KernelOp> ops() const override { return {{"Pad", 2}}; }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const TensorSpec &x = context.input(0);
        const auto pads = context.integersOrAttribute(1, "pads");
        const auto axes = context.integersOrAttribute(3, "");
        if (!pads || !axes)
            return fail(!pads ? pads.error() : axes.error());
        const std::vector<std::int64_t> list = pads->value_or(std::vector<std::int64_t>{});
        std::vector<std::int64_t> before(x.shape.size(), 0);
        TensorSpec out = x;
        const std::size_t padded = *axes ? axes->value().size() : x.shape.size();
        if (list.size() != 2 * padded)
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "there must be two pads an axis")));
        for (std::size_t i = 0; i < padded; ++i) {
            const auto axis =
                normalAxis(*axes ? axes->value()[i] : static_cast<std::int64_t>(i), context.rank(0));
            if (!axis)
                return fail(
                    wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
            const auto at = static_cast<std::size_t>(*axis);
            before[at] = list[i];
            out.shape[at] += list[i] + list[padded + i];
            if (out.shape[at] < 0)
                return fail(
                    wrongShapes(context, QT_TRANSLATE_NOOP("compute", "more is cut off than there is")));
        }
        const auto mode = modeOf(context.node.stringOr("mode", "constant"));
        if (!mode)
            return fail(notComputed(context, "attribute_not_computed",
                                    QT_TRANSLATE_NOOP("compute", "this mode of Pad is not computed")));
        return withCall(context, out, before, *mode);
    }

private:
    static std::optional<std::int64_t> modeOf(const std::string &mode)
    {
        if (mode == "constant")
            return kernels::padConstant;
        if (mode == "reflect")
            return kernels::padReflect;
        if (mode == "edge")
            return kernels::padEdge;
        return mode == "wrap" ? std::optional<std::int64_t>(kernels::padWrap) : std::nullopt;
    }

    static Result<KernelPlan> withCall(const KernelContext &context, const TensorSpec &out,
                                       const std::vector<std::int64_t> &before, std::int64_t mode)
    {
        static constexpr std::int64_t valueByInput = 11;
        const TensorSpec &x = context.input(0);
        KernelPlan plan;
        plan.outputs = {out};
        if (out.shape.empty()) {
            plan.isView = true;
            return plan;
        }
        if (out.count() == 0)
            return plan;
        const std::string type = "<" + std::string(elementTypeName(x.dtype)) + ">";
        const Int rank{"rank", context.rank(0)};
        const Ints from{"from", x.shape};
        const Ints shape{"shape", out.shape};
        const Ints start{"before", before};
        const Int how{"mode", mode};
        const auto addPad = [&](auto tag) {
            using T = typename decltype(tag)::type;
            plan.calls.push_back(makeCall("strided_copy.h", "pad" + type, &kernels::pad<T>, In{0}, In{2},
                                          Out{0}, rank, from, shape, start, how));
        };
        // Before version 11 Pad takes floating-point types only.
        const auto addPadWith = [&](auto tag) {
            using T = typename decltype(tag)::type;
            plan.calls.push_back(makeCall(
                "strided_copy.h", "padWith" + type, &kernels::padWith<T>, In{0}, Out{0}, rank, from, shape,
                start, how, Real{"value", static_cast<double>(context.node.floatOr("value", 0))}));
        };
        const bool computed =
            context.opset >= valueByInput ? withWidthOf(x.dtype, addPad) : withFloating(x.dtype, addPadWith);
        return computed ? Result<KernelPlan>(plan) : fail(dtypeNotComputed(context, x.dtype));
    }
};

} // namespace

std::unique_ptr<Kernel> make_pad()
{
    return std::make_unique<Pad>();
}

} // namespace espalier
