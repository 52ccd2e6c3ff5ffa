// SPDX-License-Identifier: Apache-2.0
// Menus, toolbar and keys of the window.
#include "widgets/coverage_bar.h"
#include "widgets/icons.h"
#include "widgets/main_window.h"
#include "widgets/models/history_model.h"
#include "widgets/search_field.h"
#include "widgets/target_picker.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

namespace espalier {

namespace {

constexpr int tabsWithKeys = 9;

QByteArray tabId(int tab)
{
    return "tab-" + QByteArray::number(tab + 1);
}

} // namespace

QAction *MainWindow::add(const char *id, const QString &text, const QKeySequence &key,
                         const std::function<void()> &slot, const char *icon)
{
    auto *made = new QAction(text, this);
    made->setShortcut(key);
    made->setObjectName(QString::fromUtf8(id));
    connect(made, &QAction::triggered, this, slot);
    addAction(made);
    m_actions.emplace(id, made);
    if (icon != nullptr)
        m_icons.emplace(id, QString::fromUtf8(icon));
    return made;
}

QAction *MainWindow::addCanvasKey(const char *id, const QString &text, Qt::Key key,
                                  Qt::KeyboardModifiers modifiers)
{
    // Behind a tab it is shown where shortcuts stand. It is none: in a field for text the letter is a letter.
    const QString shown = QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence::NativeText);
    return add(id, text + QLatin1Char('\t') + shown, {}, [this, key, modifiers] {
        DocumentView *view = current();
        if (view == nullptr)
            return;
        QKeyEvent event(QEvent::KeyPress, key, modifiers);
        QCoreApplication::sendEvent(&view->canvas(), &event);
    });
}

void MainWindow::addCanvasKeys()
{
    addCanvasKey("fit-view", tr("&Whole graph"), Qt::Key_0);
    addCanvasKey("zoom-100", tr("&100 %"), Qt::Key_1);
    addCanvasKey("fit-selection", tr("Fit &selection"), Qt::Key_F);
    addCanvasKey("zoom-in", tr("Zoom &in"), Qt::Key_Plus);
    addCanvasKey("zoom-out", tr("Zoom &out"), Qt::Key_Minus);
    addCanvasKey("names", tr("&Names of nodes"), Qt::Key_N)->setCheckable(true);
    addCanvasKey("shapes", tr("S&hapes beside edges"), Qt::Key_S)->setCheckable(true);
    addCanvasKey("heat", tr("Ink bars for &cost"), Qt::Key_H)->setCheckable(true);
    addCanvasKey("columns", tr("Wrapped into co&lumns"), Qt::Key_W)->setCheckable(true);
    addCanvasKey("map", tr("&Map"), Qt::Key_M)->setCheckable(true);
    addCanvasKey("fold", tr("&Fold the group around the selection"), Qt::Key_G);
    addCanvasKey("unfold", tr("&Unfold it"), Qt::Key_G, Qt::ShiftModifier);
    addCanvasKey("above", tr("&Up along an edge"), Qt::Key_Up);
    addCanvasKey("below", tr("&Down along an edge"), Qt::Key_Down);
    addCanvasKey("left", tr("Neighbour to the &left"), Qt::Key_Left);
    addCanvasKey("right", tr("Neighbour to the &right"), Qt::Key_Right);
    addCanvasKey("first", tr("First in&put"), Qt::Key_Home);
    addCanvasKey("last", tr("Last ou&tput"), Qt::Key_End);
    addCanvasKey("enter", tr("Int&o the body or group"), Qt::Key_Return);
    addCanvasKey("out", tr("O&ut of the body"), Qt::Key_Backspace);
}

/// Signs of what is switched on in the tab in front.
void MainWindow::updateToggles()
{
    DocumentView *view = current();
    const auto check = [this](const char *id, bool isOn) { action(id)->setChecked(isOn); };
    check("names", view != nullptr && view->canvas().showsNames());
    check("shapes", view != nullptr && view->canvas().showsShapes());
    check("heat", view != nullptr && view->canvas().showsHeat());
    check("columns", view != nullptr && view->pictures().isWrapped());
    check("map", view != nullptr && view->canvas().showsMinimap());
}

void MainWindow::makeActions()
{
    const auto bench = [this](auto member) {
        return [this, member] {
            if (Workbench *front = workbench())
                (front->*member)();
        };
    };
    add(
        "open", tr("&Open…"), QKeySequence::Open, [this] { chooseFile(); }, "act-open");
    add(
        "export", tr("&Export…"), QKeySequence(Qt::CTRL | Qt::Key_E), [this] { exportModel(); },
        "act-export");
    add("close", tr("&Close"), QKeySequence::Close, [this] { closeTab(m_tabs->currentIndex()); });
    add("quit", tr("&Quit"), QKeySequence::Quit, [this] { close(); });
    add("undo", tr("&Undo"), QKeySequence::Undo, bench(&Workbench::undo), "act-undo");
    add("redo", tr("&Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), bench(&Workbench::redo),
        "act-redo");
    add("copy", tr("&Copy names"), QKeySequence::Copy, [this] { copySelection(false); });
    add("copy-arguments", tr("Copy names as &arguments"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { copySelection(true); });
    add("rename", tr("Re&name…"), QKeySequence(Qt::Key_F2), [this] { renameSelection(); });
    add("delete", tr("&Delete and reconnect"), QKeySequence::Delete, [this] { deleteSelection(true); });
    add("delete-open", tr("Delete, leaving what reads it &open"), QKeySequence(Qt::SHIFT | Qt::Key_Delete),
        [this] { deleteSelection(false); });
    add("dims", tr("Fix dims and &shapes…"), {}, [this] { fixDims(); });
    add(
        "find", tr("&Find"), QKeySequence::Find, [this] { m_search->begin(); }, "act-search");
    add("find-next", tr("Find &next"), QKeySequence(Qt::Key_F3), [this] { m_search->next(1); });
    add("find-previous", tr("Find &previous"), QKeySequence(Qt::SHIFT | Qt::Key_F3),
        [this] { m_search->next(-1); });
    add("back", tr("&Back"), QKeySequence(Qt::ALT | Qt::Key_Left), bench(&Workbench::goBack));
    add("forward", tr("&Forward"), QKeySequence(Qt::ALT | Qt::Key_Right), bench(&Workbench::goForward));
    add("finding-next", tr("Next f&inding"), QKeySequence(Qt::Key_F8), [this] { goToFinding(1); });
    add("finding-previous", tr("Previous finding"), QKeySequence(Qt::SHIFT | Qt::Key_F8),
        [this] { goToFinding(-1); });
    addCanvasKeys();
    add("docks", tr("&Hide docks"), QKeySequence(Qt::Key_F11), [this] { toggleDocks(); });
    add("target", tr("&Choose target"), QKeySequence(Qt::CTRL | Qt::Key_T),
        [this] { m_targets->openList(); });
    add("fit", tr("Fit to target"), {}, bench(&Workbench::fitToTarget), "act-fit");
    add("verify", tr("&Verify against the original"), {}, [this] {
        if (Workbench *front = workbench()) {
            raisePanel(QStringLiteral("verification"));
            front->verifyModel();
        }
    });
    add("run", tr("&Run the model"), QKeySequence(Qt::CTRL | Qt::Key_R), [this] {
        if (Workbench *front = workbench()) {
            raisePanel(QStringLiteral("run"));
            front->runModel();
        }
    });
    add("compare-tensors", tr("Compare &tensors with the original"), {}, [this] {
        if (Workbench *front = workbench()) {
            raisePanel(QStringLiteral("comparison"));
            front->compareTensors();
        }
    });
    add(
        "cut", tr("Cut"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] { startCut(); }, "act-cut");
    add("fixes", tr("Fi&xes of the selection"), QKeySequence(Qt::CTRL | Qt::Key_Period),
        [this] { raisePanel(QStringLiteral("node")); });
    add("apply-fix", tr("&Apply the open fix"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] {
        if (PanelWidget *node = panel(QStringLiteral("node")))
            node->applyOpen();
    });
    add("documentation", tr("&Documentation of the operator"), QKeySequence(Qt::Key_F1),
        [this] { raisePanel(QStringLiteral("documentation")); });
    add("leave", tr("&Leave mode"), QKeySequence(Qt::Key_Escape), [this] {
        if (Workbench *front = workbench()) {
            if (front->cutDraft())
                front->dropCut();
            else
                front->select({});
        }
    });
    for (int i = 0; i < tabsWithKeys; ++i) {
        add(tabId(i).constData(), tr("Tab %1").arg(i + 1), QKeySequence(Qt::CTRL | (Qt::Key_1 + i)),
            [this, i] { m_tabs->setCurrentIndex(i); });
    }
}

void MainWindow::makeMenus()
{
    const auto fill = [this](QMenu *menu, std::initializer_list<const char *> ids) {
        for (const char *id : ids) {
            if (id == nullptr)
                menu->addSeparator();
            else
                menu->addAction(action(id));
        }
        return menu;
    };
    QMenu *file = fill(menuBar()->addMenu(tr("&File")), {"open"});
    QMenu *recent = file->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecentMenu(*recent); });
    fill(file, {"export", nullptr, "close", "quit"});
    fill(menuBar()->addMenu(tr("&Edit")),
         {"undo", "redo", nullptr, "copy", "copy-arguments", nullptr, "rename", "delete", "delete-open",
          "dims", nullptr, "find", "find-next", "find-previous"});
    QMenu *view = fill(menuBar()->addMenu(tr("&View")),
                       {"fit-view", "fit-selection", "zoom-100", "zoom-in", "zoom-out", nullptr, "names",
                        "shapes", "heat", "columns", "map", nullptr, "fold", "unfold", nullptr, "docks"});
    QMenu *docks = view->addMenu(tr("&Panels"));
    for (const Dock &dock : m_docks)
        docks->addAction(dock.dock->toggleViewAction());
    QMenu *theme = view->addMenu(tr("&Theme"));
    auto *group = new QActionGroup(this);
    const std::array<std::pair<ThemeChoice, QString>, 4> themes{
        {{ThemeChoice::System, tr("As the &system")},
         {ThemeChoice::Light, tr("&Light")},
         {ThemeChoice::Dark, tr("&Dark")},
         {ThemeChoice::HighContrast, tr("&High contrast")}}};
    for (const auto &[choice, text] : themes) {
        QAction *each = theme->addAction(text);
        each->setCheckable(true);
        each->setChecked(choice == m_session.themeChoice());
        group->addAction(each);
        connect(each, &QAction::triggered, this,
                [this, wanted = choice] { m_session.setThemeChoice(wanted); });
    }
    QMenu *tabs = view->addMenu(tr("&Tabs"));
    for (int i = 0; i < tabsWithKeys; ++i)
        tabs->addAction(action(tabId(i).constData()));
    fill(menuBar()->addMenu(tr("&Graph")),
         {"back", "forward", nullptr, "above", "below", "left", "right", "first", "last", nullptr, "enter",
          "out", nullptr, "finding-next", "finding-previous", nullptr, "leave"});
    fill(
        menuBar()->addMenu(tr("&Target")),
        {"target", "fit", "cut", nullptr, "fixes", "apply-fix", nullptr, "run", "compare-tensors", "verify"});
    fill(menuBar()->addMenu(tr("&Help")), {"documentation"});
}

void MainWindow::fillRecentMenu(QMenu &menu)
{
    menu.clear();
    menu.setToolTipsVisible(true);
    for (const Session::Recent &entry : m_session.recent()) {
        QString name = QFileInfo(entry.path).fileName();
        QAction *each = menu.addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                                       [this, path = entry.path] { openFile(path); });
        each->setToolTip(entry.path);
    }
    if (menu.isEmpty())
        menu.addAction(tr("Nothing was opened yet"))->setEnabled(false);
}

void MainWindow::makeToolBar()
{
    auto *bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("toolbar"));
    bar->setMovable(false);
    bar->setIconSize({16, 16});
    bar->toggleViewAction()->setEnabled(false);
    for (const char *id : {"open", "undo", "redo"})
        bar->addAction(action(id));
    bar->addSeparator();
    m_targets = new TargetPicker(m_session, bar);
    m_coverage = new CoverageBar(m_session, bar);
    m_search = new SearchField(m_session, bar);
    bar->addWidget(m_targets);
    m_coverageAction = bar->addWidget(m_coverage);
    m_coverageAction->setVisible(false);
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    for (const char *id : {"fit", "cut", "export"}) {
        auto *button = new QToolButton(bar);
        button->setDefaultAction(action(id));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setProperty("verb", true);
        bar->addWidget(button);
        m_verbs.emplace(id, button);
    }
    bar->addWidget(m_search);
    connect(m_targets, &TargetPicker::chosen, this, [this](const TargetChoice &choice) {
        if (Workbench *front = workbench())
            front->setTarget(choice);
        else
            m_session.setInitialChoice(choice);
        m_targets->show(choice);
    });
    connect(m_coverage, &CoverageBar::clicked, this, [this] { raisePanel(QStringLiteral("findings")); });
    connect(m_search, &SearchField::hitsChanged, this,
            [this](const std::optional<std::unordered_set<NodeId>> &hits) {
                if (DocumentView *view = current())
                    view->setHits(hits);
            });
}

void MainWindow::refreshIcons()
{
    for (const auto &[id, icon] : m_icons)
        m_actions.at(id)->setIcon(tintedIcon(icon, m_session.colours().text));
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto *close = qobject_cast<QToolButton *>(m_tabs->tabBar()->tabButton(i, QTabBar::RightSide)))
            close->setIcon(tintedIcon(QStringLiteral("mark-no"), m_session.colours().muted));
    }
    updateBreadcrumb();
    updateActions();
}

void MainWindow::updateActions()
{
    const Workbench *front = workbench();
    const bool isOpen = front != nullptr && front->isOpen();
    const bool isReady = isOpen && front->analysis() && !front->isStale();
    const bool hasSelection = isOpen && !front->selection().isEmpty();
    const auto enable = [this](const char *id, bool isEnabled, const QString &why = {}) {
        QAction *each = action(id);
        each->setEnabled(isEnabled);
        const QString text = QString(each->text()).remove(QLatin1Char('&')).section(QLatin1Char('\t'), 0, 0);
        each->setToolTip(isEnabled || why.isEmpty() ? text : QStringLiteral("%1: %2").arg(text, why));
    };
    const QString noModel = tr("open a model first");
    enable("export", isReady, noModel);
    enable("close", front != nullptr);
    enable("undo", isOpen && front->history().canUndo(), tr("nothing was changed"));
    enable("redo", isOpen && front->history().canRedo(), tr("nothing was undone"));
    if (isOpen && front->history().canUndo())
        action("undo")->setToolTip(tr("Undo: %1").arg(stepText(front->history().undoLabel())));
    if (isOpen && front->history().canRedo())
        action("redo")->setToolTip(tr("Redo: %1").arg(stepText(front->history().redoLabel())));
    for (const char *id : {"copy", "copy-arguments", "rename", "delete", "delete-open"})
        enable(id, hasSelection, tr("select a node first"));
    for (const char *id : {"dims",     "verify",        "run",          "compare-tensors", "find",
                           "fit-view", "fit-selection", "zoom-100",     "zoom-in",         "zoom-out",
                           "names",    "shapes",        "heat",         "columns",         "map",
                           "fold",     "unfold",        "above",        "below",           "left",
                           "right",    "first",         "last",         "enter",           "out",
                           "back",     "forward",       "finding-next", "finding-previous"})
        enable(id, isOpen, noModel);
    updateToggles();
    const auto support = isOpen ? front->support() : nullptr;
    const bool isFitted = support && support->isFullySupported();
    const bool hasFixes = support && support->counts().fixable > 0;
    enable("fit", isReady && support && !isFitted,
           !isOpen        ? noModel
               : !support ? tr("choose a target first")
                          : tr("every node runs already"));
    enable("cut", isReady && !front->state().cut, !isOpen ? noModel : tr("the model is cut already"));
    setPrimary(m_verbs.at("fit"), isReady && hasFixes);
    setPrimary(m_verbs.at("export"), isReady && !hasFixes);
}

void MainWindow::showContextMenu(const QPoint &position)
{
    Workbench *front = workbench();
    if (front == nullptr)
        return;
    QMenu menu(this);
    fillFixMenu(menu);
    menu.addAction(tr("Cut here"), this, [this] { startCut(); })->setEnabled(!front->state().cut);
    menu.addSeparator();
    for (const char *id : {"copy", "rename", "delete", "delete-open"})
        menu.addAction(action(id));
    const ValueId value = front->selectedValue();
    if (value.isValid() && value.graph == Model::mainGraphId()) {
        const bool isOutput = front->model().value(value).graphOutputs > 0;
        menu.addAction(isOutput ? tr("No longer an output of the model")
                                : tr("Make it an output of the model"),
                       this, [this, value] { toggleOutput(value); });
    }
    menu.addSeparator();
    menu.addAction(action("documentation"));
    menu.exec(position);
}

void MainWindow::fillFixMenu(QMenu &menu)
{
    Workbench *front = workbench();
    const auto rules = m_session.rules();
    const std::vector<NodeId> nodes = front->selection().nodes;
    if (!rules || nodes.empty())
        return;
    std::map<std::string, std::vector<NodeId>> places;
    for (const NodeId node : nodes) {
        const NodeVerdict *verdict = front->verdictOf(node);
        if (verdict == nullptr)
            continue;
        for (const std::string &fix : verdict->fixes)
            places[fix].push_back(node);
    }
    for (const auto &[id, at] : places) {
        const Rule *rule = rules->find(id);
        if (rule == nullptr)
            continue;
        const QString title = QString::fromStdString(rule->spec().title);
        menu.addAction(at.size() > 1 ? tr("%1 (%2 nodes)").arg(title).arg(at.size()) : title, this,
                       [this, fix = id, chosen = at] {
                           if (Workbench *bench = workbench())
                               bench->applyRuleAt(fix, chosen);
                       });
    }
    if (!places.empty())
        menu.addSeparator();
}

} // namespace espalier
