// SPDX-License-Identifier: Apache-2.0
// Copies blocks of elements, or of strings.
#include "model/compute/stack_slices.h"

#include "model/compute/kernel.h"

#include <algorithm>

namespace espalier {

namespace {

/// Where `rows` runs of `length` elements begin in two tensors, and how far apart they stand.
struct Runs {
    std::size_t rows = 0;
    std::size_t length = 0;
    std::size_t fromStep = 0;
    std::size_t toStep = 0;
    std::size_t from = 0;
    std::size_t to = 0;
};

void copyRuns(const DenseTensor &source, DenseTensor &target, std::vector<std::string> &strings,
              const Runs &runs)
{
    const auto width = static_cast<std::size_t>(dtypeBits(source.dtype())) / 8;
    for (std::size_t row = 0; row < runs.rows; ++row) {
        const std::size_t from = runs.from + row * runs.fromStep;
        const std::size_t to = runs.to + row * runs.toStep;
        if (source.dtype() == DType::String)
            std::copy_n(source.strings().begin() + static_cast<std::ptrdiff_t>(from), runs.length,
                        strings.begin() + static_cast<std::ptrdiff_t>(to));
        else
            std::copy_n(source.as<std::byte>() + from * width, runs.length * width,
                        target.writable<std::byte>() + to * width);
    }
}

std::size_t at(std::int64_t number)
{
    return static_cast<std::size_t>(number);
}

} // namespace

bool fillsBytes(DType dtype)
{
    return dtype == DType::String || dtypeBits(dtype) >= 8;
}

std::optional<DenseTensor> joined(const std::vector<DenseTensor> &parts, std::int64_t axis)
{
    if (parts.empty() || !fillsBytes(parts[0].dtype()) || axis < 0 || at(axis) >= parts[0].shape().size())
        return std::nullopt;
    TensorSpec spec = parts[0].spec();
    spec.shape[at(axis)] = 0;
    for (const DenseTensor &part : parts) {
        TensorSpec like = part.spec();
        if (like.shape.size() != spec.shape.size())
            return std::nullopt;
        const std::int64_t length = std::exchange(like.shape[at(axis)], spec.shape[at(axis)]);
        if (like != spec)
            return std::nullopt;
        spec.shape[at(axis)] += length;
    }
    DenseTensor out(spec);
    std::vector<std::string> strings(spec.dtype == DType::String ? at(spec.count()) : 0);
    const std::size_t rows = at(product(spec.shape, 0, at(axis)));
    const std::size_t step = at(product(spec.shape, at(axis)));
    std::size_t offset = 0;
    for (const DenseTensor &part : parts) {
        const std::size_t length = at(product(part.shape(), at(axis)));
        copyRuns(part, out, strings, {rows, length, length, step, 0, offset});
        offset += length;
    }
    if (spec.dtype == DType::String)
        out.setStrings(std::move(strings));
    return out;
}

std::optional<DenseTensor> stacked(const std::vector<DenseTensor> &parts, std::int64_t axis)
{
    if (parts.empty() || axis < 0 || at(axis) > parts[0].shape().size())
        return std::nullopt;
    std::vector<DenseTensor> widened;
    for (const DenseTensor &part : parts) {
        if (part.spec() != parts[0].spec())
            return std::nullopt;
        std::vector<std::int64_t> shape = part.shape();
        shape.insert(shape.begin() + axis, 1);
        widened.push_back(part.reshaped(std::move(shape)));
    }
    return joined(widened, axis);
}

DenseTensor sliceOf(const DenseTensor &tensor, std::int64_t axis, std::int64_t from, std::int64_t length)
{
    TensorSpec spec = tensor.spec();
    const std::size_t rows = at(product(spec.shape, 0, at(axis)));
    const std::size_t inner = at(product(spec.shape, at(axis) + 1));
    const std::size_t fromStep = at(spec.shape[at(axis)]) * inner;
    spec.shape[at(axis)] = length;
    DenseTensor out(spec);
    std::vector<std::string> strings(spec.dtype == DType::String ? at(spec.count()) : 0);
    copyRuns(tensor, out, strings,
             {rows, at(length) * inner, fromStep, at(length) * inner, at(from) * inner, 0});
    if (spec.dtype == DType::String)
        out.setStrings(std::move(strings));
    return out;
}

DenseTensor entryOf(const DenseTensor &tensor, std::int64_t axis, std::int64_t i)
{
    std::vector<std::int64_t> shape = tensor.shape();
    shape.erase(shape.begin() + axis);
    return sliceOf(tensor, axis, i, 1).reshaped(std::move(shape));
}

} // namespace espalier
