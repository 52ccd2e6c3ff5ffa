// SPDX-License-Identifier: Apache-2.0
// Parses ONNX text and looks things up by name.
#include "tests/support/text_model.h"

#include "model/graph/walk.h"
#include "model/io/model_to_proto.h"
#include "model/io/onnx_text.h"
#include "tests/support/catch.h"

namespace espalier::test {

Model modelFromText(std::string_view text)
{
    std::string whole(text);
    if (const auto first = whole.find_first_not_of(" \n"); first == std::string::npos || whole[first] != '<')
        whole.insert(0, "<ir_version: 8, opset_import: [\"\" : 17]>\n");
    auto model = parseModelText(whole);
    if (!model)
        FAIL(model.error().line() << "\n" << whole);
    return *model;
}

ValueId valueNamed(const Model &model, std::string_view name)
{
    const Graph &graph = model.mainGraph();
    for (std::uint32_t i = 0; i < graph.values.size(); ++i) {
        const Value *value = graph.values.find(i);
        if (value != nullptr && value->name == name)
            return ValueId{Model::mainGraphId(), i};
    }
    FAIL("no value " << name);
    return {};
}

NodeId nodeOf(const Model &model, std::string_view opType)
{
    NodeId found;
    forEachNodeWithin(model, Model::mainGraphId(), [&](NodeId id) {
        if (!found.isValid() && model.node(id).opType == opType)
            found = id;
    });
    if (!found.isValid())
        FAIL("no node " << opType);
    return found;
}

std::string bytesOf(const Model &model)
{
    return modelToBytes(model).flatten();
}

} // namespace espalier::test
