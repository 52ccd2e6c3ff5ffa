// SPDX-License-Identifier: Apache-2.0
// Numbers as people read them, in the user's locale.
#pragma once

#include <QString>
#include <cstdint>
#include <optional>

namespace espalier {

/// `7.1 M`, `7.9 G`, `420`.
[[nodiscard]] QString countText(double count);
/// `480 kB`, in powers of ten.
[[nodiscard]] QString bytesText(std::uint64_t bytes);
/// `6.1e-05`, `0`; `not known`.
[[nodiscard]] QString errorNumber(std::optional<double> error);
/// `1,234`
[[nodiscard]] QString wholeNumber(std::int64_t number);

} // namespace espalier
