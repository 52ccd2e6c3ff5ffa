// SPDX-License-Identifier: Apache-2.0
// Memory for elements, and ways between constants and dense tensors.
#include "model/compute/dense_tensor.h"

#include "model/compute/tensor_memory.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>

namespace espalier {

namespace {

/// Of the strings themselves, empty.
std::size_t stringBytes(std::int64_t count)
{
    std::uint64_t out = 0;
    return __builtin_mul_overflow(count, sizeof(std::string), &out) ? std::numeric_limits<std::size_t>::max()
                                                                    : out;
}

} // namespace

std::int64_t TensorSpec::count() const
{
    std::int64_t out = 1;
    bool isHuge = false; // a dim of 0 makes up for any other
    for (const std::int64_t length : shape) {
        if (length == 0)
            return 0;
        isHuge = isHuge || __builtin_mul_overflow(out, length, &out);
    }
    return isHuge ? std::numeric_limits<std::int64_t>::max() : out;
}

std::size_t TensorSpec::bytes() const
{
    return static_cast<std::size_t>(packedBytes(dtype, static_cast<std::uint64_t>(count()))
                                        .value_or(std::numeric_limits<std::uint64_t>::max()));
}

ValueType TensorSpec::type() const
{
    Shape dims;
    for (const std::int64_t length : shape)
        dims.emplace_back(length);
    return ValueType::tensor(dtype, std::move(dims));
}

namespace {

std::shared_ptr<void> zeroedMemory(const TensorSpec &spec)
{
    const std::size_t wanted = spec.dtype == DType::String ? stringBytes(spec.count()) : spec.bytes();
    auto share = std::make_shared<const MemoryShare>(wanted); // throws; caught by whoever evaluates
    static constexpr std::size_t alignment = 64;
    const std::size_t size = (std::max<std::size_t>(spec.bytes(), 1) + alignment - 1) / alignment * alignment;
    void *memory = std::aligned_alloc(alignment, size);
    if (memory == nullptr)
        throw std::bad_alloc();
    std::memset(memory, 0, size);
    return {memory, [share = std::move(share)](void *owned) {
                std::free(owned); // NOLINT(cppcoreguidelines-no-malloc): aligned memory
            }};
}

} // namespace

DenseTensor::DenseTensor(TensorSpec spec) : DenseTensor(spec, zeroedMemory(spec)) { }

DenseTensor::DenseTensor(TensorSpec spec, std::shared_ptr<void> memory)
    : m_spec(std::move(spec)), m_data(static_cast<const std::byte *>(memory.get())),
      m_owned(std::move(memory))
{
    if (m_spec.dtype == DType::String)
        setStrings(std::vector<std::string>(static_cast<std::size_t>(m_spec.count())));
}

Result<DenseTensor> DenseTensor::from(const Tensor &tensor)
{
    DenseTensor out;
    out.m_spec = {tensor.dtype(), tensor.dims()};
    if (tensor.dtype() == DType::String) {
        const auto &strings = tensor.header().string_data();
        out.setStrings({strings.begin(), strings.end()});
        return out;
    }
    auto read = readTensor(tensor);
    if (!read)
        return fail(std::move(read.error()));
    out.m_data = read->bytes().data();
    out.m_borrowed = read->owner();
    return out;
}

DenseTensor DenseTensor::reshaped(std::vector<std::int64_t> shape) const
{
    DenseTensor out(*this);
    out.m_spec.shape = std::move(shape);
    return out;
}

Tensor DenseTensor::toTensor(std::string name) const
{
    if (m_spec.dtype == DType::String) {
        onnx::TensorProto header;
        header.set_name(std::move(name));
        header.set_data_type(static_cast<std::int32_t>(DType::String));
        for (const std::int64_t length : m_spec.shape)
            header.add_dims(length);
        for (const std::string &text : *m_strings)
            header.add_string_data(text);
        return {std::move(header), Tensor::InHeader{}};
    }
    return Tensor::make(std::move(name), m_spec.dtype, m_spec.shape, {bytes().begin(), bytes().end()});
}

std::vector<std::int64_t> DenseTensor::integers() const
{
    if (m_spec.dtype == DType::Int64)
        return {as<std::int64_t>(), as<std::int64_t>() + count()};
    return readIntegers(toTensor({})).value_or(std::vector<std::int64_t>{});
}

std::vector<double> DenseTensor::numbers() const
{
    return readNumbers(toTensor({})).value_or(std::vector<double>{});
}

} // namespace espalier
