// SPDX-License-Identifier: Apache-2.0
// Dependencies go one way: app -> widgets -> exporters -> rewrites -> model, and upwards inside model/ never.
#include "tests/architecture/include_direction.h"
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

using namespace espalier::test;

TEST_CASE("every include goes down", "[architecture]")
{
    CHECK(cppFiles(sourceFolder()).size() > 100);
    CHECK(includeFaults(sourceFolder()) == Faults{});
}

TEST_CASE("includes that go up, sideways or nowhere are found", "[architecture]")
{
    const TemporaryFolder tree;
    tree.write("model/base/error.h", "#include <string>\n");
    tree.write("model/graph/model.h", "#include \"model/base/error.h\"\n");
    tree.write("model/io/open_model.h", "#include \"model/graph/model.h\"\n");
    tree.write("widgets/window.cpp",
               "#include <QWidget>\n#include \"model/io/open_model.h\"\n#include \"window.moc\"\n");
    tree.write("model/compute/kernels/half.h", "#include <cstdint>\n");
    tree.write("model/compute/kernels/add.h", "#include \"half.h\"\n");
    tree.write("tests/model/add_test.cpp", "#include \"widgets/window.cpp\"\n");
    REQUIRE(includeFaults(tree.path()) == Faults{});

    const auto faultsOf = [&](const std::string &file, const std::string &text) {
        tree.write(file, text);
        Faults found = includeFaults(tree.path());
        std::filesystem::remove(tree / file);
        return found;
    };
    const std::string up = "\n#include \"model/io/open_model.h\"\n";
    CHECK(faultsOf("model/graph/bad.cpp", up)
          == Faults{"model/graph/bad.cpp:2: includes model/io/open_model.h, which model/graph may not use"});
    tree.write("model/statistics/macs.h", "");
    CHECK(faultsOf("model/compute/bad.cpp", "#include \"model/statistics/macs.h\"\n")
          == Faults{
              "model/compute/bad.cpp:1: includes model/statistics/macs.h, which model/compute may not use"});
    CHECK(faultsOf("rewrites/bad.h", "  #  include \"widgets/window.cpp\" // why\n")
          == Faults{"rewrites/bad.h:1: includes widgets/window.cpp, which rewrites may not use"});
    CHECK(
        faultsOf("model/graph/bad.h", "#include \"model.h\"\n")
        == Faults{
            "model/graph/bad.h:1: includes what is no file of the project, counted from the root: model.h"});
    CHECK(faultsOf("exporters/bad.h", "#include <QString>\n")
          == Faults{"exporters/bad.h:1: includes Qt below widgets/: QString"});
    CHECK(faultsOf("exporters/bad.h", "#include <QtCore/QString>\n").size() == 1);
    CHECK(faultsOf("model/bad.h", "#include <map>\n")
          == Faults{"model/bad.h:1: lies in a folder that the table does not know"});
}
