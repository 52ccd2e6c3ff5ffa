// SPDX-License-Identifier: Apache-2.0
// Runs the program as a user would, and keeps what it says.
#pragma once

#include <string>
#include <vector>

namespace espalier::test {

struct ProgramRun {
    int code = -1; ///< exit code; 128 + signal where one ended it
    std::string out;
    std::string err;
};

/// `espalier ARGUMENT…` without a shell. Variables are `NAME=VALUE`, added to the environment.
[[nodiscard]] ProgramRun runProgram(const std::vector<std::string> &arguments,
                                    const std::vector<std::string> &variables = {});

} // namespace espalier::test
