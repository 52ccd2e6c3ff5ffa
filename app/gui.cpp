// SPDX-License-Identifier: Apache-2.0
// The program with a window.
#include "app/gui.h"

#include "model/base/version.h"
#include "widgets/error_text.h"
#include "widgets/main_window.h"

#include <QApplication>
#include <QLocale>
#include <QTimer>
#include <QTranslator>
#include <filesystem>
#include <iostream>

namespace espalier {

int runWindow(const Request &request, int &argc, char **argv)
{
    const QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("espalier"));
    QCoreApplication::setApplicationName(QStringLiteral("espalier"));
    QCoreApplication::setApplicationVersion(
        QString::fromUtf8(programVersion.data(), static_cast<qsizetype>(programVersion.size())));
    QGuiApplication::setDesktopFileName(QStringLiteral("espalier"));
    QTranslator translator;
    if (loadTranslation(translator, QLocale()) || loadTranslation(translator, QLocale(QLocale::English)))
        QCoreApplication::installTranslator(&translator);

    Session session(request.targetFolders);
    std::optional<TargetChoice> choice;
    if (!request.targets.empty()) {
        auto chosen = session.chooseTarget(request.targets.front());
        if (!chosen) {
            std::cerr << "espalier: error: " << chosen.error().line() << '\n';
            return exitCode(chosen.error().code);
        }
        choice = std::move(*chosen);
    }
    MainWindow window(session);
    for (const auto &path : request.models) {
        DocumentView *view = window.open({std::filesystem::absolute(path), request.dims, request.shapes});
        if (choice)
            view->workbench().setTarget(*choice);
    }
    window.show();
    return QApplication::exec();
}

} // namespace espalier
