// SPDX-License-Identifier: Apache-2.0
// A model of one node, run on its constants.
#include "rewrites/fold.h"

#include "model/compute/evaluate.h"
#include "model/graph/model_builder.h"

namespace espalier {

namespace {

/// The node alone, its operands as inputs.
Model modelOf(const NewNode &wanted, const std::vector<std::shared_ptr<const Tensor>> &operands,
              const Model &like, GraphId graph)
{
    ModelBuilder builder;
    const GraphId main = Model::mainGraphId();
    ModelBuilder::Parts &parts = builder.parts(main);
    const NodeId id{main, 0};
    Node node;
    node.opType = wanted.opType;
    node.domain = wanted.domain;
    node.attributes = wanted.attributes;
    const auto addValue = [&](Value value) {
        parts.values.push_back(std::move(value));
        return ValueId{main, static_cast<std::uint32_t>(parts.values.size() - 1)};
    };
    for (std::uint32_t i = 0; i < operands.size(); ++i) {
        if (!operands[i]) {
            node.inputs.emplace_back();
            continue;
        }
        Value value;
        value.name = "in" + std::to_string(i);
        value.initializer = operands[i];
        value.uses.push_back({id, i});
        node.inputs.push_back(addValue(std::move(value)));
    }
    for (std::uint32_t i = 0; i < wanted.outputNames.size(); ++i) {
        Value value;
        value.name = "out" + std::to_string(i);
        value.producer = id;
        value.outputIndex = i;
        node.outputs.push_back(addValue(std::move(value)));
    }
    parts.nodes.push_back(std::move(node));
    builder.envelope->set_ir_version(8);
    for (const OpsetImport &import : like.opsets()) {
        auto *entry = builder.envelope->add_opset_import();
        entry->set_domain(import.domain);
        entry->set_version(like.opset(import.domain, graph).value_or(import.version));
    }
    return std::move(builder).build();
}

} // namespace

std::optional<std::vector<Tensor>> foldNode(const NewNode &node,
                                            const std::vector<std::shared_ptr<const Tensor>> &operands,
                                            const Model &model, GraphId graph)
{
    std::vector<DenseTensor> elements(operands.size());
    std::vector<const DenseTensor *> inputs;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (operands[i]) {
            auto dense = DenseTensor::from(*operands[i]);
            if (!dense)
                return std::nullopt;
            elements[i] = std::move(*dense);
        }
        inputs.push_back(operands[i] ? &elements[i] : nullptr);
    }
    const auto made =
        evaluateNode(modelOf(node, operands, model, graph), NodeId{Model::mainGraphId(), 0}, inputs);
    if (!made || made->size() < node.outputNames.size())
        return std::nullopt;
    std::vector<Tensor> tensors;
    for (const DenseTensor &each : *made)
        tensors.push_back(each.toTensor({}));
    return tensors;
}

} // namespace espalier
