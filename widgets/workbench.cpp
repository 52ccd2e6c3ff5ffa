// SPDX-License-Identifier: Apache-2.0
// The document and the selection, and which job follows on what.
#include "widgets/workbench.h"

#include "model/io/open_model.h"
#include "model/shapes/fix_dims.h"
#include "model/targets/check_support.h"
#include "rewrites/fit.h"

#include <QFileInfo>
#include <algorithm>

namespace espalier {

namespace {

int nextNumber()
{
    static int number = 0;
    return ++number;
}

constexpr std::size_t visitedKept = 100;

/// The model as the command line wants its dims.
Result<Model> openFixed(const Workbench::OpenRequest &request, const TaskContext &context)
{
    auto model = openModel(request.path, context);
    for (const auto &[name, length] : request.dims) {
        if (model)
            model = fixDim(*model, name, length);
    }
    for (const auto &[name, dims] : request.shapes) {
        if (model)
            model = fixShape(*model, name, dims);
    }
    return model;
}

bool contains(const Model &model, const Selection &selection)
{
    return std::all_of(selection.nodes.begin(), selection.nodes.end(),
                       [&](NodeId id) { return model.findNode(id) != nullptr; })
        && std::all_of(selection.values.begin(), selection.values.end(),
                       [&](ValueId id) { return model.findValue(id) != nullptr; });
}

} // namespace

Workbench::Workbench(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_number(nextNumber()), m_target(session.initialChoice())
{
    connect(&session, &Session::targetsChanged, this, [this] {
        if (!m_target.target)
            setTarget(m_session.initialChoice());
    });
    connect(&session, &Session::rulesChanged, this, &Workbench::startFixes);
}

Workbench::~Workbench()
{
    for (const char *job :
         {"open", "analyse", "support", "fixes", "rewrite", "verify", "run", "cut", "layout"})
        m_session.jobs().cancelKey(key(job));
}

std::string Workbench::key(const char *job) const
{
    return std::to_string(m_number) + "/" + job;
}

QString Workbench::title() const
{
    return QString::fromStdString(printable(m_path.stem().string()));
}

// --- document
// --------------------------------------------------------------------------------------------------------

void Workbench::open(const OpenRequest &request)
{
    m_path = request.path;
    m_session.jobs().run<Model>(
        {.key = key("open"), .title = tr("Opening %1").arg(title()), .receiver = this},
        [request](const TaskContext &context) { return openFixed(request, context); },
        [this](Result<Model> model) {
            if (!model) {
                Q_EMIT failed(model.error());
                return;
            }
            DocumentState state{*model, *model, nullptr, {}};
            m_history = std::make_unique<History<DocumentState>>(
                std::move(state),
                Message(QT_TRANSLATE_NOOP("widgets", "Open %1"), m_path.filename().string()));
            Q_EMIT opened();
            Q_EMIT historyChanged();
            startAnalysis();
        });
}

void Workbench::afterMove(const Model &before)
{
    const ModelDiff diff = diffModels(before, model());
    if (!contains(model(), m_selection)) {
        std::erase_if(m_selection.nodes, [this](NodeId id) { return model().findNode(id) == nullptr; });
        std::erase_if(m_selection.values, [this](ValueId id) { return model().findValue(id) == nullptr; });
        Q_EMIT selectionChanged();
    }
    m_verification.reset();
    dropRun();
    m_isStale = true;
    dropCut();
    Q_EMIT modelChanged(diff);
    Q_EMIT historyChanged();
    Q_EMIT verificationChanged();
    Q_EMIT runChanged();
    startAnalysis();
}

void Workbench::goToStep(std::size_t step)
{
    if (!isOpen())
        return;
    const Model before = model();
    if (m_history->goTo(step))
        afterMove(before);
}

void Workbench::undo()
{
    if (isOpen() && m_history->canUndo())
        goToStep(m_history->position() - 1);
}

void Workbench::redo()
{
    if (isOpen() && m_history->canRedo())
        goToStep(m_history->position() + 1);
}

void Workbench::commit(DocumentState state, Message label)
{
    const Model before = model();
    m_history->commit(std::move(state), std::move(label));
    afterMove(before);
}

void Workbench::commitEdit(Result<Model> edited, Message label)
{
    if (!edited) {
        Q_EMIT failed(edited.error());
        return;
    }
    DocumentState next{*edited, *edited, state().cut, {}};
    commit(std::move(next), std::move(label));
}

void Workbench::markSaved()
{
    m_history->markClean();
    Q_EMIT historyChanged();
}

// --- what follows from it
// --------------------------------------------------------------------------------------------

void Workbench::startAnalysis()
{
    m_isStale = true;
    using Made = std::shared_ptr<const Analysis>;
    m_session.jobs().run<Made>(
        {.key = key("analyse"), .title = tr("Inferring shapes of %1").arg(title()), .receiver = this},
        [model = model(), before = m_analysis](const TaskContext &context) {
            return analyse(model, before, context);
        },
        [this](Result<Made> made) {
            if (!made) {
                Q_EMIT failed(made.error());
                return;
            }
            m_analysis = std::move(*made);
            Q_EMIT analysisChanged();
            startSupport();
        });
}

void Workbench::startSupport()
{
    if (!m_analysis || !m_target.target) {
        m_isStale = false;
        m_support.reset();
        Q_EMIT supportChanged();
        return;
    }
    SupportOptions options;
    options.strict = m_isStrict;
    m_session.jobs().run<SupportReport>(
        {.key = key("support"), .title = tr("Judging %1").arg(title()), .receiver = this},
        [analysis = m_analysis, choice = m_target,
         options](const TaskContext &context) -> Result<SupportReport> {
            SupportReport report =
                checkSupport(*analysis->facts, *choice.target, choice.device, options, context);
            if (context.isStopped())
                return fail(TaskContext::cancelled());
            return report;
        },
        [this](Result<SupportReport> report) {
            if (!report)
                return;
            m_support = std::make_shared<const SupportReport>(std::move(*report));
            m_isStale = false;
            Q_EMIT supportChanged();
            startFixes();
        });
}

void Workbench::startFixes()
{
    const auto rules = m_session.rules();
    if (!m_support || !rules || m_isStale || m_support->isFullySupported())
        return;
    m_session.jobs().run<SupportReport>(
        {.key = key("fixes"), .title = tr("Looking for rules that mend %1").arg(title()), .receiver = this},
        [analysis = m_analysis, support = m_support, target = fitTarget(),
         rules](const TaskContext &context) -> Result<SupportReport> {
            SupportReport report = *support;
            addFixes(report, *analysis->facts, *rules, target, {}, context);
            if (context.isStopped())
                return fail(TaskContext::cancelled());
            return report;
        },
        [this](Result<SupportReport> report) {
            if (!report || m_isStale)
                return;
            m_support = std::make_shared<const SupportReport>(std::move(*report));
            Q_EMIT supportChanged();
        });
}

const NodeVerdict *Workbench::verdictOf(NodeId node) const
{
    return m_support && node.isValid() ? m_support->find(node) : nullptr;
}

Look Workbench::lookOfNode(NodeId node) const
{
    const NodeVerdict *verdict = verdictOf(node);
    return verdict == nullptr ? Look::Plain : lookOf(*verdict);
}

FitTarget Workbench::fitTarget() const
{
    FitTarget out{m_target.target, m_target.device, {}};
    out.support.strict = m_isStrict;
    return out;
}

void Workbench::setTarget(const TargetChoice &choice)
{
    if (choice.target == m_target.target && choice.device == m_target.device)
        return;
    m_target = choice;
    if (choice.target)
        m_session.setInitialChoice(choice);
    m_isStale = true;
    dropCut();
    Q_EMIT targetChanged();
    if (m_analysis)
        startSupport();
}

// --- selection
// -------------------------------------------------------------------------------------------------------

void Workbench::select(Selection selection)
{
    if (selection == m_selection)
        return;
    if (!selection.isEmpty()) {
        if (m_place < m_visited.size())
            m_visited.erase(m_visited.begin() + static_cast<std::ptrdiff_t>(m_place) + 1, m_visited.end());
        m_visited.push_back(selection);
        if (m_visited.size() > visitedKept)
            m_visited.erase(m_visited.begin());
        m_place = m_visited.size() - 1;
    }
    m_selection = std::move(selection);
    Q_EMIT selectionChanged();
}

NodeId Workbench::selectedNode() const
{
    return m_selection.nodes.size() == 1 ? m_selection.nodes.front() : NodeId{};
}

ValueId Workbench::selectedValue() const
{
    if (m_selection.values.size() == 1)
        return m_selection.values.front();
    const NodeId node = selectedNode();
    if (!isOpen() || !node.isValid() || model().findNode(node) == nullptr)
        return {};
    return model().node(node).output(0);
}

void Workbench::goBack()
{
    if (m_place == 0 || m_visited.empty())
        return;
    m_selection = m_visited[--m_place];
    Q_EMIT selectionChanged();
    if (!m_selection.nodes.empty())
        Q_EMIT revealRequested(m_selection.nodes.front());
}

void Workbench::goForward()
{
    if (m_place + 1 >= m_visited.size())
        return;
    m_selection = m_visited[++m_place];
    Q_EMIT selectionChanged();
    if (!m_selection.nodes.empty())
        Q_EMIT revealRequested(m_selection.nodes.front());
}

void Workbench::lookAt(ValueId value)
{
    selectValue(value);
    Q_EMIT lookRequested();
}

void Workbench::reveal(NodeId node)
{
    selectNodes({node});
    Q_EMIT revealRequested(node);
}

} // namespace espalier
