// SPDX-License-Identifier: Apache-2.0
// Reads tags, varints and lengths, and trusts none of them.
#include "model/io/wire_scan.h"

namespace espalier {

bool WireScan::broken(const char *what)
{
    m_fault = what;
    return false;
}

bool WireScan::readVarint(std::uint64_t &value)
{
    value = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
        if (m_at == m_bytes.size())
            return broken(QT_TRANSLATE_NOOP("io", "the file ends in the middle of a number (byte %1)"));
        const auto byte = std::to_integer<std::uint64_t>(m_bytes[m_at++]);
        if (shift < 64)
            value |= (byte & 0x7FU) << shift;
        if ((byte & 0x80U) == 0)
            return true;
    }
    return broken(QT_TRANSLATE_NOOP("io", "byte %1 is not the end of a number"));
}

bool WireScan::next(WireField &field)
{
    if (m_fault != nullptr || m_at == m_bytes.size())
        return false;
    const std::size_t start = m_at;
    std::uint64_t tag = 0;
    if (!readVarint(tag))
        return false;
    const std::uint64_t number = tag >> 3U;
    if (number == 0 || number > 0x1FFFFFFFU)
        return broken(QT_TRANSLATE_NOOP("io", "byte %1 does not start a field"));
    field.number = static_cast<std::uint32_t>(number);
    field.type = static_cast<WireField::Type>(tag & 7U);
    std::uint64_t length = 0;
    switch (tag & 7U) {
    case 0:
        if (!readVarint(field.varint))
            return false;
        break;
    case 1:
        length = 8;
        break;
    case 2:
        if (!readVarint(length))
            return false;
        break;
    case 5:
        length = 4;
        break;
    default:
        return broken(QT_TRANSLATE_NOOP("io", "byte %1 does not start a field"));
    }
    if (length > m_bytes.size() - m_at)
        return broken(QT_TRANSLATE_NOOP("io", "a length before byte %1 reaches beyond the end of the file"));
    field.contents = m_bytes.subspan(m_at, length);
    m_at += length;
    field.whole = m_bytes.subspan(start, m_at - start);
    return true;
}

Error WireScan::fault() const
{
    return makeError(ErrorCode::Unreadable, "not_a_model", {m_fault, std::to_string(m_base + m_at)})
        .withRemedy(QT_TRANSLATE_NOOP("io", "it is damaged or no ONNX model; fetch or export it again"));
}

} // namespace espalier
