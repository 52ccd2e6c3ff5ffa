// SPDX-License-Identifier: Apache-2.0
// Calls libonnx's checker and keeps its exceptions here.
#include "tests/support/onnx_checker.h"

#include "model/graph/model_edit.h"
#include "model/io/model_to_proto.h"
#include "model/shapes/infer_types.h"

#include <onnx/checker.h>

namespace espalier::test {

std::string onnxCheckerFault(const Model &untyped)
{
    // The checker wants a type for each graph output; texts of tests may leave them out.
    const TypeReport types = inferTypes(untyped);
    ModelEdit edit(untyped);
    for (const GraphPort &port : untyped.mainGraph().outputs) {
        if (!declaredType(untyped, port.value).isTensor())
            edit.setDeclaredType(port.value, types.types.of(port.value));
    }
    const auto model = std::move(edit).finish();
    if (!model)
        return model.error().line();
    const auto proto = modelToProto(*model);
    if (!proto)
        return proto.error().line();
    try {
        onnx::checker::check_model(*proto, true);
    } catch (const std::exception &error) {
        return error.what();
    }
    return {};
}

} // namespace espalier::test
