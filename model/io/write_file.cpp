// SPDX-License-Identifier: Apache-2.0
// Temporary files with POSIX calls, so that every error has its reason.
#include "model/io/write_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace espalier {

namespace {

Error writeError(const std::filesystem::path &path, int error)
{
    const bool isFull = error == ENOSPC || error == EDQUOT;
    return makeError(ErrorCode::ExportFailed, "file_not_writable",
                     {QT_TRANSLATE_NOOP("io", "cannot be written (%1)"), std::strerror(error)})
        .withFile(path.string())
        .withRemedy(isFull
                        ? Message(QT_TRANSLATE_NOOP("io", "make room on the disk"))
                        : Message(QT_TRANSLATE_NOOP("io", "choose another folder, or mend its permissions")));
}

/// Permissions a new file gets, and those of the file to be replaced if there is one.
mode_t modeFor(const std::filesystem::path &path)
{
    static constexpr mode_t usual = 0666;
    struct stat status { };
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : usual;
}

} // namespace

PendingFile::PendingFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor)
    : m_path(std::move(path)), m_temporary(std::move(temporary)), m_descriptor(descriptor)
{
}

PendingFile::PendingFile(PendingFile &&other) noexcept
    : m_path(std::move(other.m_path)), m_temporary(std::move(other.m_temporary)),
      m_descriptor(other.m_descriptor), m_size(other.m_size)
{
    other.m_descriptor = -1;
    other.m_temporary.clear();
}

void PendingFile::close()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

PendingFile::~PendingFile()
{
    close();
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Error PendingFile::failure(int error) const
{
    return writeError(m_path, error);
}

Result<PendingFile> PendingFile::create(const std::filesystem::path &path)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return fail(writeError(path, EISDIR));
    // What is renamed onto a device or a pipe would take its place.
    if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored))
        return fail(makeError(ErrorCode::ExportFailed, "file_not_writable",
                              QT_TRANSLATE_NOOP("io", "is a device or a pipe, not a plain file"))
                        .withFile(path.string())
                        .withRemedy(QT_TRANSLATE_NOOP("io", "name a file")));
    // A link is written through, so that it stays one.
    const auto canonical = std::filesystem::weakly_canonical(path, ignored);
    const std::filesystem::path real = ignored || canonical.empty() ? path : canonical;
    for (unsigned attempt = 0;; ++attempt) {
        const std::string suffix = ".part" + std::to_string(::getpid()) + "-" + std::to_string(attempt);
        std::filesystem::path temporary = real;
        temporary += suffix;
        const int descriptor =
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, modeFor(real));
        if (descriptor >= 0)
            return PendingFile(real, std::move(temporary), descriptor);
        if (errno != EEXIST)
            return fail(writeError(path, errno));
    }
}

Result<void> PendingFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(failure(errno));
        m_size += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> PendingFile::write(const Rope &rope, const TaskContext &context)
{
    static constexpr std::size_t step = std::size_t{8} << 20U;
    std::uint64_t done = 0;
    for (const Rope::Piece &piece : rope.pieces()) {
        for (auto rest = piece.bytes(); !rest.empty(); rest = rest.subspan(std::min(step, rest.size()))) {
            if (context.isStopped())
                return fail(TaskContext::cancelled());
            const auto part = rest.first(std::min(step, rest.size()));
            if (auto written = write(part); !written)
                return written;
            done += part.size();
            context.report(static_cast<double>(done) / static_cast<double>(rope.size()), "write");
        }
    }
    return {};
}

Result<void> PendingFile::commit()
{
    if (::fsync(m_descriptor) != 0)
        return fail(failure(errno));
    const int closed = ::close(m_descriptor);
    m_descriptor = -1;
    if (closed != 0 || ::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return fail(failure(errno));
    m_temporary.clear();
    return {};
}

Result<void> writeFile(const std::filesystem::path &path, std::string_view contents)
{
    auto file = PendingFile::create(path);
    if (!file)
        return fail(file.error());
    if (auto written = file->write(std::as_bytes(std::span(contents))); !written)
        return written;
    return file->commit();
}

} // namespace espalier
