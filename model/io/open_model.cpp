// SPDX-License-Identifier: Apache-2.0
// Maps a file and reads it.
#include "model/io/open_model.h"

#include "model/base/log.h"
#include "model/io/proto_to_model.h"

namespace espalier {

Result<Model> openModel(const std::filesystem::path &path, const TaskContext &context)
{
    context.report(0, "open");
    const auto file = MappedFile::open(path);
    if (!file)
        return fail(file.error());
    auto model = protoToModel(*file, path.parent_path(), context);
    if (!model)
        return fail(std::move(model.error()).withFile(path.string()));
    areaLog("io").info("opened {}: {} nodes", printable(path.string()), model->mainGraph().nodeCount);
    context.report(1, "open");
    return model;
}

} // namespace espalier
