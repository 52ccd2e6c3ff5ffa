// SPDX-License-Identifier: Apache-2.0
// Bytes as a file, for what reads files only.
#pragma once

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace espalier::fuzz {

/// In the temporary folder, of this process alone; removed at the end.
class ScratchFile {
public:
    ScratchFile(const std::uint8_t *bytes, std::size_t size, const std::string &ending)
        : m_path(std::filesystem::temp_directory_path()
                 / ("espalier_fuzz_" + std::to_string(getpid()) + ending))
    {
        std::ofstream(m_path, std::ios::binary)
            .write(reinterpret_cast<const char *>(bytes), static_cast<std::streamsize>(size));
    }
    ~ScratchFile()
    {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }
    ScratchFile(const ScratchFile &) = delete;
    ScratchFile &operator=(const ScratchFile &) = delete;
    ScratchFile(ScratchFile &&) = delete;
    ScratchFile &operator=(ScratchFile &&) = delete;

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace espalier::fuzz
