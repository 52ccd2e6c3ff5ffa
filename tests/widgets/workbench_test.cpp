// SPDX-License-Identifier: Apache-2.0
// The main job through the window's own objects: open, judge, mend, undo, cut, verify, export.
#include "widgets/workbench.h"

#include "tests/support/catch.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/text_model.h"
#include "tests/widgets/event_loop.h"
#include "widgets/export_dialog.h"
#include "widgets/models/finding_model.h"

#include <QTreeWidget>
#include <fstream>

using namespace espalier;
using namespace espalier::test;

namespace {

/// A workbench with a model open for TNN's OpenCL device, all jobs done.
struct Bench {
    Session session;
    std::unique_ptr<Workbench> bench;
    std::vector<std::string> errors;

    explicit Bench(const std::string &model, const char *target = "tnn", const char *device = "gpu-opencl")
    {
        REQUIRE(waitUntil([&] { return session.rules() && !session.targets().empty(); }));
        bench = std::make_unique<Workbench>(session);
        QObject::connect(bench.get(), &Workbench::failed, bench.get(),
                         [this](const Error &error) { errors.push_back(error.line()); });
        bench->setTarget({session.targetNamed(target), device});
        bench->open({sourceFolder() / model});
        settle();
    }
    void settle()
    {
        REQUIRE(waitUntil([&] { return !session.jobs().isBusy(); }));
        REQUIRE(bench->isOpen());
        REQUIRE_FALSE(bench->isStale());
    }
    [[nodiscard]] std::size_t missing() const
    {
        const SupportCounts counts = bench->support()->counts();
        return counts.nodes - counts.supported;
    }
    /// The first node that a rule mends; invalid if there is none.
    [[nodiscard]] const NodeVerdict *firstFixable() const
    {
        for (const NodeVerdict &verdict : bench->support()->verdicts()) {
            if (!verdict.fixes.empty())
                return &verdict;
        }
        return nullptr;
    }
};

constexpr const char *paperModel = "tests/models/t_paper_sub_softmax_mul.onnx";

} // namespace

TEST_CASE("a fix is one step that can be undone and done again", "[widgets]")
{
    Bench b("tests/models/t_convtranspose_zoo.onnx");
    const std::size_t before = b.missing();
    const NodeVerdict *fixable = b.firstFixable();
    REQUIRE(fixable != nullptr);
    b.bench->applyRuleAt(fixable->fixes.front(), {fixable->node});
    b.settle();
    CHECK(b.errors.empty());
    REQUIRE(b.bench->history().steps().size() == 2);
    CHECK(b.missing() < before);
    CHECK(b.bench->history().isDirty());
    b.bench->undo();
    b.settle();
    CHECK(b.missing() == before);
    CHECK_FALSE(b.bench->history().isDirty());
    b.bench->redo();
    b.settle();
    CHECK(b.missing() < before);
}

TEST_CASE("fit, cut and export leave a model that runs and code that was verified", "[widgets]")
{
    Bench b("tests/models/t_nonzero_tail.onnx");
    REQUIRE(b.missing() > 0);
    CHECK_FALSE(findingRows(*b.bench).empty());
    b.bench->fitToTarget();
    b.settle();
    if (b.missing() > 0) {
        b.bench->draftAutoCut(false);
        b.settle();
        REQUIRE(b.bench->cutDraft());
        REQUIRE_FALSE(b.bench->cutDraft()->error);
        b.bench->applyCutDraft();
        b.settle();
        CHECK(b.bench->state().cut != nullptr);
    }
    CHECK(b.missing() == 0);
    b.bench->verifyModel();
    b.settle();
    CHECK(b.errors.empty());
    REQUIRE(b.bench->verification() != nullptr);
    CHECK(b.bench->verification()->passed == true);

    const TemporaryFolder out;
    ExportDialog dialog(*b.bench);
    dialog.setFolder(QString::fromStdString(out.path().string()));
    int plans = 0;
    QObject::connect(&dialog, &ExportDialog::planned, &dialog, [&] { ++plans; });
    dialog.choose("tnn", true);
    dialog.choose("onnx", true);
    b.settle();
    CHECK(plans >= 1);
    const auto listed = [&] {
        QStringList rows;
        const auto *list = dialog.findChild<QTreeWidget *>();
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            const QTreeWidgetItem *format = list->topLevelItem(i);
            for (int k = 0; k < format->childCount(); ++k)
                rows += format->child(k)->text(0) + QLatin1Char('|') + format->child(k)->text(1)
                    + QLatin1Char('|') + format->child(k)->text(2);
        }
        return rows;
    };
    const QStringList planned = listed();
    CHECK(planned.size() >= 4);
    CHECK_FALSE(std::filesystem::exists(out / "t_nonzero_tail")); // nothing was written yet
    bool isWhole = false;
    QObject::connect(&dialog, &ExportDialog::exported, &dialog, [&](bool whole) { isWhole = whole; });
    dialog.start();
    b.settle();
    CHECK(isWhole);
    CHECK(std::filesystem::exists(out / "t_nonzero_tail/tnn/manifest.json"));
    CHECK(std::filesystem::exists(out / "t_nonzero_tail/onnx/manifest.json"));
    CHECK_FALSE(b.bench->history().isDirty());
    QStringList written = listed();
    CHECK(written == planned);

    // The same again names what it would replace, file by file, and what would go.
    std::ofstream(out / "t_nonzero_tail/tnn/notes.txt") << "mine";
    ExportDialog again(*b.bench);
    again.choose("onnx", false);
    again.choose("cpp", false);
    again.choose("tnn", true);
    again.setFolder(QString::fromStdString(out.path().string()));
    b.settle();
    const auto *list = again.findChild<QTreeWidget *>();
    REQUIRE(list->topLevelItemCount() == 1);
    int replaced = 0;
    int removed = 0;
    for (int i = 0; i < list->topLevelItem(0)->childCount(); ++i) {
        const QString what = list->topLevelItem(0)->child(i)->text(2);
        replaced += what == QStringLiteral("replaces a file") ? 1 : 0;
        removed += what == QStringLiteral("is removed") ? 1 : 0;
    }
    CHECK(replaced >= 2);
    CHECK(removed == 1);
}

TEST_CASE("choosing another device judges again, and the newest choice wins", "[widgets]")
{
    Bench b(paperModel);
    const TargetPointer tnn = b.session.targetNamed("tnn");
    b.bench->setTarget({tnn, "cpu-arm"});
    b.bench->setTarget({tnn, "cpu-naive"});
    b.settle();
    CHECK(b.bench->support()->device() == "cpu-naive");
}

TEST_CASE("a cut without what it needs says why, and changes nothing", "[widgets]")
{
    Bench b(paperModel);
    b.bench->draftCut({"there is no such tensor"});
    b.settle();
    REQUIRE(b.bench->cutDraft());
    REQUIRE(b.bench->cutDraft()->error);
    CHECK(b.bench->cutDraft()->error->reason == "no_such_tensor");
    b.bench->applyCutDraft();
    b.settle();
    CHECK(b.bench->history().steps().size() == 1);
}

TEST_CASE("a dragged cut is planned anew each time, from where it was taken up", "[widgets]")
{
    Bench b(paperModel);
    const Model &model = b.bench->model();
    const auto valueOf = [&](const char *op) { return model.node(nodeOf(model, op)).outputs.front(); };
    b.bench->draftCut({model.value(valueOf("Softmax")).name});
    b.settle();
    REQUIRE(b.bench->cutDraft());
    REQUIRE_FALSE(b.bench->cutDraft()->error);
    const auto start = b.bench->cutDraft()->plan.moved;
    b.bench->moveCutTo(valueOf("Sub")); // nobody took it up
    b.settle();
    CHECK(b.bench->cutDraft()->plan.moved == start);
    b.bench->grabCut();
    b.bench->moveCutTo(valueOf("Sub"));
    b.settle();
    CHECK(b.bench->cutDraft()->plan.moved.contains(nodeOf(model, "Softmax")));
    CHECK(b.bench->cutDraft()->plan.moved.size() > start.size());
    b.bench->moveCutTo(valueOf("Softmax"));
    b.settle();
    CHECK(b.bench->cutDraft()->plan.moved == start);
    b.bench->moveCutTo(model.mainGraph().outputs[1].value); // nothing would be left behind it
    b.settle();
    CHECK(b.bench->cutDraft()->plan.moved == start);
    CHECK_FALSE(b.bench->cutDraft()->error);
    b.bench->releaseCut();
    CHECK(b.bench->history().steps().size() == 1);
    CHECK(b.errors.empty());
}

TEST_CASE("selections can be gone back to", "[widgets]")
{
    Bench b(paperModel);
    const std::vector<NodeId> &nodes = b.bench->analysis()->nodes;
    REQUIRE(nodes.size() >= 2);
    b.bench->selectNodes({nodes[0]});
    b.bench->selectNodes({nodes[1]});
    b.bench->goBack();
    CHECK(b.bench->selectedNode() == nodes[0]);
    b.bench->goForward();
    CHECK(b.bench->selectedNode() == nodes[1]);
}

TEST_CASE("what cannot be read is said, and no document opens", "[widgets]")
{
    Session session;
    Workbench bench(session);
    std::string said;
    QObject::connect(&bench, &Workbench::failed, &bench, [&](const Error &error) { said = error.reason; });
    bench.open({sourceFolder() / "README.md"});
    REQUIRE(waitUntil([&] { return !said.empty(); }));
    CHECK_FALSE(bench.isOpen());
}
