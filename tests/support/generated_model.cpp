// SPDX-License-Identifier: Apache-2.0
// Fills a ModelBuilder node by node, with uses and producers as it asks.
#include "tests/support/generated_model.h"

#include "model/graph/model_builder.h"

#include <random>
#include <string>

namespace espalier::test {

namespace {

class Growing {
public:
    Growing()
    {
        m_builder.envelope->set_ir_version(8);
        auto *opset = m_builder.envelope->add_opset_import();
        opset->set_version(17);
    }

    ValueId input(const std::string &name)
    {
        const ValueId id = value(name);
        m_builder.value(id).isGraphInput = true;
        parts().inputs.push_back({id, type(name)});
        return id;
    }
    ValueId node(const std::string &op, const std::vector<ValueId> &inputs, const std::string &scope = "")
    {
        const NodeId id{Model::mainGraphId(), static_cast<std::uint32_t>(parts().nodes.size())};
        Node node;
        node.opType = op;
        node.name = scope + op + "_" + std::to_string(id.index);
        node.inputs = inputs;
        node.rank = static_cast<std::int64_t>(id.index) * rankStep;
        for (std::uint32_t i = 0; i < inputs.size(); ++i)
            m_builder.value(inputs[i]).uses.push_back({id, i});
        const ValueId out = value("v" + std::to_string(id.index));
        m_builder.value(out).producer = id;
        node.outputs.push_back(out);
        parts().nodes.push_back(std::move(node));
        return out;
    }
    void output(ValueId id)
    {
        Value &value = m_builder.value(id);
        ++value.graphOutputs;
        parts().outputs.push_back({id, type(value.name)});
    }
    bool isRead(ValueId id) { return !m_builder.value(id).uses.empty(); }
    Model finish() { return std::move(m_builder).build(); }

private:
    ModelBuilder::Parts &parts() { return m_builder.parts(Model::mainGraphId()); }
    ValueId value(const std::string &name)
    {
        const ValueId id{Model::mainGraphId(), static_cast<std::uint32_t>(parts().values.size())};
        parts().values.emplace_back().name = name;
        return id;
    }
    static std::shared_ptr<const onnx::ValueInfoProto> type(const std::string &name)
    {
        auto out = std::make_shared<onnx::ValueInfoProto>();
        out->set_name(name);
        out->mutable_type()->mutable_tensor_type()->set_elem_type(onnx::TensorProto::FLOAT);
        return out;
    }

    ModelBuilder m_builder;
};

/// Nine nodes.
ValueId layerNorm(Growing &g, ValueId x, const std::string &scope)
{
    const ValueId mean = g.node("ReduceMean", {x}, scope);
    const ValueId centred = g.node("Sub", {x, mean}, scope);
    const ValueId square = g.node("Mul", {centred, centred}, scope);
    const ValueId variance = g.node("ReduceMean", {square}, scope);
    const ValueId root = g.node("Sqrt", {g.node("Neg", {variance}, scope)}, scope);
    const ValueId scaled = g.node("Div", {centred, root}, scope);
    return g.node("Abs", {g.node("Identity", {scaled}, scope)}, scope);
}

} // namespace

Model chainModel(std::size_t nodes)
{
    Growing g;
    ValueId x = g.input("x");
    for (std::size_t i = 0; i < nodes; ++i)
        x = g.node(i % 3 == 0 ? "Relu" : i % 3 == 1 ? "Sigmoid" : "Tanh", {x});
    g.output(x);
    return g.finish();
}

Model transformerModel(std::size_t layers)
{
    Growing g;
    const ValueId mask = g.node("Cast", {g.input("mask")});
    ValueId x = g.node("Identity", {g.input("x")});
    for (std::size_t i = 0; i < layers; ++i) {
        const std::string layer = "/layers." + std::to_string(i) + "/";
        const std::string attention = layer + "attention/";
        const ValueId normed = layerNorm(g, x, layer + "norm1/");
        const ValueId q = g.node(
            "Transpose", {g.node("Reshape", {g.node("Neg", {normed}, attention)}, attention)}, attention);
        const ValueId k = g.node(
            "Transpose", {g.node("Reshape", {g.node("Abs", {normed}, attention)}, attention)}, attention);
        const ValueId v = g.node(
            "Transpose", {g.node("Reshape", {g.node("Exp", {normed}, attention)}, attention)}, attention);
        const ValueId scores = g.node("Add", {g.node("MatMul", {q, k}, attention), mask}, attention);
        const ValueId mixed = g.node("MatMul", {g.node("Softmax", {scores}, attention), v}, attention);
        const ValueId sum = g.node("Add", {g.node("Reshape", {mixed}, attention), x}, layer);
        const ValueId mlp = layerNorm(g, sum, layer + "norm2/");
        x = g.node("Add", {g.node("Tanh", {mlp}, layer + "mlp/"), sum}, layer);
    }
    g.output(x);
    return g.finish();
}

Model residualModel(std::size_t blocks)
{
    Growing g;
    ValueId x = g.node("Relu", {g.input("x")});
    for (std::size_t i = 0; i < blocks; ++i) {
        ValueId y = x;
        for (const char *op : {"Neg", "Relu", "Exp", "Relu", "Abs"})
            y = g.node(op, {y});
        x = g.node("Relu", {g.node("Add", {x, y})});
    }
    g.output(x);
    return g.finish();
}

Model randomModel(std::size_t nodes, std::uint32_t seed)
{
    Growing g;
    std::mt19937 random(seed);
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
    std::vector<ValueId> values{g.input("x"), g.input("y")};
    for (std::size_t i = 0; i < nodes; ++i) {
        std::vector<ValueId> inputs;
        const std::size_t count = 1 + below(3);
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t reach = below(8) == 0 ? values.size() : std::min<std::size_t>(values.size(), 6);
            inputs.push_back(values[values.size() - 1 - below(reach)]);
        }
        const char *op = count == 1 ? "Relu" : count == 2 ? "Add" : "Sum";
        values.push_back(
            g.node(op, inputs, "/s" + std::to_string(below(4)) + "/t" + std::to_string(below(3)) + "/"));
    }
    for (const ValueId id : values) {
        if (!g.isRead(id) && below(3) != 0)
            g.output(id);
    }
    return g.finish();
}

} // namespace espalier::test
