// SPDX-License-Identifier: Apache-2.0
// One tab: canvas, the strip above it for what is wrong, and the legend below it.
#pragma once

#include "widgets/canvas/graph_canvas.h"
#include "widgets/canvas/legend_strip.h"
#include "widgets/picture_maker.h"

#include <QLabel>
#include <QWidget>
#include <vector>

class QMenu;

namespace espalier {

/// Owns its workbench.
class DocumentView : public QWidget {
    Q_OBJECT

public:
    explicit DocumentView(Session &session, QWidget *parent = nullptr);

    [[nodiscard]] Workbench &workbench() { return *m_workbench; }
    [[nodiscard]] GraphCanvas &canvas() { return *m_canvas; }
    [[nodiscard]] PictureMaker &pictures() { return *m_pictures; }
    /// Graphs from the main one to the one that is shown, each with the node that is entered; the main one
    /// has none.
    struct Crumb {
        GraphId graph;
        QString title;
    };
    [[nodiscard]] std::vector<Crumb> breadcrumb() const;
    void enterGraph(GraphId graph);
    void setHits(const std::optional<std::unordered_set<NodeId>> &hits);

Q_SIGNALS:
    void hovered(const QString &name);
    void breadcrumbChanged();
    /// The user asks for what can be done with the selection.
    void contextMenuRequested(const QPoint &globalPosition);
    void linkActivated(espalier::NodeId node);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showFaults();
    void showCut();
    void reveal(NodeId node);

    Session &m_session;
    Workbench *m_workbench;
    GraphCanvas *m_canvas;
    LegendStrip *m_legend;
    PictureMaker *m_pictures;
    QLabel *m_strip;
    bool m_isCutShown = false; ///< the draft was scrolled to once
    NodeId m_awaited; ///< to be shown once the graph that it is in is drawn
};

} // namespace espalier
