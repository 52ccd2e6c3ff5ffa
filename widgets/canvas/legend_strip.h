// SPDX-License-Identifier: Apache-2.0
// The strip under the canvas: a click on a verdict selects all its nodes, with Ctrl it dims the rest.
#pragma once

#include "widgets/canvas/paint_frame.h"
#include "widgets/canvas/paint_legend.h"

#include <QWidget>

namespace espalier {

class GraphCanvas;

class LegendStrip : public QWidget {
    Q_OBJECT
public:
    /// Follows the canvas' frame, theme and overlay.
    explicit LegendStrip(GraphCanvas *canvas, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Nodes of that verdict, those in folded groups included.
    void selectionRequested(const espalier::Selection &selection);
    /// All but these nodes shall go pale; the same again ends it.
    void hitsRequested(const std::vector<espalier::NodeId> &nodes);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] std::vector<LegendChip> chips() const;
    void choose(Look look, bool isDimming);

    GraphCanvas *m_canvas;
    FramePainter m_painter;
    std::size_t m_focused = 0;
};

} // namespace espalier
