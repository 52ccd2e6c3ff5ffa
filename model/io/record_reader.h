// SPDX-License-Identifier: Apache-2.0
// Reads single records of a model file: tensors, attributes, nodes.
#pragma once

#include "model/base/mapped_file.h"
#include "model/graph/node.h"

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace espalier {

/// Serialised GraphProtos of one attribute.
using AttributeBodies = std::vector<std::span<const std::byte>>;

/// A node with its edges still as names, and for each attribute its bodies still as bytes.
struct NodeRecord {
    Node node;
    std::vector<std::string_view> inputs;
    std::vector<std::string_view> outputs;
    std::vector<AttributeBodies> bodies;
};

inline void appendBytes(std::string &out, std::span<const std::byte> bytes)
{
    out.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

/// With a file, large payloads become spans of it; without, everything is copied into the records.
class RecordReader {
public:
    RecordReader(std::shared_ptr<const MappedFile> file, std::filesystem::path folder)
        : m_bytes(file->bytes()), m_file(std::move(file)), m_folder(std::move(folder))
    {
    }
    RecordReader(std::span<const std::byte> bytes, std::filesystem::path folder)
        : m_bytes(bytes), m_folder(std::move(folder))
    {
    }

    [[nodiscard]] const std::shared_ptr<const MappedFile> &file() const { return m_file; }
    /// Offset of a part of the file, for messages; 0 for bytes from elsewhere.
    [[nodiscard]] std::uint64_t offsetOf(std::span<const std::byte> part) const;
    /// A copy of a name that lives as long as the reader.
    [[nodiscard]] std::string_view keep(std::string_view name) { return m_names.emplace_back(name); }

    [[nodiscard]] Result<Tensor> readTensor(std::span<const std::byte> bytes) const;
    [[nodiscard]] Result<NodeRecord> readNode(std::span<const std::byte> bytes) const;

    template <class Proto>
    [[nodiscard]] Result<std::shared_ptr<const Proto>> parse(std::span<const std::byte> bytes) const
    {
        auto proto = std::make_shared<Proto>();
        if (!parseInto(*proto, bytes))
            return fail(unparsable(bytes));
        return std::shared_ptr<const Proto>(std::move(proto));
    }

private:
    template <class Proto> [[nodiscard]] static bool parseInto(Proto &proto, std::span<const std::byte> bytes)
    {
        // Records are far below protobuf's 2 GiB: payloads have been taken out before.
        return bytes.size() < 0x7FFFFFFFU
            && proto.ParsePartialFromArray(bytes.data(), static_cast<int>(bytes.size()));
    }
    [[nodiscard]] Error unparsable(std::span<const std::byte> bytes) const;
    [[nodiscard]] bool readAttribute(std::span<const std::byte> bytes, NodeRecord &record,
                                     std::optional<Error> &error) const;

    std::span<const std::byte> m_bytes;
    std::shared_ptr<const MappedFile> m_file;
    std::filesystem::path m_folder;
    std::deque<std::string> m_names;
};

} // namespace espalier
