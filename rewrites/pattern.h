// SPDX-License-Identifier: Apache-2.0
// A small graph written in ONNX text: what a rule looks for, or what it puts there.
#pragma once

#include "model/graph/tensor.h"

#include <onnx/onnx_pb.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace espalier {

/// An attribute as it is written: a literal, or `@name`.
struct PatternAttribute {
    std::string name;
    std::string capture; ///< the name behind @; empty for a literal
    std::shared_ptr<const onnx::AttributeProto> literal;
};

struct PatternNode {
    static constexpr int leftOut = -1;

    std::string label; ///< `[conv] c = Conv (x, w)`
    std::string opType;
    std::string domain;
    std::vector<int> inputs; ///< indices of values; leftOut where the text has ""
    std::vector<int> outputs; ///< indices of values
    std::vector<PatternAttribute> attributes;
};

/// The elements of a Constant node of the text.
struct PatternConstant {
    Tensor tensor;
    /// Written as value_float or value_floats: takes the dtype of the floating-point tensors it stands among.
    bool followsDtype = false;
    std::string capture; ///< of `value_float: float = @name`: where its element comes from; else empty
};

struct PatternValue {
    static constexpr int none = -1;

    std::string name;
    int producer = none; ///< index of a node; none for inputs and constants
    int outputIndex = 0;
    bool isInput = false;
    bool isOutput = false;
    bool isOptional = false; ///< the operator may lack this input
    std::optional<PatternConstant> constant;
};

/// Nodes are in topological order. Constant nodes are values, not nodes.
struct Pattern {
    std::vector<PatternValue> values;
    std::vector<PatternNode> nodes;
    std::vector<int> inputs;
    std::vector<int> outputs;
    std::vector<std::string> attributes; ///< names in < > in front

    [[nodiscard]] int indexOf(std::string_view name) const; ///< PatternValue::none if there is no such value
    /// Distinct operators, in order of appearance; `domain::Op` outside the default domain.
    [[nodiscard]] std::vector<std::string> operators() const;
};

/// Reads `<captures> (inputs) => (outputs) { nodes }`. Errors (Unreadable): the parser's message; text behind
/// the closing brace; a value used before it is made or made twice; a capture that is not declared.
[[nodiscard]] Result<Pattern> parsePattern(std::string_view text, std::int64_t opset);

} // namespace espalier
