// SPDX-License-Identifier: Apache-2.0
// Looks the engine's texts up in the loaded translations.
#include "widgets/error_text.h"

#include <QCoreApplication>
#include <array>

namespace espalier {

namespace {

/// Contexts of QT_TRANSLATE_NOOP below widgets/.
constexpr std::array contexts{"base",    "graph",     "tensor", "io",       "shapes",
                              "compute", "targets",   "layout", "document", "rewrites",
                              "cut",     "exporters", "report", "app",      "widgets"};

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

} // namespace espalier
