// SPDX-License-Identifier: Apache-2.0
// A file of any size as read-only memory whose pages are loaded when they are touched.
#pragma once

#include "model/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace espalier {

/// Shared by everything that points into the file; unmapped with the last owner. The file on disk must be
/// replaced by rename and never truncated while it is mapped.
class MappedFile {
public:
    /// Errors (Unreadable): no such file, a folder or device, no permission.
    [[nodiscard]] static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path &path);

    ~MappedFile();
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;
    MappedFile(MappedFile &&) = delete;
    MappedFile &operator=(MappedFile &&) = delete;

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_begin, m_size}; }

private:
    MappedFile(std::filesystem::path path, const std::byte *begin, std::size_t size);

    std::filesystem::path m_path;
    const std::byte *m_begin;
    std::size_t m_size;
};

} // namespace espalier
