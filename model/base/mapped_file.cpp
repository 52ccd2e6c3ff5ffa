// SPDX-License-Identifier: Apache-2.0
// Maps files with POSIX mmap.
#include "model/base/mapped_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace espalier {

namespace {

Error unreadable(const std::filesystem::path &path, int error)
{
    return makeError(ErrorCode::Unreadable, "file_not_readable",
                     {QT_TRANSLATE_NOOP("base", "cannot be read (%1)"), std::strerror(error)})
        .withFile(path.string())
        .withRemedy(QT_TRANSLATE_NOOP("base", "check the path and its permissions"));
}

/// Closes a descriptor at the end of its scope; the mapping outlives it.
struct Descriptor {
    explicit Descriptor(int number) : fd(number) { }
    ~Descriptor()
    {
        if (fd >= 0)
            ::close(fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    Descriptor(Descriptor &&) = delete;
    Descriptor &operator=(Descriptor &&) = delete;
    int fd;
};

} // namespace

MappedFile::MappedFile(std::filesystem::path path, const std::byte *begin, std::size_t size)
    : m_path(std::move(path)), m_begin(begin), m_size(size)
{
}

MappedFile::~MappedFile()
{
    if (m_begin != nullptr)
        ::munmap(const_cast<std::byte *>(m_begin), m_size); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path &path)
{
    // O_NONBLOCK: opening a named pipe must not wait for a writer.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.fd < 0)
        return fail(unreadable(path, errno));
    struct stat status { };
    if (::fstat(file.fd, &status) != 0)
        return fail(unreadable(path, errno));
    if (S_ISDIR(status.st_mode))
        return fail(unreadable(path, EISDIR).withRemedy(QT_TRANSLATE_NOOP("base", "name a file inside it")));
    if (!S_ISREG(status.st_mode))
        return fail(
            makeError(ErrorCode::Unreadable, "not_a_file", QT_TRANSLATE_NOOP("base", "is not a regular file"))
                .withFile(path.string())
                .withRemedy(QT_TRANSLATE_NOOP("base", "save it to a file first")));
    const auto size = static_cast<std::size_t>(status.st_size);
    const std::byte *begin = nullptr;
    if (size > 0) {
        void *memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.fd, 0);
        if (memory == MAP_FAILED)
            return fail(unreadable(path, errno));
        begin = static_cast<const std::byte *>(memory);
    }
    return std::shared_ptr<const MappedFile>(new MappedFile(path, begin, size));
}

} // namespace espalier
