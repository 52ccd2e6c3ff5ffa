// SPDX-License-Identifier: Apache-2.0
// One node on its way into layers: what a layer writer may ask and what it says.
#pragma once

#include "exporters/tnn/net_builder.h"
#include "exporters/tnn/raw.h"

#include <optional>
#include <string>
#include <vector>

namespace espalier::tnn {

using Dims = std::vector<std::int64_t>;

/// Answers about one node and takes its layers. The target's clauses have held before a writer is called, so
/// a question that has no answer is a limit of the exporter: the first one is kept as the error, the answer
/// is then empty or zero, and the writer simply goes on. Its layers are dropped.
class NodeExport {
public:
    NodeExport(NetBuilder &net, NodeId node);

    [[nodiscard]] const Node &node() const { return *m_node; }
    [[nodiscard]] const std::string &op() const { return m_node->opType; }
    [[nodiscard]] std::int64_t opset() const { return m_net.opset(); }
    [[nodiscard]] std::size_t inputCount() const { return m_node->inputs.size(); }
    [[nodiscard]] std::size_t outputCount() const { return m_node->outputs.size(); }
    [[nodiscard]] bool hasInput(std::size_t i) const { return m_node->input(i).isValid(); }
    /// An output that is there and that somebody reads.
    [[nodiscard]] bool isOutputRead(std::size_t i) const;
    [[nodiscard]] bool isConstant(std::size_t i) const;
    [[nodiscard]] DType dtype(std::size_t i);
    [[nodiscard]] Dims dims(std::size_t i);
    [[nodiscard]] Dims outputDims(std::size_t i = 0);
    [[nodiscard]] std::int64_t rank(std::size_t i) { return static_cast<std::int64_t>(dims(i).size()); }

    /// Attributes of the node with the operator's default.
    [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t fallback) const;
    [[nodiscard]] float number(std::string_view name, float fallback) const;
    [[nodiscard]] std::string text(std::string_view name, std::string_view fallback) const;
    /// An attribute, or the constant input that later versions have in its place; `fallback` if neither is
    /// there.
    [[nodiscard]] Dims integers(std::string_view attribute, std::size_t input, Dims fallback = {});
    [[nodiscard]] float number(std::string_view attribute, std::size_t input, float fallback);
    [[nodiscard]] bool hasAttributeOrInput(std::string_view attribute, std::size_t input) const;
    /// Elements of a constant input.
    [[nodiscard]] Raw raw(std::size_t i);
    [[nodiscard]] std::vector<float> floats(std::size_t i);
    [[nodiscard]] Dims integers(std::size_t i);

    /// Blob names. A constant input becomes a constant blob.
    [[nodiscard]] std::string in(std::size_t i);
    [[nodiscard]] std::string out(std::size_t i = 0);
    /// A blob between two layers of this node, or one for an output that nobody reads.
    [[nodiscard]] std::string inner();
    /// A constant blob that the node does not have.
    [[nodiscard]] std::string constant(Raw raw);
    /// Adds a layer; the first is named as the node, the next ones after it. The reference lasts until the
    /// next call.
    Layer &layer(std::string type, std::vector<std::string> inputs, std::vector<std::string> outputs,
                 std::vector<std::string> params = {});
    /// Readers of the output read the input instead: no layer at all.
    void pass(std::size_t input, std::size_t output = 0);

    void refuse(std::string reason, Message message);
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    [[nodiscard]] std::string ownName() const;
    [[nodiscard]] Dims dimsOf(ValueId value);
    [[nodiscard]] std::shared_ptr<const Tensor> constantTensor(std::size_t i);
    void keep(const Error &error);

    NetBuilder &m_net;
    NodeId m_id;
    const Node *m_node;
    std::optional<Error> m_error;
    unsigned m_layers = 0;
};

/// Numbers as records have them. Floats as short as they read back exactly.
[[nodiscard]] std::string word(std::int64_t value);
[[nodiscard]] std::string word(bool value);
[[nodiscard]] std::string word(float value);
void append(std::vector<std::string> &params, const Dims &values);
/// `axis` counted from the front.
[[nodiscard]] std::int64_t positive(std::int64_t axis, std::int64_t rank);

} // namespace espalier::tnn
