// SPDX-License-Identifier: Apache-2.0
// Runs compilers and what they make.
#include "tests/support/generated_code.h"

#include "exporters/cpp/emit_header.h"
#include "exporters/cpp/emit_programs.h"
#include "exporters/cpp/lower_tail.h"
#include "model/compute/npz.h"
#include "model/targets/model_facts.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <array>
#include <cstdio>
#include <fstream>

namespace espalier::test {

namespace {

void writeText(const std::filesystem::path &path, const std::string &text)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out << text;
    REQUIRE(out);
}

} // namespace

CommandResult runCommand(const std::string &command)
{
    CommandResult result;
    std::FILE *pipe = ::popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
        result.output.append(buffer.data(), count);
    result.status = ::pclose(pipe);
    return result;
}

std::vector<std::string> compilers()
{
    std::vector<std::string> out;
    for (const char *command : {"g++", "clang++"}) {
        if (runCommand(std::string(command) + " --version").status == 0)
            out.emplace_back(command);
    }
    REQUIRE_FALSE(out.empty());
    return out;
}

void compile(const std::string &compiler, const std::filesystem::path &source,
             const std::filesystem::path &program, const std::string &flags)
{
    const CommandResult result =
        runCommand(compiler + " -std=c++17 " + flags
                   + " -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -fno-exceptions -fno-rtti "
                   + source.string() + " -o " + program.string());
    INFO(compiler << ": " << result.output.substr(0, 4000));
    REQUIRE(result.status == 0);
}

cpp::TailCode codeOf(const Model &tail, const std::string &stem, std::int64_t capacity)
{
    auto program = cpp::lowerTail(tail, ModelFacts::infer(tail).types(), capacity);
    if (!program)
        FAIL(program.error().line());
    return cpp::makeTailCode(*std::move(program), MergeLayout{}, stem, stem + ".onnx");
}

void writeCode(const cpp::TailCode &code, const cpp::TestVectors &vectors,
               const std::filesystem::path &folder)
{
    const auto header = cpp::headerText(code);
    if (!header)
        FAIL(header.error().line());
    writeText(folder / (code.stem + "_post.hpp"), *header);
    writeText(folder / "example.cpp", cpp::exampleText(code));
    writeText(folder / "test/test.cpp", cpp::testText(code));
    for (const cpp::Port &port : code.inputs)
        writeText(folder / ("test/in_" + port.identifier + ".npy"), npyBytes(vectors.inputs.at(port.name)));
    for (const cpp::Port &port : code.outputs)
        writeText(folder / ("test/out_" + port.identifier + ".npy"), npyBytes(vectors.outputs.at(port.name)));
}

void checkCode(const cpp::TailCode &, const std::filesystem::path &folder, const std::string &flags)
{
    for (const std::string &compiler : compilers()) {
        const auto program = folder / ("test_by_" + compiler);
        compile(compiler, folder / "test/test.cpp", program, flags);
        const CommandResult result = runCommand(program.string() + " " + (folder / "test").string());
        INFO(compiler << ": " << result.output.substr(0, 4000));
        CHECK(result.status == 0);
    }
}

void checkTail(const Model &tail, const NamedTensors &inputs, std::int64_t capacity)
{
    const TemporaryFolder folder;
    const cpp::TailCode code = codeOf(tail, "net", capacity);
    const auto vectors = cpp::testVectors(tail, ModelFacts::infer(tail).types(), inputs, {});
    REQUIRE(vectors);
    writeCode(code, *vectors, folder.path());
    checkCode(code, folder.path());
}

} // namespace espalier::test
