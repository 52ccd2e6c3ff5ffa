// SPDX-License-Identifier: Apache-2.0
// Decides where each tensor goes, then streams model and data file.
#include "model/io/save_model.h"

#include "model/io/model_to_proto.h"
#include "model/io/write_file.h"

namespace espalier {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t protobufLimit = 0x7FFFFFFF;
/// onnx.proto advises offsets that are multiples of the page size, for mapping.
constexpr std::uint64_t pageBytes = 4096;
constexpr std::uint64_t largeBytes = 1U << 20U;

class DataFile {
public:
    DataFile(fs::path modelPath, const fs::path &sourceFolder, std::optional<std::uint64_t> externalFrom)
        : m_name(modelPath.filename().string() + ".data"), m_externalFrom(externalFrom)
    {
        std::error_code error;
        const fs::path target = modelPath.parent_path().empty() ? fs::path(".") : modelPath.parent_path();
        const fs::path source = sourceFolder.empty() ? fs::path(".") : sourceFolder;
        m_staysInFolder = fs::equivalent(target, source, error) && !error;
        m_path = target / m_name;
    }

    /// The tensor as it is to be written; its bytes are queued if they go to the data file.
    Tensor place(const Tensor &tensor)
    {
        const bool isExternal = std::holds_alternative<Tensor::External>(tensor.payload());
        const bool wanted =
            m_externalFrom && tensor.storedBytes() >= *m_externalFrom && tensor.dtype() != DType::String;
        const bool stays = isExternal && m_staysInFolder && !namesThisFile(tensor);
        if (stays || (!isExternal && !wanted))
            return tensor;
        auto read = readTensor(tensor);
        if (!read) {
            if (!m_error)
                m_error = read.error();
            return tensor;
        }
        return external(tensor, *read);
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] bool isNeeded() const { return m_rope.size() > 0; }
    [[nodiscard]] const Rope &rope() const { return m_rope; }
    [[nodiscard]] const fs::path &path() const { return m_path; }

private:
    [[nodiscard]] bool namesThisFile(const Tensor &tensor) const
    {
        for (const auto &entry : tensor.header().external_data()) {
            if (entry.key() == "location")
                return fs::path(entry.value()).lexically_normal() == fs::path(m_name);
        }
        return false;
    }

    Tensor external(const Tensor &tensor, const TensorBytes &read)
    {
        static const std::string padding(pageBytes, '\0');
        if (const std::uint64_t over = m_rope.size() % pageBytes; over != 0)
            m_rope.append(std::string_view(padding).substr(over));
        const std::uint64_t offset = m_rope.size();
        m_rope.append(Rope::Borrowed{read.bytes(), read.owner()});
        onnx::TensorProto header = tensor.header();
        for (const auto clear : {&onnx::TensorProto::clear_raw_data, &onnx::TensorProto::clear_float_data,
                                 &onnx::TensorProto::clear_int32_data, &onnx::TensorProto::clear_int64_data,
                                 &onnx::TensorProto::clear_double_data, &onnx::TensorProto::clear_uint64_data,
                                 &onnx::TensorProto::clear_external_data})
            (header.*clear)();
        header.set_data_location(onnx::TensorProto_DataLocation_EXTERNAL);
        const auto entry = [&](const char *key, const std::string &value) {
            auto *added = header.add_external_data();
            added->set_key(key);
            added->set_value(value);
        };
        entry("location", m_name);
        entry("offset", std::to_string(offset));
        entry("length", std::to_string(read.bytes().size()));
        return {std::move(header), Tensor::External{}};
    }

    std::string m_name;
    fs::path m_path;
    bool m_staysInFolder = false;
    std::optional<std::uint64_t> m_externalFrom;
    Rope m_rope;
    std::optional<Error> m_error;
};

} // namespace

Result<std::vector<fs::path>> saveModel(const Model &model, const fs::path &path, const SaveOptions &options,
                                        const TaskContext &context)
{
    std::optional<DataFile> data;
    const auto bytesFor = [&](std::optional<std::uint64_t> externalFrom) {
        data.emplace(path, model.folder(), externalFrom);
        return modelToBytes(model, [&](const Tensor &tensor) { return data->place(tensor); });
    };
    Rope rope = bytesFor(options.externalFrom);
    if (rope.size() > protobufLimit && !options.externalFrom)
        rope = bytesFor(largeBytes);
    if (data->error())
        return fail(*data->error());

    auto modelFile = PendingFile::create(path);
    if (!modelFile)
        return fail(modelFile.error());
    std::vector<fs::path> written{path};
    const double share =
        static_cast<double>(data->rope().size()) / static_cast<double>(data->rope().size() + rope.size());
    if (data->isNeeded()) {
        auto dataFile = PendingFile::create(data->path());
        if (!dataFile)
            return fail(dataFile.error());
        if (auto done = dataFile->write(data->rope(), context.part(0, share)); !done)
            return fail(done.error());
        if (auto done = modelFile->write(rope, context.part(share, 1)); !done)
            return fail(done.error());
        if (auto done = dataFile->commit(); !done)
            return fail(done.error());
        written.push_back(data->path());
    } else if (auto done = modelFile->write(rope, context); !done) {
        return fail(done.error());
    }
    if (auto done = modelFile->commit(); !done)
        return fail(done.error());
    return written;
}

} // namespace espalier
