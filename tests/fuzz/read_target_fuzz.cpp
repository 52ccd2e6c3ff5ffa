// SPDX-License-Identifier: Apache-2.0
// Any text: a target file is read, or refused with a place; its conditions are parsed on the way.
#include "model/targets/target.h"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(bytes), size);
    if (const auto target = espalier::readTarget(text, "fuzz.yaml"); !target && target.error().line().empty())
        __builtin_trap(); // an error without words
    return 0;
}
