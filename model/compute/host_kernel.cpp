// SPDX-License-Identifier: Apache-2.0
// Finds host kernels, and reads their operands.
#include "model/compute/host_kernel.h"

#include "model/compute/element_types.h"

#include <map>

namespace espalier {

namespace {

/// All host kernels by domain and operator; made once.
class Registry {
public:
    Registry() : m_kernels(HostKernel::all())
    {
        for (const auto &kernel : m_kernels) {
            for (const KernelOp &op : kernel->ops())
                m_byOp[{std::string(op.domain), std::string(op.op)}].push_back({op, kernel.get()});
        }
    }
    [[nodiscard]] const HostKernel *find(std::string_view domain, std::string_view op,
                                         std::int64_t opset) const
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
    std::vector<std::unique_ptr<HostKernel>> m_kernels;
    std::map<std::pair<std::string, std::string>, std::vector<std::pair<KernelOp, const HostKernel *>>>
        m_byOp;
};

} // namespace

const HostKernel *findHostKernel(std::string_view domain, std::string_view op, std::int64_t opset)
{
    static const Registry registry;
    return registry.find(domain, op, opset);
}

Error HostCall::error(const char *reason, Message message) const
{
    return makeError(ErrorCode::NotVerifiable, reason, std::move(message))
        .withNode(node.name.empty() ? node.opType : node.name);
}

Error HostCall::wrongShapes() const
{
    return error("wrong_shapes",
                 {QT_TRANSLATE_NOOP("compute", "the operands of %1 do not fit each other"), node.opType});
}

Error HostCall::wrongAttribute(std::string_view name) const
{
    return error(
        "attribute_not_computed",
        {QT_TRANSLATE_NOOP("compute", "attribute %1 of %2 is not computed"), std::string(name), node.opType});
}

Error HostCall::dtypeNotComputed(DType dtype) const
{
    return error("dtype_not_computed",
                 {QT_TRANSLATE_NOOP("compute", "there is no kernel of %1 for %2"), node.opType,
                  std::string(dtypeName(dtype))});
}

Result<DenseTensor> HostCall::tensor(std::size_t i) const
{
    if (!has(i) || inputs[i]->tensor() == nullptr)
        return fail(error("wrong_kind",
                          {QT_TRANSLATE_NOOP("compute", "input %1 of %2 must be a tensor"), std::to_string(i),
                           node.opType}));
    return *inputs[i]->tensor();
}

Result<HostValue::Sequence> HostCall::sequence(std::size_t i) const
{
    if (!has(i) || inputs[i]->sequence() == nullptr)
        return fail(error("wrong_kind",
                          {QT_TRANSLATE_NOOP("compute", "input %1 of %2 must be a sequence"),
                           std::to_string(i), node.opType}));
    return *inputs[i]->sequence();
}

Result<DenseTensor> HostCall::strings(std::size_t i) const
{
    auto given = tensor(i);
    if (given && given->dtype() != DType::String)
        return fail(dtypeNotComputed(given->dtype()));
    return given;
}

Result<std::vector<double>> HostCall::numbers(std::size_t i) const
{
    const auto given = tensor(i);
    if (!given)
        return fail(given.error());
    auto out = given->numbers();
    if (static_cast<std::int64_t>(out.size()) != given->count())
        return fail(dtypeNotComputed(given->dtype()));
    return out;
}

Result<std::vector<std::int64_t>> HostCall::integers(std::size_t i) const
{
    const auto given = tensor(i);
    if (!given)
        return fail(given.error());
    auto out = given->integers();
    if (static_cast<std::int64_t>(out.size()) != given->count())
        return fail(dtypeNotComputed(given->dtype()));
    return out;
}

Result<std::int64_t> HostCall::integerOr(std::size_t i, std::int64_t fallback) const
{
    if (!has(i))
        return fallback;
    const auto list = integers(i);
    if (!list)
        return fail(list.error());
    if (list->size() != 1)
        return fail(wrongShapes());
    return list->front();
}

std::vector<float> HostCall::floats(std::string_view name) const
{
    const Attribute *attribute = node.attribute(name);
    if (attribute == nullptr)
        return {};
    return {attribute->proto->floats().begin(), attribute->proto->floats().end()};
}

std::vector<std::string> HostCall::texts(std::string_view name) const
{
    const Attribute *attribute = node.attribute(name);
    if (attribute == nullptr)
        return {};
    return {attribute->proto->strings().begin(), attribute->proto->strings().end()};
}

DenseTensor stringTensor(std::vector<std::int64_t> shape, std::vector<std::string> elements)
{
    DenseTensor out(TensorSpec{DType::String, std::move(shape)});
    out.setStrings(std::move(elements));
    return out;
}

Result<DenseTensor> tensorOfNumbers(const HostCall &call, DType dtype, std::vector<std::int64_t> shape,
                                    const std::vector<double> &elements)
{
    DenseTensor out(TensorSpec{dtype, std::move(shape)});
    if (static_cast<std::int64_t>(elements.size()) != out.count())
        return fail(call.wrongShapes());
    const auto store = [&](auto type) {
        using T = typename decltype(type)::type;
        T *to = out.writable<T>();
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if constexpr (std::is_arithmetic_v<T>)
                to[i] = static_cast<T>(elements[i]);
            else
                to[i] = T(static_cast<float>(elements[i]));
        }
    };
    if (dtype == DType::Bool)
        store(std::type_identity<bool>());
    else if (!withNumber(dtype, store))
        return fail(call.dtypeNotComputed(dtype));
    return out;
}

} // namespace espalier
