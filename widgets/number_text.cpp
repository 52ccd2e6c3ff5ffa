// SPDX-License-Identifier: Apache-2.0
// Numbers as people read them.
#include "widgets/number_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <array>
#include <cmath>

namespace espalier {

namespace {

QString scaled(double number, const char *unit)
{
    static constexpr std::array prefixes{"", "k", "M", "G", "T", "P"};
    std::size_t prefix = 0;
    while (std::abs(number) >= 999.5 && prefix + 1 < prefixes.size()) {
        number /= 1000;
        ++prefix;
    }
    const bool isWhole = prefix == 0 || std::abs(number) >= 99.95;
    const QString digits = QLocale().toString(number, 'f', isWhole ? 0 : std::abs(number) >= 9.995 ? 1 : 2);
    const QString suffix = QString::fromUtf8(prefixes[prefix]) + QString::fromUtf8(unit);
    return suffix.isEmpty() ? digits : digits + QLatin1Char(' ') + suffix;
}

} // namespace

QString countText(double count)
{
    return scaled(count, "");
}

QString bytesText(std::uint64_t bytes)
{
    return scaled(static_cast<double>(bytes), "B");
}

QString errorNumber(std::optional<double> error)
{
    if (!error)
        return QCoreApplication::translate("widgets", "not known");
    if (*error == 0)
        return QStringLiteral("0");
    if (std::isinf(*error))
        return QStringLiteral("∞");
    return QLocale().toString(*error, 'g', 2);
}

QString wholeNumber(std::int64_t number)
{
    return QLocale().toString(static_cast<qlonglong>(number));
}

} // namespace espalier
