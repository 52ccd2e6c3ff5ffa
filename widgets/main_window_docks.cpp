// SPDX-License-Identifier: Apache-2.0
// The docks of the window: one a panel, tabbed by area.
#include "widgets/main_window.h"

#include <QDockWidget>
#include <QLocale>
#include <QScreen>
#include <algorithm>

namespace espalier {

namespace {

Qt::DockWidgetArea areaOf(Panel::Area area)
{
    switch (area) {
    case Panel::Area::Left:
        return Qt::LeftDockWidgetArea;
    case Panel::Area::Right:
        return Qt::RightDockWidgetArea;
    case Panel::Area::Bottom:
        break;
    }
    return Qt::BottomDockWidgetArea;
}

/// Widths and heights of visual.md §2 by the width of the screen.
struct Measures {
    int least;
    int left;
    int right;
    int bottom;
};
constexpr std::array measures{Measures{1800, 280, 400, 220}, Measures{1200, 248, 344, 176},
                              Measures{0, 0, 320, 160}};

} // namespace

void MainWindow::makeDocks()
{
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks
                   | QMainWindow::GroupedDragging);
    auto panels = Panel::all();
    std::stable_sort(panels.begin(), panels.end(),
                     [](const auto &a, const auto &b) { return a->order() < b->order(); });
    for (const auto &panel : panels) {
        auto *dock = new QDockWidget(panel->title(), this);
        dock->setObjectName(panel->id());
        dock->setTitleBarWidget(new QWidget(dock)); // the tab is its title
        PanelWidget *widget = panel->create(m_session, dock);
        dock->setWidget(widget);
        addDockWidget(areaOf(panel->area()), dock);
        for (const Dock &other : m_docks) {
            if (other.area == panel->area()) {
                tabifyDockWidget(other.dock, dock);
                break;
            }
        }
        const bool isHidden = panel->isHiddenAtFirst();
        dock->setProperty("closed", isHidden);
        connect(dock->toggleViewAction(), &QAction::triggered, dock,
                [dock](bool isShown) { dock->setProperty("closed", !isShown); });
        connect(widget, &PanelWidget::countChanged, dock, [dock, title = panel->title()](int count) {
            dock->setWindowTitle(count > 0 ? QStringLiteral("%1 %2").arg(title, QLocale().toString(count))
                                           : title);
        });
        connect(widget, &PanelWidget::raiseRequested, this, [this, id = panel->id()] { raisePanel(id); });
        m_docks.push_back({panel->id(), panel->area(), panel->title(), dock, widget});
    }
    for (auto dock = m_docks.rbegin(); dock != m_docks.rend(); ++dock)
        dock->dock->raise(); // the first of each area comes to the front
}

void MainWindow::arrangeDocks()
{
    const auto found = std::find_if(measures.begin(), measures.end(),
                                    [this](const Measures &each) { return width() >= each.least; });
    QList<QDockWidget *> sides; // sized together, or the second takes back what the first was given
    QList<int> widths;
    for (const Panel::Area area : {Panel::Area::Left, Panel::Area::Right, Panel::Area::Bottom}) {
        const auto first = std::find_if(m_docks.begin(), m_docks.end(),
                                        [area](const Dock &dock) { return dock.area == area; });
        if (first == m_docks.end())
            continue;
        const bool isBottom = area == Panel::Area::Bottom;
        const int size = area == Panel::Area::Left ? found->left : isBottom ? found->bottom : found->right;
        if (size == 0) {
            for (const Dock &dock : m_docks) {
                if (dock.area == area) {
                    dock.dock->setProperty("closed", true);
                    dock.dock->hide();
                }
            }
        } else if (isBottom) {
            resizeDocks({first->dock}, {size}, Qt::Vertical);
        } else {
            sides += first->dock;
            widths += size;
        }
    }
    resizeDocks(sides, widths, Qt::Horizontal);
}

void MainWindow::toggleDocks()
{
    if (!m_hiddenDocks.isEmpty()) {
        restoreState(m_hiddenDocks);
        m_hiddenDocks.clear();
        return;
    }
    m_hiddenDocks = saveState();
    for (const Dock &dock : m_docks)
        dock.dock->hide();
}

PanelWidget *MainWindow::panel(const QString &id) const
{
    const auto found =
        std::find_if(m_docks.begin(), m_docks.end(), [&](const Dock &dock) { return dock.id == id; });
    return found == m_docks.end() ? nullptr : found->widget;
}

void MainWindow::raisePanel(const QString &id)
{
    for (const Dock &dock : m_docks) {
        if (dock.id == id) {
            dock.dock->setProperty("closed", false);
            dock.dock->show();
            dock.dock->raise();
        }
    }
}

} // namespace espalier
