// SPDX-License-Identifier: Apache-2.0
// Asks kernels for plans, and translates their calls.
#include "exporters/cpp/sampled_plan.h"

#include "exporters/cpp/pieces.h"

#include <algorithm>
#include <set>

namespace espalier::cpp {

namespace {

Error refusal(const char *reason, Message message)
{
    return makeError(ErrorCode::RewriteRefused, reason, std::move(message))
        .withRemedy(QT_TRANSLATE_NOOP("exporters", "cut before it, or fix the model's input shapes"));
}

Result<std::size_t> commonLength(const Operands &operands, const std::vector<LoweredTensor> &tensors)
{
    std::size_t length = none;
    for (const std::size_t operand : operands) {
        const std::size_t own = operand == none ? none : tensors[operand].length;
        if (own == none || own == length)
            continue;
        if (length != none)
            return fail(refusal("two_runtime_lengths",
                                QT_TRANSLATE_NOOP("exporters",
                                                  "its operands have two different lengths that "
                                                  "are known only when it runs")));
        length = own;
    }
    return length;
}

bool areAlike(const KernelPlan &a, const KernelPlan &b)
{
    return a.isView == b.isView && a.counts.size() == b.counts.size()
        && std::equal(a.outputs.begin(), a.outputs.end(), b.outputs.begin(), b.outputs.end(),
                      [](const TensorSpec &x, const TensorSpec &y) { return x.dtype == y.dtype; });
}

/// The inputs as a kernel sees them at one length; nullopt where one is not possible.
std::optional<KernelContext> contextAt(std::size_t sample, const Node &node, std::int64_t opset,
                                       const Operands &operands, const std::vector<LoweredTensor> &tensors,
                                       std::size_t outputCount)
{
    KernelContext context{node, opset, {}, {}, outputCount};
    for (const std::size_t operand : operands) {
        if (operand == none) {
            context.inputs.emplace_back();
            context.known.push_back(nullptr);
            continue;
        }
        const LoweredTensor &tensor = tensors[operand];
        const auto &shape = tensor.shape(sample);
        if (!shape)
            return std::nullopt;
        context.inputs.emplace_back(TensorSpec{tensor.dtype, *shape});
        const auto &value = tensor.value(sample);
        context.known.push_back(value ? &*value : nullptr);
    }
    return context;
}

std::int64_t widthOf(const std::string &type)
{
    if (type == "double" || type == "std::int64_t" || type == "std::uint64_t")
        return 8;
    if (type == "float" || type == "std::int32_t" || type == "std::uint32_t")
        return 4;
    return type == "bool" || type == "std::int8_t" || type == "std::uint8_t" ? 1 : 2;
}

/// Where a piece of scratch memory ends: where the next one begins.
std::size_t endOfScratch(const KernelCall &call, std::size_t begin)
{
    std::size_t end = call.scratchBytes;
    for (const KernelArgument &argument : call.arguments) {
        if (argument.kind == KernelArgument::Kind::Scratch && argument.index > begin)
            end = std::min(end, argument.index);
    }
    return end;
}

/// Translates the calls of one plan; scratch grows to what it needs.
class Translation {
public:
    Translation(const Operands &operands, const std::vector<std::size_t> &results, std::size_t found,
                std::int64_t bound, Step &step)
        : m_operands(operands), m_results(results), m_found(found), m_bound(bound), m_step(step)
    {
    }

    std::vector<Call> calls(const KernelPlan &plan)
    {
        m_scratchSeen = 0;
        std::vector<Call> out;
        for (const KernelCall &call : plan.calls) {
            Call translated{call.header, call.function, call.hasCode, {}};
            for (const KernelArgument &argument : call.arguments)
                translated.arguments.push_back(translate(call, argument));
            out.push_back(std::move(translated));
        }
        return out;
    }

private:
    CallArgument translate(const KernelCall &call, const KernelArgument &argument)
    {
        CallArgument out{argument.kind, argument.type,  none,         {argument.integer, 0}, {},
                         argument.real, argument.reals, argument.name};
        for (const std::int64_t number : argument.integers)
            out.numbers.push_back({number, 0});
        switch (argument.kind) {
        case KernelArgument::Kind::Input:
            out.index = argument.index < m_operands.size() ? m_operands[argument.index] : none;
            note(m_step.reads, out.index);
            break;
        case KernelArgument::Kind::Output:
            out.index = argument.index < m_results.size() ? m_results[argument.index] : none;
            note(m_step.writes, out.index);
            break;
        case KernelArgument::Kind::Scratch:
            out.index = scratchPart(call, argument);
            break;
        case KernelArgument::Kind::Count:
            out.index = m_found;
            break;
        case KernelArgument::Kind::Integer:
            if (m_found != none && argument.name == "most")
                out.number = {std::min(argument.integer, m_bound), 0};
            break;
        default:
            break;
        }
        return out;
    }

    std::size_t scratchPart(const KernelCall &call, const KernelArgument &argument)
    {
        const std::size_t part = m_scratchSeen++;
        if (part == m_step.scratch.size())
            m_step.scratch.push_back({argument.type, 0});
        const auto bytes = static_cast<std::int64_t>(endOfScratch(call, argument.index) - argument.index);
        const std::int64_t width = widthOf(argument.type);
        std::int64_t &elements = m_step.scratch[part].elements;
        elements = std::max(elements, (bytes + width - 1) / width);
        return part;
    }

    static void note(std::vector<std::size_t> &list, std::size_t tensor)
    {
        if (tensor != none && std::find(list.begin(), list.end(), tensor) == list.end())
            list.push_back(tensor);
    }

    const Operands &m_operands;
    const std::vector<std::size_t> &m_results;
    std::size_t m_found;
    std::int64_t m_bound;
    Step &m_step;
    std::size_t m_scratchSeen = 0;
};

} // namespace

const KernelPlan &SampledPlan::any() const
{
    return **std::find_if(plans.rbegin(), plans.rend(), [](const auto &plan) { return plan.has_value(); });
}

std::int64_t SampledPlan::mostFound() const
{
    std::int64_t most = 0;
    for (const auto &plan : plans)
        most = std::max(most, plan ? plan->counts.front().most : 0);
    return most;
}

Result<SampledPlan> planNode(const Node &node, std::int64_t opset, const Operands &operands,
                             const std::vector<LoweredTensor> &tensors, std::size_t outputCount)
{
    const Kernel *kernel = findKernel(node.domain, node.opType, opset);
    if (kernel == nullptr)
        return fail(
            refusal("no_kernel", {QT_TRANSLATE_NOOP("exporters", "there is no kernel for %1"), node.opType}));
    const auto length = commonLength(operands, tensors);
    if (!length)
        return fail(length.error());
    SampledPlan out{*length, {}};
    std::size_t samples = 1;
    for (const std::size_t operand : operands)
        samples = operand == none ? samples : std::max(samples, tensors[operand].shapes.size());
    out.plans.reserve(samples); // `first` points into it
    std::optional<Error> error;
    const KernelPlan *first = nullptr;
    for (std::size_t i = 0; i < samples; ++i) {
        const auto context = contextAt(i, node, opset, operands, tensors, outputCount);
        auto plan = context ? kernel->plan(*context) : Result<KernelPlan>(fail(Error{}));
        if (!plan) {
            if (context)
                error = std::move(plan.error());
            out.plans.emplace_back();
            continue;
        }
        if (first != nullptr && !areAlike(*first, *plan))
            return fail(refusal("runtime_length",
                                QT_TRANSLATE_NOOP("exporters",
                                                  "what it gives depends on a length that is "
                                                  "known only when it runs")));
        out.plans.emplace_back(std::move(*plan));
        first = &*out.plans.back();
    }
    if (first == nullptr)
        return fail(error.value_or(
            refusal("runtime_length", QT_TRANSLATE_NOOP("exporters", "it is not defined for any length"))));
    return out;
}

bool isComputable(const SampledPlan &plan, std::size_t sample, const Operands &operands,
                  const std::vector<LoweredTensor> &tensors)
{
    const auto &own = plan.plans[sample];
    const auto isKnown = [&](std::size_t i) {
        return i >= operands.size() || operands[i] == none || tensors[operands[i]].value(sample).has_value();
    };
    if (!own || !own->counts.empty())
        return false;
    if (own->isView)
        return isKnown(0);
    for (const KernelCall &call : own->calls) {
        for (const KernelArgument &argument : call.arguments) {
            if (argument.kind == KernelArgument::Kind::Input && !isKnown(argument.index))
                return false;
        }
    }
    return true;
}

Result<Step> makeStep(const SampledPlan &plan, const std::vector<std::int64_t> &lengths,
                      const Operands &operands, const std::vector<std::size_t> &results, std::size_t found,
                      std::int64_t bound)
{
    Step step;
    step.length = plan.length;
    Translation translation(operands, results, found, bound, step);
    std::vector<SampledCalls> samples;
    for (const auto &each : plan.plans) {
        if (each)
            samples.push_back({true, translation.calls(*each)});
        else
            samples.push_back({false, {}});
    }
    for (const std::size_t result : results) {
        if (std::find(step.writes.begin(), step.writes.end(), result) == step.writes.end())
            step.writes.push_back(result);
    }
    if (plan.length == none) {
        step.cases = {{0, 0, true, std::move(samples.front().calls)}};
        return step;
    }
    auto cases = casesOf(lengths, samples);
    if (!cases)
        return fail(std::move(cases.error()));
    step.cases = std::move(*cases);
    return step;
}

} // namespace espalier::cpp
