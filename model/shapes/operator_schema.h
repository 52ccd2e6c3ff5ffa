// SPDX-License-Identifier: Apache-2.0
// What ONNX says of its operators: operands, attributes, documentation, versions.
#pragma once

#include "model/graph/model.h"

#include <onnx/onnx_pb.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onnx {
class OpSchema;
}

namespace espalier {

/// A formal input or output.
struct FormalOperand {
    std::string name;
    std::string type; ///< as in the schema: `T`, `tensor(int64)`
    std::string doc;
    bool isOptional = false;
    bool isVariadic = false; ///< the last one; stands for any number of operands
    std::size_t minimumCount = 1; ///< of a variadic one
};

struct FormalAttribute {
    std::string name;
    std::string doc;
    onnx::AttributeProto::AttributeType type{};
    bool isRequired = false;
    /// The schema's default, or nullptr. Lives as long as the program.
    const onnx::AttributeProto *defaultValue = nullptr;
};

/// One version of one operator. A cheap view that stays valid as long as the program runs; nothing in it
/// throws.
class OperatorSchema {
public:
    /// The version that an import of `opset` of the domain means; nullopt if ONNX knows no such operator by
    /// then.
    [[nodiscard]] static std::optional<OperatorSchema> find(std::string_view domain, std::string_view op,
                                                            std::int64_t opset);
    [[nodiscard]] static std::optional<OperatorSchema> newest(std::string_view domain, std::string_view op);
    /// The schema of a node by its model's (or function's) opset import; of a domain without import, the
    /// newest.
    [[nodiscard]] static std::optional<OperatorSchema> of(const Model &model, NodeId node);
    /// The newest version of every operator, sorted by domain and name; deprecated ones too.
    [[nodiscard]] static std::vector<OperatorSchema> all();

    [[nodiscard]] std::string_view domain() const;
    [[nodiscard]] std::string_view name() const;
    /// The opset version that brought this version of the operator.
    [[nodiscard]] std::int64_t since() const;
    [[nodiscard]] bool isDeprecated() const;
    /// Markdown.
    [[nodiscard]] std::string_view doc() const;
    [[nodiscard]] std::vector<FormalOperand> inputs() const;
    [[nodiscard]] std::vector<FormalOperand> outputs() const;
    /// Sorted by name.
    [[nodiscard]] std::vector<FormalAttribute> attributes() const;
    [[nodiscard]] std::optional<FormalAttribute> attribute(std::string_view name) const;
    /// Whether a call may give these inputs and leave out those: none that is required is missing, and there
    /// are not too many.
    [[nodiscard]] bool takes(const std::vector<bool> &given) const;
    /// Formal name of operand `i`, a variadic one's for all it stands for; empty beyond the last.
    [[nodiscard]] std::string_view inputName(std::size_t i) const;
    [[nodiscard]] std::string_view outputName(std::size_t i) const;

    [[nodiscard]] const onnx::OpSchema &raw() const { return *m_schema; }

private:
    explicit OperatorSchema(const onnx::OpSchema &schema) : m_schema(&schema) { }
    const onnx::OpSchema *m_schema;
};

/// Domains for which ONNX itself has operators ("" included); an operator missing there is a fault, elsewhere
/// it is custom.
[[nodiscard]] bool isOnnxDomain(std::string_view domain);

/// The newest version of the default domain that libonnx knows.
[[nodiscard]] std::int64_t newestOpset();

/// Where a node has what the newest version of its operator calls by a name.
struct OperandPlace {
    enum class Kind { Input, Output, Attribute };
    Kind kind = Kind::Input;
    std::size_t index = 0; ///< of Input and Output; the first one of a variadic operand
    bool isVariadic = false;
    std::string attribute; ///< of Attribute: its name at that opset
    friend bool operator==(const OperandPlace &, const OperandPlace &) = default;
};

/// The place at `opset` of the operand or attribute that the newest version calls `name` (an input wins over
/// an output, an output over an attribute); nullopt if that version has nothing of the kind. Older names are
/// found too where the newest version does not use them otherwise. The operand may still be absent from a
/// given node.
[[nodiscard]] std::optional<OperandPlace> findOperand(std::string_view domain, std::string_view op,
                                                      std::int64_t opset, std::string_view name);

} // namespace espalier
