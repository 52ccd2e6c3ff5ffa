// SPDX-License-Identifier: Apache-2.0
// A constant tensor: what describes it, and where its elements lie.
#pragma once

#include "model/base/mapped_file.h"
#include "model/base/result.h"
#include "model/graph/value_type.h"

#include <memory>
#include <onnx/onnx_pb.h>
#include <string>
#include <variant>
#include <vector>

namespace espalier {

/// A run of bytes in a mapped file that an owner keeps alive.
struct FileSpan {
    std::shared_ptr<const MappedFile> file;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;

    [[nodiscard]] std::span<const std::byte> bytes() const { return file->bytes().subspan(offset, length); }
};

/// Immutable. The header is the TensorProto less any payload that was taken out of it; copies share the
/// payload.
class Tensor {
public:
    /// A payload left in the model file: contents of the proto field `field` (9 raw_data, 4 float_data, 5
    /// int32_data, 7 int64_data, 10 double_data, 11 uint64_data; the repeated ones packed).
    struct InModel {
        int field = 9;
        FileSpan span;
    };
    /// Elements as in raw_data: little-endian, packed.
    using Owned = std::shared_ptr<const std::vector<std::byte>>;
    /// The payload, if any, is inside the header proto (small tensors, strings).
    struct InHeader { };
    /// The elements are in another file (`data_location == EXTERNAL`); `folder` is the model's.
    struct External {
        std::filesystem::path folder;
    };
    using Payload = std::variant<InHeader, InModel, Owned, External>;

    Tensor() = default;
    Tensor(onnx::TensorProto header, Payload payload)
        : m_header(std::move(header)), m_payload(std::move(payload))
    {
    }
    /// A new tensor of the given elements (raw_data layout). `bytes.size()` must be what shape and dtype
    /// need.
    [[nodiscard]] static Tensor make(std::string name, DType dtype, const std::vector<std::int64_t> &shape,
                                     std::vector<std::byte> bytes);

    [[nodiscard]] const onnx::TensorProto &header() const { return m_header; }
    [[nodiscard]] const Payload &payload() const { return m_payload; }
    [[nodiscard]] DType dtype() const { return static_cast<DType>(m_header.data_type()); }
    [[nodiscard]] std::vector<std::int64_t> dims() const
    {
        return {m_header.dims().begin(), m_header.dims().end()};
    }
    /// Product of the dims; nullopt if one is negative or the product overflows.
    [[nodiscard]] std::optional<std::int64_t> elementCount() const;
    [[nodiscard]] ValueType type() const;
    [[nodiscard]] Tensor renamed(std::string name) const;
    /// Bytes that the payload takes where it lies, without loading it.
    [[nodiscard]] std::uint64_t storedBytes() const;

private:
    onnx::TensorProto m_header;
    Payload m_payload = InHeader{};
};

/// Elements of a tensor in raw_data layout; keeps alive whatever they lie in.
class TensorBytes {
public:
    TensorBytes(std::span<const std::byte> bytes, std::shared_ptr<const void> owner)
        : m_bytes(bytes), m_owner(std::move(owner))
    {
    }
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }
    [[nodiscard]] const std::shared_ptr<const void> &owner() const { return m_owner; }

private:
    std::span<const std::byte> m_bytes;
    std::shared_ptr<const void> m_owner;
};

/// The elements, aligned for their dtype: a view of the file where they lie there so, else a copy in memory.
/// Errors (Unreadable): external file missing, outside the model's folder or too short; byte count unlike the
/// shape; strings (`tensor_is_strings`: read them from the header's string_data).
[[nodiscard]] Result<TensorBytes> readTensor(const Tensor &tensor);

/// Elements as int64, for shapes, axes and indices: any integer or bool dtype. Same errors.
[[nodiscard]] Result<std::vector<std::int64_t>> readIntegers(const Tensor &tensor);
/// Elements as double: any integer, bool or floating dtype of 16 bits or more. Same errors.
[[nodiscard]] Result<std::vector<double>> readNumbers(const Tensor &tensor);

/// Where external data lies. `folder` is the model's; errors (Unreadable): no location, an absolute path,
/// `..`, a link out of the folder, a file that is missing or shorter than offset + length say.
[[nodiscard]] Result<FileSpan> locateExternal(const onnx::TensorProto &header,
                                              const std::filesystem::path &folder);

} // namespace espalier
