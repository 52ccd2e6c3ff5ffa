// SPDX-License-Identifier: Apache-2.0
// Inference of the shared models against the shapes that onnxruntime makes (tests/model/make_shape_cases.py).
#include "model/graph/walk.h"
#include "model/io/open_model.h"
#include "model/shapes/fix_dims.h"
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/model_zoo.h"
#include "tests/support/places.h"

#include <fstream>
#include <sstream>

using namespace espalier;

namespace {

/// One line: a node output, its type as it ran, and the type that onnx finds before dims are fixed (or
/// nothing).
struct Line {
    ValueId value;
    std::string place;
    std::string actual;
    std::string dynamic;
};

struct ShapeCase {
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> inputs;
    std::vector<Line> lines;
};

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> out;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        out.push_back(part);
    return out;
}

/// `NODE.OUTPUT` or `NODE/ATTRIBUTE/…`
ValueId valueAt(const Model &model, GraphId graph, const std::vector<std::string> &steps,
                std::size_t from = 0)
{
    const NodeId node = nodesInOrder(model, graph)[std::stoul(steps[from])];
    if (from + 1 == steps.size())
        return model.node(node).outputs[std::stoul(split(steps[from], '.')[1])];
    return valueAt(model, model.node(node).attribute(steps[from + 1])->graphs.front(), steps, from + 2);
}

ShapeCase readCase(const std::filesystem::path &path, const Model &model)
{
    ShapeCase out;
    std::ifstream file(path);
    for (std::string text; std::getline(file, text);) {
        if (text.starts_with("# input ")) {
            const std::vector<std::string> words = split(text.substr(8), ' ');
            std::vector<std::int64_t> dims;
            for (const std::string &length :
                 words[1] == "scalar" ? std::vector<std::string>() : split(words[1], 'x'))
                dims.push_back(std::stoll(length));
            out.inputs.emplace_back(words[0], dims);
            continue;
        }
        std::vector<std::string> fields = split(text, '\t');
        fields.resize(3);
        out.lines.push_back(
            {valueAt(model, Model::mainGraphId(), split(fields[0], '/')), fields[0], fields[1], fields[2]});
    }
    return out;
}

/// Whether `type` says all that `text` says and nothing else; a `?` in `text` says nothing.
bool saysAsMuch(const ValueType &type, const std::string &text)
{
    if (text == "unknown")
        return true;
    const std::string dtype = text.substr(0, text.find('['));
    if (dtypeName(type.dtype) != dtype)
        return false;
    if (text.ends_with("[]"))
        return true;
    const std::string list =
        dtype.size() < text.size() ? text.substr(dtype.size() + 1, text.size() - dtype.size() - 2) : "";
    const std::vector<std::string> dims = split(list, ',');
    if (!type.shape || type.shape->size() != dims.size())
        return false;
    for (std::size_t i = 0; i < dims.size(); ++i) {
        if (dims[i] != "?" && dims[i] != (*type.shape)[i].text())
            return false;
    }
    return true;
}

std::filesystem::path caseOf(const std::filesystem::path &model)
{
    return espalier::test::sourceFolder() / "tests/model/shapes/cases"
        / model.filename().replace_extension(".tsv");
}

} // namespace

TEST_CASE("With fixed inputs every value of the shared models has the shape it has when it runs",
          "[shapes][zoo]")
{
    for (const auto &path : espalier::test::zooModels()) {
        if (!std::filesystem::exists(caseOf(path)))
            continue;
        const auto opened = openModel(path);
        REQUIRE(opened);
        const ShapeCase expected = readCase(caseOf(path), *opened);
        Model model = *opened;
        for (const auto &input : expected.inputs) {
            auto fixed = fixShape(model, input.first, input.second);
            REQUIRE(fixed);
            model = std::move(*fixed);
        }
        const TypeReport report = inferTypes(model);
        for (const Finding &finding : report.findings) {
            INFO(path.filename().string() << " " << finding.code << " " << finding.message.english());
            CHECK(finding.severity == Finding::Severity::Note);
        }
        for (const Line &line : expected.lines) {
            // How many elements are not zero depends on the input.
            const bool dependsOnInput =
                path.stem() == "t_nonzero_tail" && !report.types.isShapeStatic(line.value);
            INFO(path.filename().string() << " " << line.place << " " << model.value(line.value).name);
            if (!dependsOnInput)
                CHECK(report.types.of(line.value).text() == line.actual);
        }
        for (const GraphPort &output : model.mainGraph().outputs) {
            INFO(path.filename().string() << " " << model.value(output.value).name);
            CHECK(declaredType(model, output.value).text() == report.types.of(output.value).text());
        }
    }
}

TEST_CASE("Of models with dynamic inputs at least as much is known as onnx.shape_inference knows",
          "[shapes][zoo]")
{
    for (const auto &path : espalier::test::zooModels()) {
        if (!std::filesystem::exists(caseOf(path)))
            continue;
        const auto model = openModel(path);
        REQUIRE(model);
        const TypeReport report = inferTypes(*model);
        for (const Line &line : readCase(caseOf(path), *model).lines) {
            INFO(path.filename().string() << " " << line.place << " " << model->value(line.value).name);
            INFO(report.types.of(line.value).text());
            CHECK((line.dynamic.empty() || saysAsMuch(report.types.of(line.value), line.dynamic)));
        }
    }
}
