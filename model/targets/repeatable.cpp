// SPDX-License-Identifier: Apache-2.0
// Looks for random and unknown operators, in bodies and called functions too.
#include "model/targets/repeatable.h"

#include "model/shapes/operator_schema.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace espalier {

namespace {

constexpr std::array<std::string_view, 6> randomOperators = {
    "Bernoulli", "Multinomial", "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike"};

/// `seen`: bodies that are looked through already, or just now.
bool isRepeatableIn(const Model &model, NodeId id, std::unordered_set<GraphId> &seen)
{
    const Node &node = model.node(id);
    const auto inside = [&](GraphId body) {
        if (!seen.insert(body).second)
            return true;
        const std::vector<NodeId> nodes = nodesInOrder(model, body);
        return std::all_of(nodes.begin(), nodes.end(),
                           [&](NodeId inner) { return isRepeatableIn(model, inner, seen); });
    };
    if (const Function *function = model.findFunction(node.domain, node.opType, node.overload))
        return inside(function->body);
    if (!isOnnxDomain(node.domain))
        return false;
    // Dropout drops at random in training mode, its third input from opset 12 on.
    if (isDefaultDomain(node.domain)
        && (std::find(randomOperators.begin(), randomOperators.end(), node.opType) != randomOperators.end()
            || (node.opType == "Dropout" && node.input(2).isValid())))
        return false;
    for (const Attribute &attribute : node.attributes) {
        if (!std::all_of(attribute.graphs.begin(), attribute.graphs.end(), inside))
            return false;
    }
    return true;
}

} // namespace

bool isRepeatable(const Model &model, NodeId node)
{
    std::unordered_set<GraphId> seen;
    return isRepeatableIn(model, node, seen);
}

} // namespace espalier
