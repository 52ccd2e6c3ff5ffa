// SPDX-License-Identifier: Apache-2.0
// Operators that draw: RandomNormal, RandomUniform, their Like forms, Bernoulli, Multinomial, Dropout in
// training.
#include "model/compute/host_kernel.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace espalier {

namespace {

using Outputs = Result<std::vector<HostValue>>;

constexpr std::uint32_t ownStream = 2654435769U; // keeps seeds apart from those of inputs that numpy drew

/// Mersenne twister with 53 bits a draw. With a seed the numbers are the same in each run; without one they
/// differ from node to node.
class Draws {
public:
    explicit Draws(const HostCall &call, std::uint32_t stream = ownStream)
    {
        const Attribute *seed = call.node.attribute("seed");
        std::uint32_t number = 0;
        if (seed == nullptr)
            number = static_cast<std::uint32_t>(5489U + call.draw * 2654435761U);
        else if (seed->type() == onnx::AttributeProto_AttributeType_INT)
            number = static_cast<std::uint32_t>(seed->proto->i());
        else if (std::isfinite(seed->proto->f()))
            number = static_cast<std::uint32_t>(
                static_cast<std::int64_t>(std::fmod(seed->proto->f(), 4294967296.0F)));
        m_engine.seed(number + stream);
    }

    /// In [0, 1).
    double uniform()
    {
        const auto high = static_cast<std::uint32_t>(m_engine()) >> 5U;
        const auto low = static_cast<std::uint32_t>(m_engine()) >> 6U;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /// Box and Muller.
    double normal()
    {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }

private:
    std::mt19937 m_engine;
};

DType statedDtype(const HostCall &call, DType fallback)
{
    const auto stated = static_cast<DType>(call.node.intOr("dtype", 0));
    return stated == DType::Undefined ? fallback : stated;
}

Outputs drawn(const HostCall &call, DType dtype, std::vector<std::int64_t> shape, std::vector<double> numbers)
{
    auto out = tensorOfNumbers(call, dtype, std::move(shape), numbers);
    if (!out)
        return fail(std::move(out.error()));
    return std::vector<HostValue>{*std::move(out)};
}

Outputs fill(const HostCall &call)
{
    std::vector<std::int64_t> shape = call.node.intsOr("shape", {});
    DType dtype = statedDtype(call, DType::Float);
    if (call.node.opType.ends_with("Like")) {
        const auto like = call.tensor(0);
        if (!like)
            return fail(like.error());
        shape = like->shape();
        dtype = statedDtype(call, like->dtype());
    }
    if (std::any_of(shape.begin(), shape.end(), [](std::int64_t length) { return length < 0; }))
        return fail(call.wrongAttribute("shape"));
    const bool isNormal = call.node.opType.starts_with("RandomNormal");
    const double low = call.node.floatOr(isNormal ? "mean" : "low", 0);
    const double range = isNormal ? call.node.floatOr("scale", 1) : call.node.floatOr("high", 1) - low;
    DenseTensor out(TensorSpec{dtype, shape}); // refuses what does not fit before anything is drawn
    Draws draws(call);
    std::vector<double> numbers(static_cast<std::size_t>(out.count()));
    for (double &number : numbers)
        number = low + range * (isNormal ? draws.normal() : draws.uniform());
    return drawn(call, dtype, std::move(shape), std::move(numbers));
}

Outputs bernoulli(const HostCall &call)
{
    const auto x = call.tensor(0);
    auto chances = call.numbers(0);
    if (!chances)
        return fail(chances.error());
    Draws draws(call);
    for (double &chance : *chances)
        chance = draws.uniform() < chance ? 1 : 0;
    return drawn(call, statedDtype(call, x->dtype()), x->shape(), *std::move(chances));
}

/// Each row has unnormalized log-probabilities of its classes.
Outputs multinomial(const HostCall &call)
{
    const auto x = call.tensor(0);
    const auto logs = call.numbers(0);
    if (!logs)
        return fail(logs.error());
    const std::int64_t samples = call.node.intOr("sample_size", 1);
    if (x->shape().size() != 2 || x->shape()[1] == 0 || samples < 0)
        return fail(call.wrongShapes());
    const auto rows = static_cast<std::size_t>(x->shape()[0]);
    const auto classes = static_cast<std::size_t>(x->shape()[1]);
    const std::vector<std::int64_t> shape{x->shape()[0], samples};
    const DenseTensor room(TensorSpec{DType::Double, shape});
    Draws draws(call);
    std::vector<double> out;
    out.reserve(static_cast<std::size_t>(room.count()));
    for (std::size_t row = 0; row < rows; ++row) {
        const double *log = logs->data() + row * classes;
        const double greatest = *std::max_element(log, log + classes);
        std::vector<double> sums;
        double sum = 0;
        for (std::size_t c = 0; c < classes; ++c)
            sums.push_back(sum += std::exp(log[c] - greatest));
        for (std::int64_t s = 0; s < samples; ++s) {
            const auto found = std::upper_bound(sums.begin(), sums.end(), draws.uniform() * sum);
            out.push_back(static_cast<double>(
                std::min<std::ptrdiff_t>(found - sums.begin(), static_cast<std::ptrdiff_t>(classes) - 1)));
        }
    }
    return drawn(call, statedDtype(call, DType::Int32), shape, std::move(out));
}

/// What is kept grows by 1 / (1 - ratio). ONNX's own cases keep what numpy's RandomState of that seed keeps.
Outputs dropout(const HostCall &call)
{
    const auto x = call.tensor(0);
    auto numbers = call.numbers(0);
    if (!numbers)
        return fail(numbers.error());
    double ratio = 0.5;
    if (call.has(1)) {
        const auto given = call.numbers(1);
        if (!given || given->size() != 1)
            return fail(call.wrongShapes());
        ratio = given->front();
    }
    const auto trains = call.integerOr(2, 0);
    if (!trains)
        return fail(trains.error());
    const bool drops = *trains != 0 && ratio > 0;
    if (ratio < 0 || ratio >= 1)
        return fail(call.wrongShapes());
    Draws draws(call, 0);
    std::vector<std::uint8_t> mask;
    for (double &number : *numbers) {
        mask.push_back(!drops || draws.uniform() >= ratio ? 1 : 0);
        number = drops ? number * mask.back() / (1 - ratio) : number;
    }
    auto out = drawn(call, x->dtype(), x->shape(), *std::move(numbers));
    if (out)
        out->emplace_back(DenseTensor::of<std::uint8_t>(DType::Bool, x->shape(), mask));
    return out;
}

class Chance : public HostKernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"RandomNormal", 1}, {"RandomNormalLike", 1}, {"RandomUniform", 1}, {"RandomUniformLike", 1},
                {"Bernoulli", 15},   {"Multinomial", 7},      {"Dropout", 12}};
    }

    Outputs run(const HostCall &call) const override
    {
        const std::string &op = call.node.opType;
        if (op == "Bernoulli")
            return bernoulli(call);
        if (op == "Multinomial")
            return multinomial(call);
        return op == "Dropout" ? dropout(call) : fill(call);
    }
};

} // namespace

std::unique_ptr<HostKernel> make_chance()
{
    return std::make_unique<Chance>();
}

} // namespace espalier
