// SPDX-License-Identifier: Apache-2.0
// Collects the marks and writes the manifest as JSON.
#include "exporters/manifest.h"

#include "exporters/sha256.h"
#include "model/graph/name_authority.h"
#include "model/graph/walk.h"

#include <nlohmann/json.hpp>

namespace espalier {

namespace {

using Json = nlohmann::ordered_json;

Json textOrNull(const std::string &text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json valueJson(const OptionValues::Value &value)
{
    return std::visit([](const auto &each) { return Json(each); }, value);
}

} // namespace

std::vector<RetrainMark> retrainMarks(const Model &model)
{
    std::vector<RetrainMark> marks;
    std::unordered_map<NodeId, std::string> names;
    forEachNodeWithin(model, Model::mainGraphId(), [&](NodeId id) {
        const auto &rest = model.node(id).rest;
        if (rest == nullptr)
            return;
        for (const auto &entry : rest->metadata_props()) {
            if (entry.key() != "espalier.retrain")
                continue;
            if (names.empty())
                names = nodeNames(model);
            marks.push_back({names[id], entry.value()});
        }
    });
    return marks;
}

Result<void> writeManifest(const ManifestEntry &entry, OutputFolder &folder, const TaskContext &context)
{
    Json options = Json::object();
    for (const auto &[key, value] : entry.options.all())
        options[key] = valueJson(value);
    Json files = Json::array();
    const double count = static_cast<double>(folder.files().size());
    for (std::size_t i = 0; i < folder.files().size(); ++i) {
        const std::string &name = folder.files()[i];
        const auto path = folder.pathFor(name);
        auto digest = sha256OfFile(
            path, context.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count));
        if (!digest)
            return fail(digest.error());
        std::error_code ignored;
        files.push_back(
            {{"path", name}, {"bytes", std::filesystem::file_size(path, ignored)}, {"sha256", *digest}});
    }
    Json retrain = Json::array();
    for (const RetrainMark &mark : entry.retrain)
        retrain.push_back({{"node", mark.node}, {"rule", mark.rule}});
    const Json manifest = {{"espalier", entry.version},
                           {"format", entry.format},
                           {"model", entry.model},
                           {"target", textOrNull(entry.target)},
                           {"recipe", textOrNull(entry.recipe)},
                           {"options", options},
                           {"files", files},
                           {"retrain", retrain}};
    // Names may hold bytes that are not UTF-8: they are replaced, for JSON cannot carry them.
    return folder.write("manifest.json", manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace espalier
