// SPDX-License-Identifier: Apache-2.0
// Writes the body of an operator of ONNX Runtime in terms of ONNX's own operators.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <onnx/defs/function.h>
#include <optional>
#include <string>
#include <vector>

namespace espalier {

/// The opset of the default domain that bodies are written in.
constexpr int bodyOpset = 21;

/// One call of an operator and the body made for it. Everything here throws std::invalid_argument where the
/// call is malformed or too little is known of it; libonnx's own exceptions pass too.
class MicrosoftBody {
public:
    /// `function` gets the operator's inputs and outputs.
    MicrosoftBody(const onnx::FunctionBodyBuildContext &call, const onnx::OpSchema &schema,
                  onnx::FunctionProto &function);

    [[nodiscard]] bool has(int input) const { return m_call.hasInput(input); }
    [[nodiscard]] bool isWanted(int output) const { return m_call.hasOutput(output); }
    [[nodiscard]] std::int32_t dtype(int input) const;
    [[nodiscard]] int rank(int input) const;
    /// nullopt where the length is not known; an axis below 0 counts from the end.
    [[nodiscard]] std::optional<std::int64_t> dim(int input, int axis) const;
    /// As `dim`; throws where it is not known or 0.
    [[nodiscard]] std::int64_t length(int input, int axis) const;

    /// Attributes of the call, or what the schema says where it gives none.
    [[nodiscard]] bool gives(const char *attribute) const { return find(attribute) != nullptr; }
    [[nodiscard]] std::int64_t integer(const char *attribute, std::int64_t otherwise = 0) const;
    [[nodiscard]] float real(const char *attribute, float otherwise = 0) const;
    [[nodiscard]] std::vector<std::int64_t> integers(const char *attribute) const;
    [[nodiscard]] std::vector<float> reals(const char *attribute) const;
    [[nodiscard]] std::string text(const char *attribute) const;
    /// Attributes of these names that the call gives.
    [[nodiscard]] std::vector<onnx::AttributeProto> passed(std::initializer_list<const char *> names) const;

    /// Nodes as ONNX text; attributes go to the last one.
    void add(const std::string &nodes, const std::vector<onnx::AttributeProto> &attributes = {});
    void integersConstant(const std::string &name, const std::vector<std::int64_t> &values);
    /// A scalar of float.
    void realConstant(const std::string &name, float value);
    /// A scalar of the type of `like`.
    void realLike(const std::string &name, float value, const std::string &like);
    /// `to` = `from` with its axes in another order.
    void transpose(const std::string &to, const std::string &from, const std::vector<std::int64_t> &order);
    /// Replaces the inputs of the body, for an operator that takes any number of them.
    void setInputs(const std::vector<std::string> &names);

    /// Throws what a malformed call ends in.
    [[noreturn]] static void refuse(const std::string &why);
    static void require(bool holds, const char *what);

private:
    [[nodiscard]] const onnx::AttributeProto *find(const char *name) const;
    [[nodiscard]] const onnx::AttributeProto *find(const char *name,
                                                   onnx::AttributeProto::AttributeType type) const;

    const onnx::FunctionBodyBuildContext &m_call;
    const onnx::OpSchema &m_schema;
    onnx::FunctionProto &m_function;
};

} // namespace espalier
