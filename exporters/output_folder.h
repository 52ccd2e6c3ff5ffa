// SPDX-License-Identifier: Apache-2.0
// A folder that is there whole or not at all.
#pragma once

#include "model/base/task_context.h"
#include "model/io/rope.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace espalier {

/// Files are written into a folder beside the wanted one, which takes its place at `commit` and is removed
/// with all it holds when dropped before; parents made for it go too. An existing folder stays as it is until
/// then.
class OutputFolder {
public:
    /// Errors (ExportFailed): `folder` exists and holds something, unless `replace` is set and it is an
    /// earlier export (it has a manifest.json); a file stands in the way; no permission.
    [[nodiscard]] static Result<OutputFolder> create(const std::filesystem::path &folder, bool replace);

    ~OutputFolder();
    OutputFolder(OutputFolder &&other) noexcept;
    OutputFolder &operator=(OutputFolder &&) = delete;
    OutputFolder(const OutputFolder &) = delete;
    OutputFolder &operator=(const OutputFolder &) = delete;

    /// Where the folder will be.
    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }
    /// Files written, relative to the folder, `/` between parts, in the order of writing.
    [[nodiscard]] const std::vector<std::string> &files() const { return m_files; }

    /// `name` is relative and made by the program (safeFileName); folders in it are made.
    [[nodiscard]] Result<void> write(std::string_view name, const Rope &contents,
                                     const TaskContext &context = {});
    [[nodiscard]] Result<void> write(std::string_view name, std::string_view contents);
    /// A place for code that writes files itself; each must be told to `add`.
    [[nodiscard]] std::filesystem::path pathFor(std::string_view name) const { return m_temporary / name; }
    void add(std::string name) { m_files.push_back(std::move(name)); }

    [[nodiscard]] Result<void> commit();

private:
    OutputFolder() = default;
    [[nodiscard]] Error failure(int error) const;
    /// The same error with the place where the user looks for the file, not the temporary one.
    [[nodiscard]] Error translated(Error error) const;
    void removeMadeParents();

    std::filesystem::path m_folder;
    std::filesystem::path m_temporary; ///< empty once committed
    std::vector<std::filesystem::path> m_madeParents; ///< outermost first
    std::vector<std::string> m_files;
    bool m_replaces = false;
};

} // namespace espalier
