// SPDX-License-Identifier: Apache-2.0
// Looks the engine's texts up in the loaded translations.
#include "widgets/error_text.h"

#include <QCoreApplication>
#include <QLocale>
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
