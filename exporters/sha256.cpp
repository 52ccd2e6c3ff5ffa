// SPDX-License-Identifier: Apache-2.0
// SHA-256 as FIPS 180-4 section 6.2 describes it.
#include "exporters/sha256.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

namespace espalier {

namespace {

/// First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
constexpr std::array<std::uint32_t, 64> roundConstants{
    0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
    0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
    0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
    0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
    0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
    0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
    0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
    0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2};

} // namespace

void Sha256::addBlock(const std::byte *block)
{
    std::array<std::uint32_t, 64> w{};
    for (std::size_t t = 0; t < 16; ++t) {
        for (std::size_t i = 0; i < 4; ++i)
            w[t] = (w[t] << 8U) | std::to_integer<std::uint32_t>(block[4 * t + i]);
    }
    for (std::size_t t = 16; t < 64; ++t) {
        const std::uint32_t s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ (w[t - 15] >> 3U);
        const std::uint32_t s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ (w[t - 2] >> 10U);
        w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = m_state;
    for (std::size_t t = 0; t < 64; ++t) {
        const std::uint32_t big1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t t1 = h + big1 + ((e & f) ^ (~e & g)) + roundConstants[t] + w[t];
        const std::uint32_t big0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t t2 = big0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
    }
    const std::array<std::uint32_t, 8> added{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < added.size(); ++i)
        m_state[i] += added[i];
}

void Sha256::add(std::span<const std::byte> bytes)
{
    m_totalBytes += bytes.size();
    if (m_restBytes > 0) {
        const std::size_t taken = std::min(bytes.size(), m_rest.size() - m_restBytes);
        std::copy_n(bytes.begin(), taken, m_rest.begin() + static_cast<std::ptrdiff_t>(m_restBytes));
        m_restBytes += taken;
        bytes = bytes.subspan(taken);
        if (m_restBytes < m_rest.size())
            return;
        addBlock(m_rest.data());
        m_restBytes = 0;
    }
    for (; bytes.size() >= m_rest.size(); bytes = bytes.subspan(m_rest.size()))
        addBlock(bytes.data());
    std::copy(bytes.begin(), bytes.end(), m_rest.begin());
    m_restBytes = bytes.size();
}

std::string Sha256::hexDigest() &&
{
    const std::uint64_t bits = m_totalBytes * 8;
    // Padding: 0x80, zeros up to 56 modulo 64, then the length in bits, big-endian (5.1.1).
    std::array<std::byte, 72> padding{std::byte{0x80}};
    const std::size_t zeros = (119 - m_totalBytes % 64) % 64;
    for (std::size_t i = 0; i < 8; ++i)
        padding[1 + zeros + i] = static_cast<std::byte>((bits >> (56 - 8 * i)) & 0xFFU);
    add(std::span(padding).first(1 + zeros + 8));

    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const std::uint32_t word : m_state) {
        for (int shift = 28; shift >= 0; shift -= 4)
            out += digits[(word >> static_cast<unsigned>(shift)) & 15U];
    }
    return out;
}

Result<std::string> sha256OfFile(const std::filesystem::path &path, const TaskContext &context)
{
    static constexpr std::size_t step = std::size_t{1} << 20U;
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::vector<char> buffer(step);
    Sha256 hash;
    while (file) {
        if (context.isStopped())
            return fail(TaskContext::cancelled());
        file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        hash.add(std::as_bytes(std::span(buffer)).first(static_cast<std::size_t>(file.gcount())));
    }
    if (!file.eof())
        return fail(makeError(ErrorCode::ExportFailed, "file_not_readable",
                              {QT_TRANSLATE_NOOP("exporters", "cannot be read back (%1)"),
                               std::strerror(errno != 0 ? errno : EIO)})
                        .withFile(path.string())
                        .withRemedy(QT_TRANSLATE_NOOP("exporters", "choose another folder")));
    return std::move(hash).hexDigest();
}

} // namespace espalier
