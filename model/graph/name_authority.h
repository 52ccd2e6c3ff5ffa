// SPDX-License-Identifier: Apache-2.0
// Knows every name of values in a model and makes new ones that clash with none.
#pragma once

#include "model/graph/model.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace espalier {

/// Names of values must differ in a graph and its bodies (ONNX IR.md, "Names within a graph"); here they
/// differ in the whole model. One pass over all values when made.
class NameAuthority {
public:
    explicit NameAuthority(const Model &model);

    [[nodiscard]] bool isTaken(const std::string &name) const { return m_taken.contains(name); }
    /// `wish`, or `wish_1`, `wish_2`…; taken from then on. An empty wish becomes `value`.
    [[nodiscard]] std::string take(std::string_view wish);
    void release(const std::string &name) { m_taken.erase(name); }

private:
    std::unordered_set<std::string> m_taken;
    std::unordered_map<std::string, std::uint32_t> m_nextSuffix;
};

/// Name by which users address each node of a graph: its own, else `%` and its first output's name; a second
/// node of the same name gets `#2` (product.md, "Names on the command line"); in a body
/// `outer/attribute/inner`.
[[nodiscard]] std::unordered_map<NodeId, std::string> nodeNames(const Model &model);

} // namespace espalier
