// SPDX-License-Identifier: Apache-2.0
// Operators that are one walk over the input with steps of its own along each axis of the output.
#include "model/compute/kernels/strided_copy.h"

#include "model/compute/element_types.h"
#include "model/compute/kernel.h"

#include <algorithm>
#include <numeric>

namespace espalier {

namespace {

using Dims = std::vector<std::int64_t>;

/// A walk, before its axes are simplified.
struct Walk {
    Dims shape;
    Dims steps;
    std::int64_t offset = 0;
};

/// Makes the last axis of `walk` one with an inner one, where the two are walked as one. (Shapes that memory
/// does not hold come here too: they are refused later.)
bool joinAxis(Walk &walk, std::int64_t length, std::int64_t step)
{
    std::int64_t span = 0;
    std::int64_t joined = 0;
    if (walk.shape.empty() || __builtin_mul_overflow(step, length, &span) || walk.steps.back() != span
        || __builtin_mul_overflow(walk.shape.back(), length, &joined))
        return false;
    walk.shape.back() = joined;
    walk.steps.back() = step;
    return true;
}

/// Drops axes of length 1 and joins neighbours that are walked as one.
Walk simplified(const Walk &walk)
{
    Walk out{{}, {}, walk.offset};
    for (std::size_t i = 0; i < walk.shape.size(); ++i) {
        if (walk.shape[i] == 1 || joinAxis(out, walk.shape[i], walk.steps[i]))
            continue;
        out.shape.push_back(walk.shape[i]);
        out.steps.push_back(walk.steps[i]);
    }
    if (out.shape.empty())
        out = {{1}, {1}, walk.offset};
    return out;
}

/// Adds the call that fills output `output` by the walk. Strings have no width and are refused.
Result<KernelPlan> planWalks(const KernelContext &context, const std::vector<Dims> &shapes,
                             const std::vector<Walk> &walks)
{
    KernelPlan plan;
    const DType dtype = context.input(0).dtype;
    bool computed = true;
    for (std::size_t i = 0; i < walks.size(); ++i) {
        plan.outputs.push_back({dtype, shapes[i]});
        if (product(shapes[i]) == 0)
            continue;
        const Walk walk = simplified(walks[i]);
        computed = withWidthOf(dtype, [&](auto type) {
            using T = typename decltype(type)::type;
            plan.calls.push_back(
                makeCall("strided_copy.h", "copyStrided<" + std::string(elementTypeName(dtype)) + ">",
                         &kernels::copyStrided<T>, In{0}, Out{i},
                         Int{"rank", static_cast<std::int64_t>(walk.shape.size())}, Ints{"shape", walk.shape},
                         Ints{"steps", walk.steps}, Int{"offset", walk.offset}));
        });
    }
    if (!computed)
        return fail(dtypeNotComputed(context, dtype));
    return plan;
}

Result<KernelPlan> planTranspose(const KernelContext &context)
{
    const Dims &from = context.shape(0);
    Dims reversed(from.size());
    std::iota(reversed.rbegin(), reversed.rend(), 0);
    const Dims perm = context.node.intsOr("perm", reversed);
    const Dims steps = rowMajorStrides(from);
    Walk walk;
    if (perm.size() != from.size())
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "perm does not fit the rank")));
    for (const std::int64_t axis : perm) {
        if (axis < 0 || axis >= context.rank(0))
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "perm does not fit the rank")));
        walk.shape.push_back(from[static_cast<std::size_t>(axis)]);
        walk.steps.push_back(steps[static_cast<std::size_t>(axis)]);
    }
    return planWalks(context, {walk.shape}, {walk});
}

/// Slice-13: starts and ends are cut to the dim, for negative steps to −1…length−1.
Result<KernelPlan> planSlice(const KernelContext &context)
{
    static constexpr std::int64_t byInput = 10;
    const bool hasInputs = context.opset >= byInput;
    const auto list = [&](std::size_t i, const char *attribute) -> Result<std::optional<Dims>> {
        if (hasInputs)
            return context.integersOrAttribute(i, "");
        return context.node.attribute(attribute) != nullptr
            ? std::optional(context.node.intsOr(attribute, {}))
            : std::nullopt;
    };
    const auto starts = list(1, "starts");
    const auto ends = list(2, "ends");
    const auto axes = list(3, "axes");
    const auto strides = hasInputs ? list(4, "") : Result<std::optional<Dims>>(std::nullopt);
    for (const auto *each : {&starts, &ends, &axes, &strides}) {
        if (!*each)
            return fail(each->error());
    }
    Walk walk{context.shape(0), rowMajorStrides(context.shape(0)), 0};
    const Dims from = starts->value_or(Dims{});
    const Dims to = ends->value_or(Dims{});
    for (std::size_t i = 0; i < from.size() && i < to.size(); ++i) {
        const auto axis =
            normalAxis(*axes ? axes->value().at(i) : static_cast<std::int64_t>(i), context.rank(0));
        const std::int64_t stride = *strides ? strides->value().at(i) : 1;
        if (!axis || stride == 0)
            return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
        const auto at = static_cast<std::size_t>(*axis);
        const std::int64_t length = context.shape(0)[at];
        const auto clamped = [&](std::int64_t place) {
            place += place < 0 ? length : 0;
            return stride > 0 ? std::clamp<std::int64_t>(place, 0, length)
                              : std::clamp<std::int64_t>(place, -1, length - 1);
        };
        const std::int64_t start = clamped(from[i]);
        const std::int64_t end = clamped(to[i]);
        const std::int64_t span = stride > 0 ? end - start : start - end;
        const std::int64_t size = std::abs(stride);
        walk.shape[at] = span > 0 ? (span + size - 1) / size : 0;
        walk.offset += start * walk.steps[at];
        walk.steps[at] *= stride;
    }
    return planWalks(context, {walk.shape}, {walk});
}

Result<KernelPlan> planExpand(const KernelContext &context)
{
    const auto wanted = context.integers(1);
    if (!wanted)
        return fail(wanted.error());
    const auto shape = broadcastShape(context.shape(0), *wanted);
    if (!shape)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the shape cannot be spread to that")));
    return planWalks(context, {*shape}, {{*shape, broadcastStrides(context.shape(0), *shape), 0}});
}

/// Each axis becomes two: repeats with step 0, then the axis itself.
Result<KernelPlan> planTile(const KernelContext &context)
{
    const auto repeats = context.integers(1);
    if (!repeats)
        return fail(repeats.error());
    const Dims steps = rowMajorStrides(context.shape(0));
    if (repeats->size() != steps.size())
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "there must be one repeat an axis")));
    Walk walk;
    Dims shape;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::int64_t length = context.shape(0)[i];
        walk.shape.insert(walk.shape.end(), {(*repeats)[i], length});
        walk.steps.insert(walk.steps.end(), {0, steps[i]});
        shape.push_back(length * (*repeats)[i]);
    }
    return planWalks(context, {shape}, {walk});
}

/// Reshape to six axes, transpose, reshape (DepthToSpace-13, SpaceToDepth-13).
Result<KernelPlan> planDepthSpace(const KernelContext &context)
{
    const Dims &x = context.shape(0);
    const std::int64_t b = context.node.intOr("blocksize", 0);
    const bool toSpace = context.node.opType == "DepthToSpace";
    const bool fits =
        x.size() == 4 && b > 0 && (toSpace ? x[1] % (b * b) == 0 : x[2] % b == 0 && x[3] % b == 0);
    if (!fits)
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the block size does not fit")));
    Dims split;
    Dims perm;
    Dims shape;
    if (toSpace) {
        const std::int64_t c = x[1] / (b * b);
        const bool isColumnRow = context.node.stringOr("mode", "DCR") == "CRD";
        split = isColumnRow ? Dims{x[0], c, b, b, x[2], x[3]} : Dims{x[0], b, b, c, x[2], x[3]};
        perm = isColumnRow ? Dims{0, 1, 4, 2, 5, 3} : Dims{0, 3, 4, 1, 5, 2};
        shape = {x[0], c, x[2] * b, x[3] * b};
    } else {
        split = {x[0], x[1], x[2] / b, b, x[3] / b, b};
        const bool isColumnRow = context.node.stringOr("mode", "DCR") == "CRD"; // from version 28 on
        perm = isColumnRow ? Dims{0, 1, 3, 5, 2, 4} : Dims{0, 3, 5, 1, 2, 4};
        shape = {x[0], x[1] * b * b, x[2] / b, x[3] / b};
    }
    const Dims steps = rowMajorStrides(split);
    Walk walk;
    for (const std::int64_t axis : perm) {
        walk.shape.push_back(split[static_cast<std::size_t>(axis)]);
        walk.steps.push_back(steps[static_cast<std::size_t>(axis)]);
    }
    return planWalks(context, {shape}, {walk});
}

Result<KernelPlan> planSplit(const KernelContext &context)
{
    const auto axis = normalAxis(context.node.intOr("axis", 0), context.rank(0));
    const auto given = context.integersOrAttribute(1, "split");
    if (!given)
        return fail(given.error());
    if (!axis || context.shape(0).empty())
        return fail(wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the axis lies outside the rank")));
    const auto at = static_cast<std::size_t>(*axis);
    const std::int64_t length = context.shape(0)[at];
    const auto parts = context.node.intOr("num_outputs", static_cast<std::int64_t>(context.outputCount));
    Dims sizes = given->value_or(Dims{});
    if (!given->has_value()) { // equal parts, the last one smaller (Split-18)
        const std::int64_t size = (length + parts - 1) / std::max<std::int64_t>(parts, 1);
        for (std::int64_t i = 0; i < parts; ++i)
            sizes.push_back(std::clamp<std::int64_t>(length - i * size, 0, size));
    }
    std::vector<Dims> shapes;
    std::vector<Walk> walks;
    const Dims steps = rowMajorStrides(context.shape(0));
    std::int64_t start = 0;
    for (const std::int64_t size : sizes) {
        Dims shape = context.shape(0);
        shape[at] = size;
        shapes.push_back(shape);
        walks.push_back({shape, steps, start * steps[at]});
        start += size;
    }
    if (start != length)
        return fail(
            wrongShapes(context, QT_TRANSLATE_NOOP("compute", "the parts do not add up to the axis")));
    return planWalks(context, shapes, walks);
}

class Movement : public Kernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"Transpose", 1}, {"Slice", 1},        {"Expand", 8},      {"Tile", 6},
                {"Split", 2},     {"DepthToSpace", 1}, {"SpaceToDepth", 1}};
    }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        const std::string &op = context.node.opType;
        if (op == "Transpose")
            return planTranspose(context);
        if (op == "Slice")
            return planSlice(context);
        if (op == "Expand")
            return planExpand(context);
        if (op == "Tile")
            return planTile(context);
        return op == "Split" ? planSplit(context) : planDepthSpace(context);
    }
};

} // namespace

std::unique_ptr<Kernel> make_movement()
{
    return std::make_unique<Movement>();
}

} // namespace espalier
