// SPDX-License-Identifier: Apache-2.0
// The window: menus, toolbar, tabs, docks; it knows who is in front and passes wishes on.
#pragma once

#include "widgets/document_view.h"
#include "widgets/panel.h"

#include <QMainWindow>
#include <QPointer>
#include <map>
#include <memory>
#include <vector>

class QAction;
class QDockWidget;
class QLabel;
class QMenu;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace espalier {

class CoverageBar;
class ErrorStrip;
class SearchField;
class StatusLine;
class TargetPicker;
class WelcomePage;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Session &session, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a model in a tab of its own, or brings the tab that has it to the front.
    DocumentView *open(const Workbench::OpenRequest &request);
    /// A model, or a target file.
    void openFile(const QString &path);
    [[nodiscard]] DocumentView *current() const;
    [[nodiscard]] Workbench *workbench() const;
    void raisePanel(const QString &id);
    [[nodiscard]] PanelWidget *panel(const QString &id) const;
    /// Docks as the size of the screen suggests.
    void arrangeDocks();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    // main_window_actions.cpp
    void makeActions();
    void makeMenus();
    void makeToolBar();
    QAction *add(const char *id, const QString &text, const QKeySequence &key,
                 const std::function<void()> &slot, const char *icon = nullptr);
    [[nodiscard]] QAction *action(const char *id) const { return m_actions.at(id); }
    /// A key of the canvas as an entry of a menu, which shows it and does the same.
    QAction *addCanvasKey(const char *id, const QString &text, Qt::Key key,
                          Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void addCanvasKeys();
    void updateToggles();
    void refreshIcons();
    void updateActions();
    void showContextMenu(const QPoint &position);
    void fillFixMenu(QMenu &menu);
    void fillRecentMenu(QMenu &menu);

    // main_window_docks.cpp
    void makeDocks();
    void toggleDocks();

    void front();
    void updateTabs();
    void updateBreadcrumb();
    bool mayClose(DocumentView &view);
    void closeTab(int index);
    void chooseFile();
    void exportModel();
    void goToFinding(int step);
    void startCut();
    void copySelection(bool asArguments);
    void renameSelection();
    void deleteSelection(bool isReconnecting);
    void toggleOutput(ValueId value);
    void fixDims();
    void report(const Error &error);
    /// Of what could not be read: it stays until it is dismissed.
    void reportUnread(const Error &error);

    struct Dock {
        QString id;
        Panel::Area area;
        QString title;
        QDockWidget *dock = nullptr;
        PanelWidget *widget = nullptr;
    };

    Session &m_session;
    QStackedWidget *m_pages;
    WelcomePage *m_welcome;
    ErrorStrip *m_errors;
    QTabWidget *m_tabs;
    QLabel *m_breadcrumb;
    StatusLine *m_status;
    TargetPicker *m_targets = nullptr;
    CoverageBar *m_coverage = nullptr;
    QAction *m_coverageAction = nullptr;
    bool m_isArranged = false;
    SearchField *m_search = nullptr;
    std::map<std::string, QToolButton *> m_verbs;
    std::map<std::string, QAction *> m_actions;
    std::map<std::string, QString> m_icons;
    std::vector<Dock> m_docks;
    QByteArray m_hiddenDocks; ///< the arrangement that F11 gives back
    QPointer<Workbench> m_front;
};

} // namespace espalier
