// SPDX-License-Identifier: Apache-2.0
// Running a model in the window, looking at its tensors, and setting them beside the original's.
#include "model/compute/npz.h"
#include "model/graph/model_edit.h"
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"
#include "tests/widgets/event_loop.h"
#include "widgets/forms/slice_view.h"
#include "widgets/models/compared_model.h"
#include "widgets/models/plane_model.h"
#include "widgets/panel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QTableView>
#include <QTreeWidget>

using namespace espalier;
using namespace espalier::test;

namespace {

struct Bench {
    Session session;
    std::unique_ptr<Workbench> bench;
    std::vector<std::string> errors;

    explicit Bench(const std::string &model)
    {
        REQUIRE(waitUntil([&] { return session.rules() && !session.targets().empty(); }));
        bench = std::make_unique<Workbench>(session);
        QObject::connect(bench.get(), &Workbench::failed, bench.get(),
                         [this](const Error &error) { errors.push_back(error.line()); });
        bench->setTarget({session.targetNamed("tnn"), "gpu-opencl"});
        bench->open({sourceFolder() / model});
        settle();
    }
    void settle()
    {
        REQUIRE(waitUntil([&] { return !session.jobs().isBusy(); }));
        REQUIRE(bench->isOpen());
    }
    void applyFirstFix()
    {
        for (const NodeVerdict &verdict : bench->support()->verdicts()) {
            if (!verdict.fixes.empty()) {
                bench->applyRuleAt(verdict.fixes.front(), {verdict.node});
                settle();
                return;
            }
        }
        FAIL("no rule mends this model");
    }
    [[nodiscard]] ValueId output() const { return bench->model().mainGraph().outputs.front().value; }
    [[nodiscard]] ValueId input() const { return bench->model().mainGraph().inputs.front().value; }
};

/// A panel in a window of its own, shown.
struct Shown {
    QWidget parent;
    PanelWidget *widget = nullptr;

    Shown(Session &session, const QString &id, Workbench *bench)
    {
        for (const auto &panel : Panel::all()) {
            if (panel->id() == id)
                widget = panel->create(session, &parent);
        }
        REQUIRE(widget != nullptr);
        parent.resize(900, 700);
        widget->resize(900, 700);
        parent.show();
        widget->show();
        widget->setWorkbench(bench);
    }
};

Elements counted(std::vector<std::int64_t> shape)
{
    DenseTensor tensor(TensorSpec{DType::Float, std::move(shape)});
    for (std::int64_t i = 0; i < tensor.count(); ++i)
        tensor.writable<float>()[i] = static_cast<float>(i);
    return Elements(tensor);
}

void showCounted(SliceView &view, std::vector<std::int64_t> shape)
{
    const Elements elements = counted(std::move(shape));
    view.showTensor(elements, *summarise(elements));
}

QString cell(const SliceView &view, int row, int column)
{
    const QAbstractItemModel *model = view.findChild<QTableView *>()->model();
    return model->index(row, column).data(Qt::EditRole).toString();
}

constexpr const char *paperModel = "tests/models/t_paper_sub_softmax_mul.onnx";

} // namespace

TEST_CASE("a run gives the values of the outputs, and an edit makes them unknown again", "[widgets]")
{
    Bench b("tests/models/t_convtranspose_zoo.onnx");
    b.bench->runModel();
    b.settle();
    CHECK(b.errors.empty());
    REQUIRE(b.bench->run());
    CHECK(b.bench->run()->kept(b.output()) != nullptr);
    b.applyFirstFix();
    REQUIRE(b.bench->history().steps().size() == 2);
    CHECK_FALSE(b.bench->run());
}

TEST_CASE("a run takes its inputs from a file", "[widgets]")
{
    Bench b(paperModel);
    const TemporaryFolder folder;
    const auto drawn = inputsFor(b.bench->model(), {{}, 7});
    REQUIRE(drawn);
    const auto &[name, tensor] = *drawn->begin();
    REQUIRE(writeNpy(folder / "x.npy", tensor));
    b.bench->setRunInputs({{{name, folder / "x.npy"}}, 1});
    b.bench->runModel();
    b.settle();
    REQUIRE(b.bench->run());
    CHECK(b.bench->run()->inputs().at(name).numbers() == tensor.numbers());
}

TEST_CASE("other inputs end what was known of the last ones, and a file that does not fit is told",
          "[widgets]")
{
    Bench b(paperModel);
    b.bench->runModel();
    b.settle();
    REQUIRE(b.bench->run());
    b.bench->setRunInputs({{{"no such input", "nowhere.npy"}}, 1});
    b.bench->runModel();
    b.settle();
    CHECK(b.errors.size() == 1);
    CHECK_FALSE(b.bench->run());
}

TEST_CASE("a comparison has every tensor that rewriting left, and none differs", "[widgets]")
{
    Bench b("tests/models/t_convtranspose_zoo.onnx");
    b.applyFirstFix();
    REQUIRE(b.bench->history().steps().size() == 2);
    b.bench->compareTensors();
    b.settle();
    CHECK(b.errors.empty());
    const auto comparison = b.bench->comparison();
    REQUIRE(comparison);
    CHECK(comparison->every.ofResult(b.output()) != nullptr);
    CHECK(comparison->every.firstDrift() == nullptr);
    CHECK(b.bench->run() == comparison->after);
}

TEST_CASE("rows of compared tensors sort by what they show, the node order first", "[widgets]")
{
    Bench b(paperModel);
    b.bench->compareTensors();
    b.settle();
    REQUIRE(b.bench->comparison());
    ComparedModel model(b.session);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(b.bench->comparison(), false);
    REQUIRE(model.rowCount() == static_cast<int>(b.bench->comparison()->every.tensors.size()));
    CHECK(model.tensorOf(0).name == b.bench->comparison()->every.tensors.front().name);
    model.sort(ComparedModel::Tensor, Qt::DescendingOrder);
    for (int row = 1; row < model.rowCount(); ++row)
        CHECK(model.tensorOf(row - 1).name >= model.tensorOf(row).name);
    model.show(b.bench->comparison(), true); // nothing was changed: all are equal
    CHECK(model.rowCount() == 0);
}

TEST_CASE("the Tensor panel shows a tensor's values once the model has run", "[widgets]")
{
    Bench b(paperModel);
    const Shown shown(b.session, QStringLiteral("tensor"), b.bench.get());
    const auto *slices = shown.widget->findChild<SliceView *>();
    REQUIRE(slices != nullptr);
    b.bench->selectValue(b.output());
    b.settle();
    CHECK_FALSE(slices->isVisible());
    b.bench->runModel();
    b.settle();
    CHECK(slices->isVisible());
    const DenseTensor *made = b.bench->run()->kept(b.output());
    REQUIRE(made != nullptr);
    CHECK(cell(*slices, 0, 0) == QString::fromStdString(Elements(*made).text(0)));
}

TEST_CASE("the Tensor panel shows the difference from the original", "[widgets]")
{
    Bench b(paperModel);
    const Shown shown(b.session, QStringLiteral("tensor"), b.bench.get());
    b.bench->compareTensors();
    b.settle();
    b.bench->selectValue(b.output());
    b.settle();
    auto *source = shown.widget->findChild<QComboBox *>();
    REQUIRE(source != nullptr);
    REQUIRE(source->isVisible());
    source->setCurrentIndex(2);
    Q_EMIT source->activated(2);
    b.settle();
    CHECK(cell(*shown.widget->findChild<SliceView *>(), 0, 0) == QStringLiteral("0"));
}

TEST_CASE("the Run panel lists inputs and, after a run, what the outputs are", "[widgets]")
{
    Bench b(paperModel);
    const Shown shown(b.session, QStringLiteral("run"), b.bench.get());
    const auto *inputs = shown.widget->findChild<QTreeWidget *>(QStringLiteral("inputs"));
    const auto *outputs = shown.widget->findChild<QTreeWidget *>(QStringLiteral("outputs"));
    REQUIRE((inputs != nullptr && outputs != nullptr));
    CHECK(inputs->topLevelItemCount() > 0);
    REQUIRE(outputs->topLevelItemCount() > 0);
    CHECK(outputs->topLevelItem(0)->text(2).isEmpty());
    b.bench->runModel();
    b.settle();
    CHECK_FALSE(outputs->topLevelItem(0)->text(2).isEmpty());
}

TEST_CASE("a slice view shows the last two axes, and others when they are chosen", "[widgets]")
{
    Session session;
    SliceView view(session);
    view.show();
    showCounted(view, {2, 3, 4});
    CHECK(cell(view, 2, 3) == QStringLiteral("11"));
    view.findChild<QSlider *>()->setValue(1);
    CHECK(cell(view, 2, 3) == QStringLiteral("23"));
    view.setChoice({0, 1, {0, 0, 2}});
    CHECK(cell(view, 1, 2) == QStringLiteral("22"));
}

TEST_CASE("the plane that was chosen stays for the next tensor of the same shape", "[widgets]")
{
    Session session;
    SliceView view(session);
    showCounted(view, {2, 3, 4});
    view.setChoice({0, 1, {0, 0, 2}});
    showCounted(view, {2, 3, 4});
    CHECK(view.choice() == PlaneChoice{0, 1, {0, 0, 2}});
    showCounted(view, {2, 3, 5});
    CHECK(view.choice() == PlaneChoice{1, 2, {0, 0, 0}});
}

TEST_CASE("a heat map has one colour for each element, zero being the canvas", "[widgets]")
{
    const Palette &colours = palette(Theme::Light);
    const QImage image = heatMap({3, 1, {-1, 0, 1}}, {-1, 1}, colours);
    REQUIRE(image.size() == QSize(3, 1));
    CHECK(image.pixelColor(1, 0) == colours.canvas);
    CHECK(image.pixelColor(0, 0) != image.pixelColor(2, 0));
}

TEST_CASE("a picture takes its channels in the order that is asked for", "[widgets]")
{
    const std::vector<Raster> channels{{1, 1, {0}}, {1, 1, {51}}, {1, 1, {255}}};
    CHECK(picture(channels, {0, 255}, false).pixelColor(0, 0) == QColor(0, 51, 255));
    CHECK(picture(channels, {0, 255}, true).pixelColor(0, 0) == QColor(255, 51, 0));
}

TEST_CASE("a slice view paints pictures of what has channels only", "[widgets]")
{
    Session session;
    SliceView view(session);
    view.show();
    showCounted(view, {1, 3, 4, 4});
    view.setKind(SliceView::Kind::Picture);
    CHECK(view.kind() == SliceView::Kind::Picture);
    REQUIRE(waitUntil([&] { return !view.findChild<RasterView *>()->image().isNull(); }));
    CHECK(view.findChild<RasterView *>()->image().size() == QSize(4, 4));
    showCounted(view, {5, 7});
    CHECK(view.kind() != SliceView::Kind::Picture);
}

TEST_CASE("a table of many rows shows as many as a view can hold", "[widgets]")
{
    PlaneModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const Elements elements(DenseTensor(TensorSpec{DType::UInt8, {300'000}}));
    model.show(elements, Plane({300'000}, PlaneChoice::lastAxes({300'000})));
    CHECK(model.rowCount() == PlaneModel::most);
    model.show(std::nullopt, {});
    CHECK(model.rowCount() == 0);
}
