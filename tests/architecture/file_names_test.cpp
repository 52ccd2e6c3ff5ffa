// SPDX-License-Identifier: Apache-2.0
// Files are named and begin as HACKING.md says.
#include "tests/architecture/file_names.h"
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

using namespace espalier::test;

TEST_CASE("file names are snake_case and say something", "[architecture]")
{
    CHECK(nameFaults(sourceFolder()) == Faults{});
}

TEST_CASE("sources begin with the licence and their purpose", "[architecture]")
{
    CHECK(openingFaults(sourceFolder()) == Faults{});
}

TEST_CASE("bad names are found", "[architecture]")
{
    const TemporaryFolder tree;
    tree.write("model/io/open_model.cpp", "");
    tree.write("resources/samples/MobileNet-v2.onnx", ""); // a model's own name
    REQUIRE(nameFaults(tree.path()) == Faults{});
    tree.write("model/io/openModel.cpp", "");
    tree.write("rewrites/rules/sub-constant.yaml", "");
    tree.write("app/string_utils.h", "");
    CHECK(nameFaults(tree.path())
          == Faults{"app/string_utils.h:0: “utils” in the name says nothing",
                    "model/io/openModel.cpp:0: the name is not snake_case",
                    "rewrites/rules/sub-constant.yaml:0: the name is not snake_case"});
}

TEST_CASE("bad openings are found", "[architecture]")
{
    const TemporaryFolder tree;
    tree.write("app/good.h",
               "// SPDX-License-Identifier: Apache-2.0\n// Says what it is for.\n#pragma once\n");
    REQUIRE(openingFaults(tree.path()) == Faults{});
    tree.write("app/a.cpp", "#include <map>\n");
    tree.write("app/b.cpp", "// SPDX-License-Identifier: Apache-2.0\n#include <map>\n");
    tree.write("app/c.h", "// SPDX-License-Identifier: Apache-2.0\n// Says what it is for.\n");
    CHECK(openingFaults(tree.path())
          == Faults{"app/a.cpp:1: the first line is not the licence",
                    "app/b.cpp:2: the second line does not say what the file is for",
                    "app/c.h:0: no #pragma once"});
}
