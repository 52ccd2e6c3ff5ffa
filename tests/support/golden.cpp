// SPDX-License-Identifier: Apache-2.0
// Compares with golden files, or rewrites them.
#include "tests/support/golden.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <sstream>
#include <string_view>

namespace espalier::test {

void checkGolden(const std::filesystem::path &file, const std::string &text)
{
    const char *update =
        std::getenv("ESPALIER_UPDATE_GOLDEN"); // NOLINT(concurrency-mt-unsafe): tests set nothing
    if (update != nullptr && std::string_view(update) == "1") {
        std::ofstream(file, std::ios::binary) << text;
        return;
    }
    const std::string kept = readFile(file);
    if (kept == text) {
        SUCCEED();
        return;
    }
    std::istringstream expected(kept);
    std::istringstream actual(text);
    std::string expectedLine;
    std::string actualLine;
    std::size_t line = 0;
    do {
        expectedLine.clear();
        actualLine.clear();
        std::getline(expected, expectedLine);
        std::getline(actual, actualLine);
        ++line;
    } while (expectedLine == actualLine && (expected || actual));
    FAIL(file.string() << ":" << line << "\n  expected: " << expectedLine << "\n  is:       " << actualLine
                       << "\nIf that is meant: ESPALIER_UPDATE_GOLDEN=1, and review the difference.");
}

} // namespace espalier::test
