// SPDX-License-Identifier: Apache-2.0
// Draws models in batch, where this build has the canvas.
#include "app/render.h"

#if __has_include(<QGuiApplication>) // Qt's folders are searched only in a build with the window
#define ESPALIER_DRAWS 1
#else
#define ESPALIER_DRAWS 0
#endif

#if ESPALIER_DRAWS
#include "model/layout/layout_model.h"
#include "widgets/canvas/frame.h"
#include "widgets/canvas/overlay.h"
#include "widgets/canvas/render.h"

#include <QGuiApplication>
#endif

#include <algorithm>
#include <array>
#include <iostream>

namespace espalier {

std::optional<Error> findPictureFault(const Request &request)
{
    if (request.pictures.empty())
        return std::nullopt;
    Error fault = makeError(ErrorCode::CommandLine, {}, {});
#if !ESPALIER_DRAWS
    fault.reason = "no_pictures";
    fault.message = QT_TRANSLATE_NOOP("app", "--render is not in this build, which was made without Qt");
    fault.remedy = QT_TRANSLATE_NOOP("app", "use a build with -DESPALIER_GUI=ON");
    return fault;
#endif
    if (request.models.size() > 1) {
        fault.reason = "one_model";
        fault.message = QT_TRANSLATE_NOOP("app", "--render takes one model");
        fault.remedy = QT_TRANSLATE_NOOP("app", "draw one model after the other");
        return fault;
    }
    static const std::array<std::string, 3> endings{".svg", ".png", ".pdf"};
    for (const std::filesystem::path &file : request.pictures) {
        if (std::find(endings.begin(), endings.end(), file.extension().string()) == endings.end()) {
            fault.reason = "picture_format";
            fault.message = {QT_TRANSLATE_NOOP("app", "--render takes a .svg, .png or .pdf file, not “%1”"),
                             file.string()};
            return fault;
        }
    }
    return std::nullopt;
}

#if ESPALIER_DRAWS

namespace {

/// Fonts need an application; the window has one already, batch makes one that needs no display.
void needApplication()
{
    if (QCoreApplication::instance() != nullptr)
        return;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    // What Qt has to say about missing desktops is nothing to a batch.
    qInstallMessageHandler([](QtMsgType kind, const QMessageLogContext &, const QString &text) {
        if (kind == QtCriticalMsg || kind == QtFatalMsg)
            std::cerr << "espalier: " << text.toStdString() << '\n';
    });
    static int count = 1;
    static char name[] = "espalier";
    static char *arguments[] = {name, nullptr};
    // Lives to the end of the program: fonts of threads that are still there belong to it.
    static const auto *application = new QGuiApplication(count, arguments);
    (void)application;
}

} // namespace

Result<void> drawModel(const PictureRequest &request, const std::filesystem::path &file,
                       const TaskContext &context)
{
    needApplication();
    auto layout = layoutModel(request.model, {}, context);
    if (!layout)
        return fail(std::move(layout.error()));
    FrameSource source{request.model, request.types, *layout, request.support, {}, {}, {}, {}, {}, {}};
    for (const NodeId node : request.behindCut)
        source.marks[node].isGenerated = true;
    const Frame frame = buildFrame(source, context);
    Overlay overlay;
    if (!request.behindCut.empty())
        markCut(frame, {request.cutTensors.begin(), request.cutTensors.end()}, request.behindCut, overlay);
    RenderOptions options;
    options.title = QString::fromStdString(request.title);
    return renderFrame(frame, overlay, file, options, context);
}

#else

Result<void> drawModel(const PictureRequest &, const std::filesystem::path &file, const TaskContext &)
{
    return fail(
        makeError(ErrorCode::ExportFailed, "no_pictures",
                  QT_TRANSLATE_NOOP("app", "pictures are not in this build, which was made without Qt"))
            .withFile(file.string()));
}

#endif

} // namespace espalier
