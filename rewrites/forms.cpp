// SPDX-License-Identifier: Apache-2.0
// Spellings by opset, as ONNX's changelog gives them.
#include "rewrites/forms.h"

#include <algorithm>

namespace espalier {

ValueId addReshape(Replacement &to, ValueId x, const std::vector<std::int64_t> &shape, std::string_view wish)
{
    if (to.opset() < 5)
        return to.add("Reshape", {x}, {intsAttribute("shape", shape)}, wish);
    return to.add("Reshape", {x, to.integers(shape)}, {}, wish);
}

ValueId addTranspose(Replacement &to, ValueId x, const std::vector<std::int64_t> &perm, std::string_view wish)
{
    return to.add("Transpose", {x}, {intsAttribute("perm", perm)}, wish);
}

ValueId addUnsqueeze(Replacement &to, ValueId x, const std::vector<std::int64_t> &axes, std::string_view wish)
{
    if (to.opset() < 13)
        return to.add("Unsqueeze", {x}, {intsAttribute("axes", axes)}, wish);
    return to.add("Unsqueeze", {x, to.integers(axes)}, {}, wish);
}

ValueId addSqueeze(Replacement &to, ValueId x, const std::vector<std::int64_t> &axes, std::string_view wish)
{
    if (to.opset() < 13)
        return to.add("Squeeze", {x}, {intsAttribute("axes", axes)}, wish);
    return to.add("Squeeze", {x, to.integers(axes)}, {}, wish);
}

ValueId addSlice(Replacement &to, ValueId x, const std::vector<std::int64_t> &starts,
                 const std::vector<std::int64_t> &ends, const std::vector<std::int64_t> &axes,
                 const std::vector<std::int64_t> &steps, std::string_view wish)
{
    if (to.opset() < 10)
        return to.add(
            "Slice", {x},
            {intsAttribute("starts", starts), intsAttribute("ends", ends), intsAttribute("axes", axes)},
            wish);
    std::vector<ValueId> inputs = {x, to.integers(starts), to.integers(ends), to.integers(axes)};
    if (std::any_of(steps.begin(), steps.end(), [](std::int64_t step) { return step != 1; }))
        inputs.push_back(to.integers(steps));
    return to.add("Slice", std::move(inputs), {}, wish);
}

ValueId addReduce(Replacement &to, const std::string &op, ValueId x, const std::vector<std::int64_t> &axes,
                  bool keepDims, std::string_view wish)
{
    std::vector<Attribute> attributes = {intAttribute("keepdims", keepDims ? 1 : 0)};
    if (to.opset() < (op == "ReduceSum" ? 13 : 18)) {
        attributes.push_back(intsAttribute("axes", axes));
        return to.add(op, {x}, std::move(attributes), wish);
    }
    return to.add(op, {x, to.integers(axes)}, std::move(attributes), wish);
}

ValueId addClip(Replacement &to, ValueId x, double low, double high, DType dtype, std::string_view wish)
{
    if (to.opset() < 11)
        return to.add(
            "Clip", {x},
            {floatAttribute("min", static_cast<float>(low)), floatAttribute("max", static_cast<float>(high))},
            wish);
    return to.add("Clip", {x, to.scalar(low, dtype), to.scalar(high, dtype)}, {}, wish);
}

ValueId addConcat(Replacement &to, std::vector<ValueId> parts, std::int64_t axis, std::string_view wish)
{
    return to.add("Concat", std::move(parts), {intAttribute("axis", axis)}, wish);
}

ValueId addZeroPad(Replacement &to, ValueId x, const std::vector<std::int64_t> &pads, DType dtype,
                   std::string_view wish)
{
    if (to.opset() < 11)
        return to.add("Pad", {x}, {intsAttribute("pads", pads)}, wish);
    return to.add("Pad", {x, to.integers(pads), to.scalar(0, dtype)}, {}, wish);
}

} // namespace espalier
