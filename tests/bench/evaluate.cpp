// SPDX-License-Identifier: Apache-2.0
// Measures how long a model takes to run once it is open, and how much memory its tensors take.
#include "tests/bench/bench.h"

#include "model/compute/evaluate.h"
#include "model/compute/npz.h"
#include "model/compute/recorded_run.h"
#include "model/compute/tensor_memory.h"
#include "model/io/open_model.h"
#include "model/shapes/infer_types.h"
#include "model/statistics/activation_memory.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace espalier::test {

namespace {

int complain(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.line().c_str());
    return 1;
}

} // namespace

int benchEvaluate(const std::vector<std::string> &arguments)
{
    const auto model = openModel(arguments[0]);
    if (!model)
        return complain(model.error());
    const auto entries = readNpz(arguments[1]);
    if (!entries)
        return complain(entries.error());
    std::vector<std::string> names;
    for (const GraphPort &port : model->mainGraph().inputs)
        names.push_back(model->value(port.value).name);
    const NamedTensors inputs = entriesFor(*entries, names, "in:");
    const int runs = std::max(1, std::stoi(arguments[2]));
    const auto threads = static_cast<unsigned>(std::max(1, std::stoi(arguments[3])));
    if (const auto once = evaluate(*model, inputs); !once)
        return complain(once.error());
    const std::size_t peak = tensorMemoryPeak();
    const auto shaped = shapedBy(*model, inputs);
    const auto least = shaped ? peakActivationBytes(*shaped, inferTypes(*shaped)) : std::nullopt;
    PreparedModel prepared(*model);
    std::vector<double> seconds;
    for (int run = 0; run <= runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        const auto outputs = prepared.run(inputs, TaskContext().withThreads(threads));
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        if (!outputs)
            return complain(outputs.error());
    }
    std::sort(seconds.begin() + 1, seconds.end()); // the first run makes ready what the others use
    std::printf("%.9f %.9f %zu %llu\n", seconds[1 + static_cast<std::size_t>(runs - 1) / 2], seconds.front(),
                peak, static_cast<unsigned long long>(least.value_or(0)));
    return 0;
}

} // namespace espalier::test
