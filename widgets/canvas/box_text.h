// SPDX-License-Identifier: Apache-2.0
// What is written in a box: the operator, and what tells nodes of that operator apart.
#pragma once

#include "model/graph/model.h"
#include "model/shapes/operator_schema.h"
#include "model/shapes/value_types.h"

#include <QString>
#include <map>
#include <string>
#include <utility>

namespace espalier {

struct BoxLines {
    QString name; ///< the operator; of a pill the value's name
    QString detail; ///< second line, such as `W 75x256x1x1  B 75` or `axis 4`; may be empty
};

/// Plain text throughout: control characters of the model's names are written as \xNN.
class BoxWriter {
public:
    /// The model and the types must outlive it.
    BoxWriter(const Model &model, const ValueTypes &types) : m_model(model), m_types(types) { }

    [[nodiscard]] BoxLines node(NodeId node);
    /// A graph input or output: its name and shape.
    [[nodiscard]] BoxLines pill(ValueId value) const;
    /// Shape on an edge; empty if nothing is known. `types` wins over what the model declares.
    [[nodiscard]] QString shape(ValueId value) const;

private:
    struct Attribute {
        std::string name;
        std::string byDefault; ///< as attributeText() writes it; empty: none
    };
    /// What is asked of a schema, kept since libonnx copies documentation along.
    struct Form {
        std::vector<std::string> inputs;
        std::vector<Attribute> attributes;
    };

    [[nodiscard]] const Form &form(NodeId id, const Node &node);
    [[nodiscard]] std::string own(NodeId id, const Node &node);
    [[nodiscard]] std::string constants(NodeId id, const Node &node);
    [[nodiscard]] std::string attributes(NodeId id, const Node &node);
    [[nodiscard]] std::shared_ptr<const Tensor> constant(ValueId value) const;

    const Model &m_model;
    const ValueTypes &m_types;
    std::map<std::pair<std::string, std::string>, Form> m_forms;
};

/// Dims joined with `x`; of rank over 6 the first two and the last, `1x3x…x20`. `scalar` for rank 0.
[[nodiscard]] QString shapeLabel(const Shape &shape);
/// To four significant digits, `.` for the point in every locale.
[[nodiscard]] std::string numberText(double value);
/// Value of an attribute on one short line; empty for graphs and for tensors of more than one element.
[[nodiscard]] std::string attributeText(const onnx::AttributeProto &attribute);
/// A model's text made harmless: one line, valid, printable.
[[nodiscard]] QString plainText(const std::string &text);

} // namespace espalier
