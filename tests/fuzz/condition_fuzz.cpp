// SPDX-License-Identifier: Apache-2.0
// Any text as a condition of a target or rule.
#include "model/targets/condition.h"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    (void)espalier::Condition::parse(std::string(reinterpret_cast<const char *>(bytes), size));
    return 0;
}
