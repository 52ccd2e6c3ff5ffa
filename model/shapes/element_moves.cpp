// SPDX-License-Identifier: Apache-2.0
// Index arithmetic of the data movement operators (ONNX Operators.md, newest versions).
#include "model/shapes/element_moves.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace espalier {

namespace {

std::size_t offsetOf(const Lengths &index, const Lengths &dims)
{
    std::int64_t offset = 0;
    for (std::size_t i = 0; i < dims.size(); ++i)
        offset = offset * dims[i] + index[i];
    return static_cast<std::size_t>(offset);
}

/// The next index in row-major order.
void advance(Lengths &index, const Lengths &dims)
{
    for (std::size_t i = dims.size(); i-- > 0;) {
        if (++index[i] < dims[i])
            return;
        index[i] = 0;
    }
}

} // namespace

std::optional<std::size_t> smallCount(const Lengths &dims)
{
    Shape shape;
    for (const std::int64_t length : dims)
        shape.emplace_back(length);
    const auto count = elementCount(shape);
    if (!count || *count > knownIntegersLimit)
        return std::nullopt;
    return static_cast<std::size_t>(*count);
}

std::optional<std::size_t> wrapAxis(std::int64_t axis, std::size_t rank)
{
    const auto signedRank = static_cast<std::int64_t>(rank);
    if (axis < -signedRank || axis >= signedRank)
        return std::nullopt;
    return static_cast<std::size_t>(axis < 0 ? axis + signedRank : axis);
}

Elements movedElements(const KnownElements &from, Lengths dims,
                       const std::function<void(const Lengths &, Lengths &)> &source)
{
    const auto count = smallCount(dims);
    if (!count)
        return nullptr;
    auto out = std::make_shared<KnownElements>();
    out->values.reserve(*count);
    Lengths index(dims.size(), 0);
    Lengths at(from.dims.size(), 0);
    for (std::size_t i = 0; i < *count; ++i, advance(index, dims)) {
        source(index, at);
        out->values.push_back(from.values[offsetOf(at, from.dims)]);
    }
    out->dims = std::move(dims);
    return out;
}

Elements reshaped(const Elements &from, Lengths dims)
{
    if (from->dims == dims)
        return from;
    if (smallCount(dims) != from->values.size())
        return nullptr;
    auto out = std::make_shared<KnownElements>(*from);
    out->dims = std::move(dims);
    return out;
}

Elements filled(const Lengths &dims, const Element &element)
{
    const auto count = smallCount(dims);
    if (!count)
        return nullptr;
    auto out = std::make_shared<KnownElements>();
    out->dims = dims;
    out->values.assign(*count, element);
    return out;
}

std::optional<Lengths> broadcastDims(const Lengths &a, const Lengths &b)
{
    Lengths out(std::max(a.size(), b.size()), 1);
    for (std::size_t i = 0; i < out.size(); ++i) {
        // counted from the last axis
        const std::int64_t fromA = i < a.size() ? a[a.size() - 1 - i] : 1;
        const std::int64_t fromB = i < b.size() ? b[b.size() - 1 - i] : 1;
        if (fromA != fromB && fromA != 1 && fromB != 1)
            return std::nullopt;
        out[out.size() - 1 - i] = fromA == 1 ? fromB : fromA;
    }
    return out;
}

Elements expanded(const KnownElements &from, const Lengths &dims)
{
    const std::size_t added = dims.size() - std::min(dims.size(), from.dims.size());
    return movedElements(from, dims, [&](const Lengths &index, Lengths &source) {
        for (std::size_t i = 0; i < source.size(); ++i)
            source[i] = from.dims[i] == 1 ? 0 : index[i + added];
    });
}

Elements transposed(const KnownElements &from, const std::vector<std::int64_t> &permutation)
{
    Lengths order = permutation;
    if (order.empty()) {
        order.resize(from.dims.size());
        std::iota(order.rbegin(), order.rend(), 0);
    }
    Lengths dims;
    for (const std::int64_t axis : order) {
        if (order.size() != from.dims.size() || axis < 0 || !wrapAxis(axis, order.size()))
            return nullptr;
        dims.push_back(from.dims[static_cast<std::size_t>(axis)]);
    }
    return movedElements(from, std::move(dims), [&](const Lengths &index, Lengths &source) {
        for (std::size_t i = 0; i < index.size(); ++i)
            source[static_cast<std::size_t>(order[i])] = index[i];
    });
}

Elements gathered(const KnownElements &from, const KnownElements &indices, std::int64_t axis)
{
    const auto along = wrapAxis(axis, from.dims.size());
    const auto places = indices.integers();
    if (!along || !places)
        return nullptr;
    const std::int64_t length = from.dims[*along];
    for (const std::int64_t place : *places) {
        if (place < -length || place >= length)
            return nullptr;
    }
    const auto indexRank = static_cast<std::ptrdiff_t>(indices.dims.size());
    const auto before = static_cast<std::ptrdiff_t>(*along);
    Lengths dims(from.dims.begin(), from.dims.begin() + before);
    dims.insert(dims.end(), indices.dims.begin(), indices.dims.end());
    dims.insert(dims.end(), from.dims.begin() + before + 1, from.dims.end());
    return movedElements(from, std::move(dims), [&](const Lengths &index, Lengths &source) {
        const Lengths inner(index.begin() + before, index.begin() + before + indexRank);
        const std::int64_t place = (*places)[offsetOf(inner, indices.dims)];
        std::copy(index.begin(), index.begin() + before, source.begin());
        source[*along] = place < 0 ? place + length : place;
        std::copy(index.begin() + before + indexRank, index.end(), source.begin() + before + 1);
    });
}

Elements sliced(const KnownElements &from, const Lengths &starts, const Lengths &ends, const Lengths &axes,
                const Lengths &steps)
{
    if (starts.size() != ends.size() || axes.size() != starts.size() || steps.size() != starts.size())
        return nullptr;
    Lengths first(from.dims.size(), 0);
    Lengths stride(from.dims.size(), 1);
    Lengths dims = from.dims;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const auto axis = wrapAxis(axes[i], from.dims.size());
        if (!axis || steps[i] == 0 || steps[i] == std::numeric_limits<std::int64_t>::min())
            return nullptr;
        const std::int64_t length = from.dims[*axis];
        // A start lies in 0…length, or 0…length - 1 going backwards; an end in 0…length, or -1…length - 1.
        const std::int64_t lowest = steps[i] < 0 ? -1 : 0;
        const std::int64_t highest = steps[i] < 0 ? length - 1 : length;
        const auto clamped = [&](std::int64_t place, std::int64_t low) {
            return std::clamp(place < 0 ? place + length : place, low, std::max(highest, low));
        };
        const std::int64_t start = clamped(starts[i], 0);
        const std::int64_t end = clamped(ends[i], lowest);
        const std::int64_t span = steps[i] < 0 ? start - end : end - start;
        const std::int64_t step = std::abs(steps[i]);
        first[*axis] = start;
        stride[*axis] = steps[i];
        dims[*axis] = span <= 0 || length == 0 ? 0 : 1 + (span - 1) / step;
    }
    return movedElements(from, std::move(dims), [&](const Lengths &index, Lengths &source) {
        for (std::size_t i = 0; i < index.size(); ++i)
            source[i] = first[i] + index[i] * stride[i];
    });
}

Elements tiled(const KnownElements &from, const Lengths &repeats)
{
    if (repeats.size() != from.dims.size())
        return nullptr;
    Lengths dims;
    for (std::size_t i = 0; i < repeats.size(); ++i) {
        std::int64_t length = 0;
        if (repeats[i] < 0 || __builtin_mul_overflow(repeats[i], from.dims[i], &length))
            return nullptr;
        dims.push_back(length);
    }
    return movedElements(from, std::move(dims), [&](const Lengths &index, Lengths &source) {
        for (std::size_t i = 0; i < index.size(); ++i)
            source[i] = index[i] % from.dims[i];
    });
}

Elements concatenated(const std::vector<Elements> &parts, std::int64_t axis)
{
    Lengths dims = parts.front()->dims;
    const auto along = wrapAxis(axis, dims.size());
    if (!along)
        return nullptr;
    std::int64_t length = 0;
    for (const Elements &part : parts) {
        Lengths fitting = part->dims;
        if (fitting.size() != dims.size())
            return nullptr;
        length += fitting[*along];
        fitting[*along] = dims[*along];
        if (fitting != dims)
            return nullptr;
    }
    dims[*along] = length;
    const auto count = smallCount(dims);
    if (!count)
        return nullptr;
    // The parts' blocks behind each index of the axes before `along` follow one another.
    const auto blocks = std::accumulate(
        dims.begin(), dims.begin() + static_cast<std::ptrdiff_t>(*along), std::size_t{1},
        [](std::size_t product, std::int64_t dim) { return product * static_cast<std::size_t>(dim); });
    auto out = std::make_shared<KnownElements>();
    out->values.reserve(*count);
    for (std::size_t block = 0; *count > 0 && block < blocks; ++block) {
        for (const Elements &part : parts) {
            const auto size = static_cast<std::ptrdiff_t>(part->values.size() / blocks);
            const auto begin = part->values.begin() + static_cast<std::ptrdiff_t>(block) * size;
            out->values.insert(out->values.end(), begin, begin + size);
        }
    }
    out->dims = std::move(dims);
    return out;
}

} // namespace espalier
