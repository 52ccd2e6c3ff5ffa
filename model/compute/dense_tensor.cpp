// SPDX-License-Identifier: Apache-2.0
// Memory for elements, and ways between constants and dense tensors.
#include "model/compute/dense_tensor.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <numeric>

namespace espalier {

std::int64_t TensorSpec::count() const
{
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

std::size_t TensorSpec::bytes() const
{
    return static_cast<std::size_t>(packedBytes(dtype, static_cast<std::uint64_t>(count())).value_or(0));
}

ValueType TensorSpec::type() const
{
    Shape dims;
    for (const std::int64_t length : shape)
        dims.emplace_back(length);
    return ValueType::tensor(dtype, std::move(dims));
}

DenseTensor::DenseTensor(TensorSpec spec) : m_spec(std::move(spec))
{
    static constexpr std::size_t alignment = 64;
    const std::size_t size =
        (std::max<std::size_t>(m_spec.bytes(), 1) + alignment - 1) / alignment * alignment;
    void *memory = std::aligned_alloc(alignment, size);
    if (memory == nullptr)
        throw std::bad_alloc(); // caught by whoever evaluates
    std::memset(memory, 0, size);
    m_owned = std::shared_ptr<void>(memory, std::free); // NOLINT(cppcoreguidelines-no-malloc): aligned memory
    m_data = static_cast<const std::byte *>(memory);
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
    return readIntegers(toTensor({})).value_or(std::vector<std::int64_t>{});
}

std::vector<double> DenseTensor::numbers() const
{
    return readNumbers(toTensor({})).value_or(std::vector<double>{});
}

} // namespace espalier
