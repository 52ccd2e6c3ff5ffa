// SPDX-License-Identifier: Apache-2.0
// The build's folders, known to this file alone.
#include "tests/support/places.h"

namespace espalier::test {

std::filesystem::path sourceFolder()
{
    return ESPALIER_SOURCE_FOLDER;
}

std::filesystem::path programPath()
{
    return ESPALIER_PROGRAM;
}

} // namespace espalier::test
