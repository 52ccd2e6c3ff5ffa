// SPDX-License-Identifier: Apache-2.0
// A folder appears whole or not at all.
#include "exporters/output_folder.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <csignal>
#include <sys/resource.h>

using namespace espalier;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> entries(const fs::path &folder)
{
    std::vector<std::string> names;
    for (const auto &entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// No file may grow beyond a few bytes while it lives: writing fails as on a full disk.
class FullDisk {
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit tiny{16, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &tiny);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;
    FullDisk(FullDisk &&) = delete;
    FullDisk &operator=(FullDisk &&) = delete;

private:
    rlimit m_before{};
};

} // namespace

TEST_CASE("an output folder is there after commit and not before", "[exporters]")
{
    const test::TemporaryFolder temporary;
    const fs::path wanted = temporary / "out/net/onnx";
    {
        auto folder = OutputFolder::create(wanted, false);
        REQUIRE(folder);
        REQUIRE(folder->write("a.txt", "alpha"));
        REQUIRE(folder->write("test/b.txt", "beta"));
        CHECK_FALSE(fs::exists(wanted));
        REQUIRE(folder->commit());
    }
    CHECK(test::readFile(wanted / "a.txt") == "alpha");
    CHECK(test::readFile(wanted / "test/b.txt") == "beta");
    CHECK(entries(temporary / "out/net") == std::vector<std::string>{"onnx"});
}

TEST_CASE("an output folder that is dropped leaves nothing, parents included", "[exporters]")
{
    const test::TemporaryFolder temporary;
    {
        auto folder = OutputFolder::create(temporary / "out/net/onnx", false);
        REQUIRE(folder);
        REQUIRE(folder->write("a.txt", "alpha"));
    }
    CHECK(entries(temporary.path()).empty());
}

TEST_CASE("an existing export is replaced only when asked, and at once", "[exporters]")
{
    const test::TemporaryFolder temporary;
    temporary.write("net/onnx/manifest.json", "{}");
    temporary.write("net/onnx/old.onnx", "old");
    const auto refused = OutputFolder::create(temporary / "net/onnx", false);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::ExportFailed);
    CHECK(refused.error().reason == "export_exists");
    {
        auto dropped = OutputFolder::create(temporary / "net/onnx", true);
        REQUIRE(dropped);
        REQUIRE(dropped->write("new.onnx", "new"));
    }
    CHECK(test::readFile(temporary / "net/onnx/old.onnx") == "old");
    auto folder = OutputFolder::create(temporary / "net/onnx/", true);
    REQUIRE(folder);
    REQUIRE(folder->write("new.onnx", "new"));
    REQUIRE(folder->commit());
    CHECK(entries(temporary / "net") == std::vector<std::string>{"onnx"});
    CHECK(entries(temporary / "net/onnx") == std::vector<std::string>{"new.onnx"});
}

TEST_CASE("a folder that is not an export is never replaced", "[exporters]")
{
    const test::TemporaryFolder temporary;
    temporary.write("net/onnx/thesis.tex", "years of work");
    const auto refused = OutputFolder::create(temporary / "net/onnx", true);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().reason == "not_an_export");
    CHECK(test::readFile(temporary / "net/onnx/thesis.tex") == "years of work");
    fs::remove(temporary / "net/onnx/thesis.tex");
    CHECK(OutputFolder::create(temporary / "net/onnx", false)); // an empty one is free
}

TEST_CASE("a file where a folder is wanted is an error, and stays", "[exporters]")
{
    const test::TemporaryFolder temporary;
    temporary.write("net", "a file");
    const auto asFolder = OutputFolder::create(temporary / "net", true);
    REQUIRE_FALSE(asFolder);
    CHECK(asFolder.error().reason == "file_in_the_way");
    const auto below = OutputFolder::create(temporary / "net/x/onnx", true);
    REQUIRE_FALSE(below);
    CHECK(below.error().code == ErrorCode::ExportFailed);
    CHECK(test::readFile(temporary / "net") == "a file");
}

TEST_CASE("a full disk is an error and leaves nothing", "[exporters]")
{
    const test::TemporaryFolder temporary;
    {
        auto folder = OutputFolder::create(temporary / "out/onnx", false);
        REQUIRE(folder);
        const FullDisk full;
        const auto written = folder->write("big.bin", std::string(100000, 'x'));
        REQUIRE_FALSE(written);
        CHECK(written.error().code == ErrorCode::ExportFailed);
        CHECK(written.error().file == (temporary / "out/onnx/big.bin").string());
    }
    CHECK(entries(temporary.path()).empty());
}
