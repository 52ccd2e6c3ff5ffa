// SPDX-License-Identifier: Apache-2.0
// Puts the parts of the header in order: kernels, constants, ports, structs, run().
#include "exporters/cpp/emit_header.h"

#include "exporters/cpp/emit_run.h"
#include "exporters/cpp/identifiers.h"
#include "exporters/cpp/kernel_text.h"
#include "exporters/cpp/literals.h"
#include "model/base/resource_folder.h"
#include "model/base/version.h"
#include "model/compute/kernel.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace espalier::cpp {

namespace {

bool isSixteenBit(const std::string &type)
{
    return type == "Half" || type == "BFloat16";
}

/// Reads the headers of all calls and marks what they use.
Result<KernelText> usedKernels(const TailCode &code)
{
    KernelText kernels(resourceFolder("kernels"));
    std::set<std::string> words;
    std::set<std::string> headers;
    for (const Step &step : code.program.steps) {
        for (const StepCase &each : step.cases) {
            for (const Call &call : each.calls) {
                headers.insert(call.header);
                words.insert(call.function);
            }
        }
    }
    for (const ProgramTensor &tensor : code.program.tensors) {
        const std::string type(elementTypeName(tensor.dtype));
        if (isSixteenBit(type)) {
            headers.insert("half.h");
            words.insert(type);
        }
    }
    for (const std::string &header : headers) {
        if (auto done = kernels.read(header); !done)
            return fail(std::move(done.error()));
    }
    for (const std::string &word : words)
        kernels.need(word);
    return kernels;
}

std::string constantsText(const TailCode &code)
{
    std::string out;
    std::set<std::size_t> done;
    const auto add = [&](std::size_t tensor) {
        const Place &place = code.memory.places[tensor];
        if (place.kind != Place::Kind::Constant || !done.insert(place.index).second)
            return;
        const ProgramTensor &constant = code.program.tensors[place.index];
        const std::int64_t count = std::max<std::int64_t>(1, constant.elements());
        out += "/// " + commentText(constant.name) + ": " + constant.constant->spec().type().text() + "\n"
            + "inline constexpr " + outerType(std::string(elementTypeName(constant.dtype))) + " "
            + constantName(place.index) + "[" + std::to_string(count)
            + "] = " + elementsLiteral(*constant.constant) + ";\n";
    };
    for (const Step &step : code.program.steps) {
        for (const std::size_t tensor : step.reads)
            add(tensor);
    }
    return out.empty() ? out : "namespace constants {\n\n" + out + "\n} // namespace constants\n\n";
}

/// Constants of one tensor at the border, each once.
class PortConstants {
public:
    void add(const std::string &identifier, const std::string &name, DType dtype,
             const std::vector<std::int64_t> &shape, std::int64_t offset)
    {
        if (!m_done.insert(identifier).second)
            return;
        const auto constant = [&](const char *type, const char *suffix, const std::string &value) {
            m_out += "inline constexpr " + std::string(type) + identifier + suffix + " = " + value + ";\n";
        };
        constant("const char *", "_name", stringLiteral(name));
        constant("const char *", "_dtype", stringLiteral(dtypeName(dtype)));
        constant("std::int64_t ", "_rank", std::to_string(shape.size()));
        constant("std::int64_t ", "_shape[]", listLiteral(shape));
        constant("std::int64_t ", "_size", std::to_string(TensorSpec{dtype, shape}.count()));
        constant("std::int64_t ", "_offset", std::to_string(offset));
    }
    void addCapacity(const Port &port, const ProgramTensor &tensor)
    {
        for (std::size_t i = 0; i < tensor.runtimeDims.size(); ++i) {
            const std::string name =
                port.identifier + "_capacity" + (i == 0 ? "" : "_" + std::to_string(i + 1));
            if (m_done.insert(name).second)
                m_out += "inline constexpr std::int64_t " + name + " = "
                    + std::to_string(tensor.shape[tensor.runtimeDims[i].axis]) + ";\n";
        }
    }
    [[nodiscard]] const std::string &text() const { return m_out; }

private:
    std::string m_out;
    std::set<std::string> m_done;
};

std::string portsText(const TailCode &code)
{
    PortConstants constants;
    for (const MergedPart &part : code.parts)
        constants.add(part.identifier, part.tensor.name, part.tensor.dtype, part.tensor.shape,
                      part.tensor.offset);
    for (const auto *ports : {&code.inputs, &code.outputs}) {
        for (const Port &port : *ports) {
            const ProgramTensor &tensor = code.program.tensors[port.tensor];
            constants.add(port.identifier, port.name, tensor.dtype, port.shape, 0);
            constants.addCapacity(port, tensor);
        }
    }
    std::string out =
        "// Tensors at the border: name in the model, element type in ONNX, shape (its largest, where a "
        "dim is known\n// only when the code runs: then `_capacity`), number of elements";
    out += code.parts.empty() ? ".\n"
                              : ", and first element in the merged\n// tensor (merged by "
            + std::string(mergeName(code.mergedAs)) + ").\n";
    return out + constants.text() + "\n";
}

std::string structText(const TailCode &code, const std::vector<Port> &ports, const char *name, bool isConst)
{
    std::string out = "struct " + std::string(name) + " {\n";
    for (const Port &port : ports) {
        out += "    /// " + commentText(port.name) + ": " + typeText(code.program, port) + "\n    "
            + (isConst ? "const " : "") + outerType(port.type) + " *" + port.identifier + " = nullptr;\n";
        const auto &dims = code.program.tensors[port.tensor].runtimeDims;
        for (std::size_t i = 0; i < dims.size(); ++i)
            out += "    std::int64_t " + countField(port, i) + " = 0; ///< length of axis "
                + std::to_string(dims[i].axis) + "\n";
    }
    return out + "};\n\n";
}

std::string workspaceText(const TailCode &code)
{
    std::string out =
        "/// Memory that run() works in, of fixed size; what it holds means nothing afterwards.\n"
        "struct Workspace {\n";
    for (const auto &[type, elements] : code.memory.sizes)
        out += "    alignas(64) " + outerType(type) + " " + arenaName(type) + "[" + std::to_string(elements)
            + "];\n";
    return out + "};\n\n";
}

std::string codesText(const TailCode &code)
{
    std::string out = "// What run() returns:\n//   0  done\n"
                      "//   1  a length exceeds its capacity\n"
                      "//   2  an index, computed from data, lies outside of what it indexes\n"
                      "//   3  lengths that are known only now do not fit\n"
                      "//   4  a pointer in Inputs or Outputs is null\n";
    if (!code.functions.empty())
        out += "//   any other code comes from a function of yours\n";
    return out + "\n";
}

} // namespace

std::string usersFunctions(const TailCode &code)
{
    std::string out;
    for (const UsersFunction &function : code.functions) {
        const Step &step = code.program.steps[function.step];
        out += "/// " + commentText(step.title)
            + ": yours to write, for there is no kernel for it. Operands, then results;\n"
            + "/// 0 is success, any other number ends run() with it.\n";
        std::string arguments;
        const auto add = [&](std::size_t tensor, const char *constness, const std::string &name) {
            const ProgramTensor &own = code.program.tensors[tensor];
            out += "///   " + name + ": " + TensorSpec{own.dtype, own.shape}.type().text() + "\n";
            arguments += (arguments.empty() ? "" : ", ") + std::string(constness)
                + outerType(std::string(elementTypeName(own.dtype))) + " *" + name;
        };
        for (std::size_t i = 0; i < step.operands.size(); ++i) {
            const std::string name = "x" + std::to_string(i);
            if (step.operands[i] != none)
                add(step.operands[i], "const ", name);
            else
                arguments += (arguments.empty() ? "" : ", ") + ("const void *" + name);
        }
        for (std::size_t i = 0; i < step.writes.size(); ++i)
            add(step.writes[i], "", "y" + std::to_string(i));
        out += "int " + function.identifier + "(" + arguments + ") noexcept;\n\n";
    }
    return out;
}

Result<std::string> headerText(const TailCode &code)
{
    const auto kernels = usedKernels(code);
    if (!kernels)
        return fail(kernels.error());
    std::string guard = code.space + "_hpp";
    std::transform(guard.begin(), guard.end(), guard.begin(),
                   [](char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
    const std::string constants = constantsText(code);
    const std::string body = runText(code);
    std::set<std::string> standard = kernels->standardHeaders();
    standard.insert("cstdint");
    if (constants.find("numeric_limits") != std::string::npos
        || body.find("numeric_limits") != std::string::npos)
        standard.insert("limits");

    std::string out = "// SPDX-License-Identifier: Apache-2.0\n// What followed the cut in "
        + commentText(code.modelName) + ". Written by Espalier " + std::string(programVersion)
        + "; C++17, no other files needed.\n#ifndef " + guard + "\n#define " + guard + "\n\n";
    for (const std::string &header : standard)
        out += "#include <" + header + ">\n";
    out += "\nnamespace " + code.space + " {\n\n";
    const std::string kernelText = kernels->declarations();
    out += "namespace kernels {\n\n" + kernelText + "} // namespace kernels\n\n";
    out += constants + portsText(code) + codesText(code);
    out += "/// Tensors to read, row-major, in memory of the caller.\n"
        + structText(code, code.inputs, "Inputs", true);
    out += "/// Tensors to fill, row-major, in memory of the caller that holds `_size` elements; none may "
           "overlap\n"
           "/// another or an input.\n"
        + structText(code, code.outputs, "Outputs", false);
    out += workspaceText(code) + usersFunctions(code) + body;
    return out + "\n} // namespace " + code.space + "\n\n#endif\n";
}

} // namespace espalier::cpp
