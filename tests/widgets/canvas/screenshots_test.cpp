// SPDX-License-Identifier: Apache-2.0
// The pictures of docs/pictures: ESPALIER_PICTURES=FOLDER QT_QPA_PLATFORM=offscreen
// espalier_widget_tests '[.pictures]'. ESPALIER_PICTURE_MODEL, _DEVICE, _LANGUAGE and _WIDTH choose others.
#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/widgets/event_loop.h"
#include "widgets/error_text.h"
#include "widgets/forms/slice_view.h"
#include "widgets/main_window.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTranslator>
#include <set>

using namespace espalier;
using namespace espalier::test;

namespace {

std::string chosen(const char *variable, const std::string &usual)
{
    return qEnvironmentVariable(variable, QString::fromStdString(usual)).toStdString();
}

class Photographer {
public:
    Photographer() : m_window(m_session)
    {
        m_window.resize(QString::fromStdString(chosen("ESPALIER_PICTURE_WIDTH", "1440")).toInt(), 900);
        m_window.show();
        REQUIRE(waitUntil([&] { return m_session.rules() && !m_session.targets().empty(); }));
    }

    void open(const std::string &file, const std::string &device)
    {
        m_view = m_window.open({file});
        bench().setTarget({m_session.targetNamed("tnn"), device});
        REQUIRE(waitUntil([&] { return canvas().frame() && bench().support() && !bench().isStale(); }));
        canvas().setReducedMotion(true);
        settle();
    }

    [[nodiscard]] Workbench &bench() { return m_view->workbench(); }
    [[nodiscard]] GraphCanvas &canvas() { return m_view->canvas(); }
    void setTheme(ThemeChoice theme) { m_session.setThemeChoice(theme); }
    void raise(const char *panel) { m_window.raisePanel(QString::fromLatin1(panel)); }

    [[nodiscard]] SliceView &slices() { return *m_window.findChild<SliceView *>(); }

    void settle()
    {
        for (int i = 0; i < 3; ++i) {
            REQUIRE(waitUntil([&] { return !m_session.jobs().isBusy(); }));
            QElapsedTimer clock;
            clock.start();
            REQUIRE(waitUntil([&] { return clock.elapsed() > 150; }));
        }
    }

    /// Puts these nodes into the middle at the zoom.
    void look(const std::vector<NodeId> &nodes, double zoom)
    {
        QRectF bounds;
        for (const NodeId node : nodes) {
            if (const FrameBox *box = canvas().frame()->find(node))
                bounds = bounds.isNull() ? box->rect : bounds.united(box->rect);
        }
        View view;
        view.zoom = zoom;
        const QSizeF size = QSizeF(canvas().viewport()->size()) / canvas().unit();
        view.origin = bounds.center() - QPointF(size.width(), size.height()) / (2 * zoom);
        canvas().setView(view);
    }

    void keep(const char *name)
    {
        settle();
        const QImage picture = m_window.grab().toImage();
        CHECK(picture.size() == m_window.size());
        const QString folder = qEnvironmentVariable("ESPALIER_PICTURES");
        if (!folder.isEmpty())
            CHECK(picture.save(QStringLiteral("%1/%2.png").arg(folder, QString::fromLatin1(name)), "png", 0));
    }

private:
    Session m_session;
    MainWindow m_window;
    DocumentView *m_view = nullptr;
};

/// The last tensor that one node makes and another reads.
std::string tensorBefore(const Model &model, std::vector<NodeId> nodes)
{
    std::reverse(nodes.begin(), nodes.end());
    for (const NodeId node : nodes) {
        for (const ValueId input : model.node(node).inputs) {
            const NodeId producer = input.isValid() ? model.value(input).producer : NodeId{};
            if (producer.isValid() && !model.node(producer).isOp("Constant"))
                return model.value(input).name;
        }
    }
    return {};
}

/// Before a fix, after it, and back.
void takeFix(Photographer &photos, NodeId node, const std::string &rule)
{
    Workbench &bench = photos.bench();
    std::set<NodeId> before;
    for (const NodeId each : nodesInOrder(bench.model()))
        before.insert(each);
    photos.look({node}, 1);
    bench.applyRuleAt(rule, {node});
    photos.settle();
    std::vector<NodeId> added;
    for (const NodeId each : nodesInOrder(bench.model())) {
        if (!before.contains(each))
            added.push_back(each);
    }
    CHECK(bench.history().steps().size() > 1);
    bench.selectNodes(added);
    photos.raise("history");
    photos.settle();
    photos.look(added, 1);
    photos.keep("fixed");
    bench.undo();
    photos.settle();
}

/// A feature map of the picture of the window that was taken last.
void takeValues(Photographer &photos)
{
    photos.setTheme(ThemeChoice::Light);
    Workbench &bench = photos.bench();
    bench.dropCut();
    const QString folder = qEnvironmentVariable("ESPALIER_PICTURES");
    if (!folder.isEmpty())
        bench.setRunInputs({{{{}, folder.toStdString() + "/main.png"}}, 1});
    bench.compareTensors();
    photos.settle();
    REQUIRE(bench.comparison());
    const ComparedTensor &first = bench.comparison()->every.tensors.front();
    photos.raise("comparison");
    bench.lookAt(first.after);
    photos.look({bench.model().value(first.after).producer}, 1);
    photos.settle();
    photos.slices().setKind(SliceView::Kind::HeatMap);
    photos.slices().setChoice({2, 3, {0, 9, 0, 0}});
    photos.keep("values");
}

} // namespace

TEST_CASE("pictures of the window for the documentation", "[.pictures]")
{
    QTranslator english; // knows its plurals
    REQUIRE(
        loadTranslation(english, QLocale(QString::fromStdString(chosen("ESPALIER_PICTURE_LANGUAGE", "en")))));
    REQUIRE(QCoreApplication::installTranslator(&english));
    Photographer photos;
    photos.setTheme(ThemeChoice::Light);
    photos.keep("welcome");
    photos.open(chosen("ESPALIER_PICTURE_MODEL", sourceFolder() / "resources/samples/fastestdet.onnx"),
                chosen("ESPALIER_PICTURE_DEVICE", "npu-huawei"));
    Workbench &bench = photos.bench();

    NodeId shown; // the first that a rule mends, else the first that does not run, else the first
    std::string rule;
    for (const NodeVerdict &verdict : bench.support()->verdicts()) {
        if (rule.empty() && !verdict.fixes.empty()) {
            shown = verdict.node;
            rule = verdict.fixes.front();
        } else if (rule.empty() && !verdict.isSupported() && !shown.isValid()) {
            shown = verdict.node;
        }
    }
    if (!shown.isValid())
        shown = bench.support()->verdicts().front().node;
    bench.reveal(shown);
    photos.settle();
    photos.look({shown}, 1);
    photos.keep("main");
    photos.setTheme(ThemeChoice::Dark);
    photos.keep("main-dark");
    photos.look({shown}, 0.6);
    photos.keep("middle-dark");
    photos.canvas().fitAll();
    photos.keep("overview-dark");
    photos.setTheme(ThemeChoice::HighContrast);
    photos.keep("overview-contrast");
    photos.look({shown}, 1);
    photos.keep("main-contrast");
    photos.setTheme(ThemeChoice::Light);
    photos.look({shown}, 0.6);
    photos.keep("middle");
    photos.canvas().fitAll();
    photos.keep("overview");

    if (!rule.empty())
        takeFix(photos, shown, rule);
    photos.raise("findings");
    bench.select({});
    photos.raise("cut");
    bench.draftAutoCut(false);
    photos.settle();
    REQUIRE(bench.cutDraft());
    if (bench.cutDraft()->error || bench.cutDraft()->plan.isEmpty()) {
        // What does not run may not move by itself, or all runs: then a cut before the last node will do.
        bench.draftCut({tensorBefore(bench.model(), nodesInOrder(bench.model()))});
        photos.settle();
    }
    REQUIRE_FALSE(bench.cutDraft()->error);
    std::vector<NodeId> edge; // what reads the tensors that are cut
    const auto &cut = bench.cutDraft()->plan;
    for (const NodeId node : cut.moved) {
        for (const ValueId input : bench.model().node(node).inputs) {
            if (std::find(cut.crossing.begin(), cut.crossing.end(), input) != cut.crossing.end()) {
                edge.push_back(node);
                break;
            }
        }
    }
    std::sort(edge.begin(), edge.end());
    REQUIRE_FALSE(edge.empty());
    photos.look({edge.front()}, 1);
    photos.keep("cut");
    photos.look({edge.front()}, 0.6);
    photos.keep("cut-middle");
    photos.setTheme(ThemeChoice::Dark);
    photos.keep("cut-dark");
    photos.setTheme(ThemeChoice::HighContrast);
    photos.keep("cut-contrast");
    photos.setTheme(ThemeChoice::Light);
    takeValues(photos);
}
