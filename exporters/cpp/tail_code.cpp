// SPDX-License-Identifier: Apache-2.0
// Names of the generated code.
#include "exporters/cpp/tail_code.h"

#include "exporters/cpp/identifiers.h"
#include "model/compute/kernel.h"

#include <algorithm>
#include <map>

namespace espalier::cpp {

namespace {

/// One identifier for each name of a tensor, so that a tensor that is input and output has one.
class PortNames {
public:
    PortNames()
    {
        for (const char *own : {"inputs", "outputs", "workspace", "kernels", "constants", "run", "main"})
            m_identifiers.reserve(own);
    }
    std::string of(const std::string &name)
    {
        const auto [entry, isNew] = m_byName.try_emplace(name);
        if (isNew)
            entry->second = m_identifiers.take(name);
        return entry->second;
    }
    /// For a second tensor of the same name.
    std::string another(const std::string &name) { return m_identifiers.take(name); }

private:
    Identifiers m_identifiers;
    std::map<std::string, std::string> m_byName;
};

Port portOf(const Program &program, std::size_t index, const std::string &name, std::string identifier)
{
    const ProgramTensor &tensor = program.tensors[index];
    return {std::move(identifier), name, index, std::string(elementTypeName(tensor.dtype)), tensor.shape};
}

} // namespace

TailCode makeTailCode(Program program, const MergeLayout &layout, const std::string &stem,
                      const std::string &modelName)
{
    TailCode code;
    code.stem = stem;
    code.space = identifierFrom(stem) + "_post";
    code.modelName = modelName;
    code.memory = placeTensors(program);
    code.mergedAs = layout.mergedAs;
    PortNames names;
    std::vector<std::string> seen;
    const auto identifierOf = [&](const std::string &name, std::vector<std::string> &ofThisStruct) {
        const bool isSecond = std::find(ofThisStruct.begin(), ofThisStruct.end(), name) != ofThisStruct.end();
        ofThisStruct.push_back(name);
        return isSecond ? names.another(name) : names.of(name);
    };
    for (const std::size_t input : program.inputs) {
        const std::string &name = program.tensors[input].name;
        code.inputs.push_back(portOf(program, input, name, identifierOf(name, seen)));
    }
    seen.clear();
    for (const Program::Output &output : program.outputs)
        code.outputs.push_back(portOf(program, output.tensor, output.name, identifierOf(output.name, seen)));
    if (layout.mergedAs != MergeKind::None) {
        for (const MergedTensor &part : layout.tensors)
            code.parts.push_back({names.of(part.name), part});
    }
    Identifiers functions;
    for (std::size_t i = 0; i < program.steps.size(); ++i) {
        if (program.steps[i].isUsers)
            code.functions.push_back({functions.take("user_" + program.steps[i].users), i});
    }
    code.program = std::move(program);
    return code;
}

std::string countField(const Port &port, std::size_t runtimeDim)
{
    return port.identifier + "_count" + (runtimeDim == 0 ? "" : "_" + std::to_string(runtimeDim + 1));
}

std::string outerType(const std::string &type)
{
    return type == "Half" || type == "BFloat16" ? "kernels::" + type : type;
}

std::string typeText(const Program &program, const Port &port)
{
    const ProgramTensor &tensor = program.tensors[port.tensor];
    std::string dims;
    for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis) {
        const bool isFixed = std::none_of(tensor.runtimeDims.begin(), tensor.runtimeDims.end(),
                                          [&](const RuntimeDim &dim) { return dim.axis == axis; });
        dims += (dims.empty() ? "" : ",") + std::string(isFixed ? "" : "0..")
            + std::to_string(tensor.shape[axis]);
    }
    return std::string(dtypeName(tensor.dtype)) + "[" + dims + "]";
}

} // namespace espalier::cpp
