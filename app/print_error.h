// SPDX-License-Identifier: Apache-2.0
// How errors stand on the terminal.
#pragma once

#include "model/base/error.h"

#include <iostream>

namespace espalier {

/// One line on stderr; returns the exit code.
inline int printError(const Error &error)
{
    std::cerr << "espalier: error: " << error.line() << '\n';
    return exitCode(error.code);
}

} // namespace espalier
