// SPDX-License-Identifier: Apache-2.0
// The command line means what the contract says, and a wrong one is refused with exit code 2.
#include "app/command_line.h"
#include "tests/support/catch.h"

using namespace espalier;

namespace {

Request parsed(const std::vector<std::string> &arguments)
{
    auto result = parseCommandLine(arguments);
    if (!result)
        FAIL(result.error().line());
    return std::get<Request>(*result);
}

std::string refused(const std::vector<std::string> &arguments)
{
    auto result = parseCommandLine(arguments);
    if (result)
        FAIL("was accepted");
    CHECK(exitCode(result.error().code) == 2);
    return result.error().line();
}

} // namespace

TEST_CASE("a repeated option does not swallow the model")
{
    const Request request = parsed({"--batch", "--target", "tnn/gpu-opencl", "--target", "mace", "m.onnx"});
    CHECK(request.targets == std::vector<std::string>{"tnn/gpu-opencl", "mace"});
    CHECK(request.models.size() == 1);
}

TEST_CASE("the last equals sign separates a name from its shape, and an empty shape is a scalar")
{
    const Request request =
        parsed({"--batch", "--shape", "a=b=1x3x4", "--shape", "s=", "--dim", "N=2", "m.onnx"});
    CHECK(request.shapes[0] == std::pair<std::string, std::vector<std::int64_t>>{"a=b", {1, 3, 4}});
    CHECK(request.shapes[1] == std::pair<std::string, std::vector<std::int64_t>>{"s", {}});
    CHECK(request.dims[0] == std::pair<std::string, std::int64_t>{"N", 2});
}

TEST_CASE("a backslash takes away the meaning of separators")
{
    CHECK(splitEscaped("a\\,b,c", ',') == std::vector<std::string>{"a,b", "c"});
    CHECK(splitEscaped("a\\,b,c", ',', true) == std::vector<std::string>{"a\\,b", "c"});
    CHECK(parsed({"--batch", "--shape", "a\\=b=1x2", "m"}).shapes[0].first == "a=b");
}

TEST_CASE("a dash is a report on the terminal")
{
    CHECK(parsed({"--batch", "--report", "-", "m.onnx"}).reports == std::vector<std::string>{"-"});
}

TEST_CASE("wrong command lines are refused and say what they take")
{
    CHECK(refused({"--batch"}).find("no model") != std::string::npos);
    CHECK(refused({"--batch", "--no-such-option", "m"}).find("--no-such-option") != std::string::npos);
    CHECK(refused({"--batch", "--shape", "x", "m"}).find("INPUT=1x3x224x224") != std::string::npos);
    CHECK(refused({"--batch", "--shape", "x=1xx3", "m"}).find("1xx3") != std::string::npos);
    CHECK(refused({"--batch", "--dim", "N=-1", "m"}).find("NAME=N") != std::string::npos);
}
