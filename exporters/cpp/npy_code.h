// SPDX-License-Identifier: Apache-2.0
// Reading and writing .npy files in C++17, as text for the generated programs.
#pragma once

#include <string_view>

namespace espalier::cpp {

/// In an unnamed namespace: descrOf<T>(), readNpy<T>(), writeNpy(). Of the generated namespace `SPACE` the
/// 16-bit types are named where they are used: `descrOf` is specialised by the program itself.
inline constexpr std::string_view npyCode = R"code(namespace {

/// NumPy's name of an element type on this (little-endian) machine.
template <class T> const char *descrOf()
{
    if (std::is_same<T, float>::value)
        return "<f4";
    if (std::is_same<T, double>::value)
        return "<f8";
    if (std::is_same<T, bool>::value)
        return "|b1";
    static const char *const names[2][4] = {{"|u1", "<u2", "<u4", "<u8"}, {"|i1", "<i2", "<i4", "<i8"}};
    const int width = sizeof(T) == 1 ? 0 : (sizeof(T) == 2 ? 1 : (sizeof(T) == 4 ? 2 : 3));
    return names[std::is_signed<T>::value ? 1 : 0][width];
}

/// Elements and shape of one file.
template <class T> struct Array {
    std::vector<std::int64_t> shape;
    std::int64_t size = 0;
    std::unique_ptr<T[]> elements;
};

/// The number behind `'shape': (`, and so on to `)`.
inline std::vector<std::int64_t> shapeIn(const std::string &header)
{
    std::vector<std::int64_t> shape;
    std::size_t at = header.find('(');
    const std::size_t end = header.find(')');
    while (at != std::string::npos && end != std::string::npos && at < end) {
        const std::size_t digit = header.find_first_of("0123456789", at);
        if (digit == std::string::npos || digit > end)
            break;
        shape.push_back(std::strtoll(header.c_str() + digit, nullptr, 10));
        at = header.find(',', digit);
    }
    return shape;
}

/// Reads `path` into `array`. False, with a message, where it is no .npy file of these elements.
template <class T> bool readNpy(const std::string &path, const char *descr, Array<T> &array)
{
    std::ifstream in(path, std::ios::binary);
    char magic[8] = {};
    unsigned char length[4] = {};
    in.read(magic, 8);
    const bool isLong = magic[6] > 1;
    in.read(reinterpret_cast<char *>(length), isLong ? 4 : 2);
    const std::size_t headerSize = length[0] + 256U * length[1] + (isLong ? 65536U * length[2] : 0U);
    std::string header(headerSize, ' ');
    in.read(&header[0], static_cast<std::streamsize>(headerSize));
    if (!in || std::memcmp(magic, "\x93NUMPY", 6) != 0 || header.find(descr) == std::string::npos
        || header.find("'fortran_order': False") == std::string::npos) {
        std::cerr << path << ": not an .npy file of " << descr << " in C order\n";
        return false;
    }
    array.shape = shapeIn(header);
    array.size = 1;
    for (const std::int64_t dim : array.shape)
        array.size *= dim;
    array.elements.reset(new T[static_cast<std::size_t>(array.size) + 1]());
    in.read(reinterpret_cast<char *>(array.elements.get()),
            static_cast<std::streamsize>(static_cast<std::size_t>(array.size) * sizeof(T)));
    if (!in)
        std::cerr << path << ": ends too early\n";
    return static_cast<bool>(in);
}

inline std::string shapeText(const std::vector<std::int64_t> &shape)
{
    std::string text = "(";
    for (const std::int64_t dim : shape)
        text += std::to_string(dim) + ",";
    return text + ")";
}
)code";

inline constexpr std::string_view npyWriteCode = R"code(
template <class T>
bool writeNpy(const std::string &path, const char *descr, const std::vector<std::int64_t> &shape, const T *elements)
{
    std::string header = "{'descr': '" + std::string(descr) + "', 'fortran_order': False, 'shape': "
        + shapeText(shape) + ", }";
    header.append(64 - (10 + header.size() + 1) % 64, ' ');
    header += '\n';
    std::size_t count = 1;
    for (const std::int64_t dim : shape)
        count *= static_cast<std::size_t>(dim);
    std::ofstream out(path, std::ios::binary);
    out.write("\x93NUMPY\x01\x00", 8);
    const char length[2] = {static_cast<char>(header.size() & 255U), static_cast<char>(header.size() >> 8U)};
    out.write(length, 2);
    out.write(header.data(), static_cast<std::streamsize>(header.size()));
    out.write(reinterpret_cast<const char *>(elements), static_cast<std::streamsize>(count * sizeof(T)));
    out.close();
    if (!out)
        std::cerr << path << ": cannot be written\n";
    return static_cast<bool>(out);
}
)code";

} // namespace espalier::cpp
