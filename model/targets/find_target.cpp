// SPDX-License-Identifier: Apache-2.0
// Looks for target files by name.
#include "model/targets/find_target.h"

#include "model/base/resource_folder.h"

#include <map>

namespace espalier {

namespace {

namespace fs = std::filesystem;

template <class Range, class Name> std::string joined(const Range &range, Name name)
{
    std::string out;
    for (const auto &each : range)
        out += (out.empty() ? "" : ", ") + name(each);
    return out;
}

/// Where the name ends and the device begins: a path may have `/` of its own, a device's id has none.
Result<std::pair<fs::path, std::string>> splitChoice(const std::string &text,
                                                     const std::vector<TargetPlace> &places)
{
    const auto fileOf = [&](const std::string &name) -> fs::path {
        for (const TargetPlace &place : places) {
            if (place.name == name)
                return place.file;
        }
        std::error_code error;
        return fs::is_regular_file(name, error) || fs::path(name).extension() == ".yaml" ? fs::path(name)
                                                                                         : fs::path();
    };
    if (fs::path file = fileOf(text); !file.empty())
        return std::pair(file, std::string());
    const std::size_t slash = text.rfind('/');
    if (slash != std::string::npos) {
        if (fs::path file = fileOf(text.substr(0, slash)); !file.empty())
            return std::pair(file, text.substr(slash + 1));
    }
    return fail(
        makeError(ErrorCode::CommandLine, "unknown_target",
                  {QT_TRANSLATE_NOOP("targets", "there is no target “%1”"),
                   slash == std::string::npos ? text : text.substr(0, slash)})
            .withRemedy({QT_TRANSLATE_NOOP("targets", "give the path of a target file, or one of: %1"),
                         joined(places, [](const TargetPlace &each) { return each.name; })}));
}

} // namespace

std::vector<TargetPlace> listTargets(const std::vector<fs::path> &folders)
{
    std::vector<fs::path> all{resourceFolder("targets")};
    all.insert(all.end(), folders.begin(), folders.end());
    std::map<std::string, fs::path> found;
    for (const fs::path &folder : all) {
        std::error_code error;
        for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
            const fs::path &file = at->path();
            // The schema for editors lies beside the targets.
            if (file.extension() == ".yaml" && file.stem() != "schema")
                found[file.stem().string()] = file;
        }
    }
    std::vector<TargetPlace> places;
    for (auto &[name, file] : found)
        places.push_back({name, file});
    return places;
}

Result<TargetChoice> findTarget(std::string_view nameAndDevice, const std::vector<fs::path> &folders)
{
    auto choice = splitChoice(std::string(nameAndDevice), listTargets(folders));
    if (!choice)
        return fail(std::move(choice.error()));
    auto target = readTargetFile(choice->first);
    if (!target)
        return fail(std::move(target.error()));
    const std::string &device = choice->second;
    if (device.empty())
        return TargetChoice{*target, (*target)->devices.front().id};
    if ((*target)->findDevice(device) == nullptr)
        return fail(
            makeError(ErrorCode::CommandLine, "unknown_device",
                      {QT_TRANSLATE_NOOP("targets", "target %1 has no device “%2”"), (*target)->name, device})
                .withRemedy({QT_TRANSLATE_NOOP("targets", "its devices are: %1"),
                             joined((*target)->devices, [](const TargetDevice &each) { return each.id; })}));
    return TargetChoice{*target, device};
}

} // namespace espalier
