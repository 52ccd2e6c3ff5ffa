// SPDX-License-Identifier: Apache-2.0
// Any text: a rule file is read, or refused.
#include "rewrites/rule_file.h"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(bytes), size);
    if (const auto rule = espalier::readRule(text, "fuzz"); !rule && rule.error().line().empty())
        __builtin_trap(); // an error without words
    return 0;
}
