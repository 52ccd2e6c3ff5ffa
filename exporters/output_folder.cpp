// SPDX-License-Identifier: Apache-2.0
// Writes beside, then puts the new folder in the place of the old one in a single step.
#include "exporters/output_folder.h"

#include "model/io/write_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace espalier {

namespace {

namespace fs = std::filesystem;

Error folderError(const fs::path &folder, int error)
{
    const bool isFull = error == ENOSPC || error == EDQUOT;
    return makeError(ErrorCode::ExportFailed, "folder_not_writable",
                     {QT_TRANSLATE_NOOP("exporters", "cannot be written (%1)"), std::strerror(error)})
        .withFile(folder.string())
        .withRemedy(isFull ? Message(QT_TRANSLATE_NOOP("exporters", "make room on the disk"))
                           : Message(QT_TRANSLATE_NOOP("exporters",
                                                       "choose another folder, or mend its permissions")));
}

Error inTheWay(const fs::path &folder, std::string reason, Message message, Message remedy)
{
    return makeError(ErrorCode::ExportFailed, std::move(reason), std::move(message))
        .withFile(folder.string())
        .withRemedy(std::move(remedy));
}

/// Makes the folder and its parents; those it made are appended, outermost first. 0, or the system's error
/// number.
int makeFolders(const fs::path &folder, std::vector<fs::path> &made)
{
    std::error_code error;
    if (folder.empty() || fs::is_directory(folder, error))
        return 0;
    if (const int failed = makeFolders(folder.parent_path(), made); failed != 0)
        return failed;
    static constexpr mode_t everyone = 0777;
    if (::mkdir(folder.c_str(), everyone) != 0)
        return errno == EEXIST && fs::is_directory(folder, error) ? 0 : errno;
    made.push_back(folder);
    return 0;
}

/// Swaps two folders, or moves `from` to `to` where the file system cannot swap; the old one is then at
/// `from` or gone.
int putInPlace(const fs::path &from, const fs::path &to, bool replaces)
{
    if (!replaces)
        return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
#ifdef RENAME_EXCHANGE
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
#endif
    fs::path aside = from;
    aside += ".old";
    if (::rename(to.c_str(), aside.c_str()) != 0)
        return errno;
    if (::rename(from.c_str(), to.c_str()) != 0) {
        const int error = errno;
        (void)::rename(aside.c_str(), to.c_str());
        return error;
    }
    return ::rename(aside.c_str(), from.c_str()) == 0 ? 0 : errno;
}

} // namespace

Result<OutputFolder> OutputFolder::create(const fs::path &folder, bool replace)
{
    OutputFolder out;
    out.m_folder = folder.has_filename() ? folder : folder.parent_path();
    std::error_code error;
    const fs::file_status status = fs::symlink_status(out.m_folder, error);
    if (fs::exists(status) && !fs::is_directory(status))
        return fail(inTheWay(out.m_folder, "file_in_the_way",
                             QT_TRANSLATE_NOOP("exporters", "is in the way: it is not a folder"),
                             QT_TRANSLATE_NOOP("exporters", "move it, or choose another folder with --out")));
    if (fs::exists(status)) {
        out.m_replaces = true;
        const bool isEmpty = fs::is_empty(out.m_folder, error);
        if (error)
            return fail(folderError(out.m_folder, error.value()));
        if (!isEmpty && !fs::exists(out.m_folder / "manifest.json", error))
            return fail(
                inTheWay(out.m_folder, "not_an_export",
                         QT_TRANSLATE_NOOP("exporters", "exists, and holds files that are not an export"),
                         QT_TRANSLATE_NOOP("exporters", "move it, or choose another folder with --out")));
        if (!isEmpty && !replace)
            return fail(inTheWay(
                out.m_folder, "export_exists", QT_TRANSLATE_NOOP("exporters", "exists already"),
                QT_TRANSLATE_NOOP("exporters", "replace it with --force, or choose another folder")));
    }
    const fs::path parent = out.m_folder.parent_path();
    if (const int failed = makeFolders(parent, out.m_madeParents); failed != 0) {
        out.removeMadeParents();
        return fail(folderError(out.m_folder, failed));
    }
    for (unsigned attempt = 0;; ++attempt) {
        static constexpr mode_t everyone = 0777;
        fs::path temporary = parent
            / ("." + out.m_folder.filename().string() + ".part" + std::to_string(::getpid()) + "-"
               + std::to_string(attempt));
        if (::mkdir(temporary.c_str(), everyone) == 0) {
            out.m_temporary = std::move(temporary);
            return out;
        }
        if (errno != EEXIST) {
            const int failed = errno;
            out.removeMadeParents();
            return fail(folderError(out.m_folder, failed));
        }
    }
}

OutputFolder::OutputFolder(OutputFolder &&other) noexcept
    : m_folder(std::move(other.m_folder)), m_temporary(std::exchange(other.m_temporary, {})),
      m_madeParents(std::exchange(other.m_madeParents, {})), m_files(std::move(other.m_files)),
      m_replaces(other.m_replaces)
{
}

OutputFolder::~OutputFolder()
{
    if (m_temporary.empty())
        return;
    std::error_code ignored;
    fs::remove_all(m_temporary, ignored);
    removeMadeParents();
}

void OutputFolder::removeMadeParents()
{
    for (; !m_madeParents.empty(); m_madeParents.pop_back())
        ::rmdir(m_madeParents.back().c_str()); // stays if another export put something into it
}

Error OutputFolder::failure(int error) const
{
    return folderError(m_folder, error);
}

Error OutputFolder::translated(Error error) const
{
    const std::string temporary = m_temporary.string();
    if (error.file.starts_with(temporary))
        error.file.replace(0, temporary.size(), m_folder.string());
    return error;
}

Result<void> OutputFolder::write(std::string_view name, const Rope &contents, const TaskContext &context)
{
    const fs::path path = pathFor(name);
    std::vector<fs::path> made;
    if (const int failed = makeFolders(path.parent_path(), made); failed != 0)
        return fail(failure(failed));
    auto file = PendingFile::create(path);
    if (!file)
        return fail(translated(file.error()));
    if (auto written = file->write(contents, context); !written)
        return fail(translated(written.error()));
    if (auto done = file->commit(); !done)
        return fail(translated(done.error()));
    add(std::string(name));
    return {};
}

Result<void> OutputFolder::write(std::string_view name, std::string_view contents)
{
    Rope rope;
    rope.append(contents);
    return write(name, rope);
}

Result<void> OutputFolder::commit()
{
    if (const int failed = putInPlace(m_temporary, m_folder, m_replaces); failed != 0)
        return fail(failure(failed));
    std::error_code ignored;
    if (m_replaces)
        fs::remove_all(m_temporary, ignored);
    m_temporary.clear();
    m_madeParents.clear();
    return {};
}

} // namespace espalier
