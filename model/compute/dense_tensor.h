// SPDX-License-Identifier: Apache-2.0
// A tensor with all its elements in memory, as kernels read and write it.
#pragma once

#include "model/base/result.h"
#include "model/graph/tensor.h"
#include "model/graph/value_type.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace espalier {

/// Element type and static shape.
struct TensorSpec {
    DType dtype = DType::Undefined;
    std::vector<std::int64_t> shape;

    [[nodiscard]] std::int64_t count() const;
    [[nodiscard]] std::size_t bytes() const; ///< 0 for strings
    [[nodiscard]] ValueType type() const;
    friend bool operator==(const TensorSpec &, const TensorSpec &) = default;
};

/// Copies share the elements. Elements stand as in raw_data, aligned to 64 bytes when this class allocated
/// them, else to their own width; they may lie in a mapped file. Strings stand in `strings`.
class DenseTensor {
public:
    DenseTensor() = default;
    /// Zeroed memory.
    explicit DenseTensor(TensorSpec spec);
    /// Memory that somebody gives, not filled; at least as many bytes as the spec has.
    DenseTensor(TensorSpec spec, std::shared_ptr<void> memory);
    /// Borrows the elements of a constant. Errors: as readTensor.
    [[nodiscard]] static Result<DenseTensor> from(const Tensor &tensor);
    template <class T>
    [[nodiscard]] static DenseTensor of(DType dtype, std::vector<std::int64_t> shape,
                                        const std::vector<T> &elements)
    {
        DenseTensor tensor(TensorSpec{dtype, std::move(shape)});
        std::copy(elements.begin(), elements.end(), tensor.writable<T>());
        return tensor;
    }

    [[nodiscard]] const TensorSpec &spec() const { return m_spec; }
    [[nodiscard]] DType dtype() const { return m_spec.dtype; }
    [[nodiscard]] const std::vector<std::int64_t> &shape() const { return m_spec.shape; }
    [[nodiscard]] std::int64_t count() const { return m_spec.count(); }
    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_data, m_spec.bytes()}; }
    [[nodiscard]] const void *data() const { return m_data; }
    template <class T> [[nodiscard]] const T *as() const { return reinterpret_cast<const T *>(m_data); }
    /// Memory of this tensor alone, to be filled before it is shared. Precondition: made by TensorSpec.
    template <class T> [[nodiscard]] T *writable() { return static_cast<T *>(m_owned.get()); }
    /// Memory that this class or a pool gave; null for borrowed elements.
    [[nodiscard]] const std::shared_ptr<void> &memory() const { return m_owned; }
    [[nodiscard]] const std::vector<std::string> &strings() const { return *m_strings; }
    void setStrings(std::vector<std::string> strings)
    {
        m_strings = std::make_shared<const std::vector<std::string>>(std::move(strings));
    }
    /// The same elements under another shape of as many.
    [[nodiscard]] DenseTensor reshaped(std::vector<std::int64_t> shape) const;
    /// A constant with these elements; shares the memory where it can.
    [[nodiscard]] Tensor toTensor(std::string name) const;
    /// Elements as int64 or double; any integer, bool or floating dtype of 8 bits or more.
    [[nodiscard]] std::vector<std::int64_t> integers() const;
    [[nodiscard]] std::vector<double> numbers() const;

private:
    TensorSpec m_spec;
    const std::byte *m_data = nullptr;
    std::shared_ptr<void> m_owned;
    std::shared_ptr<const void> m_borrowed;
    std::shared_ptr<const std::vector<std::string>> m_strings;
};

} // namespace espalier
