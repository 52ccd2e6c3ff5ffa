// SPDX-License-Identifier: Apache-2.0
// Each rule is one file that has its name, and one folder of cases.
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace espalier;

namespace {

std::string fileNameOf(std::string id)
{
    std::replace(id.begin(), id.end(), '-', '_');
    return id;
}

std::string textOf(const std::filesystem::path &file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

/// Every id that the file gives a rule.
std::vector<std::string> idsIn(const std::filesystem::path &file)
{
    static const std::regex inYaml(R"((?:^|\n)id:\s*([\w-]+))");
    static const std::regex inCode(R"re(\.id\s*=\s*"([^"]*)")re");
    const std::string text = textOf(file);
    const std::regex &form = file.extension() == ".yaml" ? inYaml : inCode;
    std::vector<std::string> ids;
    for (std::sregex_iterator each(text.begin(), text.end(), form), end; each != end; ++each)
        ids.push_back((*each)[1].str());
    return ids;
}

} // namespace

TEST_CASE("each rule has a file of its name, and no two have one id", "[rewrites][architecture]")
{
    std::set<std::string> ids;
    for (const auto &entry : std::filesystem::directory_iterator(test::sourceFolder() / "rewrites/rules")) {
        INFO(entry.path().filename().string());
        const std::vector<std::string> found = idsIn(entry.path());
        REQUIRE(found.size() == 1);
        CHECK(std::regex_match(found.front(), std::regex("[a-z0-9]+(-[a-z0-9]+)*")));
        CHECK(fileNameOf(found.front()) == entry.path().stem().string());
        CHECK(ids.insert(found.front()).second);
    }
    std::set<std::string> loaded;
    for (const auto &rule : test::allRules().rules())
        CHECK(loaded.insert(rule->spec().id).second);
    CHECK(loaded == ids);
}

TEST_CASE("each folder of cases belongs to a rule", "[rewrites][architecture]")
{
    for (const auto &entry : std::filesystem::directory_iterator(test::sourceFolder() / "tests/rewrites")) {
        if (!entry.is_directory())
            continue;
        std::string id = entry.path().filename().string();
        std::replace(id.begin(), id.end(), '_', '-');
        INFO(id);
        CHECK(test::allRules().find(id) != nullptr);
    }
}

TEST_CASE("each rule says what it is for and why it is right", "[rewrites][architecture]")
{
    for (const auto &rule : test::allRules().rules()) {
        INFO(rule->spec().id);
        CHECK_FALSE(rule->spec().title.empty());
        CHECK_FALSE(rule->spec().why.empty());
        CHECK_FALSE(rule->spec().operators.empty());
        CHECK((rule->spec().ruleClass == RuleClass::Approximate) == (rule->spec().errorBound > 0));
    }
}
