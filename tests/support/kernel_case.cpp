// SPDX-License-Identifier: Apache-2.0
// A case: `# name`, the model's text, then `in NAME dtype[dims] = numbers` and `out …` lines.
#include "tests/support/kernel_case.h"

#include "model/compute/element_types.h"
#include "tests/support/catch.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace espalier::test {

namespace {

template <class T> T numberFrom(const std::string &text)
{
    if constexpr (std::is_same_v<T, std::uint64_t>)
        return std::strtoull(text.c_str(), nullptr, 10);
    else if constexpr (std::is_integral_v<T>)
        return static_cast<T>(std::strtoll(text.c_str(), nullptr, 10));
    else if constexpr (std::is_same_v<T, double>)
        return std::strtod(text.c_str(), nullptr);
    else
        return T(std::strtof(text.c_str(), nullptr));
}

/// Elements given by their bits, packed.
void fillBits(DenseTensor &tensor, std::istream &numbers)
{
    const int bits = dtypeBits(tensor.dtype());
    REQUIRE(bits > 0);
    unsigned code = 0;
    for (std::int64_t i = 0; i < tensor.count(); ++i) {
        if (!(numbers >> code))
            FAIL("too few numbers");
        auto &byte = tensor.writable<std::uint8_t>()[i * bits / 8];
        byte = static_cast<std::uint8_t>(byte | (code << static_cast<unsigned>(i * bits % 8)));
    }
    if (numbers >> code)
        FAIL("too many numbers");
}

DenseTensor tensorFrom(DType dtype, std::vector<std::int64_t> shape, std::istream &numbers)
{
    DenseTensor tensor(TensorSpec{dtype, std::move(shape)});
    const auto fill = [&](auto type) {
        using T = typename decltype(type)::type;
        std::string text;
        for (std::int64_t i = 0; i < tensor.count(); ++i) {
            if (!(numbers >> text))
                FAIL("too few numbers");
            tensor.writable<T>()[i] = numberFrom<T>(text);
        }
        if (numbers >> text)
            FAIL("too many numbers");
    };
    if (dtype == DType::Bool)
        fill(std::type_identity<bool>());
    else if (dtypeBits(dtype) < 8 || (dtypeBits(dtype) == 8 && isFloatingPoint(dtype)))
        fillBits(tensor, numbers);
    else
        REQUIRE(withNumber(dtype, fill));
    return tensor;
}

/// `x0 float[2,3] = 1 2 3 4 5 6` after the first word.
void readTensor(std::istream &line, NamedTensors &into)
{
    std::string name;
    std::string type;
    std::string sign;
    line >> name >> type >> sign;
    const std::size_t bracket = type.find('[');
    REQUIRE(bracket != std::string::npos);
    REQUIRE(sign == "=");
    const auto dtype = dtypeFromName(type.substr(0, bracket));
    REQUIRE(dtype);
    std::vector<std::int64_t> shape;
    std::istringstream dims(type.substr(bracket + 1, type.size() - bracket - 2));
    for (std::string dim; std::getline(dims, dim, ',');)
        shape.push_back(numberFrom<std::int64_t>(dim));
    into.emplace(name, tensorFrom(*dtype, std::move(shape), line));
}

} // namespace

std::vector<KernelCase> readKernelCases(const std::filesystem::path &path)
{
    std::ifstream file(path);
    std::vector<KernelCase> cases;
    for (std::string text; std::getline(file, text);) {
        std::istringstream line(text);
        std::string word;
        if (!text.empty() && text[0] == ' ')
            word.clear();
        else
            line >> word;
        if (word == "#") {
            cases.emplace_back();
            line >> cases.back().name;
            continue;
        }
        if (cases.empty())
            continue;
        INFO(path.filename().string() << " " << cases.back().name);
        if (word == "in")
            readTensor(line, cases.back().inputs);
        else if (word == "out")
            readTensor(line, cases.back().outputs);
        else
            cases.back().model += text + "\n";
    }
    return cases;
}

} // namespace espalier::test
