// SPDX-License-Identifier: Apache-2.0
// Every constraint of a fact table is in its target file, or dropped with a reason; and nothing else is.
#include "model/targets/condition.h"

#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <tuple>
#include <yaml-cpp/yaml.h>

using namespace espalier;
using namespace espalier::test;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> readTable(const std::filesystem::path &file)
{
    std::vector<Row> rows;
    std::istringstream text(readFile(file));
    for (std::string line; std::getline(text, line);) {
        Row &row = rows.emplace_back();
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, '\t');)
            row.push_back(cell);
    }
    INFO(file);
    REQUIRE(rows.size() > 1);
    return rows;
}

std::string trimmed(const std::string &text)
{
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Parts between semicolons that do not stand in quotes.
std::vector<std::string> constraintsIn(const std::string &cell)
{
    std::vector<std::string> out(1);
    bool isQuoted = false;
    for (const char c : cell) {
        isQuoted = isQuoted != (c == '"');
        if (c == ';' && !isQuoted)
            out.emplace_back();
        else
            out.back() += c;
    }
    for (std::string &each : out)
        each = trimmed(each);
    std::erase(out, "");
    return out;
}

/// Line of the fact table, operator, constraint.
using Constraint = std::tuple<std::string, std::string, std::string>;
/// Operator, kind (`when`, `converter`, …), text.
using Clause = std::tuple<std::string, std::string, std::string>;

std::multiset<Constraint> constraintsOfFacts(const std::vector<Row> &table)
{
    const Row &header = table.front();
    const auto column =
        static_cast<std::size_t>(std::find(header.begin(), header.end(), "constraints") - header.begin());
    REQUIRE(column < header.size());
    std::multiset<Constraint> out;
    for (std::size_t i = 1; i < table.size(); ++i) {
        if (column >= table[i].size())
            continue;
        for (const std::string &constraint : constraintsIn(table[i][column]))
            out.emplace(std::to_string(i + 1), table[i][0], constraint);
    }
    return out;
}

constexpr std::array<const char *, 5> clauseKinds{"when", "assume", "converter", "unsupported", "folded"};

void addClauses(std::set<Clause> &out, const std::string &op, const YAML::Node &entry)
{
    for (const char *kind : clauseKinds) {
        const YAML::Node clauses = entry[kind];
        if (!clauses)
            continue;
        if (clauses.IsScalar())
            out.emplace(op, kind, clauses.Scalar());
        for (const YAML::Node &clause : clauses)
            out.emplace(op, kind, clause.Scalar());
    }
}

std::set<Clause> clausesOfTarget(const YAML::Node &target)
{
    std::set<Clause> out;
    for (const auto &op : target["ops"]) {
        if (op.second.IsMap())
            addClauses(out, op.first.Scalar(), op.second);
        for (const YAML::Node &entry : op.second) {
            if (op.second.IsSequence())
                addClauses(out, op.first.Scalar(), entry);
        }
    }
    return out;
}

std::string written(const std::tuple<std::string, std::string, std::string> &three)
{
    return std::get<0>(three) + " | " + std::get<1>(three) + " | " + std::get<2>(three);
}

template <class Wanted, class Had>
void checkAllIn(const Wanted &wanted, const Had &had, const std::string &what)
{
    std::string missing;
    for (const auto &each : wanted) {
        if (had.count(each) == 0)
            missing += "\n  " + written(each);
    }
    INFO(what << missing);
    CHECK(missing.empty());
}

} // namespace

TEST_CASE("constraints of the fact tables are counted in the target files", "[targets][facts]")
{
    const auto folder = sourceFolder();
    for (const std::string target : {"tnn", "mace", "minidnn"}) {
        INFO(target);
        const auto facts = constraintsOfFacts(readTable(folder / "tests/targets/facts" / (target + ".tsv")));
        const auto sorted = readTable(folder / "tests/targets/facts" / (target + ".sorted.tsv"));
        const std::string text = readFile(folder / "resources/targets" / (target + ".yaml"));
        const auto clauses = clausesOfTarget(YAML::Load(text));

        std::multiset<Constraint> sortedConstraints;
        std::set<Clause> named;
        for (std::size_t i = 1; i < sorted.size(); ++i) {
            const Row &row = sorted[i];
            INFO("row " << i + 1 << " of the sorted table");
            REQUIRE(row.size() == 5);
            if (row[0] != "-")
                sortedConstraints.emplace(row[0], row[1], row[2]);
            const bool isClause =
                std::find(clauseKinds.begin(), clauseKinds.end(), row[3]) != clauseKinds.end();
            if (isClause)
                named.emplace(row[1], row[3], row[4]);
            else if (row[3] == "dropped")
                CHECK_FALSE(trimmed(row[4]).empty());
            else
                CHECK((row[3] == "devices" || row[3] == "model" || row[3] == "fallback"));
            // A limit of the model or of devices is quoted from the file as it stands there.
            if (row[3] == "devices" || row[3] == "model")
                CHECK(text.find(row[4]) != std::string::npos);
        }
        checkAllIn(facts, sortedConstraints, "constraints that are sorted nowhere:");
        checkAllIn(sortedConstraints, facts, "sorted constraints that no fact table has:");
        CHECK(sortedConstraints.size() == facts.size());
        checkAllIn(named, clauses, "clauses that the target file does not have:");
        std::set<Clause> mustBeNamed;
        std::copy_if(clauses.begin(), clauses.end(), std::inserter(mustBeNamed, mustBeNamed.end()),
                     [](const Clause &each) {
                         return std::get<1>(each) != "unsupported" && std::get<1>(each) != "folded";
                     });
        checkAllIn(mustBeNamed, named, "clauses that no row of the sorted table names:");
    }
}

TEST_CASE("every clause of the target files parses", "[targets][facts]")
{
    for (const auto &file : std::filesystem::directory_iterator(sourceFolder() / "resources/targets")) {
        if (file.path().extension() != ".yaml" || file.path().stem() == "schema")
            continue;
        for (const Clause &clause : clausesOfTarget(YAML::LoadFile(file.path().string()))) {
            if (std::get<1>(clause) != "when" && std::get<1>(clause) != "assume")
                continue;
            const auto condition = Condition::parse(std::get<2>(clause));
            INFO(file.path().filename() << ": " << written(clause));
            INFO((condition ? "" : condition.error().line()));
            CHECK(condition);
        }
    }
}
