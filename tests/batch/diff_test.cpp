// SPDX-License-Identifier: Apache-2.0
// `--diff` through the program itself.
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace espalier;
using test::runProgram;

TEST_CASE("a difference by --diff tells equal models from different ones by its exit code")
{
    const std::string model = (test::sourceFolder() / "tests/models/t_sub_variants.onnx").string();
    const test::ProgramRun same = runProgram({"--batch", "--diff", model, model});
    CHECK(same.code == 0);
    CHECK(same.out.empty());

    const test::TemporaryFolder folder;
    CHECK(runProgram({"--batch", "--quiet", "--apply", "sub-constant-to-add", "--export", "onnx", "--out",
                      folder.path().string(), model})
              .code
          == 0);
    const std::string other = (folder / "t_sub_variants/onnx/t_sub_variants.onnx").string();
    const test::ProgramRun different = runProgram({"--batch", "--diff", other, model});
    CHECK(different.code == 1);
    CHECK(different.out.find(": Sub -> Add\n") != std::string::npos);
    CHECK(runProgram({"--batch", "--quiet", "--diff", other, model}).out.empty());
}

TEST_CASE("a difference by --diff wants one model and another that can be read")
{
    const std::string model = (test::sourceFolder() / "tests/models/t_sub_variants.onnx").string();
    CHECK(runProgram({"--batch", "--diff", model, model, model}).code == 2);
    const test::ProgramRun missing = runProgram({"--batch", "--diff", "nowhere.onnx", model});
    CHECK(missing.code == 3);
    CHECK(missing.err.rfind("espalier: error: nowhere.onnx", 0) == 0);
}
