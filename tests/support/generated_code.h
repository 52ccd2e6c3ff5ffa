// SPDX-License-Identifier: Apache-2.0
// Compiles generated C++ with the compilers of this machine, and runs it on its vectors.
#pragma once

#include "exporters/cpp/tail_code.h"
#include "exporters/cpp/vectors.h"

#include <filesystem>
#include <string>
#include <vector>

namespace espalier::test {

/// Commands of the C++ compilers that are installed, of g++ and clang++. Fails the test where there is none.
[[nodiscard]] std::vector<std::string> compilers();

/// Result of a command, with all that it printed.
struct CommandResult {
    int status = 0;
    std::string output;
};
[[nodiscard]] CommandResult runCommand(const std::string &command);

/// Compiles `source` into `program`: C++17, all warnings that the header promises to be free of are errors,
/// without exceptions and type information. Fails the test with the compiler's words.
void compile(const std::string &compiler, const std::filesystem::path &source,
             const std::filesystem::path &program, const std::string &flags = "-O1");

/// The tail of a model that is all tail: lowered, named, and ready to be written. Fails the test where it
/// cannot be lowered.
[[nodiscard]] cpp::TailCode codeOf(const Model &tail, const std::string &stem = "net",
                                   std::int64_t capacity = 0);

/// Writes header, test and vectors into `folder`.
void writeCode(const cpp::TailCode &code, const cpp::TestVectors &vectors,
               const std::filesystem::path &folder);
/// Compiles the test that stands in `folder` with each compiler and runs it. Fails the test with its words.
void checkCode(const cpp::TailCode &code, const std::filesystem::path &folder,
               const std::string &flags = "-O1");
/// All of the above with vectors from `inputs` and the kernels; an empty map: drawn.
void checkTail(const Model &tail, const NamedTensors &inputs = {}, std::int64_t capacity = 0);

} // namespace espalier::test
