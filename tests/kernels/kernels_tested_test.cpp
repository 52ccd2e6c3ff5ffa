// SPDX-License-Identifier: Apache-2.0
// Every operator that a kernel computes has a case whose values another program gave.
#include "model/compute/kernel.h"
#include "model/graph/walk.h"
#include "tests/support/catch.h"
#include "tests/support/kernel_case.h"
#include "tests/support/places.h"
#include "tests/support/text_model.h"

#include <filesystem>
#include <set>
#include <string>

using namespace espalier;

TEST_CASE("every operator with a kernel has a case", "[kernels][architecture]")
{
    std::set<std::string> tested;
    for (const auto &entry : std::filesystem::directory_iterator(test::sourceFolder() / "tests/kernels")) {
        if (entry.path().extension() != ".case")
            continue;
        for (const test::KernelCase &kernelCase : test::readKernelCases(entry.path())) {
            const Model model = test::modelFromText(kernelCase.model);
            forEachNodeWithin(model, model.mainGraphId(), [&](NodeId id) {
                tested.insert(model.node(id).domain + "::" + model.node(id).opType);
            });
        }
    }
    std::set<std::string> untested;
    for (const auto &kernel : Kernel::all()) {
        for (const KernelOp &op : kernel->ops()) {
            if (const std::string name = std::string(op.domain) + "::" + std::string(op.op);
                !tested.contains(name))
                untested.insert(name);
        }
    }
    CHECK(untested == std::set<std::string>{});
}
