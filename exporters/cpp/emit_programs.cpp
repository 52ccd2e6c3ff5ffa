// SPDX-License-Identifier: Apache-2.0
// Programs that feed run() from .npy files.
#include "exporters/cpp/emit_programs.h"

#include "exporters/cpp/emit_header.h"
#include "exporters/cpp/identifiers.h"
#include "exporters/cpp/literals.h"
#include "exporters/cpp/npy_code.h"
#include "exporters/file_name.h"
#include "model/base/version.h"

#include <algorithm>

namespace espalier::cpp {

namespace {

const ProgramTensor &tensorOf(const TailCode &code, const Port &port)
{
    return code.program.tensors[port.tensor];
}

/// NumPy's name of a port's elements: bfloat16, which it does not have, as u2.
std::string descrText(const Port &port)
{
    if (port.type == "Half")
        return "\"<f2\"";
    return port.type == "BFloat16" ? "\"<u2\"" : "descrOf<" + port.type + ">()";
}

std::string elementType(const TailCode &code, const Port &port)
{
    return port.type == "Half" || port.type == "BFloat16" ? code.space + "::kernels::" + port.type
                                                          : port.type;
}

std::string prologue(const TailCode &code, const char *purpose, const std::string &header)
{
    return "// SPDX-License-Identifier: Apache-2.0\n// " + std::string(purpose) + "\n#include "
        + stringLiteral(header)
        + "\n\n#include <algorithm>\n#include <cmath>\n#include <cstdint>\n#include <cstdlib>\n#include "
          "<cstring>\n#include <fstream>\n#include <iostream>\n#include <memory>\n#include "
          "<string>\n#include "
          "<type_traits>\n#include <vector>\n\nnamespace post = "
        + code.space + ";\n\n";
}

/// A statement that reads each input from `path(i)` into `in_<identifier>` and gives it to `inputs`.
std::string readInputs(const TailCode &code, const std::vector<std::string> &paths)
{
    std::string out;
    for (std::size_t i = 0; i < code.inputs.size(); ++i) {
        const Port &port = code.inputs[i];
        const std::string array = "in_" + port.identifier;
        out += "    Array<" + elementType(code, port) + "> " + array + ";\n    if (!readNpy(" + paths[i]
            + ", " + descrText(port) + ", " + array + "))\n        return 1;\n";
        const auto &dims = tensorOf(code, port).runtimeDims;
        std::string wanted;
        for (std::size_t axis = 0; axis < port.shape.size(); ++axis) {
            const bool isRuntime = std::any_of(dims.begin(), dims.end(),
                                               [&](const RuntimeDim &dim) { return dim.axis == axis; });
            wanted += (wanted.empty() ? "" : ", ") + (isRuntime ? "-1" : std::to_string(port.shape[axis]));
        }
        out += "    if (!fits(" + array + ".shape, {" + wanted + "}, post::" + port.identifier
            + "_name))\n        return 1;\n    inputs." + port.identifier + " = " + array
            + ".elements.get();\n";
        for (std::size_t k = 0; k < dims.size(); ++k)
            out += "    inputs." + countField(port, k) + " = " + array + ".shape["
                + std::to_string(dims[k].axis) + "];\n";
    }
    return out;
}

std::string makeOutputs(const TailCode &code)
{
    std::string out;
    for (const Port &port : code.outputs)
        out += "    const std::unique_ptr<" + elementType(code, port) + "[]> out_" + port.identifier + "(new "
            + elementType(code, port) + "[post::" + port.identifier + "_size + 1]());\n    outputs."
            + port.identifier + " = out_" + port.identifier + ".get();\n";
    return out;
}

/// The shape of an output after run(), as a list of C++.
std::string shapeAfterRun(const TailCode &code, const Port &port)
{
    std::string out;
    const auto &dims = tensorOf(code, port).runtimeDims;
    for (std::size_t axis = 0; axis < port.shape.size(); ++axis) {
        const auto dim =
            std::find_if(dims.begin(), dims.end(), [&](const RuntimeDim &each) { return each.axis == axis; });
        out += (axis == 0 ? "" : ", ")
            + (dim == dims.end()
                   ? std::to_string(port.shape[axis])
                   : "outputs." + countField(port, static_cast<std::size_t>(dim - dims.begin())));
    }
    return "{" + out + "}";
}

constexpr std::string_view fitsCode = R"code(
/// Whether a file has the shape that is wanted; -1 stands for any length.
inline bool fits(const std::vector<std::int64_t> &shape, const std::vector<std::int64_t> &wanted, const char *name)
{
    bool isSame = shape.size() == wanted.size();
    for (std::size_t i = 0; isSame && i < shape.size(); ++i)
        isSame = wanted[i] == -1 || wanted[i] == shape[i];
    if (!isSame)
        std::cerr << name << ": shape " << shapeText(shape) << ", wanted " << shapeText(wanted) << "\n";
    return isSame;
}
)code";

constexpr std::string_view compareCode = R"code(
/// 16-bit types by way of float.
template <class T> double numberOf(const T &x)
{
    if constexpr (std::is_arithmetic<T>::value)
        return static_cast<double>(x);
    else
        return static_cast<double>(static_cast<float>(x));
}

/// max|a - b| / max(1e-3, max|b|) over finite elements; infinite where others differ.
template <class T> double errorOf(const T *a, const T *b, std::int64_t size)
{
    double difference = 0;
    double largest = 1e-3;
    for (std::int64_t i = 0; i < size; ++i) {
        const double x = numberOf(a[i]);
        const double y = numberOf(b[i]);
        if (std::isfinite(x) && std::isfinite(y)) {
            difference = std::max(difference, std::abs(x - y));
            largest = std::max(largest, std::abs(y));
        } else if (!(std::isnan(x) && std::isnan(y)) && !(x == y)) {
            return HUGE_VAL;
        }
    }
    return difference / largest;
}

/// Compares and says what came out. Whole numbers and bools must be equal.
template <class T>
bool passes(const char *name, const std::string &path, const char *descr, const std::vector<std::int64_t> &shape,
            const T *made, double bound)
{
    Array<T> expected;
    if (!readNpy(path, descr, expected) || !fits(shape, expected.shape, name))
        return false;
    double error = 0;
    if constexpr (std::is_integral<T>::value)
        error = std::equal(made, made + expected.size, expected.elements.get()) ? 0 : HUGE_VAL;
    else
        error = errorOf(made, expected.elements.get(), expected.size);
    std::cout << name << ": error " << error << (error <= bound ? "\n" : ", too much\n");
    return error <= bound;
}
)code";

double boundOf(DType dtype)
{
    if (dtype == DType::Float || dtype == DType::Double)
        return 1e-4;
    return dtype == DType::Float16 || dtype == DType::BFloat16 ? 1e-2 : 0;
}

} // namespace

std::vector<std::string> outputFiles(const TailCode &code)
{
    std::vector<std::string> out;
    for (const Port &port : code.outputs) {
        const std::string base = safeFileName(port.name, port.identifier);
        std::string name = base;
        for (int number = 2; std::find(out.begin(), out.end(), name) != out.end(); ++number)
            name = base + "_" + std::to_string(number);
        out.push_back(name);
    }
    return out;
}

std::string exampleText(const TailCode &code)
{
    std::vector<std::string> paths;
    std::string usage;
    for (std::size_t i = 0; i < code.inputs.size(); ++i) {
        paths.push_back("argv[" + std::to_string(i + 1) + "]");
        usage += " " + code.inputs[i].identifier + ".npy";
    }
    const std::string count = std::to_string(code.inputs.size() + 2);
    std::string out = prologue(
        code, "Reads the inputs from .npy files, runs the code, and writes an .npy file for each output.",
        code.stem + "_post.hpp");
    out += std::string(npyCode) + std::string(npyWriteCode) + std::string(fitsCode)
        + "\npost::Workspace workspace;\n\n} // namespace\n\n"
          "int main(int argc, char **argv)\n{\n    if (argc != "
        + count + ") {\n        std::cerr << \"usage: " + code.space + "_example" + usage
        + " OUTDIR\\n\";\n        return 2;\n    }\n    post::Inputs inputs;\n    post::Outputs outputs;\n"
        + readInputs(code, paths) + makeOutputs(code)
        + "    const int result = post::run(inputs, outputs, workspace);\n    if (result != 0) {\n"
          "        std::cerr << \"run() returned \" << result << \"\\n\";\n        return 1;\n    }\n"
          "    const std::string folder = std::string(argv["
        + std::to_string(code.inputs.size() + 1) + "]) + \"/\";\n    bool isWritten = true;\n";
    const std::vector<std::string> files = outputFiles(code);
    for (std::size_t i = 0; i < code.outputs.size(); ++i) {
        const Port &port = code.outputs[i];
        out += "    isWritten = writeNpy(folder + " + stringLiteral(files[i] + ".npy") + ", "
            + descrText(port) + ", " + shapeAfterRun(code, port) + ",\n                         outputs."
            + port.identifier + ")\n        && isWritten;\n";
    }
    return out + "    return isWritten ? 0 : 1;\n}\n";
}

std::string testText(const TailCode &code)
{
    std::vector<std::string> paths;
    for (const Port &port : code.inputs)
        paths.push_back("folder + \"in_" + port.identifier + ".npy\"");
    std::string out = prologue(
        code, "Runs the code on the vectors beside it and compares the outputs with those of the model.",
        "../" + code.stem + "_post.hpp");
    out += std::string(npyCode) + std::string(fitsCode) + std::string(compareCode)
        + "\npost::Workspace workspace;\n\n} // namespace\n\n"
          "int main(int argc, char **argv)\n{\n    if (argc != 2) {\n        std::cerr << \"usage: "
        + code.space
        + "_test FOLDER\\n\";\n        return 2;\n    }\n    const std::string folder = std::string(argv[1]) "
          "+ \"/\";\n"
          "    post::Inputs inputs;\n    post::Outputs outputs;\n"
        + readInputs(code, paths) + makeOutputs(code)
        + "    const int result = post::run(inputs, outputs, workspace);\n    if (result != 0) {\n"
          "        std::cerr << \"run() returned \" << result << \"\\n\";\n        return 1;\n    }\n    "
          "bool isPassed = true;\n";
    for (const Port &port : code.outputs) {
        out += "    isPassed = passes(post::" + port.identifier + "_name, folder + \"out_" + port.identifier
            + ".npy\", " + descrText(port) + ", " + shapeAfterRun(code, port)
            + ",\n                      outputs." + port.identifier + ", "
            + realLiteral(boundOf(tensorOf(code, port).dtype), "double") + ")\n        && isPassed;\n";
    }
    return out + "    return isPassed ? 0 : 1;\n}\n";
}

std::string buildText(const TailCode &code, bool hasVectors)
{
    std::string out = "# SPDX-License-Identifier: Apache-2.0\ncmake_minimum_required(VERSION 3.12)\nproject("
        + code.space
        + " CXX)\n\nset(CMAKE_CXX_STANDARD 17)\nset(CMAKE_CXX_STANDARD_REQUIRED "
          "ON)\nset(CMAKE_CXX_EXTENSIONS OFF)\n"
          "if(NOT CMAKE_BUILD_TYPE)\n    set(CMAKE_BUILD_TYPE Release)\nendif()\n\n";
    std::string library;
    if (!code.functions.empty()) {
        library = "# The functions that are yours to write (see README.md) stand in this file.\nset("
            + code.space + "_functions ${CMAKE_CURRENT_SOURCE_DIR}/functions.cpp)\n\n";
    }
    const std::string functions = code.functions.empty() ? "" : " ${" + code.space + "_functions}";
    out += library + "add_executable(" + code.space + "_example example.cpp" + functions + ")\n";
    if (hasVectors)
        out += "\nenable_testing()\nadd_executable(" + code.space + "_test test/test.cpp" + functions
            + ")\nadd_test(NAME " + code.space + "_test COMMAND " + code.space
            + "_test ${CMAKE_CURRENT_SOURCE_DIR}/test)\n";
    return out;
}

std::string readmeText(const TailCode &code, bool hasVectors)
{
    const auto table = [&](const std::vector<Port> &ports) {
        std::string out = "| field | tensor | type |\n| --- | --- | --- |\n";
        for (const Port &port : ports)
            out += "| `" + port.identifier + "` | `" + commentText(port.name) + "` | "
                + typeText(code.program, port) + " |\n";
        return out + "\n";
    };
    std::string out = "# Post-processing of " + commentText(code.modelName) + "\n\nWritten by Espalier "
        + std::string(programVersion) + ". The exported model ends where these tensors cross; `"
        + commentText(code.stem)
        + "_post.hpp` computes the original model's outputs from them. It is C++17, needs no other file, and "
          "allocates "
          "nothing.\n\n## Inputs\n\n";
    out += table(code.inputs);
    if (!code.parts.empty()) {
        out += "`" + code.inputs.front().identifier + "` holds, merged by "
            + std::string(mergeName(code.mergedAs))
            + ":\n\n| tensor | type | first element |\n| --- | --- | --- |\n";
        for (const MergedPart &part : code.parts)
            out += "| `" + commentText(part.tensor.name) + "` | "
                + TensorSpec{part.tensor.dtype, part.tensor.shape}.type().text() + " | "
                + std::to_string(part.tensor.offset) + " |\n";
        out += "\n";
    }
    out += "## Outputs\n\n" + table(code.outputs);
    out += "A dim `0..n` is known only when the code runs: `_capacity` is its largest length, the field "
           "`_count` "
           "tells it.\n\n## Use\n\n```cpp\n#include \""
        + commentText(code.stem) + "_post.hpp\"\n\nstatic " + code.space
        + "::Workspace workspace; // may be large\n" + code.space + "::Inputs inputs;\n" + code.space
        + "::Outputs outputs;\n";
    for (const Port &port : code.inputs)
        out += "inputs." + port.identifier + " = ...;\n";
    for (const Port &port : code.outputs)
        out += "outputs." + port.identifier + " = ...; // room for " + code.space + "::" + port.identifier
            + "_size elements\n";
    out += "const int code = " + code.space
        + "::run(inputs, outputs, workspace); // 0, or a code that the header explains\n```\n\n"
          "Threads may call `run` at once, each with a workspace of its own.\n\n"
          "    cmake -B build && cmake --build build\n    build/"
        + code.space + "_example";
    for (const Port &port : code.inputs)
        out += " " + port.identifier + ".npy";
    out += " OUTDIR\n";
    out += hasVectors
        ? "    ctest --test-dir build\n\n`test/` has inputs and the outputs that belong to them.\n"
        : "";
    if (!code.functions.empty()) {
        out += "\n## Yours to write\n\nThere is no kernel for these operators. Write the functions in "
               "`functions.cpp`, "
               "which includes the header:\n\n```cpp\nnamespace "
            + code.space + " {\n\n" + usersFunctions(code) + "}\n```\n";
    }
    return out;
}

} // namespace espalier::cpp
