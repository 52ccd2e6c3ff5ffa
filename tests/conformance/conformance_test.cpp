// SPDX-License-Identifier: Apache-2.0
// The cases of the onnx package: those that fail are the ones listed in failing.txt, each by name.
#include "tests/conformance/conformance_case.h"
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace espalier::test;
namespace fs = std::filesystem;

namespace {

constexpr unsigned secondsOfCase = 120; // the slowest takes about one, under sanitizers ten

std::vector<std::string> linesOf(const fs::path &path)
{
    std::vector<std::string> out;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        out.push_back(line);
    return out;
}

fs::path failingFile()
{
    return sourceFolder() / "tests/conformance/failing.txt";
}

/// Whole models take minutes under sanitizers, and have no operators that the cases before them lack.
std::vector<std::string> suitesRun()
{
    std::vector<std::string> out{"node", "simple", "pytorch-converted", "pytorch-operator"};
#ifndef ESPALIER_SANITIZED
    out.emplace_back("light");
#endif
    return out;
}

/// Names listed as failing: `suite/case`, then why, in brackets.
std::set<std::string> listedAsFailing()
{
    std::set<std::string> out;
    for (const std::string &line : linesOf(failingFile())) {
        if (!line.empty() && line[0] != '#')
            out.insert(line.substr(0, line.find(' ')));
    }
    return out;
}

std::string nameOf(const fs::path &folder)
{
    return (folder.parent_path().filename() / folder.filename()).string();
}

/// `1,884`.
std::string grouped(std::size_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

/// Runs cases from place `first` on in a process of their own, which writes a line for each; one that ends
/// the process has none. Returns how the process ended.
int runFrom(std::size_t first, const std::vector<fs::path> &cases, const fs::path &results)
{
    std::cout.flush();
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        setenv("ESPALIER_CONFORMANCE_FIRST", std::to_string(first).c_str(),
               1); // NOLINT(concurrency-mt-unsafe)
        setenv("ESPALIER_CONFORMANCE_RESULTS", results.c_str(), 1); // NOLINT(concurrency-mt-unsafe)
        setenv("ESPALIER_CONFORMANCE_SUITE", // NOLINT(concurrency-mt-unsafe)
               cases[first].parent_path().filename().c_str(), 1);
        if (freopen("/dev/null", "w", stdout) == nullptr)
            _exit(127);
        execl("/proc/self/exe", "espalier_tests", "[.conformance-run]", nullptr);
        _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

/// What is wrong with each case of a suite that fails, by name.
std::map<std::string, std::string> faultsOf(const std::string &suite, std::size_t &count)
{
    const std::vector<fs::path> cases = conformanceCases(suite);
    count = cases.size();
    const TemporaryFolder scratch;
    std::map<std::string, std::string> faults;
    for (std::size_t next = 0; next < cases.size();) {
        const fs::path results = scratch.path() / std::to_string(next);
        const int status = runFrom(next, cases, results);
        for (const std::string &line : linesOf(results)) {
            if (!line.empty())
                faults.emplace(nameOf(cases.at(next)), line);
            ++next;
        }
        if (next >= cases.size())
            break;
        const bool isLate = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
        faults.emplace(nameOf(cases[next++]), isLate ? "takes too long" : "ends the program");
    }
    return faults;
}

} // namespace

TEST_CASE("conformance cases, run by the test below", "[.conformance-run]")
{
    const auto variable = [](const char *name) {
        const char *text = std::getenv(name); // NOLINT(concurrency-mt-unsafe): read only
        return std::string(text != nullptr ? text : "");
    };
    const std::vector<fs::path> cases = conformanceCases(variable("ESPALIER_CONFORMANCE_SUITE"));
    const std::string first = variable("ESPALIER_CONFORMANCE_FIRST");
    std::ofstream results(variable("ESPALIER_CONFORMANCE_RESULTS"));
    for (std::size_t i = first.empty() ? 0 : std::stoul(first); i < cases.size(); ++i) {
        alarm(secondsOfCase);
        std::string fault = faultOf(cases[i]).value_or("");
        std::replace(fault.begin(), fault.end(), '\n', ' ');
        results << fault << std::endl;
    }
    alarm(0);
}

TEST_CASE("ONNX's own test cases give the expected outputs, all but those listed", "[conformance]")
{
    if (conformanceFolder().empty()) {
        WARN("SKIPPED: no cases are there; `./x test conformance` makes them");
        return;
    }
    std::map<std::string, std::string> faults;
    for (const std::string &suite : suitesRun()) {
        std::size_t count = 0;
        const auto found = faultsOf(suite, count);
        std::cout << suite << ": " << grouped(count - found.size()) << " of " << grouped(count) << '\n';
        faults.insert(found.begin(), found.end());
        CHECK(count > 0);
    }
    const char *update = std::getenv("ESPALIER_UPDATE_GOLDEN"); // NOLINT(concurrency-mt-unsafe): read only
    if (update != nullptr && std::string(update) == "1") {
        std::ofstream file(failingFile());
        file << "# Cases of the onnx package that fail, and why. Held true by conformance_test.cpp.\n";
        for (const auto &[name, fault] : faults)
            file << name << " (" << fault << ")\n";
        return;
    }
    const std::set<std::string> listed = listedAsFailing();
    for (const auto &[name, fault] : faults) {
        INFO(name << " fails: " << fault);
        CHECK(listed.contains(name));
    }
    const std::vector<std::string> suites = suitesRun();
    for (const std::string &name : listed) {
        if (std::find(suites.begin(), suites.end(), name.substr(0, name.find('/'))) == suites.end())
            continue;
        INFO(name << " passes: take it off tests/conformance/failing.txt");
        CHECK(faults.contains(name));
    }
}
