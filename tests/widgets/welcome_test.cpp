// SPDX-License-Identifier: Apache-2.0
// The page of an empty window.
#include "widgets/welcome_page.h"

#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"
#include "tests/widgets/canvas/pictures.h"
#include "tests/widgets/event_loop.h"
#include "widgets/main_window.h"
#include "widgets/thumbnail.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>

using namespace espalier;
using namespace espalier::test;

TEST_CASE("a model that was open has a small picture on the page of an empty window", "[widgets]")
{
    const TemporaryFolder folder;
    const auto file = folder / "seen.onnx";
    std::filesystem::copy_file(sourceFolder() / "tests/models/t_paper_sub_softmax_mul.onnx", file);
    const QString path = QString::fromStdString(file.string());
    {
        Session session;
        REQUIRE(waitUntil([&] { return session.rules() && !session.targets().empty(); }));
        MainWindow window(session);
        window.show();
        window.openFile(path);
        const QString picture = thumbnailFile(path, Theme::Light);
        REQUIRE(waitUntil([&] { return QFile::exists(picture) && !session.jobs().isBusy(); }));
        const QImage light(picture);
        CHECK(light.size() == QSize(thumbnailWidth, thumbnailHeight) * 2);
        CHECK(pixelsOf(light, palette(Theme::Light).style(Look::Supported).overview) > 20);
        const QImage dark(thumbnailFile(path, Theme::Dark));
        CHECK(pixelsOf(dark, palette(Theme::Dark).canvas) > 1000);
    }
    Session session;
    WelcomePage page(session);
    bool isShown = false;
    for (const QLabel *label : page.findChildren<QLabel *>(QStringLiteral("thumbnail")))
        isShown = isShown || label->pixmap().width() == 2 * thumbnailWidth;
    CHECK(isShown);
    std::vector<Session::Recent> none;
    forgetThumbnails(none);
    CHECK_FALSE(QFile::exists(thumbnailFile(path, Theme::Light)));
}

TEST_CASE("two examples can be opened from the page of an empty window", "[widgets]")
{
    Session session;
    WelcomePage page(session);
    QStringList opened;
    QObject::connect(&page, &WelcomePage::fileChosen, [&](const QString &path) { opened += path; });
    for (const char *title : {"Open a detector", "Open a pitch tracker"}) {
        for (QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->text() == QString::fromUtf8(title))
                button->click();
        }
    }
    REQUIRE(opened.size() == 2);
    for (const QString &path : opened)
        CHECK(QFile::exists(path));
}
