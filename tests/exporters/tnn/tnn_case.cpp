// SPDX-License-Identifier: Apache-2.0
// Reads case files and fills the constants they leave open.
#include "tests/exporters/tnn/tnn_case.h"

#include "model/compute/random_inputs.h"
#include "model/graph/model_edit.h"
#include "model/io/onnx_text.h"
#include "model/shapes/infer_types.h"
#include "tests/support/catch.h"
#include "tests/support/places.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace espalier::test {

namespace {

namespace fs = std::filesystem;

std::string trimmed(const std::string &text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

/// Graph inputs of these names become initializers with seeded numbers.
Model withConstants(const Model &model, const std::string &names)
{
    ModelEdit edit(model);
    std::istringstream in(names);
    const auto types = inferTypes(model).types;
    for (std::string name; in >> name;) {
        for (const GraphPort &port : model.mainGraph().inputs) {
            if (model.value(port.value).name != name)
                continue;
            auto numbers = randomTensors(model, types, {port.value}, 11);
            REQUIRE(numbers);
            const ValueId constant = edit.addInitializer(Model::mainGraphId(), name + "_constant",
                                                         numbers->at(port.value).toTensor(name));
            edit.replaceUses(port.value, constant);
            edit.removeInput(port.value);
        }
    }
    return std::move(edit).finish().value();
}

struct Lines {
    std::map<std::string, std::string> settings; ///< `opset`, `constants`, `refuses`
    TnnCase one;
    std::string text;
};

void readLine(const std::string &line, Lines &lines)
{
    static const std::vector<std::string> keys{"opset", "constants", "refuses", "as", "line"};
    for (const std::string &key : keys) {
        if (!line.starts_with(key + ":"))
            continue;
        const std::string value = trimmed(line.substr(key.size() + 1));
        const std::size_t equals = value.find('=');
        if (key == "as")
            lines.one.layers[value.substr(0, equals)] =
                equals == std::string::npos ? "" : value.substr(equals + 1);
        else if (key == "line")
            lines.one.lines.push_back(value);
        else
            lines.settings[key] = value;
        return;
    }
    lines.text += line + "\n";
}

void finish(Lines &lines, std::vector<TnnCase> &out)
{
    if (lines.one.name.empty() || trimmed(lines.text).empty())
        return;
    INFO(lines.one.file << ": " << lines.one.name);
    const std::string opset = lines.settings.contains("opset") ? lines.settings["opset"] : "17";
    const auto model = parseModelText("<ir_version: 8, opset_import: [\"\" : " + opset
                                      + ", \"com.microsoft\" : 1]>\n" + lines.text);
    if (!model)
        FAIL(model.error().line());
    lines.one.model = withConstants(*model, lines.settings["constants"]);
    lines.one.refusal = lines.settings["refuses"];
    out.push_back(std::move(lines.one));
}

} // namespace

std::optional<std::string> TnnCase::layersFor(NodeId node) const
{
    const Node &record = model.node(node);
    const std::string op =
        isDefaultDomain(record.domain) ? record.opType : record.domain + "::" + record.opType;
    if (const auto found = layers.find(op); found != layers.end())
        return found->second;
    return std::nullopt;
}

std::vector<TnnCase> tnnCases()
{
    std::vector<fs::path> files;
    for (const auto &entry : fs::directory_iterator(sourceFolder() / "tests/exporters/tnn/cases")) {
        if (entry.path().extension() == ".case")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<TnnCase> out;
    for (const fs::path &file : files) {
        std::ifstream in(file);
        Lines lines;
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with("# ")) {
                finish(lines, out);
                lines = {};
                lines.one.file = file.filename().string();
                lines.one.name = line.substr(2);
            } else {
                readLine(line, lines);
            }
        }
        finish(lines, out);
    }
    return out;
}

} // namespace espalier::test
