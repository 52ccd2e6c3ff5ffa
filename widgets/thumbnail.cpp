// SPDX-License-Identifier: Apache-2.0
// Draws and keeps them.
#include "widgets/thumbnail.h"

#include "widgets/canvas/paint_frame.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QSet>
#include <QStandardPaths>
#include <array>

namespace espalier {

namespace {

constexpr std::array themes{Theme::Light, Theme::Dark, Theme::WhiteOnBlack, Theme::BlackOnWhite};
constexpr double density = 2;

QDir folder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::CacheLocation)
                + QStringLiteral("/thumbnails"));
}

} // namespace

QImage thumbnailOf(const Frame &frame, Theme theme)
{
    QImage image(QSize(thumbnailWidth, thumbnailHeight) * density, QImage::Format_RGB32);
    image.setDevicePixelRatio(density);
    image.fill(palette(theme).canvas);
    QPainter painter(&image);
    FramePainter().paintMap(painter, frame, palette(theme),
                            QRectF(0, 0, thumbnailWidth, thumbnailHeight).adjusted(4, 4, -4, -4));
    return image;
}

QString thumbnailFile(const QString &model, Theme theme)
{
    const QByteArray hash =
        QCryptographicHash::hash(QFileInfo(model).absoluteFilePath().toUtf8(), QCryptographicHash::Sha1)
            .toHex();
    return folder().filePath(
        QStringLiteral("%1-%2.png").arg(QString::fromLatin1(hash)).arg(static_cast<int>(theme)));
}

void keepThumbnails(Session &session, const QString &model, FramePointer frame)
{
    session.jobs().run<bool>(
        {.key = "thumbnail/" + model.toStdString(),
         .title = Session::tr("Drawing the small picture of %1").arg(QFileInfo(model).fileName()),
         .receiver = &session,
         .isQuiet = true},
        [model, frame = std::move(frame)](const TaskContext &context) -> Result<bool> {
            if (!folder().mkpath(QStringLiteral(".")))
                return false; // no cache, no picture
            bool isKept = true;
            for (const Theme theme : themes) {
                if (context.isStopped())
                    return fail(TaskContext::cancelled());
                isKept = thumbnailOf(*frame, theme).save(thumbnailFile(model, theme), "png") && isKept;
            }
            return isKept;
        },
        [&session](Result<bool> kept) {
            if (kept && *kept)
                Q_EMIT session.recentChanged();
        });
}

void forgetThumbnails(const std::vector<Session::Recent> &kept)
{
    QSet<QString> names;
    for (const Session::Recent &entry : kept) {
        for (const Theme theme : themes)
            names.insert(QFileInfo(thumbnailFile(entry.path, theme)).fileName());
    }
    QDir place = folder();
    for (const QString &name : place.entryList({QStringLiteral("*.png")}, QDir::Files)) {
        if (!names.contains(name))
            place.remove(name);
    }
}

} // namespace espalier
