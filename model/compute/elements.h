// SPDX-License-Identifier: Apache-2.0
// Elements of a tensor one by one, whatever its dtype, for people to look at.
#pragma once

#include "model/compute/dense_tensor.h"

#include <string>

namespace espalier {

/// Shares the tensor's memory. Packed elements are read where they lie.
class Elements {
public:
    explicit Elements(DenseTensor tensor);

    [[nodiscard]] const DenseTensor &tensor() const { return m_tensor; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// Strings are no numbers.
    [[nodiscard]] bool areNumbers() const { return m_read != nullptr; }
    /// The element `i`, in row-major order: integers beyond 2^53 rounded, bools 0 and 1, of complex numbers
    /// the magnitude, NaN for strings. Precondition: i < size().
    [[nodiscard]] double number(std::size_t i) const;
    /// As short as it can be and still be read as the same value; integers in full, complex numbers as
    /// `1+2i`, strings as they stand.
    [[nodiscard]] std::string text(std::size_t i) const;

private:
    using Read = double (*)(const std::byte *elements, std::size_t i);

    DenseTensor m_tensor;
    std::size_t m_size = 0;
    Read m_read = nullptr;
};

} // namespace espalier
