// SPDX-License-Identifier: Apache-2.0
// SHA-256, for the hashes in an export's manifest.
#pragma once

#include "model/base/task_context.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace espalier {

/// FIPS 180-4. `add` any number of times, then `hexDigest` once.
class Sha256 {
public:
    void add(std::span<const std::byte> bytes);
    /// 64 lower-case hexadecimal digits.
    [[nodiscard]] std::string hexDigest() &&;

private:
    void addBlock(const std::byte *block);

    std::array<std::uint32_t, 8> m_state{0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A,
                                         0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};
    std::array<std::byte, 64> m_rest{};
    std::size_t m_restBytes = 0;
    std::uint64_t m_totalBytes = 0;
};

/// The digest of a file, read in pieces. Errors (ExportFailed): the file cannot be read.
[[nodiscard]] Result<std::string> sha256OfFile(const std::filesystem::path &path,
                                               const TaskContext &context = {});

} // namespace espalier
