// SPDX-License-Identifier: Apache-2.0
// Finds the file that holds a tensor's external data, never outside the model's folder.
#include "model/graph/tensor.h"

#include <charconv>
#include <map>
#include <mutex>

namespace espalier {

namespace {

namespace fs = std::filesystem;

struct Place {
    std::string location;
    std::uint64_t offset = 0;
    std::optional<std::uint64_t> length;
};

Error misplaced(const onnx::TensorProto &header, std::string reason, Message message)
{
    return makeError(ErrorCode::Unreadable, std::move(reason), std::move(message))
        .withNode(header.name())
        .withRemedy(QT_TRANSLATE_NOOP("tensor", "put the weight file beside the model"));
}

Result<Place> readPlace(const onnx::TensorProto &header)
{
    Place place;
    for (const auto &entry : header.external_data()) {
        if (entry.key() == "location") {
            place.location = entry.value();
            continue;
        }
        if (entry.key() != "offset" && entry.key() != "length")
            continue;
        std::uint64_t number = 0;
        const char *end = entry.value().data() + entry.value().size();
        const auto [stop, error] = std::from_chars(entry.value().data(), end, number);
        if (error != std::errc{} || stop != end)
            return fail(misplaced(
                header, "external_number_broken",
                {QT_TRANSLATE_NOOP("tensor", "external data has %1 “%2”"), entry.key(), entry.value()}));
        if (entry.key() == "offset")
            place.offset = number;
        else
            place.length = number;
    }
    if (place.location.empty())
        return fail(misplaced(header, "external_without_location",
                              QT_TRANSLATE_NOOP("tensor", "external data names no file")));
    return place;
}

bool isInside(const fs::path &file, const fs::path &folder)
{
    const fs::path relative = file.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

/// The file, its links resolved, if it lies in `folder` after all of that.
Result<fs::path> resolve(const onnx::TensorProto &header, const fs::path &folder, const std::string &location)
{
    const fs::path wanted(location);
    bool climbs = wanted.is_absolute() || wanted.has_root_name() || location.find('\0') != std::string::npos;
    for (const fs::path &part : wanted)
        climbs = climbs || part == "..";
    std::error_code error;
    const fs::path root = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, error);
    const fs::path file = climbs || error ? fs::path() : fs::weakly_canonical(root / wanted, error);
    if (climbs || error || !isInside(file, root))
        return fail(misplaced(
            header, "external_outside_folder",
            {QT_TRANSLATE_NOOP("tensor", "external data “%1” lies outside the model's folder"), location}));
    return file;
}

/// One mapping a file for all tensors in it, as long as any of them is in use.
Result<std::shared_ptr<const MappedFile>> mapShared(const fs::path &path)
{
    static std::mutex mutex;
    static std::map<fs::path, std::weak_ptr<const MappedFile>> open;
    const std::scoped_lock lock(mutex);
    std::erase_if(open, [](const auto &entry) { return entry.second.expired(); });
    std::error_code error;
    if (auto found = open.find(path); found != open.end()) {
        // A file that was replaced since has another size or is another file; its old mapping stays right for
        // its owners.
        if (auto file = found->second.lock();
            file && fs::file_size(path, error) == file->bytes().size() && !error)
            return file;
    }
    auto file = MappedFile::open(path);
    if (file)
        open[path] = *file;
    return file;
}

} // namespace

Result<FileSpan> locateExternal(const onnx::TensorProto &header, const fs::path &folder)
{
    const auto place = readPlace(header);
    if (!place)
        return fail(place.error());
    const auto path = resolve(header, folder, place->location);
    if (!path)
        return fail(path.error());
    auto file = mapShared(*path);
    if (!file)
        return fail(std::move(file.error())
                        .withNode(header.name())
                        .withRemedy(QT_TRANSLATE_NOOP("tensor", "put the weight file beside the model")));
    const std::uint64_t size = (*file)->bytes().size();
    const std::uint64_t length = place->length.value_or(place->offset <= size ? size - place->offset : 0);
    if (place->offset > size || length > size - place->offset)
        return fail(
            misplaced(header, "external_too_short",
                      {QT_TRANSLATE_NOOP("tensor", "external data “%1” ends at byte %2, %3 are needed"),
                       place->location, std::to_string(size),
                       std::to_string(place->offset) + " + " + std::to_string(length)})
                .withFile(path->string()));
    return FileSpan{std::move(*file), place->offset, length};
}

} // namespace espalier
