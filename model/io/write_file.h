// SPDX-License-Identifier: Apache-2.0
// Writes a file so that it is there whole or not at all.
#pragma once

#include "model/base/task_context.h"
#include "model/io/rope.h"

#include <filesystem>

namespace espalier {

/// A file beside the wanted one, renamed onto it by `commit`; removed when dropped before. An existing file
/// stays as it is until then, and mappings of it stay valid after.
class PendingFile {
public:
    /// Errors (ExportFailed): no such folder, no permission.
    [[nodiscard]] static Result<PendingFile> create(const std::filesystem::path &path);

    ~PendingFile();
    PendingFile(PendingFile &&other) noexcept;
    PendingFile &operator=(PendingFile &&) = delete;
    PendingFile(const PendingFile &) = delete;
    PendingFile &operator=(const PendingFile &) = delete;

    /// Errors (ExportFailed): disk full and the like.
    [[nodiscard]] Result<void> write(std::span<const std::byte> bytes);
    [[nodiscard]] Result<void> write(const Rope &rope, const TaskContext &context);
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    [[nodiscard]] Result<void> commit();

private:
    PendingFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor);
    [[nodiscard]] Error failure(int error) const;
    void close();

    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

/// create, write, commit.
[[nodiscard]] Result<void> writeFile(const std::filesystem::path &path, std::string_view contents);

} // namespace espalier
