// SPDX-License-Identifier: Apache-2.0
// Tabs, files, and what belongs to the window as a whole.
#include "widgets/main_window.h"

#include "widgets/coverage_bar.h"
#include "widgets/error_strip.h"
#include "widgets/error_text.h"
#include "widgets/icons.h"
#include "widgets/search_field.h"
#include "widgets/status_line.h"
#include "widgets/target_picker.h"
#include "widgets/welcome_page.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace espalier {

namespace {

bool isTargetFile(const QString &path)
{
    return path.endsWith(QStringLiteral(".yaml")) || path.endsWith(QStringLiteral(".yml"));
}

} // namespace

MainWindow::MainWindow(Session &session, QWidget *parent)
    : QMainWindow(parent), m_session(session), m_pages(new QStackedWidget(this)),
      m_welcome(new WelcomePage(session, this)), m_errors(new ErrorStrip(session, this)),
      m_tabs(new QTabWidget(this)), m_breadcrumb(new QLabel(this)), m_status(new StatusLine(session, this))
{
    setWindowTitle(QStringLiteral("Espalier"));
    setWindowIcon(QIcon(tintedPixmap(QStringLiteral("espalier"), 64, Qt::black)));
    setAcceptDrops(true);
    resize(1440, 900);
    m_tabs->setDocumentMode(true);
    m_tabs->setMovable(true);
    auto *corner = new QWidget(m_tabs);
    auto *cornerRow = new QHBoxLayout(corner);
    cornerRow->setContentsMargins(0, 0, 0, 0);
    cornerRow->setSpacing(0);
    cornerRow->addWidget(m_breadcrumb);
    m_tabs->setCornerWidget(corner);
    m_breadcrumb->setObjectName(QStringLiteral("breadcrumb"));
    m_breadcrumb->setContentsMargins(8, 0, 12, 0);
    m_breadcrumb->setMinimumHeight(26);
    auto *welcome = new QScrollArea(m_pages); // its width must not be the least of the window's
    welcome->setWidget(m_welcome);
    welcome->setWidgetResizable(true);
    m_pages->addWidget(welcome);
    m_pages->addWidget(m_tabs);
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_errors);
    column->addWidget(m_pages, 1);
    setCentralWidget(centre);
    setStatusBar(m_status);
    makeActions();
    makeToolBar();
    cornerRow->insertWidget(0, m_search->strip());
    makeDocks();
    makeMenus();

    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::chooseFile);
    connect(m_welcome, &WelcomePage::fileChosen, this, &MainWindow::openFile);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::front);
    connect(m_tabs->tabBar(), &QTabBar::tabBarClicked, this, [this](int index) {
        if ((QGuiApplication::mouseButtons() & Qt::MiddleButton) != 0)
            closeTab(index);
    });
    connect(m_breadcrumb, &QLabel::linkActivated, this, [this](const QString &link) {
        if (DocumentView *view = current())
            view->enterGraph(GraphId(link.toUInt()));
    });
    connect(&session, &Session::themeChanged, this, &MainWindow::refreshIcons);
    connect(&session, &Session::failed, this, &MainWindow::reportUnread);
    connect(&session, &Session::targetsChanged, this, [this] {
        if (workbench() == nullptr)
            m_targets->show(m_session.initialChoice());
    });
    connect(&session.jobs(), &JobRunner::changed, this, &MainWindow::updateActions);
    refreshIcons();
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    front();
}

MainWindow::~MainWindow()
{
    for (const Dock &dock : m_docks)
        dock.widget->setWorkbench(nullptr);
}

DocumentView *MainWindow::current() const
{
    return qobject_cast<DocumentView *>(m_tabs->currentWidget());
}

Workbench *MainWindow::workbench() const
{
    DocumentView *view = current();
    return view != nullptr ? &view->workbench() : nullptr;
}

DocumentView *MainWindow::open(const Workbench::OpenRequest &request)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto *known = qobject_cast<DocumentView *>(m_tabs->widget(i));
        if (known->workbench().path() == request.path) {
            m_tabs->setCurrentIndex(i);
            return known;
        }
    }
    auto *view = new DocumentView(m_session, m_tabs);
    Workbench &bench = view->workbench();
    connect(&bench, &Workbench::historyChanged, this, &MainWindow::updateTabs);
    connect(&bench, &Workbench::historyChanged, this, &MainWindow::updateActions);
    connect(&bench, &Workbench::selectionChanged, this, &MainWindow::updateActions);
    connect(&bench, &Workbench::cutChanged, this, &MainWindow::updateActions);
    connect(&bench, &Workbench::lookRequested, view, [this] { raisePanel(QStringLiteral("tensor")); });
    connect(&bench, &Workbench::failed, view, [this, view](const Error &error) {
        if (view->workbench().isOpen()) {
            report(error);
            return;
        }
        reportUnread(error);
        m_tabs->removeTab(m_tabs->indexOf(view));
        view->deleteLater();
    });
    connect(&bench, &Workbench::analysisChanged, view, [this, view] {
        updateActions();
        Q_EMIT view->breadcrumbChanged();
    });
    connect(&bench, &Workbench::supportChanged, view, [this, &bench] {
        updateActions();
        if (&bench == workbench())
            m_coverageAction->setVisible(m_coverage->show(&bench));
        if (bench.support() && !bench.isStale()) {
            const SupportCounts counts = bench.support()->counts();
            m_session.noteRecent({QString::fromStdString(bench.path().string()), targetTitle(bench.target()),
                                  static_cast<int>(counts.nodes), static_cast<int>(counts.supported),
                                  static_cast<int>(counts.fixable), static_cast<int>(counts.unsupported),
                                  static_cast<int>(counts.unknown), 0});
        }
    });
    connect(&bench, &Workbench::targetChanged, view, [this, &bench] {
        if (&bench == workbench())
            m_targets->show(bench.target());
    });
    connect(&view->canvas(), &GraphCanvas::optionsChanged, this, &MainWindow::updateToggles);
    connect(&view->canvas(), &GraphCanvas::columnsToggled, this, &MainWindow::updateToggles);
    connect(view, &DocumentView::hovered, m_status, &StatusLine::showHovered);
    connect(view, &DocumentView::breadcrumbChanged, this, &MainWindow::updateBreadcrumb);
    connect(view, &DocumentView::contextMenuRequested, this, &MainWindow::showContextMenu);
    bench.open(request);
    const int index = m_tabs->addTab(view, bench.title());
    auto *close = new QToolButton(m_tabs);
    close->setIcon(tintedIcon(QStringLiteral("mark-no"), m_session.colours().muted));
    close->setIconSize({12, 12});
    close->setToolTip(tr("Close"));
    connect(close, &QToolButton::clicked, view, [this, view] { closeTab(m_tabs->indexOf(view)); });
    m_tabs->tabBar()->setTabButton(index, QTabBar::RightSide, close);
    m_tabs->setCurrentIndex(index);
    front();
    return view;
}

void MainWindow::openFile(const QString &path)
{
    if (isTargetFile(path)) {
        const auto target = m_session.addTarget(path.toStdString());
        if (!target)
            reportUnread(target.error());
        else if (Workbench *bench = workbench())
            bench->setTarget({*target, (*target)->devices.front().id});
        return;
    }
    open({QFileInfo(path).absoluteFilePath().toStdString()});
}

void MainWindow::chooseFile()
{
    QSettings settings;
    const QString folder = settings.value(QStringLiteral("folder")).toString();
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Open model"), folder, tr("ONNX models and targets (*.onnx *.yaml);;All files (*)"));
    for (const QString &file : files) {
        settings.setValue(QStringLiteral("folder"), QFileInfo(file).absolutePath());
        openFile(file);
    }
}

void MainWindow::front()
{
    Workbench *bench = workbench();
    m_pages->setCurrentIndex(bench != nullptr ? 1 : 0);
    m_front = bench;
    for (const Dock &dock : m_docks)
        dock.widget->setWorkbench(bench);
    m_status->setWorkbench(bench);
    m_search->setWorkbench(bench);
    m_coverageAction->setVisible(m_coverage->show(bench));
    m_targets->show(bench != nullptr ? bench->target() : m_session.initialChoice());
    for (const Dock &dock : m_docks) // the welcome page has the window to itself
        dock.dock->setVisible(bench != nullptr && !dock.dock->property("closed").toBool());
    if (bench != nullptr && !std::exchange(m_isArranged, true)) {
        QTimer::singleShot(0, this, [this] { // docks have no sizes before they are laid out
            if (!restoreState(QSettings().value(QStringLiteral("docks")).toByteArray()))
                arrangeDocks();
        });
    }
    updateTabs();
    updateBreadcrumb();
    updateActions();
}

void MainWindow::updateTabs()
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        Workbench &bench = qobject_cast<DocumentView *>(m_tabs->widget(i))->workbench();
        const bool isDirty = bench.isOpen() && bench.history().isDirty();
        m_tabs->setTabText(i, bench.title() + (isDirty ? QStringLiteral(" •") : QString()));
        m_tabs->setTabToolTip(i, QString::fromStdString(printable(bench.path().string())));
    }
    const Workbench *bench = workbench();
    setWindowTitle(bench != nullptr ? QStringLiteral("%1 – Espalier").arg(bench->title())
                                    : QStringLiteral("Espalier"));
}

void MainWindow::updateBreadcrumb()
{
    QStringList parts;
    if (DocumentView *view = current()) {
        for (const DocumentView::Crumb &crumb : view->breadcrumb())
            parts += QStringLiteral("<a style='color:%3;text-decoration:none' href='%1'>%2</a>")
                         .arg(QString::number(crumb.graph.index()), crumb.title.toHtmlEscaped(),
                              m_session.colours().muted.name());
    }
    m_breadcrumb->setText(parts.join(QStringLiteral(" ▸ ")));
}

bool MainWindow::mayClose(DocumentView &view)
{
    const Workbench &bench = view.workbench();
    if (!bench.isOpen() || !bench.history().isDirty())
        return true;
    QMessageBox box(QMessageBox::NoIcon, tr("Close %1").arg(bench.title()),
                    tr("%1 has steps that were not exported.").arg(bench.title()), QMessageBox::NoButton,
                    this);
    auto *close = box.addButton(tr("Close without export"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == close;
}

void MainWindow::closeTab(int index)
{
    auto *view = qobject_cast<DocumentView *>(m_tabs->widget(index));
    if (view == nullptr || !mayClose(*view))
        return;
    m_tabs->removeTab(index);
    view->deleteLater();
    front();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (!mayClose(*qobject_cast<DocumentView *>(m_tabs->widget(i)))) {
            event->ignore();
            return;
        }
    }
    if (workbench() != nullptr) {
        QSettings settings;
        settings.setValue(QStringLiteral("geometry"), saveGeometry());
        settings.setValue(QStringLiteral("docks"), saveState());
    }
    m_session.jobs().cancelAll();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty() || !urls.front().isLocalFile())
        return;
    const QString name = urls.front().fileName();
    const QString text =
        isTargetFile(name) ? tr("Drop to add the target %1").arg(name) : tr("Drop to open %1").arg(name);
    m_welcome->setDragText(text);
    m_status->showHovered(text);
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent * /*event*/)
{
    m_welcome->setDragText({});
    m_status->showHovered({});
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_welcome->setDragText({});
    m_status->showHovered({});
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            openFile(url.toLocalFile());
    }
    event->acceptProposedAction();
}

void MainWindow::reportUnread(const Error &error)
{
    if (error.code != ErrorCode::Cancelled)
        m_errors->add(errorText(error));
}

void MainWindow::report(const Error &error)
{
    if (error.code != ErrorCode::Cancelled)
        m_status->say(errorText(error), true);
}

} // namespace espalier
