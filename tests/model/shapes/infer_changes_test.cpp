// SPDX-License-Identifier: Apache-2.0
// After any edit, inference of the change gives what inference of the whole gives.
#include "model/graph/model_edit.h"
#include "model/graph/walk.h"
#include "model/io/open_model.h"
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/model_zoo.h"
#include "tests/support/text_model.h"

#include <algorithm>
#include <cstring>
#include <random>

using namespace espalier;
using espalier::test::modelFromText;
using espalier::test::nodeOf;
using espalier::test::valueNamed;

namespace {

std::string findingText(const Finding &finding)
{
    return finding.code + " " + std::to_string(finding.node.index) + " " + std::to_string(finding.value.index)
        + " " + finding.message.english();
}

/// Empty, or the first thing that differs.
std::string difference(const Model &model, const TypeReport &a, const TypeReport &b)
{
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        const Graph *graph = model.findGraph(GraphId(g));
        for (std::uint32_t i = 0; graph != nullptr && i < graph->values.size(); ++i) {
            const ValueId id{GraphId(g), i};
            const KnownElements *first = a.types.elementsOf(id);
            const KnownElements *second = b.types.elementsOf(id);
            const bool sameElements =
                (first == nullptr) == (second == nullptr) && (first == nullptr || *first == *second);
            if (!graph->values.has(i)) {
                if (a.types.find(id) != nullptr || b.types.find(id) != nullptr)
                    return "a type of a value that is gone";
            } else if (a.types.of(id) != b.types.of(id) || !sameElements) {
                return graph->values[i].name + ": " + a.types.of(id).text() + " and " + b.types.of(id).text();
            }
        }
    }
    for (std::size_t i = 0; i < std::max(a.findings.size(), b.findings.size()); ++i) {
        const std::string first = i < a.findings.size() ? findingText(a.findings[i]) : "none";
        const std::string second = i < b.findings.size() ? findingText(b.findings[i]) : "none";
        if (first != second)
            return first + " and " + second;
    }
    return {};
}

Tensor integers(const std::vector<std::int64_t> &values)
{
    std::vector<std::byte> bytes(values.size() * sizeof(std::int64_t));
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return Tensor::make("", DType::Int64, {static_cast<std::int64_t>(values.size())}, std::move(bytes));
}

/// Makes edits of all kinds at random places, some of them nonsense.
class RandomEditor {
public:
    explicit RandomEditor(unsigned seed) : m_random(seed) { }

    Model edited(const Model &model)
    {
        ModelEdit edit(model);
        for (int i = 0; i < 1 + below(2); ++i)
            change(edit);
        auto result = std::move(edit).finish();
        REQUIRE(result);
        return *result;
    }

private:
    int below(std::size_t count) { return static_cast<int>(m_random() % std::max<std::size_t>(count, 1)); }

    template <class Container> const auto &pick(const Container &container)
    {
        return container[static_cast<std::size_t>(below(container.size()))];
    }

    ValueType randomType()
    {
        Shape shape;
        for (int i = below(5); i > 0; --i)
            shape.push_back(below(3) == 0 ? Dim("N") : Dim(std::int64_t{below(6)}));
        return ValueType::tensor(below(4) == 0 ? DType::Int64 : DType::Float, shape);
    }

    void change(ModelEdit &edit)
    {
        std::vector<NodeId> nodes;
        for (std::uint32_t g = 0; g < edit.model().graphCount(); ++g) {
            if (edit.model().findGraph(GraphId(g)) != nullptr) {
                for (const NodeId id : nodesInOrder(edit.model(), GraphId(g)))
                    nodes.push_back(id);
            }
        }
        if (nodes.empty())
            return;
        const NodeId id = pick(nodes);
        const Node node = edit.model().node(id);
        const Graph &graph = edit.model().graph(id.graph);
        const ValueId output = node.output(0);
        switch (below(9)) {
        case 0: // other attribute
            if (!node.attributes.empty() && pick(node.attributes).graphs.empty())
                edit.setAttribute(id,
                                  intsAttribute(pick(node.attributes).name(), {below(3), below(3), 2, 1}));
            break;
        case 1:
            edit.setAttribute(id, intAttribute("axis", below(4)));
            break;
        case 2: // insert
            if (output.isValid()) {
                const NodeId added =
                    edit.addNodeAtEnd(id.graph, {below(2) == 0 ? "Relu" : "Shape", {output}});
                if (below(2) == 0 && graph.values[output.index].uses.size() > 1) {
                    const Use use = graph.values[output.index].uses.front();
                    if (use.node.graph == id.graph && use.node != added)
                        edit.setInput(use.node, use.input, edit.model().node(added).outputs.front());
                }
            }
            break;
        case 3: // bypass
            if (node.outputs.size() == 1 && output.isValid() && node.input(0).isValid()
                && node.input(0).graph == id.graph) {
                edit.replaceUses(output, node.inputs.front());
                if (edit.model().value(output).uses.empty() && edit.model().value(output).graphOutputs == 0)
                    edit.removeNode(id);
            }
            break;
        case 4: // other operand, from before
            if (!node.inputs.empty() && !graph.inputs.empty())
                edit.setInput(id, static_cast<std::size_t>(below(node.inputs.size())),
                              pick(graph.inputs).value);
            break;
        case 5:
            if (const auto &inputs = edit.model().mainGraph().inputs; !inputs.empty())
                edit.setDeclaredType(pick(inputs).value, randomType());
            break;
        case 6: // a constant operand
            if (!node.inputs.empty())
                edit.setInput(id, static_cast<std::size_t>(below(node.inputs.size())),
                              edit.addInitializer(id.graph, "k", integers({below(5), -1})));
            break;
        case 7: // other constants
            for (const ValueId input : node.inputs) {
                if (input.isValid() && edit.model().value(input).initializer)
                    edit.setInitializer(input, integers({below(4), below(4), 1}));
            }
            if (node.isOp("Constant"))
                edit.setAttribute(id, tensorAttribute("value", integers({1 + below(3)})));
            break;
        default:
            if (output.isValid())
                edit.setDeclaredType(output, randomType());
            break;
        }
    }

    std::mt19937 m_random;
};

void checkEdits(const Model &first, unsigned seed, int steps)
{
    RandomEditor editor(seed);
    Model model = first;
    TypeReport report = inferTypes(model);
    for (int step = 0; step < steps; ++step) {
        const Model next = editor.edited(model);
        TypeReport changed = inferTypes(next, model, report);
        const std::string what = difference(next, changed, inferTypes(next));
        INFO("seed " << seed << ", step " << step);
        REQUIRE(what == "");
        model = next;
        report = std::move(changed);
    }
}

} // namespace

TEST_CASE("Inference of random edits equals inference of the whole", "[shapes]")
{
    const char *const text = R"(
        <ir_version: 8, opset_import: ["" : 17, "local" : 1]>
        agraph (float[N,3,4] x, bool c) => (y, z) <int64[2] k = {0, -1}> {
            s = Shape (x)
            i = Constant <value_ints = [0]> ()
            n = Gather (s, i)
            m = Constant <value_ints = [12]> ()
            t = Concat <axis = 0> (n, m)
            r = Reshape (x, t)
            q = Reshape (x, k)
            b = If (c) <
                then_branch = u () => (a) { a = Neg (r) },
                else_branch = v () => (e) { f = Relu (r) e = Abs (f) }
            >
            y = local.twice <axis = 1> (b)
            z = Relu (q)
        }
        <domain: "local", opset_import: ["" : 17]>
        twice <axis> (a) => (b) { c = Concat <axis: int = @axis> (a, a)  b = Relu (c) })";
    for (unsigned seed = 0; seed < 60; ++seed)
        checkEdits(modelFromText(text), seed, 12);
}

TEST_CASE("Inference of random edits of real models equals inference of the whole", "[shapes]")
{
    for (const auto &path : espalier::test::zooModels()) {
        const auto model = openModel(path);
        REQUIRE(model);
        INFO(path.filename().string());
        for (unsigned seed = 0; seed < 3; ++seed)
            checkEdits(*model, seed, 10);
    }
}

TEST_CASE("A changed constant reaches shapes that are computed from it", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[4,6] x) => (y) { k = Constant <value_ints = [8, 3]> () y = Reshape (x, k) })");
    const TypeReport before = inferTypes(model);
    ModelEdit edit(model);
    edit.setAttribute(nodeOf(model, "Constant"), intsAttribute("value_ints", {2, 12}));
    const auto changed = std::move(edit).finish();
    REQUIRE(changed);
    const TypeReport after = inferTypes(*changed, model, before);
    CHECK(after.types.of(valueNamed(model, "y")).text() == "float[2,12]");
}

TEST_CASE("A change in a function, an import or the order of nodes is followed too", "[shapes]")
{
    const Model model = modelFromText(R"(
        agraph (float[2,3] x) => (y) { y = Clip <min = 0.0> (x) })"); // wrong at opset 17
    const TypeReport before = inferTypes(model);
    ModelEdit edit(model);
    edit.setOpset("", 6);
    const auto changed = std::move(edit).finish();
    REQUIRE(changed);
    const TypeReport after = inferTypes(*changed, model, before);
    CHECK(difference(*changed, after, inferTypes(*changed)) == "");
}
