// SPDX-License-Identifier: Apache-2.0
// The window driven as its user does: dropped files, menus, dialogs, tabs.
#include "widgets/main_window.h"

#include "model/io/save_model.h"
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"
#include "tests/widgets/event_loop.h"
#include "widgets/error_strip.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

using namespace espalier;
using namespace espalier::test;

namespace {

struct Window {
    Session session;
    std::unique_ptr<MainWindow> window;

    Window()
    {
        REQUIRE(waitUntil([&] { return session.rules() && !session.targets().empty(); }));
        window = std::make_unique<MainWindow>(session);
        window->show();
    }
    void settle()
    {
        REQUIRE(waitUntil([&] { return !session.jobs().isBusy(); }));
        REQUIRE(waitUntil([&] { return bench().isOpen() && bench().analysis() && !bench().isStale(); }));
    }
    Workbench &bench() { return *window->workbench(); }
    void open(const char *model)
    {
        window->open({sourceFolder() / model});
        settle();
    }
    void trigger(const char *id)
    {
        auto *action = window->findChild<QAction *>(QString::fromUtf8(id));
        REQUIRE(action != nullptr);
        REQUIRE(action->isEnabled());
        action->trigger();
        settle();
    }
    /// Triggers what opens a dialog for a line of text, and answers it.
    void answer(const char *id, const QString &text)
    {
        QTimer::singleShot(0, window.get(), [text] {
            auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
            REQUIRE(dialog != nullptr);
            dialog->setTextValue(text);
            dialog->accept();
        });
        trigger(id);
    }
    void drop(const std::filesystem::path &file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
        QDragEnterEvent enter({200, 200}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        CHECK(enter.isAccepted());
        QDropEvent event({200, 200}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &event);
        CHECK(event.isAccepted());
    }
};

constexpr const char *paperModel = "tests/models/t_paper_sub_softmax_mul.onnx";

} // namespace

TEST_CASE("a model that is dropped opens in a tab", "[widgets]")
{
    Window w;
    w.drop(sourceFolder() / paperModel);
    w.settle();
    CHECK(w.bench().title() == QStringLiteral("t_paper_sub_softmax_mul"));
    CHECK(w.bench().support() != nullptr);
}

TEST_CASE("a target file that is dropped is added and chosen", "[widgets]")
{
    const TemporaryFolder folder;
    const auto file = folder.write("adder.yaml", R"(
name: adder
title: Adder
checked: "test"
exporter: none
model: {outputs: any, rank: any, dynamic: true, layouts: [NCHW], dtypes: [float], topology: graph, max_input: {pixels: none}, packaging: none}
devices: {cpu: {title: CPU}}
ops:
  Add: {as: Add, devices: all, source: "test"}
)");
    Window w;
    w.open(paperModel);
    const std::size_t known = w.session.targets().size();
    w.drop(file);
    w.settle();
    CHECK(w.session.targets().size() == known + 1);
    CHECK(w.bench().target().target->name == "adder");
    CHECK(w.bench().support()->target() == "adder");
}

TEST_CASE("nodes are renamed, deleted and put back, each by one step", "[widgets]")
{
    Window w;
    w.open(paperModel);
    const std::size_t nodes = w.bench().analysis()->nodes.size();
    const NodeId relu = nodeOf(w.bench().model(), "Relu");
    w.bench().selectNodes({relu});
    w.answer("rename", QStringLiteral("first relu"));
    CHECK(w.bench().model().node(relu).name == "first relu");
    w.bench().selectNodes({relu});
    w.trigger("delete");
    CHECK(w.bench().analysis()->nodes.size() == nodes - 1);
    CHECK(w.bench().analysis()->faults.empty());
    w.trigger("undo");
    CHECK(w.bench().model().node(relu).name == "first relu");
    w.trigger("undo");
    CHECK(w.bench().model().node(relu).name != "first relu");
    CHECK_FALSE(w.bench().history().isDirty());
    w.trigger("redo");
    CHECK(w.bench().model().node(relu).name == "first relu");
}

TEST_CASE("what a deleted node made becomes an input where readers are left open", "[widgets]")
{
    Window w;
    w.open(paperModel);
    const std::size_t inputs = w.bench().model().mainGraph().inputs.size();
    w.bench().selectNodes({nodeOf(w.bench().model(), "Relu")});
    w.trigger("delete-open");
    CHECK(w.bench().model().mainGraph().inputs.size() == inputs + 1);
}

TEST_CASE("shapes of inputs are fixed by a dialog, and all shapes follow", "[widgets]")
{
    Window w;
    w.open("resources/samples/swift_f0.onnx");
    CHECK_FALSE(w.bench().analysis()->macs.total.has_value());
    w.answer("dims", QStringLiteral("audio=1x8000"));
    CHECK(w.bench().analysis()->macs.total.has_value());
    const ValueId output = w.bench().model().mainGraph().outputs.front().value;
    CHECK(w.bench().analysis()->types.types.of(output).text() == "double[1,31]");
}

TEST_CASE("a tab with steps that were not exported asks before it closes", "[widgets]")
{
    Window w;
    w.open(paperModel);
    w.bench().selectNodes({nodeOf(w.bench().model(), "Relu")});
    w.trigger("delete");
    const auto answerWith = [&](const QString &part) {
        QTimer::singleShot(0, w.window.get(), [part] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            REQUIRE(box != nullptr);
            for (QAbstractButton *button : box->buttons()) {
                if (button->text().contains(part))
                    button->click();
            }
        });
        w.window->findChild<QAction *>(QStringLiteral("close"))->trigger();
    };
    answerWith(QStringLiteral("Cancel"));
    CHECK(w.window->current() != nullptr);
    answerWith(QStringLiteral("without"));
    CHECK(w.window->current() == nullptr);
}

TEST_CASE("single letters of the graph stand in the View menu, with their state", "[widgets]")
{
    Window w;
    w.open(paperModel);
    GraphCanvas &canvas = w.window->current()->canvas();
    const auto item = [&](const char *id) {
        auto *found = w.window->findChild<QAction *>(QString::fromUtf8(id));
        REQUIRE(found != nullptr);
        CHECK(found->menu() == nullptr);
        return found;
    };
    CHECK(item("shapes")->isChecked());
    CHECK(item("shapes")->text().endsWith(QStringLiteral("\tS")));
    CHECK(item("unfold")->text().endsWith(QStringLiteral("\tShift+G")));
    CHECK(item("shapes")->shortcut().isEmpty()); // a letter stays one in a field for text
    w.trigger("shapes");
    CHECK_FALSE(canvas.showsShapes());
    CHECK_FALSE(item("shapes")->isChecked());
    QKeyEvent names(QEvent::KeyPress, Qt::Key_N, Qt::NoModifier);
    QApplication::sendEvent(&canvas, &names);
    CHECK(item("names")->isChecked());
    for (const char *id : {"heat", "map", "columns"}) {
        const bool before = item(id)->isChecked();
        w.trigger(id);
        CHECK(item(id)->isChecked() != before);
    }
    CHECK_FALSE(w.window->current()->pictures().isWrapped());
    w.trigger("first");
    CHECK(w.bench().selection().values == std::vector{w.bench().model().mainGraph().inputs.front().value});
    w.trigger("below");
    CHECK(w.bench().selectedNode().isValid());
}

TEST_CASE("files that cannot be read leave the open models alone", "[widgets]")
{
    const TemporaryFolder folder;
    const auto empty = folder.write("empty.onnx", "");
    Window w;
    w.open(paperModel);
    w.drop(empty);
    REQUIRE(waitUntil([&] { return !w.session.jobs().isBusy(); }));
    REQUIRE(waitUntil([&] { return w.window->workbench() != nullptr && w.bench().isOpen(); }));
    CHECK(w.bench().title() == QStringLiteral("t_paper_sub_softmax_mul"));
}

TEST_CASE("of several bad files each says what is wrong with it, until it is dismissed", "[widgets]")
{
    const TemporaryFolder folder;
    Window w;
    w.open(paperModel);
    for (const char *name : {"first.onnx", "second.onnx", "third.onnx"})
        w.drop(folder.write(name, ""));
    w.drop(folder.write("bad.yaml", "name: ["));
    auto *strip = w.window->findChild<ErrorStrip *>();
    REQUIRE(strip != nullptr);
    REQUIRE(waitUntil([&] { return strip->sentences().size() == 4; }));
    CHECK(strip->isVisible());
    const QString all = strip->sentences().join(QLatin1Char('\n'));
    for (const char *name : {"first.onnx", "second.onnx", "third.onnx", "bad.yaml"})
        CHECK(all.contains(QString::fromUtf8(name)));
    w.drop(folder / "second.onnx"); // said already
    REQUIRE(waitUntil([&] { return !w.session.jobs().isBusy(); }));
    CHECK(strip->sentences().size() == 4);
    for (QToolButton *close : strip->findChildren<QToolButton *>())
        close->click();
    CHECK(strip->sentences().isEmpty());
    CHECK_FALSE(strip->isVisible());
    CHECK(w.bench().isOpen());
}

TEST_CASE("a large model is shown folded, and opens where one looks", "[widgets]")
{
    std::string text = "<ir_version: 8, opset_import: [\"\": 17]> g (float[2] x) => (float[2] y) { ";
    std::string last = "x";
    for (int layer = 0; layer < 6; ++layer) {
        for (int i = 0; i < 100; ++i) {
            const std::string name = "v" + std::to_string(layer) + "_" + std::to_string(i);
            text += "[\"/layer." + std::to_string(layer) + "/n" + std::to_string(i) + "\"] " + name + " = "
                + (i % 2 == 0 ? "Relu(" : "Neg(") + last + ") ";
            last = name;
        }
    }
    text += "y = Abs(" + last + ") }";
    const TemporaryFolder folder;
    REQUIRE(saveModel(modelFromText(text), folder / "layers.onnx"));
    Window w;
    w.window->open({folder / "layers.onnx"});
    w.settle();
    GraphCanvas &canvas = w.window->current()->canvas();
    const auto boxes = [&](LayoutBox::Kind kind) {
        const auto &all = canvas.frame()->boxes;
        return std::count_if(all.begin(), all.end(),
                             [kind](const FrameBox &box) { return box.kind == kind; });
    };
    REQUIRE(waitUntil([&] { return canvas.frame() != nullptr && boxes(LayoutBox::Kind::Group) == 6; }));
    CHECK(boxes(LayoutBox::Kind::Node) == 1);

    const NodeId inside = w.bench().analysis()->nodesByName.at("/layer.2/n5");
    w.bench().reveal(inside);
    REQUIRE(waitUntil([&] { return boxes(LayoutBox::Kind::Group) == 5; }));
    CHECK(boxes(LayoutBox::Kind::Node) == 101);
    w.settle();

    w.bench().selectNodes({inside});
    Q_EMIT canvas.foldRequested();
    REQUIRE(waitUntil([&] { return boxes(LayoutBox::Kind::Group) == 6; }));
    Q_EMIT canvas.unfoldRequested();
    REQUIRE(waitUntil([&] { return boxes(LayoutBox::Kind::Group) == 5; }));
}
