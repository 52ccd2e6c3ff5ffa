// SPDX-License-Identifier: Apache-2.0
// Draws tensors from a generator of its own, so that every machine draws the same.
#include "model/compute/random_inputs.h"

#include "model/compute/element_types.h"
#include "model/compute/kernels/select.h"
#include "model/compute/tensor_memory.h"

#include <new>
#include <set>
#include <stdexcept>

namespace espalier {

namespace {

/// splitmix64 (Steele, Lea, Flood 2014).
class Generator {
public:
    explicit Generator(std::uint64_t seed) : m_state(seed) { }

    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    /// Uniform in 0…1, 1 excluded.
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

private:
    std::uint64_t m_state;
};

/// What the first reader that says anything wants of a value.
struct Wish {
    bool isPositive = false;
    std::optional<std::int64_t> indexBound; ///< it indexes an axis of this length
    std::optional<std::int64_t> number; ///< it is compared with this one: a mode of the model
};

/// The one integer that a value with one element is asked to equal.
std::optional<std::int64_t> comparedWith(const Model &model, const ValueTypes &types, const Node &equal,
                                         std::uint32_t input)
{
    const ValueType &type = types.of(equal.input(input));
    if (isFloatingPoint(type.dtype) || !type.shape || elementCount(*type.shape) != 1)
        return std::nullopt;
    const auto other = knownElements(model, types, equal.input(1 - input));
    const auto numbers = other ? other->integers() : std::nullopt;
    return numbers && numbers->size() == 1 ? std::optional(numbers->front()) : std::nullopt;
}

Wish wishOf(const Model &model, const ValueTypes &types, ValueId value)
{
    static const std::set<std::string_view> positive{"Log", "Sqrt"};
    static const std::set<std::string_view> indexers{"Gather", "GatherElements", "GatherND",
                                                     "ScatterElements", "ScatterND"};
    for (const Use &use : model.value(value).uses) {
        const Node &node = model.node(use.node);
        if (!isDefaultDomain(node.domain))
            continue;
        if (positive.contains(node.opType))
            return {true, std::nullopt, std::nullopt};
        if (node.opType == "Equal" && node.inputs.size() == 2) {
            if (const auto number = comparedWith(model, types, node, use.input))
                return {false, std::nullopt, number};
        }
        if (!indexers.contains(node.opType) || use.input != 1)
            continue;
        const ValueType &indexed = types.of(node.input(0));
        if (!indexed.shape || indexed.shape->empty())
            continue;
        const std::int64_t axis = node.intOr("axis", 0);
        const auto rank = static_cast<std::int64_t>(indexed.shape->size());
        const auto at =
            static_cast<std::size_t>(std::clamp<std::int64_t>(axis < 0 ? axis + rank : axis, 0, rank - 1));
        const bool isTuple = node.opType.ends_with("ND");
        std::int64_t bound = INT64_MAX;
        for (std::size_t i = isTuple ? 0 : at; i < (isTuple ? indexed.shape->size() : at + 1); ++i)
            bound = std::min(bound, (*indexed.shape)[i].isKnown() ? (*indexed.shape)[i].length() : 1);
        return {false, std::max<std::int64_t>(bound, 1), std::nullopt};
    }
    return {};
}

Result<DenseTensor> draw(const std::string &name, const ValueType &type, const Wish &wish,
                         Generator &generator)
{
    if (!type.isTensor() || !type.shape || !isStatic(*type.shape))
        return fail(makeError(ErrorCode::NotVerifiable, "shape_not_fixed",
                              {QT_TRANSLATE_NOOP("compute", "the shape of %1 is not fixed"), name})
                        .withRemedy(QT_TRANSLATE_NOOP("compute", "fix it with --shape or --dim")));
    TensorSpec spec{type.dtype, {}};
    for (const Dim &dim : *type.shape)
        spec.shape.push_back(dim.length());
    DenseTensor tensor;
    try {
        tensor = DenseTensor(spec);
    } catch (const std::bad_alloc &) {
        return fail(outOfMemory());
    } catch (const std::length_error &) {
        return fail(outOfMemory());
    }
    const auto element = [&]() -> double {
        if (isFloatingPoint(type.dtype))
            return wish.isPositive ? generator.unit() + 0x1p-10 : 2 * generator.unit() - 1;
        if (wish.number)
            return static_cast<double>(*wish.number);
        const auto choices = static_cast<std::uint64_t>(wish.indexBound.value_or(2));
        return static_cast<double>(generator.next() % choices);
    };
    const auto fill = [&](auto kind) {
        using T = typename decltype(kind)::type;
        for (std::int64_t i = 0; i < tensor.count(); ++i)
            tensor.writable<T>()[i] = static_cast<T>(static_cast<kernels::Wide<T>>(element()));
    };
    const bool drawn =
        type.dtype == DType::Bool ? withInteger(DType::UInt8, fill) : withNumber(type.dtype, fill);
    if (!drawn)
        return fail(makeError(
            ErrorCode::NotVerifiable, "dtype_not_computed",
            {QT_TRANSLATE_NOOP("compute", "no values can be drawn for %1, which is %2"), name, type.text()}));
    return tensor;
}

} // namespace

Result<ValueTensors> randomTensors(const Model &model, const ValueTypes &types,
                                   const std::vector<ValueId> &values, std::uint64_t seed)
{
    Generator generator(seed);
    ValueTensors out;
    for (const ValueId value : values) {
        auto tensor = draw(model.value(value).name, types.of(value), wishOf(model, types, value), generator);
        if (!tensor)
            return fail(std::move(tensor.error()));
        out.emplace(value, std::move(*tensor));
    }
    return out;
}

Result<NamedTensors> randomInputs(const Model &model, const ValueTypes &types, std::uint64_t seed)
{
    std::vector<ValueId> values;
    for (const GraphPort &port : model.mainGraph().inputs) {
        if (!model.value(port.value).isInitializer())
            values.push_back(port.value);
    }
    auto tensors = randomTensors(model, types, values, seed);
    if (!tensors)
        return fail(std::move(tensors.error()));
    NamedTensors out;
    for (auto &[value, tensor] : *tensors)
        out.emplace(model.value(value).name, std::move(tensor));
    return out;
}

} // namespace espalier
