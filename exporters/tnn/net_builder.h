// SPDX-License-Identifier: Apache-2.0
// A TNN net under construction: names of blobs, constants, layers.
#pragma once

#include "exporters/tnn/names.h"
#include "exporters/tnn/net.h"
#include "exporters/tnn/raw.h"
#include "model/targets/model_facts.h"

#include <set>
#include <unordered_map>

namespace espalier::tnn {

/// Lives as long as the facts it was made for.
class NetBuilder {
public:
    /// Names the graph's inputs and outputs first, so that they keep theirs.
    explicit NetBuilder(const ModelFacts &facts);

    [[nodiscard]] const Model &model() const { return m_facts.model(); }
    [[nodiscard]] const ModelFacts &facts() const { return m_facts; }
    [[nodiscard]] const ValueTypes &types() const { return m_facts.types(); }
    [[nodiscard]] std::int64_t opset() const;
    /// Known before the net runs.
    [[nodiscard]] bool isConstant(ValueId value) const { return m_facts.isConstant(resolved(value)); }
    /// The constant, computed where needed; null if there is none, or no way to compute it.
    [[nodiscard]] std::shared_ptr<const Tensor> constant(ValueId value) const
    {
        return m_facts.constant(resolved(value));
    }

    /// Name of the blob that holds the value.
    [[nodiscard]] std::string blob(ValueId value);
    [[nodiscard]] std::string newBlob(std::string_view wish) { return m_blobNames.take(wish); }
    [[nodiscard]] std::string newLayerName(std::string_view wish) { return m_layerNames.take(wish); }
    /// From now on `value` is what `source` is.
    void alias(ValueId value, ValueId source);
    /// What the value is an alias of, or itself.
    [[nodiscard]] ValueId resolved(ValueId value) const;
    /// Name under which users address the node.
    [[nodiscard]] const std::string &nodeName(NodeId node) const { return m_nodeNames.at(node); }
    /// Adds the constant blob once.
    void addConstant(const std::string &name, Raw raw);
    [[nodiscard]] bool hasConstant(const std::string &name) const { return m_constants.contains(name); }

    /// How much of the net is there.
    struct Mark {
        std::size_t layers = 0;
        std::size_t constants = 0;
        std::size_t blobNames = 0;
        std::size_t layerNames = 0;
        std::size_t blobs = 0;
    };
    [[nodiscard]] Mark mark() const;
    /// Takes back layers, constants and names that were added since.
    void undoTo(const Mark &mark);

    Net net;

private:
    const ModelFacts &m_facts;
    Names m_blobNames;
    Names m_layerNames;
    std::unordered_map<ValueId, std::string> m_blobs;
    std::vector<ValueId> m_blobOrder;
    std::unordered_map<ValueId, ValueId> m_aliases;
    std::unordered_map<NodeId, std::string> m_nodeNames;
    std::set<std::string> m_constants;
};

} // namespace espalier::tnn
