// SPDX-License-Identifier: Apache-2.0
// Every case of tests/kernels/*.case gives onnxruntime's values.
#include "model/compute/kernel.h"
#include "tests/support/catch.h"
#include "tests/support/kernel_case.h"
#include "tests/support/places.h"
#include "tests/support/text_model.h"

#include <cmath>
#include <limits>

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

/// max|a − b| / max(1e-3, max|b|); infinite where types, shapes or places of what is not finite differ.
double caseError(const DenseTensor &a, const DenseTensor &b)
{
    if (!(a.spec() == b.spec()))
        return std::numeric_limits<double>::infinity();
    const std::vector<double> left = a.numbers();
    const std::vector<double> right = b.numbers();
    double most = 0;
    double scale = 1e-3;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (std::isfinite(left[i]) && std::isfinite(right[i])) {
            most = std::max(most, std::abs(left[i] - right[i]));
            scale = std::max(scale, std::abs(right[i]));
        } else if (left[i] != right[i] && !(std::isnan(left[i]) && std::isnan(right[i]))) {
            return std::numeric_limits<double>::infinity();
        }
    }
    return most / scale;
}

double passing(DType dtype)
{
    const bool narrow = dtype == DType::Float16 || dtype == DType::BFloat16;
    return narrow ? 1e-2 : (dtype == DType::Float || dtype == DType::Double ? 1e-4 : 0);
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
                for (const auto &[name, expected] : kernelCase.outputs) {
                    INFO(name);
                    REQUIRE(outputs->count(name) == 1);
                    const DenseTensor &actual = outputs->at(name);
                    CHECK(actual.shape() == expected.shape());
                    CHECK(caseError(actual, expected) <= passing(expected.dtype()));
                }
            }
        }
    }
}
