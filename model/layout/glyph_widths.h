// SPDX-License-Identifier: Apache-2.0
// How wide text is on average, so that boxes can be measured where there is no font.
#pragma once

#include <string>
#include <string_view>

namespace espalier {

enum class TextRole {
    Title, ///< 12 px semibold: the first line of a box
    Detail, ///< 11 px regular: its second line, and labels
};

/// Width in pixels at 100 % zoom: advances of DejaVu Sans, the widest of the usual interface fonts.
[[nodiscard]] double textWidth(std::string_view text, TextRole role);

/// `text` (UTF-8), or as much of its start and end as fits into `width` pixels with `…` between them.
[[nodiscard]] std::string elideMiddle(std::string_view text, TextRole role, double width);

} // namespace espalier
