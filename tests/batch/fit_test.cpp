// SPDX-License-Identifier: Apache-2.0
// The main job on the command line: fit, cut, verify, export, and the report of it.
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <nlohmann/json.hpp>

using namespace espalier;
using test::runProgram;
using Json = nlohmann::json;

namespace {

std::string sample(const char *name)
{
    return (test::sourceFolder() / "tests/models" / name).string();
}

Json reportOf(const test::TemporaryFolder &folder)
{
    return Json::parse(test::readFile(folder / "r.json")).at("models").at(0);
}

} // namespace

TEST_CASE("fitting mends what rules can, proves it and says so", "[batch]")
{
    const test::TemporaryFolder folder;
    const test::ProgramRun run =
        runProgram({"--batch", "--quiet", "--target", "tnn/gpu-opencl", "--fit", "--report",
                    (folder / "r.json").string(), sample("t_convtranspose_zoo.onnx")});
    INFO(run.err);
    CHECK(run.code == 0);
    const Json report = reportOf(folder);
    CHECK(report.at("targets").at(0).at("unsupported").size() == 1);
    CHECK(report.at("targets").at(0).at("unsupported").at(0).at("verdict") == "fixable");
    CHECK(report.at("result").at(0).at("unsupported").empty());
    REQUIRE(report.at("rewrites").size() == 1);
    CHECK(report.at("rewrites").at(0).at("class") == "exact");
    CHECK(report.at("rewrites").at(0).at("error").get<double>() <= 1e-4);
    CHECK(report.at("verification").at("passed") == true);
    CHECK(report.at("verification").at("runs") == 2);
}

TEST_CASE("without fitting the model stays as it is, and the exit code says that nodes are missing",
          "[batch]")
{
    const test::TemporaryFolder folder;
    const test::ProgramRun run =
        runProgram({"--batch", "--quiet", "--target", "tnn/gpu-opencl", "--export", "tnn", "--out",
                    folder.path().string(), "--report", (folder / "r.json").string(),
                    sample("t_convtranspose_zoo.onnx")});
    CHECK(run.code == 1);
    const Json report = reportOf(folder);
    CHECK(report.at("rewrites").empty());
    CHECK(report.at("verification").is_null());
    CHECK(report.at("exports").at(0).contains("refused"));
    CHECK_FALSE(std::filesystem::exists(folder / "t_convtranspose_zoo/tnn"));
}

TEST_CASE("an automatic cut moves what no rule mends, and the two parts give the original's numbers",
          "[batch]")
{
    const test::TemporaryFolder folder;
    for (const std::string merge : {"none", "auto", "flatten"}) {
        INFO(merge);
        const test::ProgramRun run =
            runProgram({"--batch", "--quiet", "--target", "tnn/gpu-opencl", "--fit", "--cut", "auto",
                        "--merge", merge, "--export", "tnn", "--force", "--out", folder.path().string(),
                        "--report", (folder / "r.json").string(), sample("t_nonzero_tail.onnx")});
        INFO(run.err);
        CHECK(run.code == 0);
        const Json report = reportOf(folder);
        CHECK(report.at("cut").at("nodes_moved").get<int>() > 0);
        CHECK(report.at("verification").at("error") == 0.0);
        CHECK(report.at("result").at(0).at("unsupported").empty());
        CHECK(std::filesystem::exists(folder / "t_nonzero_tail/tnn/t_nonzero_tail.tnnproto"));
    }
}

TEST_CASE("a rule is applied at the nodes named, and refused where it does not fit", "[batch]")
{
    const test::TemporaryFolder folder;
    const std::string model = sample("t_sub_variants.onnx");
    const test::ProgramRun everywhere = runProgram({"--batch", "--quiet", "--apply", "sub-constant-to-add",
                                                    "--report", (folder / "r.json").string(), model});
    CHECK(everywhere.code == 0);
    const Json report = reportOf(folder);
    REQUIRE(report.at("rewrites").size() > 1);
    const std::string one = report.at("rewrites").at(0).at("nodes").at(0);
    CHECK(runProgram({"--batch", "--quiet", "--apply", "sub-constant-to-add@" + one, "--report",
                      (folder / "r.json").string(), model})
              .code
          == 0);
    CHECK(reportOf(folder).at("rewrites").size() == 1);

    const test::ProgramRun unknown = runProgram({"--batch", "--quiet", "--apply", "no-such-rule", model});
    CHECK(unknown.code == 2);
    CHECK(unknown.err.find("--list rules") != std::string::npos);
    const test::ProgramRun misplaced =
        runProgram({"--batch", "--quiet", "--apply", "sub-constant-to-add@nowhere", model});
    CHECK(misplaced.code == 2);
}

TEST_CASE("several models at a time give the reports of one after the other", "[batch]")
{
    const test::TemporaryFolder folder;
    const auto reported = [&](const char *jobs) {
        CHECK(runProgram({"--batch", "--quiet", "--jobs", jobs, "--target", "tnn/cpu-arm", "--report",
                          (folder / "r.md").string(), sample("mnist8_cntk.onnx"),
                          sample("t_sub_variants.onnx"), sample("light_squeezenet.onnx")})
                  .code
              == 0);
        return test::readFile(folder / "r.md");
    };
    CHECK(reported("3") == reported("1"));
}

TEST_CASE("the log says what was done in the areas asked for", "[batch]")
{
    const std::string model = sample("t_convtranspose_zoo.onnx");
    const std::vector<std::string> arguments{"--batch",        "--quiet", "--target",
                                             "tnn/gpu-opencl", "--fit",   model};
    CHECK(runProgram(arguments).err.empty());
    const std::string rewrites = runProgram(arguments, {"ESPALIER_LOG=rewrites=debug"}).err;
    CHECK(rewrites.find(" rewrites debug: ") != std::string::npos);
    CHECK(rewrites.find(" io ") == std::string::npos);
    CHECK(runProgram({"--batch", "--log", "loud", model}).code == 2);
}

TEST_CASE("every tensor of the result is compared where it is asked for", "[batch]")
{
    const test::TemporaryFolder folder;
    const test::ProgramRun run =
        runProgram({"--batch", "--quiet", "--target", "tnn/gpu-opencl", "--fit", "--compare", "--report",
                    (folder / "r.json").string(), sample("t_convtranspose_zoo.onnx")});
    INFO(run.err);
    CHECK(run.code == 0);
    const Json comparison = reportOf(folder).at("comparison");
    CHECK(comparison.at("first_drift").is_null());
    REQUIRE_FALSE(comparison.at("tensors").empty());
    for (const Json &tensor : comparison.at("tensors"))
        CHECK(tensor.at("difference").at("cosine").get<double>() > 0.999);
}
