// SPDX-License-Identifier: Apache-2.0
// Jobs: the newest wins, results reach only those who still want them, and stopping works.
#include "tests/support/catch.h"
#include "tests/widgets/event_loop.h"
#include "widgets/jobs/job_runner.h"

#include <atomic>
#include <thread>

using namespace espalier;
using espalier::test::waitUntil;

namespace {

/// Work that runs until it is stopped.
Result<int> untilStopped(const TaskContext &context)
{
    while (!context.isStopped())
        std::this_thread::yield();
    return fail(TaskContext::cancelled());
}

} // namespace

TEST_CASE("a job's result arrives on the thread that asked for it", "[widgets][threads]")
{
    JobRunner runner;
    std::thread::id worked;
    std::thread::id received;
    int value = 0;
    runner.run<int>(
        {"sum", QStringLiteral("Adding"), &runner},
        [&worked](const TaskContext &) -> Result<int> {
            worked = std::this_thread::get_id();
            return 42;
        },
        [&](Result<int> result) {
            received = std::this_thread::get_id();
            value = *result;
        });
    REQUIRE(waitUntil([&] { return value == 42; }));
    CHECK(received == std::this_thread::get_id());
    CHECK(worked != received);
    REQUIRE(waitUntil([&] { return !runner.isBusy(); }));
    CHECK(runner.entries().front().state == JobEntry::State::Done);
}

TEST_CASE("a newer job of the same key stops the older one, whose result is dropped", "[widgets][threads]")
{
    JobRunner runner;
    std::vector<int> results;
    const auto receive = [&](const Result<int> &result) { results.push_back(result.value_or(-1)); };
    runner.run<int>({"key", QStringLiteral("old"), &runner}, untilStopped, receive);
    runner.run<int>(
        {"other", QStringLiteral("other"), &runner}, [](const TaskContext &) -> Result<int> { return 1; },
        receive);
    runner.run<int>(
        {"key", QStringLiteral("new"), &runner}, [](const TaskContext &) -> Result<int> { return 2; },
        receive);
    REQUIRE(waitUntil([&] { return !runner.isBusy(); }));
    std::sort(results.begin(), results.end());
    CHECK(results == std::vector{1, 2});
}

TEST_CASE("a cancelled job ends with Cancelled, also when it has not begun", "[widgets][threads]")
{
    JobRunner runner;
    std::vector<ErrorCode> codes;
    const auto receive = [&](const Result<int> &result) {
        codes.push_back(result ? ErrorCode::Internal : result.error().code);
    };
    for (int i = 0; i < 12; ++i) // more than there are threads
        runner.run<int>({"job" + std::to_string(i), QStringLiteral("waits"), &runner}, untilStopped, receive);
    runner.cancelAll();
    REQUIRE(waitUntil([&] { return !runner.isBusy(); }));
    CHECK(codes == std::vector(12, ErrorCode::Cancelled));
    CHECK(runner.entries().front().state == JobEntry::State::Cancelled);
}

TEST_CASE("nobody is told when the receiver is gone", "[widgets][threads]")
{
    JobRunner runner;
    std::atomic<bool> go = false;
    bool isTold = false;
    {
        QObject receiver;
        runner.run<int>(
            {"late", QStringLiteral("late"), &receiver},
            [&go](const TaskContext &) -> Result<int> {
                while (!go)
                    std::this_thread::yield();
                return 1;
            },
            [&](const Result<int> &) { isTold = true; });
    }
    go = true;
    REQUIRE(waitUntil([&] { return !runner.isBusy(); }));
    CHECK_FALSE(isTold);
}

TEST_CASE("progress and what a library throws are shown in the list of jobs", "[widgets][threads]")
{
    JobRunner runner;
    std::atomic<bool> go = false;
    bool sawHalf = false;
    QObject::connect(&runner, &JobRunner::changed, &runner, [&] {
        const JobEntry *line = runner.foremost();
        if (line != nullptr && line->fraction == 0.5 && line->what == QStringLiteral("half")) {
            sawHalf = true;
            go = true;
        }
    });
    runner.run<int>(
        {"throws", QStringLiteral("Throwing"), &runner},
        [&go](const TaskContext &context) -> Result<int> {
            context.report(0.5, "half");
            while (!go)
                std::this_thread::yield();
            throw std::runtime_error("no luck");
        },
        [](const Result<int> &) {});
    REQUIRE(waitUntil([&] { return !runner.isBusy(); }));
    CHECK(sawHalf);
    REQUIRE(runner.entries().front().state == JobEntry::State::Failed);
    CHECK(runner.entries().front().error->message.english() == "no luck");
}

TEST_CASE("closing stops what runs and waits for it", "[widgets][threads]")
{
    std::atomic<int> ended = 0;
    {
        JobRunner runner;
        for (int i = 0; i < 2; ++i) {
            runner.run<int>(
                {"job" + std::to_string(i), QStringLiteral("runs"), &runner},
                [&ended](const TaskContext &context) {
                    auto result = untilStopped(context);
                    ++ended;
                    return result;
                },
                [](const Result<int> &) {});
        }
        REQUIRE(waitUntil([&] { return runner.foremost() != nullptr; }));
    }
    CHECK(ended >= 1);
}
