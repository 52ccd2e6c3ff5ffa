// SPDX-License-Identifier: Apache-2.0
// Any text in ONNX's text syntax: parsed, or refused; what is parsed can be judged and printed.
#include "model/graph/find_faults.h"
#include "model/io/onnx_text.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const auto model = espalier::parseModelText({reinterpret_cast<const char *>(bytes), size});
    if (model) {
        (void)espalier::findFaults(*model);
        (void)espalier::printModelText(*model);
    }
    return 0;
}
