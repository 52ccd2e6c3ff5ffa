// SPDX-License-Identifier: Apache-2.0
// Finds kernels, and words that kernels share.
#include "model/compute/kernel.h"

#include "model/compute/packed_elements.h"

#include <algorithm>
#include <limits>
#include <map>

namespace espalier {

namespace {

/// All kernels by domain and operator; made once.
class Registry {
public:
    Registry() : m_kernels(Kernel::all())
    {
        for (auto &kernel : m_kernels) {
            kernel = withPackedElements(std::move(kernel));
            for (const KernelOp &op : kernel->ops())
                m_byOp[{std::string(op.domain), std::string(op.op)}].push_back({op, kernel.get()});
        }
    }
    [[nodiscard]] const Kernel *find(std::string_view domain, std::string_view op, std::int64_t opset) const
    {
        const auto found = m_byOp.find({std::string(isDefaultDomain(domain) ? "" : domain), std::string(op)});
        if (found == m_byOp.end())
            return nullptr;
        for (const auto &[entry, kernel] : found->second) {
            if (opset >= entry.since && (entry.until == 0 || opset < entry.until))
                return kernel;
        }
        return nullptr;
    }

private:
    std::vector<std::unique_ptr<Kernel>> m_kernels;
    std::map<std::pair<std::string, std::string>, std::vector<std::pair<KernelOp, const Kernel *>>> m_byOp;
};

} // namespace

const Kernel *findKernel(std::string_view domain, std::string_view op, std::int64_t opset)
{
    static const Registry registry;
    return registry.find(domain, op, opset);
}

const DenseTensor *KernelContext::value(std::size_t i) const
{
    if (i >= known.size() || known[i] == nullptr)
        return nullptr;
    if (std::find(read.begin(), read.end(), i) == read.end())
        read.push_back(i);
    return known[i];
}

Result<std::vector<std::int64_t>> KernelContext::integers(std::size_t i) const
{
    const DenseTensor *elements = value(i);
    if (elements == nullptr)
        return fail(notComputed(*this, "value_not_constant",
                                {QT_TRANSLATE_NOOP("compute", "input %1 of %2 must be a constant"),
                                 std::to_string(i), node.opType}));
    return elements->integers();
}

Result<std::optional<std::vector<std::int64_t>>>
KernelContext::integersOrAttribute(std::size_t i, std::string_view attribute) const
{
    if (has(i)) {
        auto list = integers(i);
        if (!list)
            return fail(std::move(list.error()));
        return std::optional(std::move(*list));
    }
    if (node.attribute(attribute) == nullptr)
        return std::optional<std::vector<std::int64_t>>();
    return std::optional(node.intsOr(attribute, {}));
}

Error notComputed(const KernelContext &context, const char *reason, Message message)
{
    const std::string name = context.node.name.empty() ? context.node.opType : context.node.name;
    return makeError(ErrorCode::NotVerifiable, reason, std::move(message)).withNode(name);
}

Error dtypeNotComputed(const KernelContext &context, DType dtype)
{
    return notComputed(context, "dtype_not_computed",
                       {QT_TRANSLATE_NOOP("compute", "there is no kernel of %1 for %2"), context.node.opType,
                        std::string(dtypeName(dtype))});
}

Error wrongShapes(const KernelContext &context, Message message)
{
    return notComputed(context, "wrong_shapes", std::move(message));
}

std::optional<std::int64_t> normalAxis(std::int64_t axis, std::int64_t rank)
{
    if (axis < -rank || axis >= std::max<std::int64_t>(rank, 1))
        return std::nullopt;
    return axis < 0 ? axis + rank : axis;
}

std::int64_t product(const std::vector<std::int64_t> &dims, std::size_t from, std::size_t to)
{
    std::int64_t out = 1;
    bool isHuge = false; // no tensor of this shape can be made: DenseTensor refuses it
    for (std::size_t i = from; i < std::min(to, dims.size()); ++i) {
        if (dims[i] == 0)
            return 0;
        isHuge = isHuge || __builtin_mul_overflow(out, dims[i], &out);
    }
    return isHuge ? std::numeric_limits<std::int64_t>::max() : out;
}

std::optional<std::vector<std::int64_t>> broadcastShape(const std::vector<std::int64_t> &a,
                                                        const std::vector<std::int64_t> &b)
{
    std::vector<std::int64_t> out(std::max(a.size(), b.size()), 1);
    for (std::size_t i = 0; i < out.size(); ++i) { // from the last axis
        const std::int64_t fromA = i < a.size() ? a[a.size() - 1 - i] : 1;
        const std::int64_t fromB = i < b.size() ? b[b.size() - 1 - i] : 1;
        if (fromA != fromB && fromA != 1 && fromB != 1)
            return std::nullopt;
        out[out.size() - 1 - i] = fromA == 1 ? fromB : fromA;
    }
    return out;
}

std::size_t elementBytes(DType dtype)
{
    return static_cast<std::size_t>(std::max(dtypeBits(dtype) / 8, 1));
}

KernelRows elementRows(std::int64_t count, const std::vector<DType> &inputs, DType output)
{
    KernelRows rows{count, {}, {elementBytes(output)}, true};
    for (const DType input : inputs)
        rows.inputs.push_back(elementBytes(input));
    return rows;
}

std::vector<std::int64_t> rowMajorStrides(const std::vector<std::int64_t> &shape)
{
    std::vector<std::int64_t> out(shape.size(), 1);
    for (std::size_t i = shape.size(); i-- > 1;)
        out[i - 1] = product(shape, i);
    return out;
}

std::vector<std::int64_t> broadcastStrides(const std::vector<std::int64_t> &from,
                                           const std::vector<std::int64_t> &to)
{
    const std::vector<std::int64_t> own = rowMajorStrides(from);
    std::vector<std::int64_t> out(to.size(), 0);
    const std::size_t lead = to.size() - from.size();
    for (std::size_t i = 0; i < from.size(); ++i)
        out[lead + i] = from[i] == 1 ? 0 : own[i];
    return out;
}

std::string_view elementTypeName(DType dtype)
{
    switch (dtype) {
    case DType::Float:
        return "float";
    case DType::Double:
        return "double";
    case DType::Float16:
        return "Half";
    case DType::BFloat16:
        return "BFloat16";
    case DType::Int8:
        return "std::int8_t";
    case DType::UInt8:
        return "std::uint8_t";
    case DType::Int16:
        return "std::int16_t";
    case DType::UInt16:
        return "std::uint16_t";
    case DType::Int32:
        return "std::int32_t";
    case DType::UInt32:
        return "std::uint32_t";
    case DType::Int64:
        return "std::int64_t";
    case DType::UInt64:
        return "std::uint64_t";
    case DType::Bool:
        return "bool";
    default:
        return {};
    }
}

} // namespace espalier
