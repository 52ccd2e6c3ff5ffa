// SPDX-License-Identifier: Apache-2.0
// Puts calls that unpack and pack around a kernel's own, where all operands are there.
#include "model/compute/packed_elements.h"

#include "model/compute/narrow_types.h"
#include "model/shapes/operator_schema.h"

#include <algorithm>
#include <onnx/defs/schema.h>
#include <utility>

namespace espalier {

namespace {

template <class Visit> bool withPacked(DType dtype, Visit &&visit)
{
    if (dtype != DType::Float4E2M1)
        return withSmallInteger(dtype, visit);
    visit(std::type_identity<kernels::Float4E2M1>());
    return true;
}

/// Where unpacked elements of inputs and outputs stand in the scratch memory.
struct Places {
    std::vector<std::pair<std::size_t, std::size_t>> inputs; ///< index, offset
    std::vector<std::pair<std::size_t, std::size_t>> outputs;
    std::size_t end = 0;

    std::size_t add(std::size_t bytes)
    {
        static constexpr std::size_t alignment = 64;
        const std::size_t begin = end;
        end += (bytes + alignment - 1) / alignment * alignment;
        return begin;
    }
};

/// The call with its packed operands in scratch memory.
KernelCall redirected(const KernelCall &call, const Places &places)
{
    KernelCall out = call;
    out.scratchBytes = places.end;
    for (KernelArgument &argument : out.arguments) {
        const auto move = [&](KernelArgument::Kind kind, const auto &moved) {
            if (argument.kind != kind)
                return;
            const auto found = std::find_if(moved.begin(), moved.end(),
                                            [&](const auto &place) { return place.first == argument.index; });
            if (found == moved.end())
                return;
            argument.kind = KernelArgument::Kind::Scratch;
            argument.index = found->second;
        };
        move(KernelArgument::Kind::Input, places.inputs);
        move(KernelArgument::Kind::Output, places.outputs);
    }
    out.run = [run = call.run, places](const KernelBuffers &buffers) {
        KernelBuffers unpacked = buffers;
        auto *scratch = static_cast<std::byte *>(buffers.scratch);
        for (const auto &[index, offset] : places.inputs)
            unpacked.inputs[index] = scratch + offset;
        for (const auto &[index, offset] : places.outputs)
            unpacked.outputs[index] = scratch + offset;
        return run(unpacked);
    };
    out.rows.reset(); // where its operands lie is settled here
    return out;
}

/// Whether an input is missing that the operator's schema asks for: kernels take those for granted.
bool lacksOperand(const KernelContext &context)
{
    const auto schema = OperatorSchema::find(context.node.domain, context.node.opType, context.opset);
    if (!schema)
        return false;
    const auto &formal = schema->raw().inputs();
    for (std::size_t i = 0; i < formal.size(); ++i) {
        const bool isSingle = formal[i].GetOption() == onnx::OpSchema::Single;
        const bool isVariadic = formal[i].GetOption() == onnx::OpSchema::Variadic;
        if ((isSingle || (isVariadic && formal[i].GetMinArity() > 0)) && !context.has(i))
            return true;
    }
    return false;
}

class PackedElements : public Kernel {
public:
    explicit PackedElements(std::unique_ptr<Kernel> kernel) : m_kernel(std::move(kernel)) { }

    std::vector<KernelOp> ops() const override { return m_kernel->ops(); }

    Result<KernelPlan> plan(const KernelContext &context) const override
    {
        if (lacksOperand(context))
            return fail(wrongShapes(
                context,
                {QT_TRANSLATE_NOOP("compute", "%1 lacks an operand or a body, or has one of another kind"),
                 context.node.opType}));
        auto own = m_kernel->plan(context);
        if (!own || own->isView || own->calls.empty())
            return own;
        Places places;
        std::size_t ownScratch = 0;
        for (const KernelCall &call : own->calls)
            ownScratch = std::max(ownScratch, call.scratchBytes);
        (void)places.add(ownScratch);
        std::vector<KernelCall> before;
        std::vector<KernelCall> after;
        for (std::size_t i = 0; i < context.inputs.size(); ++i) {
            if (!context.has(i))
                continue;
            const auto count = context.input(i).count();
            withPacked(context.input(i).dtype, [&](auto type) {
                using T = typename decltype(type)::type;
                const std::size_t at = places.add(static_cast<std::size_t>(count));
                places.inputs.emplace_back(i, at);
                before.push_back(makeCall("narrow.h", std::string("unpack<") + typeName<T>() + ">",
                                          &kernels::unpack<T>, In{i}, Scratch{at}, Int{"count", count}));
            });
        }
        for (std::size_t i = 0; i < own->outputs.size(); ++i) {
            const auto count = own->outputs[i].count();
            withPacked(own->outputs[i].dtype, [&](auto type) {
                using T = typename decltype(type)::type;
                const std::size_t at = places.add(static_cast<std::size_t>(count));
                places.outputs.emplace_back(i, at);
                after.push_back(makeCall("narrow.h", std::string("pack<") + typeName<T>() + ">",
                                         &kernels::pack<T>, Scratch{at}, Out{i}, Int{"count", count}));
            });
        }
        if (places.inputs.empty() && places.outputs.empty())
            return own;
        std::vector<KernelCall> calls;
        for (KernelCall &call : before)
            calls.push_back(std::move(call));
        for (const KernelCall &call : own->calls)
            calls.push_back(redirected(call, places));
        for (KernelCall &call : after)
            calls.push_back(std::move(call));
        for (KernelCall &call : calls)
            call.scratchBytes = places.end;
        own->calls = std::move(calls);
        return own;
    }

private:
    std::unique_ptr<Kernel> m_kernel;
};

} // namespace

std::unique_ptr<Kernel> withPackedElements(std::unique_ptr<Kernel> kernel)
{
    return std::make_unique<PackedElements>(std::move(kernel));
}

} // namespace espalier
