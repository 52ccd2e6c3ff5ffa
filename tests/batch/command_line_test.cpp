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

TEST_CASE("an optional value is taken after an equals sign only")
{
    const Request bare = parsed({"--batch", "--target", "tnn", "--fit", "m.onnx"});
    CHECK(bare.fit == RuleClass::Exact);
    CHECK(bare.models.size() == 1);
    const Request given = parsed({"--batch", "--target", "tnn", "--fit=retrain", "--verify=5", "m.onnx"});
    CHECK(given.fit == RuleClass::Retrain);
    CHECK(given.verifyRuns == 5);
    CHECK(parsed({"--batch", "--verify", "m.onnx"}).models.size() == 1);
    CHECK_FALSE(parsed({"--batch", "--no-verify", "m.onnx"}).verify);
}

TEST_CASE("a rule is applied everywhere or at the nodes after its at sign")
{
    const Request request = parsed({"--batch", "--apply", "a-rule", "--apply", "b-rule@x\\@1,y", "m.onnx"});
    REQUIRE(request.apply.size() == 2);
    CHECK(request.apply[0].nodes.empty());
    CHECK(request.apply[1].rule == "b-rule");
    CHECK(request.apply[1].nodes == std::vector<std::string>{"x@1", "y"});
}

TEST_CASE("an input has a name before the last equals sign and a picture its form behind the colon")
{
    const Request request =
        parsed({"--batch", "--inputs", "a\\:0=dir=x/p.png:scale=1,mean=0.5/1/1.5,std=2,order=bgr", "--inputs",
                "data.npz", "m.onnx"});
    REQUIRE(request.inputs.size() == 2);
    CHECK(request.inputs[0].input == "a:0=dir");
    CHECK(request.inputs[0].file == "x/p.png");
    CHECK(request.inputs[0].picture.scale == 1);
    CHECK(request.inputs[0].picture.mean == std::vector<double>{0.5, 1, 1.5});
    CHECK(request.inputs[0].picture.deviation == std::vector<double>{2});
    CHECK(request.inputs[0].picture.isBgr);
    CHECK(request.inputs[1].input.empty());
    CHECK(request.inputs[1].file == "data.npz");
    CHECK(refused({"--batch", "--inputs", "p.png:mean=a", "m"}).find("mean=a") != std::string::npos);
    CHECK(refused({"--batch", "--inputs", "p.png:std=0", "m"}).find("std=0") != std::string::npos);
    CHECK(refused({"--batch", "--inputs", "x=", "m"}).find("--inputs") != std::string::npos);
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
    CHECK(refused({"--batch", "--fit", "m"}).find("--target") != std::string::npos);
    CHECK(refused({"--batch", "--target", "tnn", "--fit=cheap", "m"}).find("cheap") != std::string::npos);
    CHECK(refused({"--batch", "--cut", "auto", "m"}).find("--target") != std::string::npos);
    CHECK(refused({"--batch", "--merge", "pile", "m"}).find("pile") != std::string::npos);
    CHECK(refused({"--batch", "--verify=0", "m"}).find("1000") != std::string::npos);
    CHECK(refused({"--batch", "--apply", "a@", "m"}).find("RULE[@NODE") != std::string::npos);
    CHECK(refused({"--batch", "--dim", "N=-1", "m"}).find("NAME=N") != std::string::npos);
}

TEST_CASE("an option of the contract that is still to come is refused by name")
{
    CHECK(refused({"--batch", "--partition", "gpu,cpu", "m.onnx"}).find("--partition is not in this version")
          != std::string::npos);
    CHECK(refused({"--batch", "--custom=op:NonZero", "m.onnx"}).find("--custom is not in this version")
          != std::string::npos);
}
