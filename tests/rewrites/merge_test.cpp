// SPDX-License-Identifier: Apache-2.0
// Where each tensor lies in the merged one.
#include "rewrites/merge.h"
#include "tests/support/catch.h"

#include <nlohmann/json.hpp>

using namespace espalier;

namespace {

std::vector<MergedTensor> tensors(const std::vector<std::vector<std::int64_t>> &shapes,
                                  DType last = DType::Float)
{
    std::vector<MergedTensor> out;
    for (const auto &shape : shapes)
        out.push_back({"t" + std::to_string(out.size()), shape, DType::Float, 0});
    out.back().dtype = last;
    return out;
}

std::string reasonOf(const Result<MergeLayout> &layout)
{
    return layout ? std::string() : layout.error().reason;
}

} // namespace

TEST_CASE("channels lie one behind the other", "[merge]")
{
    const auto layout = planMerge(tensors({{1, 2, 4, 4}, {1, 3, 4, 4}}), {true, true}, MergeKind::Auto);
    REQUIRE(layout);
    CHECK(layout->mergedAs == MergeKind::Channels);
    CHECK(layout->shape == std::vector<std::int64_t>{1, 5, 4, 4});
    CHECK(layout->tensors[0].offset == 0);
    CHECK(layout->tensors[1].offset == 32);
}

TEST_CASE("unlike sizes are flattened", "[merge]")
{
    const auto layout =
        planMerge(tensors({{1, 2, 4, 4}, {1, 3, 2, 2}, {}}), {true, true, true}, MergeKind::Auto);
    REQUIRE(layout);
    CHECK(layout->mergedAs == MergeKind::Flatten);
    CHECK(layout->shape == std::vector<std::int64_t>{1, 45});
    CHECK(layout->tensors[2].offset == 44);
}

TEST_CASE("small types travel as float, large ones are refused", "[merge]")
{
    for (const DType dtype : {DType::Bool, DType::Int16, DType::UInt8, DType::Float16}) {
        const auto layout = planMerge(tensors({{1, 2}, {1, 3}}, dtype), {true, true}, MergeKind::Flatten);
        REQUIRE(layout);
        CHECK(layout->dtype == DType::Float);
    }
    for (const DType dtype : {DType::Int32, DType::Int64, DType::Double})
        CHECK(reasonOf(planMerge(tensors({{1, 2}, {1, 3}}, dtype), {true, true}, MergeKind::Flatten))
              == "merge_dtype");
}

TEST_CASE("a merge that cannot be is refused by code", "[merge]")
{
    CHECK(reasonOf(planMerge(tensors({{1, 2, 4}, {1, 2, 5}}), {true, true}, MergeKind::Channels))
          == "merge_shapes");
    CHECK(reasonOf(planMerge(tensors({{1, -1}, {1, 2}}), {false, true}, MergeKind::Flatten))
          == "merge_dynamic");
}

TEST_CASE("the layout is written as in the report", "[merge]")
{
    const auto layout = planMerge(tensors({{1, 2}, {1, 3}}), {true, true}, MergeKind::Flatten);
    REQUIRE(layout);
    const auto json = nlohmann::json::parse(layout->json());
    REQUIRE(json.size() == 2);
    CHECK(json[1]["name"] == "t1");
    CHECK(json[1]["offset"] == 2);
    CHECK(json[1]["dtype"] == "float");
    CHECK(json[1]["shape"] == nlohmann::json::array({1, 3}));
}
