// SPDX-License-Identifier: Apache-2.0
// Arrays come out of .npz files as they went in, and damage is refused.
#include "model/compute/npz.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace espalier;
using namespace espalier::test;

TEST_CASE("arrays of every kind survive a round through .npz")
{
    const TemporaryFolder folder;
    NamedTensors tensors;
    tensors["f"] = DenseTensor::of<float>(DType::Float, {2, 3}, {1, 2, 3, 4, 5, 6});
    tensors["scalar"] = DenseTensor::of<std::int64_t>(DType::Int64, {}, {-7});
    tensors["one"] = DenseTensor::of<std::uint8_t>(DType::Bool, {1}, {1});
    tensors["empty"] = DenseTensor(TensorSpec{DType::Double, {0, 4}});
    REQUIRE(writeNpz(folder / "a.npz", tensors));
    const auto read = readNpz(folder / "a.npz");
    REQUIRE(read);
    REQUIRE(read->size() == 4);
    for (const auto &[name, tensor] : tensors) {
        CHECK(read->at(name).spec() == tensor.spec());
        CHECK(read->at(name).numbers() == tensor.numbers());
    }
}

TEST_CASE("entries are found by name, prefix and with bars for slashes")
{
    const DenseTensor tensor = DenseTensor::of<float>(DType::Float, {}, {1});
    const NamedTensors npz{{"in:a|b", tensor}, {"c", tensor}};
    const NamedTensors found = entriesFor(npz, {"a/b", "c", "d"}, "in:");
    CHECK(found.size() == 2);
    CHECK(found.contains("a/b"));
}

TEST_CASE("every truncation and single damage of an archive is refused or read, none crashes")
{
    const TemporaryFolder folder;
    REQUIRE(writeNpz(folder / "a.npz", {{"x", DenseTensor::of<float>(DType::Float, {2}, {1, 2})}}));
    const std::string whole = readFile(folder / "a.npz");
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK_FALSE(readNpz(folder.write("cut.npz", whole.substr(0, length))));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        (void)readNpz(folder.write("damaged.npz", damaged));
    }
}
