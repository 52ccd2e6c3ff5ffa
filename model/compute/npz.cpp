// SPDX-License-Identifier: Apache-2.0
// Headers of .npy entries: numpy.lib.format.
#include "model/compute/npz.h"

#include "model/base/mapped_file.h"
#include "model/compute/zip_archive.h"
#include "model/io/write_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace espalier {

namespace {

struct TypeRow {
    std::string_view numpy;
    DType dtype;
};

constexpr std::array types{
    TypeRow{"f4", DType::Float},  TypeRow{"f8", DType::Double}, TypeRow{"f2", DType::Float16},
    TypeRow{"i1", DType::Int8},   TypeRow{"i2", DType::Int16},  TypeRow{"i4", DType::Int32},
    TypeRow{"i8", DType::Int64},  TypeRow{"u1", DType::UInt8},  TypeRow{"u2", DType::UInt16},
    TypeRow{"u4", DType::UInt32}, TypeRow{"u8", DType::UInt64}, TypeRow{"b1", DType::Bool},
};

Error broken(const std::string &entry, Message message)
{
    return makeError(ErrorCode::Unreadable, "npy_broken", std::move(message))
        .withNode(entry)
        .withRemedy(QT_TRANSLATE_NOOP("compute", "write it again with numpy.save, in C order"));
}

/// The text after `'key':` in the header's dictionary.
std::string_view field(std::string_view header, std::string_view key)
{
    const std::size_t at = header.find("'" + std::string(key) + "'");
    const std::size_t colon = at == std::string_view::npos ? at : header.find(':', at);
    if (colon == std::string_view::npos)
        return {};
    const std::string_view rest = header.substr(colon + 1);
    return rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
}

std::optional<std::vector<std::int64_t>> shapeFrom(std::string_view text)
{
    if (text.empty() || text.front() != '(')
        return std::nullopt;
    std::vector<std::int64_t> shape;
    for (text.remove_prefix(1); !text.empty() && text.front() != ')';) {
        if (text.front() == ' ' || text.front() == ',') {
            text.remove_prefix(1);
            continue;
        }
        std::int64_t length = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
        if (error != std::errc{} || length < 0)
            return std::nullopt;
        shape.push_back(length);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    }
    return shape;
}

std::optional<DType> dtypeFrom(std::string_view text)
{
    if (text.size() < 5 || (text[1] != '<' && text[1] != '|' && text[1] != '='))
        return std::nullopt;
    for (const TypeRow &row : types) {
        if (text.substr(2, 2) == row.numpy && text[4] == text[0])
            return row.dtype;
    }
    return std::nullopt;
}

Result<DenseTensor> parseNpy(const std::string &entry, std::span<const std::byte> bytes)
{
    static constexpr std::string_view magic("\x93NUMPY", 6);
    const std::string_view text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    if (text.size() < 12 || text.substr(0, magic.size()) != magic)
        return fail(broken(entry, QT_TRANSLATE_NOOP("compute", "is no .npy array")));
    const bool isLong = text[6] > 1; // from version 2 on the length has four bytes
    const std::size_t start = isLong ? 12 : 10;
    std::uint32_t length = 0;
    std::memcpy(&length, text.data() + 8, isLong ? 4 : 2);
    if (length > text.size() - start)
        return fail(broken(entry, QT_TRANSLATE_NOOP("compute", "is cut off")));
    const std::string_view header = text.substr(start, length);
    const auto dtype = dtypeFrom(field(header, "descr"));
    const auto shape = shapeFrom(field(header, "shape"));
    if (!dtype || !shape || !field(header, "fortran_order").starts_with("False"))
        return fail(
            broken(entry, QT_TRANSLATE_NOOP("compute", "has an element type or order that is not read")));
    const TensorSpec spec{*dtype, *shape};
    Shape dims;
    for (const std::int64_t dim : *shape)
        dims.emplace_back(dim);
    if (!elementCount(dims) || spec.bytes() != bytes.size() - start - length)
        return fail(
            broken(entry, QT_TRANSLATE_NOOP("compute", "has not as many elements as its shape says")));
    DenseTensor tensor(spec);
    std::copy(bytes.begin() + static_cast<std::ptrdiff_t>(start + length), bytes.end(),
              tensor.writable<std::byte>());
    return tensor;
}

} // namespace

std::string npyBytes(const DenseTensor &tensor)
{
    static constexpr std::size_t alignment = 64;
    std::string_view name = "u2"; // bfloat16 as its bits
    for (const TypeRow &row : types) {
        if (row.dtype == tensor.dtype())
            name = row.numpy;
    }
    std::string shape;
    for (const std::int64_t length : tensor.shape())
        shape += std::to_string(length) + ", ";
    if (tensor.shape().size() > 1)
        shape.resize(shape.size() - 2);
    const char order = name[1] == '1' ? '|' : '<';
    std::string header = "{'descr': '" + std::string(1, order) + std::string(name)
        + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    while ((10 + header.size() + 1) % alignment != 0)
        header += ' ';
    header += '\n';
    std::string out("\x93NUMPY\x01\x00", 8);
    out += static_cast<char>(header.size() & 0xFFU);
    out += static_cast<char>(header.size() >> 8U);
    out += header;
    const auto bytes = tensor.bytes();
    out.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    return out;
}

Result<DenseTensor> readNpy(const std::filesystem::path &path)
{
    const auto file = MappedFile::open(path);
    if (!file)
        return fail(file.error());
    auto tensor = parseNpy({}, (*file)->bytes());
    if (!tensor)
        return fail(std::move(tensor.error()).withFile(path.string()));
    return tensor;
}

Result<NamedTensors> readNpz(const std::filesystem::path &path)
{
    const auto file = MappedFile::open(path);
    if (!file)
        return fail(file.error());
    auto entries = readZip((*file)->bytes());
    if (!entries)
        return fail(std::move(entries.error()).withFile(path.string()));
    NamedTensors out;
    for (const auto &[name, bytes] : *entries) {
        const bool isNpy = name.ends_with(".npy");
        auto tensor = parseNpy(name, bytes);
        if (!tensor)
            return fail(std::move(tensor.error()).withFile(path.string()));
        out.emplace(isNpy ? name.substr(0, name.size() - 4) : name, std::move(*tensor));
    }
    return out;
}

Result<void> writeNpy(const std::filesystem::path &path, const DenseTensor &tensor)
{
    if (tensor.dtype() == DType::String) {
        return fail(makeError(ErrorCode::ExportFailed, "strings_in_npy",
                              QT_TRANSLATE_NOOP("compute", "NumPy's files cannot hold these strings"))
                        .withFile(path.string()));
    }
    return writeFile(path, npyBytes(tensor));
}

Result<void> writeNpz(const std::filesystem::path &path, const NamedTensors &tensors)
{
    std::map<std::string, std::string> entries;
    for (const auto &[name, tensor] : tensors) {
        if (tensor.dtype() == DType::String)
            return fail(
                makeError(
                    ErrorCode::ExportFailed, "strings_in_npz",
                    {QT_TRANSLATE_NOOP("compute", "%1 holds strings, which .npz files cannot hold"), name})
                    .withFile(path.string()));
        std::string entry = name + ".npy";
        std::replace(entry.begin(), entry.end(), '/',
                     '|'); // a path in an archive would be taken for a folder
        entries.emplace(std::move(entry), npyBytes(tensor));
    }
    auto bytes = makeZip(entries);
    if (!bytes)
        return fail(std::move(bytes.error()).withFile(path.string()));
    return writeFile(path, *bytes);
}

NamedTensors entriesFor(const NamedTensors &npz, const std::vector<std::string> &names,
                        std::string_view prefix)
{
    NamedTensors out;
    for (const std::string &name : names) {
        std::string piped = name;
        std::replace(piped.begin(), piped.end(), '/', '|');
        for (const std::string &key :
             {name, piped, std::string(prefix) + name, std::string(prefix) + piped}) {
            if (const auto found = npz.find(key); found != npz.end()) {
                out.emplace(name, found->second);
                break;
            }
        }
    }
    return out;
}

} // namespace espalier
