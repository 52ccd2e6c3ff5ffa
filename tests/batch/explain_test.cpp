// SPDX-License-Identifier: Apache-2.0
// `--explain` through the program itself.
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/run_program.h"

using namespace espalier;
using test::runProgram;

namespace {

std::string explained(const char *model, const std::string &target, const std::string &node)
{
    const test::ProgramRun run = runProgram({"--batch", "--quiet", "--target", target, "--explain", node,
                                             (test::sourceFolder() / "tests/models" / model).string()});
    CHECK(run.err.empty());
    return run.out;
}

bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a node is explained by operands, verdict, clause, source and the rules tried", "[batch]")
{
    const std::string text = explained("t_convtranspose_zoo.onnx", "tnn/gpu-opencl", "/e/ConvTranspose");
    CHECK(contains(text, "ConvTranspose (opset 13)\n"));
    CHECK(contains(text, "  attribute  strides = 2, 2\n"));
    CHECK(contains(text, "tnn/gpu-opencl: fixable\n"));
    CHECK(contains(text, "    clause: "));
    CHECK(contains(text, "    source: "));
    CHECK(contains(text, "    rule conv-transpose-to-depth-to-space: mends, exact\n"));
    CHECK(contains(text, "    rule conv-transpose-to-conv-retrain: mends, retrain\n"));
}

TEST_CASE("a rule that does not mend a node says why", "[batch]")
{
    const std::string text = explained("t_nonzero_tail.onnx", "tnn/gpu-opencl", "/Greater");
    CHECK(contains(text, "tnn/gpu-opencl: unsupported\n"));
    CHECK(contains(text, "    rule "));
    CHECK_FALSE(contains(text, ": mends"));
}

TEST_CASE("a rule is said not to mend what is off a chain", "[batch]")
{
    CHECK(contains(explained("t_sub_variants.onnx", "minidnn/cpu", "/Sub"), "(branch)\n"));
}

TEST_CASE("a supported node needs no rules", "[batch]")
{
    CHECK_FALSE(
        contains(explained("t_convtranspose_zoo.onnx", "tnn/gpu-opencl", "/a/ConvTranspose"), "rule "));
}
