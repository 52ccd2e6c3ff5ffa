// SPDX-License-Identifier: Apache-2.0
// A node as libonnx's inference functions want to see it.
#pragma once

#include "model/shapes/type_inference.h"

#include <list>
#include <map>
#include <memory>
#include <onnx/defs/shape_inference.h>

namespace espalier {

/// Answers from the types inferred so far; makes protos only of what is asked for. libonnx's functions throw,
/// and so do these. Lives no longer than the call; `node` has its attributes bound.
class NodeContext : public onnx::InferenceContext {
public:
    NodeContext(TypeInference &inference, const Node &node);

    [[nodiscard]] const onnx::AttributeProto *getAttribute(const std::string &name) const override;
    [[nodiscard]] std::size_t getNumInputs() const override { return m_inputs.size(); }
    [[nodiscard]] const onnx::TypeProto *getInputType(std::size_t index) const override;
    [[nodiscard]] bool hasInput(std::size_t index) const override;
    [[nodiscard]] const onnx::TensorProto *getInputData(std::size_t index) const override;
    [[nodiscard]] const onnx::SparseTensorProto *getInputSparseData(std::size_t index) const override;
    [[nodiscard]] const onnx::TensorShapeProto *getSymbolicInput(std::size_t index) const override;
    [[nodiscard]] std::size_t getNumOutputs() const override { return m_outputs.size(); }
    [[nodiscard]] onnx::TypeProto *getOutputType(std::size_t index) override;
    [[nodiscard]] bool hasOutput(std::size_t index) override;
    [[nodiscard]] onnx::GraphInferencer *getGraphAttributeInferencer(const std::string &name) override;
    [[nodiscard]] std::string getDisplayName() const override { return m_node.opType; }

    /// A body was inferred and the type of one of its outputs is unknown.
    [[nodiscard]] bool sawUnknownBody() const { return m_sawUnknownBody; }

private:
    struct Input {
        bool isAsked = false; ///< type made
        bool isRead = false; ///< elements made
        std::unique_ptr<onnx::TypeProto> type;
        std::unique_ptr<onnx::TensorProto> elements;
        std::unique_ptr<onnx::TensorShapeProto> symbolic;
    };
    Input &read(std::size_t index) const;

    TypeInference &m_inference;
    const Node &m_node;
    mutable std::vector<Input> m_inputs;
    std::vector<onnx::TypeProto> m_outputs;
    mutable std::list<onnx::AttributeProto> m_attributes;
    std::map<std::string, std::unique_ptr<onnx::GraphInferencer>> m_bodies;
    bool m_sawUnknownBody = false;
};

} // namespace espalier
