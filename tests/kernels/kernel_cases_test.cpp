// SPDX-License-Identifier: Apache-2.0
// Every case of tests/kernels/*.case gives onnxruntime's values.
#include "model/compute/compare.h"
#include "tests/support/catch.h"
#include "tests/support/kernel_case.h"
#include "tests/support/places.h"
#include "tests/support/text_model.h"

#include <filesystem>
#include <vector>

using namespace espalier;

namespace {

std::vector<std::filesystem::path> caseFiles()
{
    std::vector<std::filesystem::path> out;
    for (const auto &entry : std::filesystem::directory_iterator(test::sourceFolder() / "tests/kernels")) {
        if (entry.path().extension() == ".case")
            out.push_back(entry.path());
    }
    return out;
}

} // namespace

TEST_CASE("kernels give onnxruntime's values", "[kernels]")
{
    const auto files = caseFiles();
    REQUIRE_FALSE(files.empty());
    for (const std::filesystem::path &file : files) {
        DYNAMIC_SECTION(file.stem().string())
        {
            for (const test::KernelCase &kernelCase : test::readKernelCases(file)) {
                INFO(kernelCase.name << "\n" << kernelCase.model);
                const auto outputs = evaluate(test::modelFromText(kernelCase.model), kernelCase.inputs);
                if (!outputs) {
                    FAIL_CHECK(outputs.error().line());
                    continue;
                }
                for (const OutputError &output : compareTensors(*outputs, kernelCase.outputs).outputs) {
                    INFO(output.name << " is off by " << output.error);
                    CHECK(output.passed);
                }
            }
        }
    }
}
