// SPDX-License-Identifier: Apache-2.0
// The error of an output.
#include "model/compute/compare.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace espalier {

double passingError(DType dtype)
{
    switch (dtype) {
    case DType::Float:
    case DType::Double:
        return 1e-4;
    case DType::Float16:
    case DType::BFloat16:
        return 1e-2;
    default:
        return 0;
    }
}

double tensorError(const DenseTensor &a, const DenseTensor &b)
{
    static constexpr double different = std::numeric_limits<double>::infinity();
    static constexpr double smallestScale = 1e-3;
    if (a.spec() != b.spec())
        return different;
    if (a.dtype() == DType::String)
        return a.strings() == b.strings() ? 0 : different;
    if (!isFloatingPoint(a.dtype())) {
        const auto left = a.bytes();
        const auto right = b.bytes();
        return std::equal(left.begin(), left.end(), right.begin(), right.end()) ? 0 : different;
    }
    const std::vector<double> actual = a.numbers();
    const std::vector<double> expected = b.numbers();
    double distance = 0;
    double scale = smallestScale;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (std::isfinite(actual[i]) && std::isfinite(expected[i])) {
            distance = std::max(distance, std::abs(actual[i] - expected[i]));
            scale = std::max(scale, std::abs(expected[i]));
            continue;
        }
        const bool bothNan = std::isnan(actual[i]) && std::isnan(expected[i]);
        if (!bothNan && actual[i] != expected[i])
            return different;
    }
    return distance / scale;
}

TensorComparison compareTensors(const NamedTensors &actual, const NamedTensors &expected, double bound)
{
    TensorComparison out;
    for (const auto &[name, tensor] : expected) {
        OutputError output{name, std::numeric_limits<double>::infinity(), false, {}};
        if (const auto found = actual.find(name); found != actual.end()) {
            output.error = tensorError(found->second, tensor);
            output.difference = differenceOf(found->second, tensor);
        }
        const double allowed =
            isFloatingPoint(tensor.dtype()) ? std::max(bound, passingError(tensor.dtype())) : 0;
        output.passed = output.error <= allowed;
        out.error = std::max(out.error, output.error);
        out.passed = out.passed && output.passed;
        out.outputs.push_back(std::move(output));
    }
    return out;
}

} // namespace espalier
