// SPDX-License-Identifier: Apache-2.0
// Cuts the range of a length into pieces.
#include "exporters/cpp/pieces.h"

#include <algorithm>
#include <bit>

namespace espalier::cpp {

namespace {

constexpr std::size_t mostPieces = 12;

Error tooManyPieces()
{
    return makeError(ErrorCode::RewriteRefused, "runtime_length",
                     QT_TRANSLATE_NOOP("exporters",
                                       "what it does depends on a length that is known only when "
                                       "it runs, in a way that no formula was found for"))
        .withRemedy(QT_TRANSLATE_NOOP("exporters", "cut before it, or fix the model's input shapes"));
}

bool sameReal(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// Alike in everything but the numbers.
bool sameForm(const CallArgument &a, const CallArgument &b)
{
    return a.kind == b.kind && a.type == b.type && a.index == b.index && a.numbers.size() == b.numbers.size()
        && sameReal(a.real, b.real)
        && std::equal(a.reals.begin(), a.reals.end(), b.reals.begin(), b.reals.end(), sameReal);
}

bool sameForm(const Call &a, const Call &b)
{
    return a.function == b.function && a.header == b.header
        && std::equal(a.arguments.begin(), a.arguments.end(), b.arguments.begin(), b.arguments.end(),
                      [](const CallArgument &x, const CallArgument &y) { return sameForm(x, y); });
}

bool sameForm(const SampledCalls &a, const SampledCalls &b)
{
    return a.isPossible == b.isPossible
        && std::equal(a.calls.begin(), a.calls.end(), b.calls.begin(), b.calls.end(),
                      [](const Call &x, const Call &y) { return sameForm(x, y); });
}

/// The numbers of calls, in order.
template <class Calls, class Visit> void forEachNumber(Calls &calls, Visit &&visit)
{
    for (auto &call : calls) {
        for (auto &argument : call.arguments) {
            visit(argument.number);
            for (auto &number : argument.numbers)
                visit(number);
        }
    }
}

std::vector<std::int64_t> numbersOf(const std::vector<Call> &calls)
{
    std::vector<std::int64_t> out;
    forEachNumber(calls, [&](const Linear &number) { out.push_back(number.base); });
    return out;
}

/// The line through two points, if it has whole numbers.
std::optional<Linear> lineThrough(std::int64_t x0, std::int64_t y0, std::int64_t x1, std::int64_t y1)
{
    if ((y1 - y0) % (x1 - x0) != 0)
        return std::nullopt;
    const std::int64_t slope = (y1 - y0) / (x1 - x0);
    return Linear{y0 - slope * x0, slope};
}

/// A run of samples and the formulas that hold in it.
struct Run {
    std::size_t first = 0;
    std::size_t end = 0;
    std::vector<Linear> lines;
};

/// Greedy: each run goes on as long as its form stays and the line through its first two points holds.
template <class Form>
Result<std::vector<Run>> runsOf(const std::vector<std::int64_t> &lengths,
                                const std::vector<std::vector<std::int64_t>> &numbers, Form &&sameForm)
{
    std::vector<Run> runs;
    for (std::size_t i = 0; i < lengths.size();) {
        Run run{i, i + 1, {}};
        for (const std::int64_t number : numbers[i])
            run.lines.push_back({number, 0});
        for (std::size_t j = i + 1; j < lengths.size() && sameForm(i, j); ++j) {
            std::vector<Linear> lines = run.lines;
            bool holds = true;
            for (std::size_t k = 0; k < lines.size() && holds; ++k) {
                if (j == i + 1) {
                    const auto line = lineThrough(lengths[i], numbers[i][k], lengths[j], numbers[j][k]);
                    holds = line.has_value();
                    lines[k] = line.value_or(lines[k]);
                }
                holds = holds && lines[k].base + lines[k].slope * lengths[j] == numbers[j][k];
            }
            if (!holds)
                break;
            run.lines = std::move(lines);
            run.end = j + 1;
        }
        // A border between two lengths with untried ones between them could be anywhere.
        if (run.end < lengths.size() && lengths[run.end] != lengths[run.end - 1] + 1)
            return fail(tooManyPieces());
        i = run.end;
        runs.push_back(std::move(run));
        if (runs.size() > mostPieces)
            return fail(tooManyPieces());
    }
    return runs;
}

} // namespace

std::vector<std::int64_t> sampledLengths(std::int64_t most)
{
    static constexpr std::int64_t all = 2048;
    static constexpr std::int64_t dense = 1024;
    std::vector<std::int64_t> out;
    for (std::int64_t n = 0; n <= std::min(most, most <= all ? all : dense); ++n)
        out.push_back(n);
    if (most <= all)
        return out;
    for (std::int64_t n = dense + dense / 16; n < most - 1; n += n / 16)
        out.push_back(n);
    out.push_back(most - 1);
    out.push_back(most);
    return out;
}

Result<std::vector<StepCase>> casesOf(const std::vector<std::int64_t> &lengths,
                                      const std::vector<SampledCalls> &samples)
{
    std::vector<std::vector<std::int64_t>> numbers;
    for (const SampledCalls &sample : samples)
        numbers.push_back(numbersOf(sample.calls));
    const auto runs = runsOf(lengths, numbers,
                             [&](std::size_t a, std::size_t b) { return sameForm(samples[a], samples[b]); });
    if (!runs)
        return fail(runs.error());
    std::vector<StepCase> out;
    for (const Run &run : *runs) {
        StepCase each{lengths[run.first], lengths[run.end - 1], samples[run.first].isPossible,
                      samples[run.first].calls};
        std::size_t k = 0;
        forEachNumber(each.calls, [&](Linear &number) { number = run.lines[k++]; });
        out.push_back(std::move(each));
    }
    return out;
}

Result<std::vector<LinearPiece>> piecesOf(const std::vector<std::int64_t> &lengths,
                                          const std::vector<std::optional<std::int64_t>> &values)
{
    std::vector<std::int64_t> known;
    std::vector<std::vector<std::int64_t>> numbers;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i])
            continue;
        known.push_back(lengths[i]);
        numbers.push_back({*values[i]});
    }
    const auto runs = runsOf(known, numbers, [](std::size_t, std::size_t) { return true; });
    if (!runs)
        return fail(runs.error());
    std::vector<LinearPiece> out;
    for (const Run &run : *runs)
        out.push_back({known[run.first], known[run.end - 1], run.lines.front()});
    return out;
}

} // namespace espalier::cpp
