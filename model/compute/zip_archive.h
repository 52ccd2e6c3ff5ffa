// SPDX-License-Identifier: Apache-2.0
// Reads and makes zip archives in memory: what .npz files are (PKWARE APPNOTE 6.3; store and deflate, zip64).
#pragma once

#include "model/base/result.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace espalier {

/// Contents by entry name. Errors (Unreadable): no archive, an entry beyond the file, an encrypted or
/// otherwise compressed entry, a wrong checksum. An entry that would unpack to more than 16 GiB is refused.
[[nodiscard]] Result<std::map<std::string, std::vector<std::byte>>> readZip(std::span<const std::byte> file);

/// An archive of stored entries, deterministic. Entries of 4 GiB and more are refused (ExportFailed).
[[nodiscard]] Result<std::string> makeZip(const std::map<std::string, std::string> &entries);

} // namespace espalier
