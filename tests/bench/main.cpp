// SPDX-License-Identifier: Apache-2.0
// Measures one part of the program: `espalier_bench [layouts]`, `espalier_bench evaluate MODEL INPUTS RUNS
// THREADS`.
#include "tests/bench/bench.h"

#include <cstdio>

int main(int count, char **words)
{
    const std::vector<std::string> arguments(words + 1, words + count);
    if (arguments.empty() || arguments.front() == "layouts")
        return espalier::test::benchLayouts();
    if (arguments.size() == 5 && arguments.front() == "evaluate")
        return espalier::test::benchEvaluate({arguments.begin() + 1, arguments.end()});
    std::fputs("espalier_bench [layouts] | evaluate MODEL.onnx INPUTS.npz RUNS THREADS\n", stderr);
    return 2;
}
