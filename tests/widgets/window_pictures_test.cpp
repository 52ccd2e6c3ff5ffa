// SPDX-License-Identifier: Apache-2.0
// The window as a whole; with ESPALIER_PICTURES=FOLDER it leaves pictures of itself there.
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/widgets/event_loop.h"
#include "widgets/main_window.h"

#include <QAction>
#include <QSettings>
#include <QToolBar>
#include <QToolButton>
#include <cstdlib>

using namespace espalier;
using namespace espalier::test;

namespace {

void settle(Session &session)
{
    REQUIRE(waitUntil([&] { return !session.jobs().isBusy(); }));
    REQUIRE(waitUntil([&] { return !session.jobs().isBusy(); }));
}

void keep(MainWindow &window, const QString &name)
{
    int turns = 0;
    static_cast<void>(waitUntil([&] { return ++turns > 40; }));
    const QPixmap picture = window.grab();
    CHECK(picture.width() == window.width());
    const QString folder = qEnvironmentVariable("ESPALIER_PICTURES");
    if (!folder.isEmpty())
        CHECK(picture.save(QStringLiteral("%1/%2.png").arg(folder, name)));
}

} // namespace

TEST_CASE("the window shows a detector in both themes at three zooms, with a fix applied and a cut",
          "[widgets]")
{
    Session session;
    MainWindow window(session);
    window.resize(1440, 900);
    window.show();
    REQUIRE(waitUntil([&] { return session.rules() && !session.targets().empty(); }));
    session.setThemeChoice(ThemeChoice::Light);
    keep(window, QStringLiteral("welcome"));
    const std::filesystem::path sample = sourceFolder() / "resources/samples/fastestdet.onnx";
    const std::string device =
        qEnvironmentVariable("ESPALIER_PICTURE_DEVICE", QStringLiteral("npu-huawei")).toStdString();
    DocumentView *view =
        window.open({qEnvironmentVariable("ESPALIER_PICTURE_MODEL", QString::fromStdString(sample.string()))
                         .toStdString()});
    Workbench &bench = view->workbench();
    bench.setTarget({session.targetNamed("tnn"), device});
    REQUIRE(waitUntil([&] { return view->canvas().frame() && bench.support() && !bench.isStale(); }));
    settle(session);

    for (const NodeVerdict &verdict : bench.support()->verdicts()) {
        if (!verdict.fixes.empty()) {
            bench.reveal(verdict.node);
            break;
        }
    }
    settle(session);
    keep(window, QStringLiteral("light-100"));
    session.setThemeChoice(ThemeChoice::Dark);
    settle(session);
    keep(window, QStringLiteral("dark-100"));
    view->canvas().zoomTo(0.5);
    keep(window, QStringLiteral("dark-50"));
    view->canvas().fitAll();
    keep(window, QStringLiteral("dark-whole"));
    session.setThemeChoice(ThemeChoice::Light);
    keep(window, QStringLiteral("light-whole"));
    view->canvas().zoomTo(0.5);
    keep(window, QStringLiteral("light-50"));

    if (const NodeVerdict *verdict = bench.verdictOf(bench.selectedNode());
        verdict && !verdict->fixes.empty())
        bench.applyRuleAt(verdict->fixes.front(), {verdict->node});
    settle(session);
    view->canvas().zoomTo(1);
    keep(window, QStringLiteral("light-fixed"));
    CHECK(bench.history().steps().size() >= 1);

    window.raisePanel(QStringLiteral("cut"));
    bench.select({});
    bench.draftAutoCut(false);
    settle(session);
    keep(window, QStringLiteral("light-cut"));
    session.setThemeChoice(ThemeChoice::HighContrast);
    keep(window, QStringLiteral("contrast-cut"));
    session.setThemeChoice(ThemeChoice::Light);
}

TEST_CASE("the docks get the widths that suit the window, opened before or after it is shown", "[widgets]")
{
    QSettings().remove(QStringLiteral("docks"));
    for (const bool isShownFirst : {true, false}) {
        INFO(isShownFirst);
        Session session;
        MainWindow window(session);
        window.resize(1440, 900);
        if (isShownFirst)
            window.show();
        window.open({sourceFolder() / "resources/samples/fastestdet.onnx"});
        window.show();
        settle(session);
        int turns = 0;
        static_cast<void>(waitUntil([&] { return ++turns > 40; }));
        CHECK(std::abs(window.panel(QStringLiteral("operators"))->width() - 248) < 16);
        CHECK(std::abs(window.panel(QStringLiteral("node"))->width() - 344) < 16);
    }
}

TEST_CASE("the three verbs have room in a narrow window", "[widgets]")
{
    Session session;
    REQUIRE(waitUntil([&] { return session.rules() && !session.targets().empty(); }));
    MainWindow window(session);
    window.resize(1100, 700);
    window.open({sourceFolder() / "resources/samples/fastestdet.onnx"});
    window.show();
    window.resize(1100, 700);
    settle(session);
    int turns = 0;
    static_cast<void>(waitUntil([&] { return ++turns > 40; }));
    int shown = 0;
    for (const QToolButton *button : window.findChildren<QToolButton *>()) {
        if (button->property("verb").toBool() && button->isVisible())
            ++shown;
    }
    CHECK(shown == 3);
}

TEST_CASE("an empty window offers to open a model and explains what cannot be done yet", "[widgets]")
{
    Session session;
    MainWindow window(session);
    CHECK(window.current() == nullptr);
    for (const QAction *action : window.findChildren<QAction *>()) {
        if (action->objectName() == QStringLiteral("export")) {
            CHECK_FALSE(action->isEnabled());
            CHECK(action->toolTip().contains(QStringLiteral("open a model first")));
        }
    }
}
