// SPDX-License-Identifier: Apache-2.0
// What stands in the boxes: the two lines of a node, the line of a pill, and how wide that makes them.
#pragma once

#include "model/graph/model.h"

#include <string>

namespace espalier {

struct BoxText {
    std::string title; ///< operator
    std::string detail; ///< what tells nodes of that operator apart; may be empty
};

/// Both lines, elided so that they fit into the widest box. Detail, first that applies: the operator's own
/// attribute (Reshape `1,3,25`, Transpose `perm 0,2,1`, Concat and Softmax `axis 1`, Split `axis 4 2,2,1`);
/// constant inputs (`W 75x256x1x1  B 75`, `B = 0.5`); the first attribute that is not the schema's default.
/// A domain other than ONNX' default one comes first.
[[nodiscard]] BoxText boxText(const Model &model, NodeId node);
/// Name and declared shape of a graph's input or output.
[[nodiscard]] std::string pillText(const Model &model, ValueId value);
/// `1x3x224x224`; ranks over 6 as `1x3x…x20`; empty if the shape is not known.
[[nodiscard]] std::string edgeText(const ValueType &type);

inline constexpr double boxHeight = 36;
inline constexpr double pillHeight = 22;
inline constexpr double boxPadding = 8;
inline constexpr double greatestBoxWidth = 184;
inline constexpr double titleIndent = 27; ///< from the left edge of the box, past the icon
/// Multiples of 8 between 88 and 184.
[[nodiscard]] double boxWidth(const BoxText &text);
[[nodiscard]] double pillWidth(const std::string &text);

} // namespace espalier
