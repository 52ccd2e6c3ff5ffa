// SPDX-License-Identifier: Apache-2.0
// The cut that is found is as good as the best of all cuts.
#include "rewrites/min_cut.h"
#include "tests/support/catch.h"

#include <random>
#include <tuple>

using namespace espalier;

namespace {

using Cost = std::tuple<std::size_t, std::uint64_t, std::uint64_t, std::size_t>;

Cost costOf(const CutProblem &problem, const std::vector<bool> &tail)
{
    std::size_t left = 0;
    std::size_t moved = 0;
    std::uint64_t macs = 0;
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < tail.size(); ++i) {
        left += problem.nodes[i].isWanted && !tail[i] ? 1 : 0;
        moved += tail[i] ? 1 : 0;
        macs += tail[i] ? problem.nodes[i].macs : 0;
    }
    for (const auto &tensor : problem.tensors) {
        bool isRead = false;
        for (const std::size_t reader : tensor.readers)
            isRead = isRead || tail[reader];
        if (isRead && !(tensor.producer && tail[*tensor.producer]))
            bytes += tensor.bytes;
    }
    return {left, bytes, macs, moved};
}

bool isAllowed(const CutProblem &problem, const std::vector<bool> &tail)
{
    for (std::size_t i = 0; i < tail.size(); ++i) {
        if (tail[i] && problem.nodes[i].isPinned)
            return false;
    }
    for (const auto &tensor : problem.tensors) {
        for (const std::size_t reader : tensor.readers) {
            if (tensor.producer && tail[*tensor.producer] && !tail[reader])
                return false;
        }
    }
    return true;
}

/// The best of all 2^n cuts.
Cost bruteForce(const CutProblem &problem)
{
    const std::size_t count = problem.nodes.size();
    std::optional<Cost> best;
    for (std::size_t mask = 0; mask < (std::size_t{1} << count); ++mask) {
        std::vector<bool> tail(count);
        for (std::size_t i = 0; i < count; ++i)
            tail[i] = ((mask >> i) & 1U) != 0;
        if (isAllowed(problem, tail)) {
            const Cost cost = costOf(problem, tail);
            best = best ? std::min(*best, cost) : cost;
        }
    }
    return *best;
}

CutProblem randomProblem(std::mt19937 &random)
{
    CutProblem problem;
    const std::size_t count = 1 + random() % 11;
    for (std::size_t i = 0; i < count; ++i)
        problem.nodes.push_back({random() % 6 == 0, random() % 3 == 0, random() % 4});
    problem.tensors.push_back({std::nullopt, {0}, random() % 20});
    for (std::size_t i = 0; i < count; ++i) {
        CutProblem::Tensor tensor{i, {}, random() % 20};
        for (std::size_t reader = i + 1; reader < count; ++reader) {
            if (random() % 3 == 0)
                tensor.readers.push_back(reader);
        }
        problem.tensors.push_back(tensor);
    }
    return problem;
}

} // namespace

TEST_CASE("the minimum cut equals brute force on random graphs")
{
    std::mt19937 random(11);
    for (int round = 0; round < 2000; ++round) {
        const CutProblem problem = randomProblem(random);
        const CutSolution solution = solveCut(problem);
        INFO("round " << round);
        REQUIRE(isAllowed(problem, solution.inTail));
        const bool isEmpty =
            std::find(solution.inTail.begin(), solution.inTail.end(), true) == solution.inTail.end();
        if (isEmpty) {
            REQUIRE(std::get<0>(bruteForce(problem)) == solution.wantedLeft);
        } else {
            REQUIRE(costOf(problem, solution.inTail) == bruteForce(problem));
            REQUIRE(solution.bytes == std::get<1>(costOf(problem, solution.inTail)));
        }
    }
}

TEST_CASE("the tail keeps to the MACs allowed and takes what is nearest the outputs first")
{
    // 0 pinned -> 1 wanted (5 MACs) -> 2 plain -> 3 wanted (5 MACs)
    CutProblem problem;
    problem.nodes = {{true, false, 100}, {false, true, 5}, {false, false, 0}, {false, true, 5}};
    problem.tensors = {{0, {1}, 8}, {1, {2}, 8}, {2, {3}, 8}};
    problem.macsAllowed = 7;
    const CutSolution solution = solveCut(problem);
    CHECK(solution.inTail == std::vector<bool>{false, false, false, true});
    CHECK(solution.wantedLeft == 1);
    problem.macsAllowed = 10;
    CHECK(solveCut(problem).wantedLeft == 0);
}

TEST_CASE("a long chain is cut without deep recursion")
{
    CutProblem problem;
    const std::size_t count = 100000;
    problem.nodes.resize(count);
    problem.nodes.front().isPinned = true;
    problem.nodes.back().isWanted = true;
    for (std::size_t i = 0; i + 1 < count; ++i)
        problem.tensors.push_back({i, {i + 1}, i == count / 2 ? 1U : 2U});
    const CutSolution solution = solveCut(problem);
    CHECK(solution.bytes == 1);
    CHECK_FALSE(solution.inTail[count / 2]);
    CHECK(solution.inTail[count / 2 + 1]);
}
