// SPDX-License-Identifier: Apache-2.0
// Looks the engine's texts up in the loaded translations.
#include "widgets/error_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QTranslator>
#include <array>

/// Q_INIT_RESOURCE wants the global namespace.
static void bringInTranslations()
{
    Q_INIT_RESOURCE(window);
}

namespace espalier {

namespace {

/// Contexts of QT_TRANSLATE_NOOP below widgets/.
constexpr std::array contexts{"base",    "graph",  "tensor",   "io",       "shapes", "compute",
                              "targets", "layout", "document", "rewrites", "cut",    "exporters",
                              "report",  "canvas", "app",      "widgets"};

} // namespace

QString translated(const Message &message)
{
    QString text = QString::fromStdString(message.text);
    for (const char *context : contexts) {
        const QString found = QCoreApplication::translate(context, message.text.c_str());
        if (found != text) {
            text = found;
            break;
        }
    }
    return QString::fromStdString(fillPlaces(text.toStdString(), message.arguments));
}

QString errorText(const Error &error)
{
    QString out;
    if (!error.node.empty())
        out = QString::fromStdString(printable(error.node)) + QStringLiteral(": ");
    out += translated(error.message);
    if (!error.remedy.isEmpty())
        out += QStringLiteral(": ") + translated(error.remedy);
    if (!error.file.empty())
        out = QString::fromStdString(printable(error.file)) + QStringLiteral(": ") + out;
    return out;
}

QString withoutDevice(const QString &reason)
{
    static const QRegularExpression prefix(QStringLiteral(R"(^device == "[^"]*" -> )"));
    const QRegularExpressionMatch match = prefix.match(reason);
    if (!match.hasMatch())
        return reason;
    QString rest = reason.mid(match.capturedLength());
    if (!rest.startsWith(QLatin1Char('(')))
        return rest;
    int depth = 0;
    for (qsizetype i = 0; i < rest.size(); ++i) {
        depth += rest[i] == QLatin1Char('(') ? 1 : rest[i] == QLatin1Char(')') ? -1 : 0;
        if (depth > 0)
            continue;
        // Only a pair around the whole condition can go.
        if (i + 1 == rest.size() || rest[i + 1] == QLatin1Char(':'))
            rest.remove(i, 1).remove(0, 1);
        break;
    }
    return rest;
}

bool loadTranslation(QTranslator &translator, const QLocale &locale)
{
    bringInTranslations();
    for (const QString &language : {locale.name(), locale.name().section(QLatin1Char('_'), 0, 0)}) {
        if (translator.load(QStringLiteral(":/translations/%1.qm").arg(language)))
            return true;
    }
    return false;
}

} // namespace espalier
