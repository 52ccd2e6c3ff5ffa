// SPDX-License-Identifier: Apache-2.0
// Walks the central directory; zlib inflates and checks.
#include "model/compute/zip_archive.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <zlib.h>

namespace espalier {

namespace {

constexpr std::uint32_t localMagic = 0x04034b50;
constexpr std::uint32_t centralMagic = 0x02014b50;
constexpr std::uint32_t endMagic = 0x06054b50;
constexpr std::uint32_t end64Magic = 0x06064b50;
constexpr std::size_t localSize = 30;
constexpr std::size_t centralSize = 46;
constexpr std::size_t endSize = 22;
constexpr std::uint32_t in64 = 0xFFFFFFFF;

Error broken(Message message)
{
    return makeError(ErrorCode::Unreadable, "zip_broken", std::move(message))
        .withRemedy(QT_TRANSLATE_NOOP("compute", "write it again with numpy.savez"));
}

using Bytes = std::span<const std::byte>;

/// Little-endian numbers; nullopt beyond the end.
template <class T> std::optional<T> at(Bytes bytes, std::uint64_t offset)
{
    if (offset > bytes.size() || sizeof(T) > bytes.size() - offset)
        return std::nullopt;
    T value{};
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

struct Entry {
    std::string name;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t checksum = 0;
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
    std::uint64_t offset = 0;
};

/// Sizes of 4 GiB and more stand in extra field 1, in this order, each only where its 32-bit place is full.
void read64(Bytes extra, Entry &entry)
{
    for (std::uint64_t place = 0; place + 4 <= extra.size();) {
        const std::uint16_t id = *at<std::uint16_t>(extra, place);
        const std::uint16_t length = *at<std::uint16_t>(extra, place + 2);
        std::uint64_t from = place + 4;
        for (std::uint64_t *field : {&entry.size, &entry.packed, &entry.offset}) {
            if (id != 1 || *field != in64)
                continue;
            if (const auto value = at<std::uint64_t>(extra, from))
                *field = *value;
            from += sizeof(std::uint64_t);
        }
        place += 4U + length;
    }
}

Result<std::vector<std::byte>> unpack(Bytes file, const Entry &entry)
{
    static constexpr std::uint64_t largest = std::uint64_t{16} << 30U;
    const auto nameLength = at<std::uint16_t>(file, entry.offset + 26);
    const auto extraLength = at<std::uint16_t>(file, entry.offset + 28);
    const bool isLocal = at<std::uint32_t>(file, entry.offset) == localMagic && nameLength && extraLength;
    const std::uint64_t start = isLocal ? entry.offset + localSize + *nameLength + *extraLength : 0;
    if (!isLocal || start > file.size() || entry.packed > file.size() - start || (entry.flags & 1U) != 0
        || entry.size > largest)
        return fail(broken({QT_TRANSLATE_NOOP("compute", "entry %1 is damaged or encrypted"), entry.name}));
    const Bytes packed = file.subspan(start, entry.packed);
    std::vector<std::byte> out;
    if (entry.method == 0) {
        out.assign(packed.begin(), packed.end());
    } else if (entry.method == 8) {
        out.resize(entry.size);
        z_stream stream{};
        stream.next_in =
            const_cast<Bytef *>(reinterpret_cast<const Bytef *>(packed.data())); // NOLINT: zlib's signature
        stream.avail_in = static_cast<uInt>(std::min<std::uint64_t>(packed.size(), in64));
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = static_cast<uInt>(std::min<std::uint64_t>(out.size(), in64));
        const bool started = inflateInit2(&stream, -MAX_WBITS) == Z_OK;
        const bool ended = started && inflate(&stream, Z_FINISH) == Z_STREAM_END;
        if (started)
            inflateEnd(&stream);
        if (!ended)
            return fail(broken({QT_TRANSLATE_NOOP("compute", "entry %1 cannot be unpacked"), entry.name}));
    } else {
        return fail(
            broken({QT_TRANSLATE_NOOP("compute", "entry %1 is compressed in an unknown way"), entry.name}));
    }
    const uLong checksum = crc32_z(0, reinterpret_cast<const Bytef *>(out.data()), out.size());
    if (out.size() != entry.size || checksum != entry.checksum)
        return fail(broken({QT_TRANSLATE_NOOP("compute", "entry %1 is damaged (checksum)"), entry.name}));
    return out;
}

struct Directory {
    std::uint64_t offset = 0;
    std::uint64_t entries = 0;
};

std::optional<Directory> findDirectory(Bytes file)
{
    static constexpr std::size_t longestComment = 0xFFFF;
    for (std::size_t back = endSize; back <= std::min(file.size(), endSize + longestComment); ++back) {
        const std::size_t place = file.size() - back;
        if (at<std::uint32_t>(file, place) != endMagic)
            continue;
        Directory out{*at<std::uint32_t>(file, place + 16), *at<std::uint16_t>(file, place + 10)};
        if (place >= 20 && out.offset == in64) { // zip64: a locator stands before
            const auto end64 = at<std::uint64_t>(file, place - 20 + 8);
            if (!end64 || at<std::uint32_t>(file, *end64) != end64Magic)
                return std::nullopt;
            out = {at<std::uint64_t>(file, *end64 + 48).value_or(file.size()),
                   at<std::uint64_t>(file, *end64 + 32).value_or(0)};
        }
        return out;
    }
    return std::nullopt;
}

template <class T> void put(std::string &out, T value)
{
    out.append(reinterpret_cast<const char *>(&value), sizeof(T));
}

} // namespace

Result<std::map<std::string, std::vector<std::byte>>> readZip(Bytes file)
{
    const auto directory = findDirectory(file);
    if (!directory)
        return fail(broken(QT_TRANSLATE_NOOP("compute", "it is no zip archive")));
    std::map<std::string, std::vector<std::byte>> out;
    std::uint64_t place = directory->offset;
    for (std::uint64_t i = 0; i < directory->entries; ++i) {
        const auto extraLength = at<std::uint16_t>(file, place + 30);
        const auto commentLength = at<std::uint16_t>(file, place + 32);
        if (at<std::uint32_t>(file, place) != centralMagic || !at<std::uint32_t>(file, place + 42))
            return fail(broken(QT_TRANSLATE_NOOP("compute", "its directory is damaged")));
        Entry entry;
        entry.flags = *at<std::uint16_t>(file, place + 8);
        entry.method = *at<std::uint16_t>(file, place + 10);
        entry.checksum = *at<std::uint32_t>(file, place + 16);
        entry.packed = *at<std::uint32_t>(file, place + 20);
        entry.size = *at<std::uint32_t>(file, place + 24);
        entry.offset = *at<std::uint32_t>(file, place + 42);
        const std::uint16_t nameLength = *at<std::uint16_t>(file, place + 28);
        if (place + centralSize + nameLength + *extraLength > file.size())
            return fail(broken(QT_TRANSLATE_NOOP("compute", "its directory is damaged")));
        entry.name.assign(reinterpret_cast<const char *>(file.data() + place + centralSize), nameLength);
        read64(file.subspan(place + centralSize + nameLength, *extraLength), entry);
        auto contents = unpack(file, entry);
        if (!contents)
            return fail(std::move(contents.error()));
        out.insert_or_assign(entry.name, std::move(*contents));
        place += centralSize + nameLength + *extraLength + *commentLength;
    }
    return out;
}

Result<std::string> makeZip(const std::map<std::string, std::string> &entries)
{
    static constexpr std::uint16_t version = 20;
    static constexpr std::uint16_t firstDay = 0x21; // 1 January 1980
    static constexpr std::uint64_t limit = 0xFFFFFFFE;
    std::string out;
    std::string directory;
    for (const auto &[name, contents] : entries) {
        if (contents.size() > limit || out.size() > limit)
            return fail(makeError(ErrorCode::ExportFailed, "zip_too_large",
                                  {QT_TRANSLATE_NOOP("compute", "%1 is too large for an .npz file"), name}));
        const auto checksum = static_cast<std::uint32_t>(
            crc32_z(0, reinterpret_cast<const Bytef *>(contents.data()), contents.size()));
        std::string head;
        put(head, version);
        put<std::uint16_t>(head, 0); // flags
        put<std::uint16_t>(head, 0); // stored
        put<std::uint16_t>(head, 0); // time
        put(head, firstDay);
        put(head, checksum);
        put(head, static_cast<std::uint32_t>(contents.size()));
        put(head, static_cast<std::uint32_t>(contents.size()));
        put(head, static_cast<std::uint16_t>(name.size()));
        put<std::uint16_t>(head, 0); // extra
        put(directory, centralMagic);
        put(directory, version);
        directory += head;
        directory.append(10, '\0'); // comment, disk, attributes
        put(directory, static_cast<std::uint32_t>(out.size()));
        directory += name;
        put(out, localMagic);
        out += head + name + contents;
    }
    const auto start = static_cast<std::uint32_t>(out.size());
    out += directory;
    put(out, endMagic);
    put<std::uint32_t>(out, 0); // disks
    put(out, static_cast<std::uint16_t>(entries.size()));
    put(out, static_cast<std::uint16_t>(entries.size()));
    put(out, static_cast<std::uint32_t>(directory.size()));
    put(out, start);
    put<std::uint16_t>(out, 0); // comment
    return out;
}

} // namespace espalier
