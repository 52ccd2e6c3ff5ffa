// SPDX-License-Identifier: Apache-2.0
// Inference never fails, whatever it is given: every version of every operator, with operands of all sorts.
#include "model/graph/model_builder.h"
#include "model/shapes/infer_types.h"
#include "model/shapes/operator_schema.h"
#include "tests/support/catch.h"

#include <onnx/defs/schema.h>

using namespace espalier;

namespace {

/// One node of that operator with `count` inputs of the type and as many outputs as it may have (at most 3).
Model modelOf(const OperatorSchema &schema, std::size_t count, const ValueType &type)
{
    ModelBuilder builder;
    builder.envelope->set_ir_version(10);
    auto *import = builder.envelope->add_opset_import();
    import->set_domain(std::string(schema.domain()));
    import->set_version(schema.since());
    auto &parts = builder.parts(Model::mainGraphId());
    Node node;
    node.opType = schema.name();
    node.domain = schema.domain();
    const NodeId id{Model::mainGraphId(), 0};
    const auto addValue = [&](std::string name) {
        const ValueId value{Model::mainGraphId(), static_cast<std::uint32_t>(parts.values.size())};
        parts.values.emplace_back().name = std::move(name);
        return value;
    };
    for (std::uint32_t i = 0; i < count; ++i) {
        const ValueId input = addValue("x" + std::to_string(i));
        auto port = std::make_shared<onnx::ValueInfoProto>();
        port->set_name(builder.value(input).name);
        if (type.kind != ValueType::Kind::Unknown)
            typeToProto(type, *port->mutable_type());
        builder.value(input).isGraphInput = true;
        builder.value(input).uses.push_back({id, i});
        parts.inputs.push_back({input, std::move(port)});
        node.inputs.push_back(input);
    }
    const auto outputs =
        std::min<std::size_t>(3, static_cast<std::size_t>(std::max(1, schema.raw().max_output())));
    for (std::uint32_t i = 0; i < outputs; ++i) {
        const ValueId output = addValue("y" + std::to_string(i));
        builder.value(output).producer = id;
        builder.value(output).outputIndex = i;
        node.outputs.push_back(output);
    }
    parts.nodes.push_back(std::move(node));
    return std::move(builder).build();
}

} // namespace

TEST_CASE("Inference ends well for every operator version on operands of any type", "[shapes]")
{
    const Shape big{Dim(2), Dim(3), Dim(4), Dim(5)};
    const std::vector<ValueType> types{
        {},
        ValueType::tensor(DType::Float),
        ValueType::tensor(DType::Float, Shape{}),
        ValueType::tensor(DType::Float, big),
        ValueType::tensor(DType::Int64, Shape{Dim(2)}),
        ValueType::tensor(DType::Int64, Shape{Dim("N"), Dim()}),
        ValueType::tensor(DType::Float, Shape{Dim(0), Dim(3), Dim(0), Dim(1)}),
        ValueType::tensor(DType::String, Shape{Dim(7)}),
    };
    std::size_t tried = 0;
    for (const OperatorSchema &newest : OperatorSchema::all()) {
        for (std::int64_t opset = 1; opset <= newest.since(); ++opset) {
            const auto schema = OperatorSchema::find(newest.domain(), newest.name(), opset);
            if (!schema || schema->since() != opset)
                continue;
            const auto least = static_cast<std::size_t>(schema->raw().min_input());
            const auto most = static_cast<std::size_t>(std::min(schema->raw().max_input(), 6));
            for (const std::size_t count : {std::size_t{0}, least, most}) {
                for (const ValueType &type : types) {
                    INFO(schema->name() << "-" << opset << " with " << count << " of " << type.text());
                    (void)inferTypes(modelOf(*schema, count, type));
                    ++tried;
                }
            }
        }
    }
    CHECK(tried > 5000);
}
