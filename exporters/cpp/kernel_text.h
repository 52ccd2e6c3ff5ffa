// SPDX-License-Identifier: Apache-2.0
// Takes from the kernel headers what some calls need, as text.
#pragma once

#include "model/base/result.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace espalier::cpp {

/// A declaration at the top level of namespace espalier::kernels.
struct Declaration {
    std::string text; ///< with the comment before it
    std::set<std::string> names; ///< that it declares
    std::set<std::string> words; ///< all identifiers in it
};

/// Includes and declarations of one header, in order. Errors (Internal): no namespace espalier::kernels, or
/// it does not end.
struct HeaderText {
    std::vector<std::string> included; ///< names in quotes
    std::vector<std::string> standard; ///< names in angle brackets
    std::vector<Declaration> declarations;
};
[[nodiscard]] Result<HeaderText> parseHeader(std::string_view text);

/// Headers of one folder, and what is wanted of them.
class KernelText {
public:
    explicit KernelText(std::filesystem::path folder) : m_folder(std::move(folder)) { }

    /// Reads the header and those that it includes. Errors: Unreadable, Internal.
    [[nodiscard]] Result<void> read(const std::string &header);
    /// Marks declarations of headers read by the identifiers in `text`, and what those need in turn.
    void need(std::string_view text);

    /// All that is needed, in an order in which it compiles.
    [[nodiscard]] std::string declarations() const;
    /// Standard headers of the headers that something is needed of, sorted.
    [[nodiscard]] std::set<std::string> standardHeaders() const;

private:
    struct Header {
        HeaderText text;
        std::vector<bool> isNeeded;
    };
    std::filesystem::path m_folder;
    std::set<std::string> m_begun;
    std::vector<Header> m_headers; ///< each behind those that it includes
};

} // namespace espalier::cpp
