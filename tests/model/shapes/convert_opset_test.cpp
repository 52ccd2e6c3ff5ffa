// SPDX-License-Identifier: Apache-2.0
// Conversion between opsets: what changes, what stays, what is refused.
#include "model/graph/model_edit.h"
#include "model/graph/walk.h"
#include "model/io/open_model.h"
#include "model/shapes/convert_opset.h"
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/model_zoo.h"
#include "tests/support/text_model.h"

#include <algorithm>

using namespace espalier;
using espalier::test::modelFromText;
using espalier::test::nodeOf;
using espalier::test::valueNamed;

namespace {

/// Operators of the main graph in order.
std::string operators(const Model &model)
{
    std::string out;
    for (const NodeId id : writingOrder(model, Model::mainGraphId()))
        out += (out.empty() ? "" : " ") + model.node(id).opType;
    return out;
}

Model converted(const Model &model, std::int64_t version)
{
    const auto result = convertOpset(model, version);
    if (!result)
        FAIL(result.error().line());
    CHECK(result->opset("") == version);
    return *result;
}

std::vector<const Tensor *> weights(const Model &model)
{
    std::vector<const Tensor *> out;
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        for (std::size_t i = 0;
             model.findGraph(GraphId(g)) != nullptr && i < model.graph(GraphId(g)).values.size(); ++i) {
            const Value *value = model.graph(GraphId(g)).values.find(i);
            if (value != nullptr && value->initializer)
                out.push_back(value->initializer.get());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

TEST_CASE("An attribute that became an input becomes one, and nothing else changes", "[shapes]")
{
    const Model model = modelFromText(R"(<ir_version: 8, opset_import: ["" : 11]>
        agraph (float[1,2,3] x, float[4,2,1] w) => (float[1,4,3,1] y) {
            c = Conv (x, w)
            y = Unsqueeze <axes = [3]> (c)
        })");
    const Model up = converted(model, 13);
    CHECK(operators(up) == "Conv Constant Unsqueeze");
    CHECK(up.node(nodeOf(up, "Unsqueeze")).inputs.size() == 2);
    CHECK(up.node(nodeOf(up, "Unsqueeze")).attributes.empty());
    CHECK(nodeOf(up, "Unsqueeze") == nodeOf(model, "Unsqueeze"));
    CHECK(inferTypes(up).types.of(valueNamed(up, "y")).text() == "float[1,4,3,1]");

    const Model down = converted(up, 11);
    CHECK(down.node(nodeOf(down, "Unsqueeze")).inputs.size() == 1);
    CHECK(down.node(nodeOf(down, "Unsqueeze")).intsOr("axes", {}) == std::vector<std::int64_t>{3});
}

TEST_CASE("A node that becomes several keeps its name, metadata and the names of its outputs", "[shapes]")
{
    const Model plain = modelFromText(R"(<ir_version: 8, opset_import: ["" : 11]>
        agraph (float[2,3,4] x) => (float[2,3,4] y) { [soft] y = Softmax <axis = 1> (x) })");
    ModelEdit edit(plain);
    edit.setNodeMetadata(nodeOf(plain, "Softmax"), "origin", "here");
    const auto model = std::move(edit).finish();
    REQUIRE(model);
    const Model up = converted(*model, 13);
    const Node &softmax = up.node(nodeOf(up, "Softmax"));
    CHECK(operators(up).find("Flatten") != std::string::npos);
    CHECK(softmax.name == "soft");
    REQUIRE(softmax.rest != nullptr);
    REQUIRE(softmax.rest->metadata_props_size() == 1);
    CHECK(softmax.rest->metadata_props(0).value() == "here");
    CHECK(inferTypes(up).types.of(valueNamed(up, "y")).text() == "float[2,3,4]");
    CHECK(up.mainGraph().outputs.front().value == valueNamed(up, "y"));
}

TEST_CASE("Bodies are converted, other domains are left alone", "[shapes]")
{
    const Model model = modelFromText(R"(<ir_version: 8, opset_import: ["" : 11, "com.microsoft" : 1]>
        agraph (bool c, float[2,3] x) => (y) {
            g = com.microsoft.Gelu (x)
            y = If (c) <
                then_branch = t () => (a) { a = Unsqueeze <axes = [0]> (g) },
                else_branch = e () => (b) { b = Unsqueeze <axes = [0]> (x) }
            >
        })");
    const Model up = converted(model, 17);
    int count = 0;
    forEachNodeWithin(up, Model::mainGraphId(), [&](NodeId id) {
        if (up.node(id).isOp("Unsqueeze")) {
            ++count;
            CHECK(up.node(id).inputs.size() == 2);
        }
    });
    CHECK(count == 2);
    CHECK(up.opset("com.microsoft") == 1);
}

TEST_CASE("A node that means the same in an older opset goes there as it is", "[shapes]")
{
    const Model model = modelFromText(R"(<ir_version: 8, opset_import: ["" : 17]>
        agraph (float[2,3] x) => (float[2,3] y) { a = Relu (x) b = Add (a, x) y = Softmax <axis = 1> (b) })");
    CHECK(operators(converted(model, 11)) == "Relu Add Softmax");
}

TEST_CASE("An attribute that older opsets lack goes if it says nothing", "[shapes]")
{
    const Model model = modelFromText(R"(<ir_version: 8, opset_import: ["" : 18]>
        agraph (float[2,3] x) => (float[2] y) {
            k = Constant <value_ints = [1]> ()
            y = ReduceMean <keepdims = 0, noop_with_empty_axes = 1> (x, k)
        })");
    const Model down = converted(model, 13);
    const Node &mean = down.node(nodeOf(down, "ReduceMean"));
    CHECK(mean.attribute("noop_with_empty_axes") == nullptr);
    CHECK(mean.intsOr("axes", {}) == std::vector<std::int64_t>{1});
}

TEST_CASE("What cannot be converted is refused with the node and the reason", "[shapes]")
{
    const auto reasonOf = [](std::string_view text, std::int64_t version) {
        const auto result = convertOpset(modelFromText(text), version);
        REQUIRE_FALSE(result);
        CHECK(result.error().code == ErrorCode::RewriteRefused);
        return result.error().reason;
    };
    const char *const gelu = R"(<ir_version: 10, opset_import: ["" : 20]>
        agraph (float[2] x) => (y) { y = Gelu (x) })";
    CHECK(reasonOf(gelu, 17) == "no_adapter");
    CHECK(convertOpset(modelFromText(gelu), 17).error().node == "%y");
    CHECK(reasonOf(gelu, 0) == "no_such_opset");
    CHECK(reasonOf(gelu, 1000) == "no_such_opset");
    // libonnx's own adapter would give other numbers.
    CHECK(reasonOf(R"(<ir_version: 8, opset_import: ["" : 13]>
        agraph (float[2,3,4] x) => (y) { y = Softmax <axis = 1> (x) })",
                   11)
          == "no_adapter");
    CHECK(reasonOf(R"(<ir_version: 8, opset_import: ["" : 11, "local" : 1]>
        agraph (float[2] x) => (y) { y = local.f (x) }
        <domain: "local", opset_import: ["" : 11]>
        f (a) => (b) { b = Unsqueeze <axes = [0]> (a) })",
                   13)
          == "function_body");
}

TEST_CASE("Functions whose operators stay the same do not stand in the way", "[shapes]")
{
    const Model model = modelFromText(R"(<ir_version: 8, opset_import: ["" : 14, "local" : 1]>
        agraph (float[2,3] x) => (y) { y = local.f (x) }
        <domain: "local", opset_import: ["" : 14]>
        f (a) => (b) { b = Relu (a) })");
    CHECK(converted(model, 17).functions().size() == 1);
}

TEST_CASE("Shared models keep weights, metadata, inputs and outputs in every opset they can go to",
          "[shapes][zoo]")
{
    std::size_t done = 0;
    for (const auto &path : espalier::test::zooModels()) {
        const auto model = openModel(path);
        REQUIRE(model);
        const TypeReport before = inferTypes(*model);
        for (const std::int64_t version : {11, 13, 17, 21, 23}) {
            INFO(path.filename().string() << " to " << version);
            const auto result = convertOpset(*model, version);
            if (!result) {
                CHECK_FALSE(result.error().node.empty());
                CHECK(version < model->opset(""));
                continue;
            }
            ++done;
            const auto old = weights(*model);
            const auto now = weights(*result);
            CHECK(std::includes(now.begin(), now.end(), old.begin(),
                                old.end())); // the same objects: never copied
            CHECK(result->envelope().metadata_props_size() == model->envelope().metadata_props_size());
            CHECK(result->mainGraph().nodeCount >= model->mainGraph().nodeCount);
            const TypeReport after = inferTypes(*result);
            for (std::size_t i = 0; i < model->mainGraph().outputs.size(); ++i) {
                const ValueId output = model->mainGraph().outputs[i].value;
                CHECK(result->mainGraph().outputs[i].value == output);
                CHECK(after.types.of(output) == before.types.of(output));
            }
        }
    }
    CHECK((espalier::test::modelZoo().empty() || done > 100));
}
