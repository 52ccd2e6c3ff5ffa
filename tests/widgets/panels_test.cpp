// SPDX-License-Identifier: Apache-2.0
// Every panel stands being made, shown models, and destroyed in any order.
#include "model/targets/check_support.h"
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/widgets/event_loop.h"
#include "widgets/error_text.h"
#include "widgets/models/weight_model.h"
#include "widgets/panel.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QLabel>
#include <QScrollArea>
#include <set>

using namespace espalier;
using namespace espalier::test;

namespace {

std::filesystem::path sample()
{
    return sourceFolder() / "tests/models/t_paper_sub_softmax_mul.onnx";
}

bool isSettled(const Workbench &bench)
{
    return bench.support() != nullptr && !bench.isStale() && !bench.session().jobs().isBusy();
}

} // namespace

TEST_CASE("ids of panels differ, and each has a title", "[widgets]")
{
    std::set<QString> ids;
    for (const auto &panel : Panel::all()) {
        CHECK(ids.insert(panel->id()).second);
        CHECK_FALSE(panel->title().isEmpty());
    }
    CHECK(ids.size() >= 9);
}

TEST_CASE("panels follow a workbench, its replacement, and its end", "[widgets]")
{
    Session session;
    REQUIRE(waitUntil([&] { return !session.targets().empty() && session.rules(); }));
    for (const auto &panel : Panel::all()) {
        INFO(panel->id().toStdString());
        QWidget parent;
        PanelWidget *widget = panel->create(session, &parent);
        for (QAbstractItemView *view : widget->findChildren<QAbstractItemView *>()) {
            if (view->model() != nullptr && !view->model()->inherits("QTreeModel")) // Qt's own model
                new QAbstractItemModelTester(view->model(),
                                             QAbstractItemModelTester::FailureReportingMode::Fatal, view);
        }
        parent.resize(320, 400);
        parent.show();
        widget->show();
        widget->setWorkbench(nullptr);
        auto first = std::make_unique<Workbench>(session);
        widget->setWorkbench(first.get());
        first->open({sample()});
        REQUIRE(waitUntil([&] { return isSettled(*first); }));
        first->selectNodes({first->analysis()->nodes.front()});
        first->selectNodes(first->analysis()->nodes);
        Workbench second(session);
        widget->setWorkbench(&second);
        first.reset();
        second.open({sample()});
        REQUIRE(waitUntil([&] { return isSettled(second); }));
        second.selectValue(second.model().mainGraph().outputs.front().value);
        widget->setWorkbench(nullptr);
        CHECK(parent.grab().width() == 320);
    }
}

TEST_CASE("the Node panel lists each condition, with the value that made it fail", "[widgets]")
{
    Session session;
    REQUIRE(waitUntil([&] { return !session.targets().empty() && session.rules(); }));
    for (const auto &panel : Panel::all()) {
        if (panel->id() != QStringLiteral("node"))
            continue;
        QWidget parent;
        PanelWidget *widget = panel->create(session, &parent);
        parent.show();
        widget->show();
        Workbench bench(session);
        bench.setTarget({session.targetNamed("tnn"), "gpu-opencl"});
        bench.open({sourceFolder() / "tests/models/t_convtranspose_zoo.onnx"});
        REQUIRE(waitUntil([&] { return isSettled(bench); }));
        widget->setWorkbench(&bench);
        int failing = 0;
        for (const NodeVerdict &verdict : bench.support()->verdicts()) {
            if (verdict.clause.empty())
                continue;
            bench.selectNodes({verdict.node});
            int turns = 0; // rows are shown one turn of the event loop after they were made
            static_cast<void>(waitUntil([&] { return ++turns > 5; }));
            const auto outcomes = checkClauses(*bench.analysis()->facts, *bench.target().target,
                                               bench.target().device, verdict.node);
            CHECK_FALSE(outcomes.empty());
            QStringList shown;
            for (const QLabel *label : widget->findChildren<QLabel *>()) {
                if (!label->isHidden())
                    shown += QString(label->text()).remove(QChar(0x200B));
            }
            for (const ClauseOutcome &outcome : outcomes) {
                CHECK(shown.contains(withoutDevice(QString::fromStdString(outcome.clause))));
                for (const Message &value : outcome.values)
                    CHECK(shown.join(QLatin1Char('\n'))
                              .contains(withoutDevice(QString::fromStdString(value.english()))));
            }
            CHECK(shown.count(QStringLiteral("checked"))
                  == std::count_if(outcomes.begin(), outcomes.end(), [](const ClauseOutcome &outcome) {
                         return outcome.truth == Truth::True;
                     }));
            // Long rows of conditions and tensors break; nothing is cut off at the right.
            const auto *page = widget->findChild<QScrollArea *>()->widget();
            CHECK(page->minimumSizeHint().width() <= 304);
            ++failing;
        }
        CHECK(failing > 0);
    }
}

TEST_CASE("weights are listed by size, and sort by any column", "[widgets]")
{
    Session session;
    Workbench bench(session);
    bench.open({sourceFolder() / "tests/models/t_convtranspose_zoo.onnx"});
    REQUIRE(waitUntil([&] { return bench.isOpen() && bench.analysis(); }));
    WeightModel model;
    model.read(&bench);
    REQUIRE(model.rowCount() > 2);
    std::size_t weights = 0;
    const auto &values = bench.model().mainGraph().values;
    for (std::uint32_t i = 0; i < values.size(); ++i)
        weights += values.find(i) != nullptr && values.find(i)->initializer ? 1 : 0;
    CHECK(static_cast<std::size_t>(model.rowCount()) == weights);
    const auto bytes = [&](int row) {
        return bench.model().value(model.valueOf(row)).initializer->storedBytes();
    };
    for (int row = 1; row < model.rowCount(); ++row)
        CHECK(bytes(row) <= bytes(row - 1));
    const QPersistentModelIndex largest = model.index(0, WeightModel::Name);
    const QString name = largest.data().toString();
    model.sort(WeightModel::Name, Qt::AscendingOrder);
    CHECK(largest.data().toString() == name);
    for (int row = 1; row < model.rowCount(); ++row)
        CHECK(model.index(row - 1, 0).data().toString() <= model.index(row, 0).data().toString());
    const int row = largest.row();
    CHECK(model.rowOf(model.valueOf(row)) == row);
    const NodeId reader = model.readerOf(row);
    REQUIRE(reader.isValid());
    const auto &inputs = bench.model().node(reader).inputs;
    CHECK(std::find(inputs.begin(), inputs.end(), model.valueOf(row)) != inputs.end());
}

TEST_CASE("a workbench may go while a panel still shows it", "[widgets]")
{
    Session session;
    for (const auto &panel : Panel::all()) {
        INFO(panel->id().toStdString());
        QWidget parent;
        PanelWidget *widget = panel->create(session, &parent);
        parent.show();
        widget->show();
        {
            Workbench bench(session);
            widget->setWorkbench(&bench);
        }
        CHECK_FALSE(parent.grab().isNull());
    }
}
