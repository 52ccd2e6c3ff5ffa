// SPDX-License-Identifier: Apache-2.0
// The one table that maps operand names of an operator's newest version to older versions.
#include "model/shapes/operator_schema.h"

#include <algorithm>
#include <array>

namespace espalier {

namespace {

using Kind = OperandPlace::Kind;

/// `newName` of the newest version is, up to opset `last`, what stands at this place under another name or as
/// another kind. Where the name is unchanged no row is needed, be it an input, an output or (Clip-6's min,
/// Slice-1's axes) an attribute. From the schemas of ONNX 1.23.
struct OldPlace {
    std::string_view op;
    std::string_view newName;
    int last;
    Kind kind;
    std::size_t index;
    std::string_view oldName;
};

constexpr std::array oldPlaces{
    OldPlace{"BatchNormalization", "input_mean", 13, Kind::Input, 3, "mean"},
    OldPlace{"BatchNormalization", "input_var", 13, Kind::Input, 4, "var"},
    OldPlace{"BatchNormalization", "running_mean", 13, Kind::Output, 1, "mean"},
    OldPlace{"BatchNormalization", "running_var", 13, Kind::Output, 2, "var"},
    OldPlace{"Pad", "pads", 1, Kind::Attribute, 0, "paddings"},
    OldPlace{"Pad", "constant_value", 10, Kind::Attribute, 0, "value"},
    OldPlace{"Split", "outputs", 1, Kind::Output, 0, "outputs..."},
    OldPlace{"Tile", "repeats", 5, Kind::Input, 1, "tiles"},
    OldPlace{"TopK", "K", 9, Kind::Attribute, 0, "k"},
};

template <class Operands>
std::optional<OperandPlace> among(const Operands &operands, std::string_view name, Kind kind)
{
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (operands[i].name == name)
            return OperandPlace{kind, i, operands[i].isVariadic, {}};
    }
    return std::nullopt;
}

std::optional<OperandPlace> placeIn(const OperatorSchema &schema, std::string_view name)
{
    if (auto place = among(schema.inputs(), name, Kind::Input))
        return place;
    if (auto place = among(schema.outputs(), name, Kind::Output))
        return place;
    if (schema.attribute(name))
        return OperandPlace{Kind::Attribute, 0, false, std::string(name)};
    return std::nullopt;
}

} // namespace

std::optional<OperandPlace> findOperand(std::string_view domain, std::string_view op, std::int64_t opset,
                                        std::string_view name)
{
    const auto schema = OperatorSchema::find(domain, op, opset);
    if (!schema)
        return std::nullopt;
    if (isDefaultDomain(domain)) {
        for (const OldPlace &row : oldPlaces) {
            if (row.op == op && row.newName == name && opset <= row.last) {
                OperandPlace place{row.kind, row.index, false, {}};
                if (row.kind == Kind::Attribute)
                    place.attribute = row.oldName;
                else
                    place.isVariadic = among(row.kind == Kind::Input ? schema->inputs() : schema->outputs(),
                                             row.oldName, row.kind)
                                           ->isVariadic;
                return place;
            }
        }
    }
    return placeIn(*schema, name);
}

} // namespace espalier
