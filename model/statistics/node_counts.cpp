// SPDX-License-Identifier: Apache-2.0
// Counts without looking at any element.
#include "model/statistics/node_counts.h"

#include "model/graph/walk.h"

namespace espalier {

namespace {

/// Floating-point and quantised ones; wider integers and bools are shapes, axes, indices, masks and zero
/// points' sums.
bool isWeightType(DType dtype)
{
    return isFloatingPoint(dtype) || dtype == DType::Complex64 || dtype == DType::Complex128
        || (isInteger(dtype) && dtypeBits(dtype) <= 16);
}

std::int64_t weightsOf(const Node &node)
{
    if (!node.isOp("Constant"))
        return 0;
    const Attribute *value = node.attribute("value");
    if (value != nullptr && !value->tensors.empty()) {
        const Tensor &tensor = *value->tensors.front();
        const bool isWeights = isWeightType(tensor.dtype()) && !tensor.header().dims().empty();
        return isWeights ? tensor.elementCount().value_or(0) : 0;
    }
    const Attribute *sparse = node.attribute("sparse_value");
    if (sparse != nullptr)
        return sparse->proto->sparse_tensor().values().dims_size() == 0
            ? 0
            : sparse->proto->sparse_tensor().values().dims(0);
    const Attribute *floats = node.attribute("value_floats");
    return floats != nullptr ? floats->proto->floats_size() : 0;
}

} // namespace

std::vector<NodeId> countedNodes(const Model &model)
{
    std::vector<NodeId> out;
    forEachNodeWithin(model, Model::mainGraphId(), [&](NodeId id) {
        if (!model.node(id).isOp("Constant"))
            out.push_back(id);
    });
    return out;
}

std::string operatorName(const Node &node)
{
    return isDefaultDomain(node.domain) ? node.opType : node.domain + "::" + node.opType;
}

std::map<std::string, std::size_t> operatorCounts(const Model &model)
{
    std::map<std::string, std::size_t> out;
    for (const NodeId id : countedNodes(model))
        ++out[operatorName(model.node(id))];
    return out;
}

std::int64_t countParameters(const Model &model)
{
    std::int64_t count = 0;
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        const Graph *graph = model.findGraph(GraphId(g));
        if (graph == nullptr)
            continue;
        for (std::size_t i = 0; i < graph->values.size(); ++i) {
            const Value *value = graph->values.find(i);
            if (value == nullptr)
                continue;
            if (value->initializer && isWeightType(value->initializer->dtype()))
                count += value->initializer->elementCount().value_or(0);
            else if (value->sparseInitializer && value->sparseInitializer->values().dims_size() > 0)
                count += value->sparseInitializer->values().dims(0);
        }
        for (std::size_t i = 0; i < graph->nodes.size(); ++i) {
            if (const Node *node = graph->nodes.find(i))
                count += weightsOf(*node);
        }
    }
    return count;
}

} // namespace espalier
