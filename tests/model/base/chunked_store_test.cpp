// SPDX-License-Identifier: Apache-2.0
// A chunked store shares what it can and tells what differs.
#include "model/base/chunked_store.h"
#include "tests/support/catch.h"

using espalier::ChunkedStore;

namespace {

ChunkedStore<int> storeOf(int count)
{
    ChunkedStore<int> store;
    for (int i = 0; i < count; ++i)
        store.add(std::make_shared<int>(i));
    return store;
}

std::vector<std::size_t> differences(const ChunkedStore<int> &a, const ChunkedStore<int> &b)
{
    std::vector<std::size_t> out;
    a.forEachDifference(b, [&](std::size_t index) { out.push_back(index); });
    return out;
}

} // namespace

TEST_CASE("editing a copy leaves the original as it was")
{
    const auto original = storeOf(300);
    auto copy = original;
    copy.edit(200) = -1;
    copy.erase(7);
    CHECK(original[200] == 200);
    CHECK(original.has(7));
    CHECK(copy[200] == -1);
    CHECK_FALSE(copy.has(7));
}

TEST_CASE("a record that is edited twice is cloned once")
{
    const auto original = storeOf(3);
    auto copy = original;
    const int *first = &copy.edit(1);
    CHECK(first == &copy.edit(1));
}

TEST_CASE("differences are the slots whose records are other objects")
{
    const auto original = storeOf(300);
    auto copy = original;
    CHECK(differences(copy, original).empty());
    copy.edit(129) = 5;
    copy.erase(2);
    copy.add(std::make_shared<int>(9));
    CHECK(differences(copy, original) == std::vector<std::size_t>{2, 129, 300});
    CHECK(differences(original, copy) == std::vector<std::size_t>{2, 129, 300});
}

TEST_CASE("a slot beyond the end is empty")
{
    CHECK_FALSE(storeOf(3).has(3));
    CHECK_FALSE(ChunkedStore<int>().has(0));
}
