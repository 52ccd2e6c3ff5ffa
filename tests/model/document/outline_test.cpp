// SPDX-License-Identifier: Apache-2.0
// Name scopes as a tree.
#include "model/document/outline.h"

#include "tests/support/catch.h"

using namespace espalier;

namespace {

NodeId node(std::uint32_t index)
{
    return {Model::mainGraphId(), index};
}

} // namespace

TEST_CASE("scopes stand in the order of their nodes, and count all below them", "[document]")
{
    const OutlineScope root = outlineOf({node(0), node(1), node(2), node(3)},
                                        {{node(0), "/backbone/0/Conv"},
                                         {node(1), "/backbone/0/Relu"},
                                         {node(2), "/head/Conv"},
                                         {node(3), "Add_7"}});
    CHECK(root.total == 4);
    CHECK(root.nodes == std::vector{node(3)});
    REQUIRE(root.scopes.size() == 2);
    CHECK(root.scopes[0].name == "backbone/0");
    CHECK(root.scopes[0].total == 2);
    CHECK(root.scopes[1].name == "head");
    CHECK(root.allNodes().size() == 4);
}

TEST_CASE("nodes without a name of their own lie at the top", "[document]")
{
    const OutlineScope root = outlineOf({node(0)}, {{node(0), "%/head/output"}});
    CHECK(root.scopes.empty());
    CHECK(root.nodes.size() == 1);
}
