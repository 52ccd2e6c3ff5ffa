// SPDX-License-Identifier: Apache-2.0
// Bad input gets one line that names the file and a remedy, the exit code of the contract, and leaves nothing
// behind.
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include "model/io/onnx_text.h"
#include "model/io/save_model.h"

#include <algorithm>
#include <csignal>
#include <random>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace espalier;
using test::runProgram;

namespace {

std::string sample(const char *name)
{
    return (test::sourceFolder() / "tests/models" / name).string();
}

/// One line on stderr that begins as every error does and names `file`.
void checkOneLine(const test::ProgramRun &run, const std::string &file)
{
    INFO(run.err);
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
    CHECK(run.err.rfind("espalier: error: " + file, 0) == 0);
    CHECK(std::count(run.err.begin(), run.err.end(), ':') >= 3); // espalier: error: what is wrong: what to do
}

void checkUnreadable(const std::string &file)
{
    const test::ProgramRun run = runProgram({"--batch", "--quiet", file});
    CHECK(run.code == 3);
    checkOneLine(run, file);
}

std::filesystem::path modelFile(const test::TemporaryFolder &folder, const char *text)
{
    const auto model = parseModelText(text);
    REQUIRE(model);
    const auto path = folder / "model.onnx";
    REQUIRE(saveModel(*model, path));
    return path;
}

/// While it stands, no file grows beyond 300 bytes, in programs that are started too.
class NoRoom {
public:
    NoRoom()
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{300, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        m_handler = std::signal(SIGXFSZ, SIG_IGN); // writes fail instead
    }
    ~NoRoom()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    NoRoom(const NoRoom &) = delete;
    NoRoom &operator=(const NoRoom &) = delete;
    NoRoom(NoRoom &&) = delete;
    NoRoom &operator=(NoRoom &&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = SIG_DFL;
};

} // namespace

TEST_CASE("files that are no model are refused with exit code 3", "[batch]")
{
    const test::TemporaryFolder folder;
    const std::string whole = test::readFile(sample("mnist8_cntk.onnx"));
    SECTION("cut short")
    {
        checkUnreadable(folder.write("m.onnx", whole.substr(0, whole.size() / 2)).string());
    }
    SECTION("no bytes")
    {
        checkUnreadable(folder.write("m.onnx", "").string());
    }
    SECTION("zeros")
    {
        checkUnreadable(folder.write("m.onnx", std::string(1000, '\0')).string());
    }
    SECTION("random bytes")
    {
        std::mt19937 random(7);
        std::string bytes(5000, ' ');
        for (char &each : bytes)
            each = static_cast<char>(random() & 0xFFU);
        checkUnreadable(folder.write("m.onnx", bytes).string());
    }
    SECTION("a length of 4 GB")
    {
        checkUnreadable(folder.write("m.onnx", std::string("\x3A\xFF\xFF\xFF\xFF\x0F\x00\x00", 8)).string());
    }
    SECTION("text")
    {
        checkUnreadable(folder.write("m.onnx", "this is not a model\n").string());
    }
    SECTION("a folder")
    {
        checkUnreadable(folder.path().string());
    }
    SECTION("no such file")
    {
        checkUnreadable((folder / "none.onnx").string());
    }
}

TEST_CASE("one bad model does not stop the others", "[batch]")
{
    const test::TemporaryFolder folder;
    const auto bad = folder.write("bad.onnx", "x").string();
    const test::ProgramRun run = runProgram({"--batch", bad, sample("mnist8_cntk.onnx")});
    CHECK(run.code == 3);
    checkOneLine(run, bad);
    CHECK(run.out.find("mnist8_cntk.onnx") != std::string::npos);
    CHECK(run.out.find("Conv") != std::string::npos);
}

TEST_CASE("a cyclic model opens with a finding, and its export is refused with exit code 4", "[batch]")
{
    const test::TemporaryFolder folder;
    const auto file = modelFile(folder, R"(<ir_version: 8, opset_import: ["": 17]>
        g (float[2] x) => (float[2] y) { a = Add (x, b)  b = Relu (a)  y = Neg (b) })");
    const test::ProgramRun opened = runProgram({"--batch", file.string()});
    CHECK(opened.code == 0);
    CHECK(opened.out.find("broken: ") != std::string::npos);
    const auto out = (folder / "out").string();
    const test::ProgramRun exported =
        runProgram({"--batch", "--quiet", "--export", "onnx", "--out", out, file.string()});
    CHECK(exported.code == 4);
    checkOneLine(exported, file.string());
    CHECK_FALSE(std::filesystem::exists(out));
    const test::ProgramRun fitted =
        runProgram({"--batch", "--quiet", "--target", "tnn/cpu-arm", "--fit", file.string()});
    CHECK(fitted.code == 4);
    checkOneLine(fitted, file.string());
    const test::ProgramRun evaluated =
        runProgram({"--batch", "--quiet", "--evaluate", (folder / "o.npz").string(), file.string()});
    CHECK(evaluated.code == 4);
    checkOneLine(evaluated, file.string());
}

TEST_CASE("a format of reports that is still to come is not taken for another", "[batch]")
{
    const test::TemporaryFolder folder;
    const std::string file = (folder / "r.netron.json").string();
    const test::ProgramRun run =
        runProgram({"--batch", "--quiet", "--report", file, sample("mnist8_cntk.onnx")});
    CHECK(run.code == 2);
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("a target file with a slip is refused with its line", "[batch]")
{
    const test::TemporaryFolder folder;
    const auto target =
        folder
            .write("t.yaml",
                   "name: t\ntitle: T\nchecked: never\nexporter: none\nmodel: {outputs: any}\n"
                   "devices:\n  d: {title: D}\nops:\n  Relu: {as: R, when: [\"rank(X) = 4\"], "
                   "devices: all, source: s}\n")
            .string();
    const test::ProgramRun run =
        runProgram({"--batch", "--quiet", "--target", target, sample("mnist8_cntk.onnx")});
    CHECK(run.code == 3);
    checkOneLine(run, target);
    CHECK(run.err.find("rank(X) = 4") != std::string::npos);
}

TEST_CASE("a rule file with a syntax error is refused with exit code 3", "[batch]")
{
    const test::TemporaryFolder folder;
    const auto rule = folder.write("rules/a-rule.yaml",
                                   "id: a-rule\ntitle: A\nclass: exact\nopset: 7..28\n"
                                   "match: \"(x) => (y) { y = Relu (x \"\n"
                                   "replace: \"(x) => (y) { y = Relu (x) }\"\nwhy: w\n");
    const test::ProgramRun run = runProgram({"--batch", "--quiet", "--rules", rule.parent_path().string(),
                                             "--target", "tnn/cpu-arm", "--fit", sample("mnist8_cntk.onnx")});
    CHECK(run.code == 3);
    checkOneLine(run, rule.string());
}

TEST_CASE("an export that cannot be written fails with exit code 5 and leaves no part of it", "[batch]")
{
    const test::TemporaryFolder folder;
    SECTION("a file stands where the folder should be")
    {
        const auto file = folder.write("out", "kept").string();
        const test::ProgramRun run =
            runProgram({"--batch", "--quiet", "--export", "onnx", "--out", file, sample("mnist8_cntk.onnx")});
        CHECK(run.code == 5);
        CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
        CHECK(test::readFile(file) == "kept");
    }
    SECTION("the disk is full")
    {
        const NoRoom noRoom;
        for (const std::string &option :
             {"--evaluate=" + (folder / "o.npz").string(), "--report=" + (folder / "r.json").string(),
              "--render=" + (folder / "g.svg").string(), "--render=" + (folder / "g.pdf").string(),
              "--render=" + (folder / "g.png").string(), std::string("--export=onnx")}) {
            INFO(option);
            const test::ProgramRun run = runProgram({"--batch", "--quiet", option, "--out",
                                                     folder.path().string(), sample("t_sub_variants.onnx")});
            if (run.err.find("was made without Qt") != std::string::npos)
                continue;
            INFO(run.err);
            CHECK(run.code == 5);
            CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
        }
        CHECK(runProgram({"--list", "rules"}).code == 5); // its output goes to a file too
        for (const auto &left : std::filesystem::recursive_directory_iterator(folder.path()))
            CHECK_FALSE(left.is_regular_file());
    }
    SECTION("a pipe stands there")
    {
        const std::string pipe = (folder / "pipe.json").string();
        REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
        const test::ProgramRun run =
            runProgram({"--batch", "--quiet", "--report", pipe, sample("mnist8_cntk.onnx")});
        CHECK(run.code == 5);
        CHECK(run.err.find("is a device or a pipe") != std::string::npos);
        CHECK(std::filesystem::is_fifo(pipe));
    }
    SECTION("no permission")
    {
        if (::geteuid() == 0)
            return; // root may write anywhere
        std::filesystem::permissions(folder.path(),
                                     std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
        const test::ProgramRun run = runProgram({"--batch", "--quiet", "--export", "onnx", "--out",
                                                 (folder / "out").string(), sample("mnist8_cntk.onnx")});
        CHECK(run.code == 5);
    }
}

TEST_CASE("an export stands until it is replaced with --force", "[batch]")
{
    const test::TemporaryFolder folder;
    const std::vector<std::string> arguments{"--batch",
                                             "--quiet",
                                             "--export",
                                             "onnx",
                                             "--out",
                                             folder.path().string(),
                                             sample("mnist8_cntk.onnx")};
    CHECK(runProgram(arguments).code == 0);
    const auto written = folder / "mnist8_cntk/onnx/mnist8_cntk.onnx";
    const std::string before = test::readFile(written);
    REQUIRE_FALSE(before.empty());
    const test::ProgramRun again = runProgram(arguments);
    CHECK(again.code == 5);
    CHECK(again.err.find("--force") != std::string::npos);
    std::vector<std::string> forced = arguments;
    forced.emplace_back("--force");
    CHECK(runProgram(forced).code == 0);
    CHECK(test::readFile(written) == before);
}
