// SPDX-License-Identifier: Apache-2.0
// --render: pictures without a display, or a refusal before anything is done.
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace espalier;
using test::runProgram;

namespace {

std::string sample()
{
    return (test::sourceFolder() / "resources/samples/fastestdet.onnx").string();
}

bool isWithoutPictures(const test::ProgramRun &run)
{
    return run.code == 2 && run.err.find("not in this build") != std::string::npos;
}

} // namespace

TEST_CASE("the coloured graph is drawn without a display", "[batch]")
{
    const test::TemporaryFolder folder;
    const auto svg = folder / "g.svg";
    const test::ProgramRun run =
        runProgram({"--batch", "--quiet", "--target", "tnn/gpu-opencl", "--render", svg.string(), sample()},
                   {"QT_QPA_PLATFORM=offscreen", "DISPLAY="});
    if (isWithoutPictures(run))
        return;
    INFO(run.err);
    CHECK(run.code == 0);
    CHECK(run.err.empty());
    const std::string text = test::readFile(svg);
    CHECK(text.find("MaxPool") != std::string::npos);
    CHECK(text.find("1x3x352x352") != std::string::npos);
    CHECK(text.find("#bfe3d0") != std::string::npos); // a supported box
    CHECK(text.find("supported") != std::string::npos); // the legend
}

TEST_CASE("a picture that cannot be made is refused before the model is read", "[batch]")
{
    const test::TemporaryFolder folder;
    const auto refusal = [&](const std::vector<std::string> &arguments) {
        std::vector<std::string> all{"--batch", "--quiet"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const test::ProgramRun run = runProgram(all);
        CHECK(run.code == 2);
        return run.err;
    };
    const std::string gif = refusal({"--render", (folder / "g.gif").string(), "none.onnx"});
    CHECK(gif.find("none.onnx") == std::string::npos);
    const std::string two = refusal({"--render", (folder / "g.svg").string(), sample(), sample()});
    CHECK(two.find("--render") != std::string::npos);
    CHECK(std::filesystem::is_empty(folder.path()));
}
