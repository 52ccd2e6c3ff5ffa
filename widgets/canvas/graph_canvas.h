// SPDX-License-Identifier: Apache-2.0
// The widget that shows a graph: zooms, pans, selects, and asks for everything else by signals.
#pragma once

#include "widgets/canvas/minimap.h"
#include "widgets/canvas/navigate.h"
#include "widgets/canvas/overlay.h"
#include "widgets/canvas/paint_frame.h"

#include <QAbstractScrollArea>
#include <QTimer>
#include <QVariantAnimation>
#include <optional>
#include <unordered_set>

namespace espalier {

class ZoomControl;

/// Holds no facts about the model but the frame that it is given. The selection belongs to whoever sets it: a
/// click asks for one by selectionRequested(), and shows when setSelection() is called.
class GraphCanvas : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit GraphCanvas(QWidget *parent = nullptr);
    ~GraphCanvas() override;

    /// Null shows an empty canvas. The first frame starts at its top at 100 %; later ones stay where the eye
    /// is: the selected node, else the one in the middle, keeps its place on screen.
    void setFrame(FramePointer frame);
    [[nodiscard]] const FramePointer &frame() const { return m_frame; }
    /// For another model: the next frame starts at its top again.
    void forgetView() { m_hasView = false; }

    void setSelection(const Selection &selection);
    [[nodiscard]] const Selection &selection() const { return m_selection; }
    /// Nodes that a search hit; the rest goes pale. nullopt ends the search.
    void setHits(const std::optional<std::unordered_set<NodeId>> &hits);
    /// Tensors at which the model is cut and the nodes behind them; both empty: no cut is shown. `front`
    /// names what runs the rest.
    void setCut(const std::unordered_set<ValueId> &tensors, const std::unordered_set<NodeId> &behind,
                const QString &front = {});
    void setStale(bool isStale);
    void setTheme(Theme theme);
    [[nodiscard]] Theme theme() const { return m_palette.theme; }
    [[nodiscard]] const Palette &colours() const { return m_palette; }
    [[nodiscard]] const Overlay &overlay() const { return m_overlay; }
    /// Screen pixels for one of the design's, which go with a 12 px font.
    [[nodiscard]] double unit() const { return m_unit; }
    /// Whether boxes are on their way to where the frame has them.
    [[nodiscard]] bool isGliding() const { return m_glide.state() == QAbstractAnimation::Running; }
    /// No animations, as when the system asks for less motion.
    void setReducedMotion(bool isReduced) { m_isMotionReduced = isReduced; }

    void setShowNames(bool isShown);
    void setShowShapes(bool isShown);
    void setShowHeat(bool isShown);
    void setShowMinimap(bool isShown);
    [[nodiscard]] bool showsNames() const { return m_overlay.showNames; }
    [[nodiscard]] bool showsShapes() const { return m_overlay.showShapes; }
    [[nodiscard]] bool showsHeat() const { return m_overlay.showHeat; }
    [[nodiscard]] bool showsMinimap() const { return m_minimap.isShown(); }

    [[nodiscard]] const View &view() const { return m_view; }
    /// Without animation; for panes that move together.
    void setView(const View &view);
    void zoomBy(double factor);
    void zoomTo(double zoom);
    void fitAll();
    void fitSelection();
    /// Brings the node into view, scrolling no more than it must; at a zoom at which it can be read if
    /// `isReadable`.
    void showNode(NodeId node, bool isReadable = false);

    /// What stands under a point of the viewport.
    [[nodiscard]] std::optional<BoxIndex> boxAt(QPointF position) const;
    [[nodiscard]] std::optional<std::uint32_t> edgeAt(QPointF position) const;
    [[nodiscard]] std::optional<std::uint32_t> stubAt(QPointF position) const;
    /// Index into overlay().cut->crossings: of the ring there, or of the one next to that place of the line.
    [[nodiscard]] std::optional<std::size_t> cutHandleAt(QPointF position) const;
    /// The selected node, its verdict and reason as a sentence; empty without a selection.
    [[nodiscard]] QString describeSelection() const;
    /// Name, operator, verdict, shapes: the text of the tooltip, plain.
    [[nodiscard]] QString describeBox(BoxIndex box) const;

Q_SIGNALS:
    void selectionRequested(const espalier::Selection &selection);
    /// Enter or double click on a node that has a body, or on a folded group.
    void bodyEntered(espalier::NodeId node);
    void groupToggled(int group);
    /// Backspace: out of the body that is shown.
    void leaveRequested();
    /// Double click or Enter on a plain node, after it was fitted.
    void nodeActivated(espalier::NodeId node);
    /// A handle of the cut's line is taken up, drawn on to another tensor, and let go.
    void cutGrabbed();
    void cutDragged(espalier::ValueId tensor);
    void cutReleased();
    void contextMenuRequested(const QPoint &globalPosition);
    /// Full name of what is under the pointer; empty when there is nothing.
    void hovered(const QString &name);
    void viewChanged();
    /// Frame, selection, search, cut or theme: whatever a legend speaks of.
    void shownChanged();
    /// N, S, H, M were pressed, or set from outside.
    void optionsChanged();
    /// W: wrap into columns or not.
    void columnsToggled();
    /// G: fold the group around the selection; Shift+G: unfold the groups around it.
    void foldRequested();
    void unfoldRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Drag { None, Press, Pan, Band, Map, Cut };
    struct OffScreen {
        QPointF tip; ///< on the rim
        QPointF direction;
        BoxIndex box = 0;
    };

    [[nodiscard]] QSizeF logicalSize() const;
    [[nodiscard]] QPointF logical(QPointF position) const { return position / m_unit; }
    [[nodiscard]] double leastZoom() const;
    void moveTo(View view, bool isAnimated);
    void applyView(const View &view);
    [[nodiscard]] bool isStill() const;
    void glideFrom(const Frame &before, const View &viewBefore);
    void zoomAt(QPointF position, double zoom, bool isAnimated);
    void updateScrollBars();
    void updateUnit();
    [[nodiscard]] View startView() const;
    [[nodiscard]] View keptView(const Frame &before) const;
    [[nodiscard]] QRectF selectionBounds() const;
    [[nodiscard]] std::optional<BoxIndex> currentBox() const;
    [[nodiscard]] std::vector<OffScreen> offScreenArrows() const;
    void remark();
    void selectBox(BoxIndex box, Qt::KeyboardModifiers modifiers);
    void selectValue(ValueId value);
    void selectBand(const QRectF &band, Qt::KeyboardModifiers modifiers);
    void walk(Direction direction, bool isExtending);
    void jumpTo(std::optional<BoxIndex> box);
    void activate(BoxIndex box);
    bool toggleOption(int key);
    void click(QPointF position, Qt::KeyboardModifiers modifiers);
    void hover(QPointF position);
    void grabCut(std::size_t handle);
    void dragCut();
    void showTip();
    void showMapMenu(const QPoint &globalPosition);
    void announceSelection();
    void redraw();

    FramePointer m_frame;
    Overlay m_overlay;
    Selection m_selection;
    std::optional<std::unordered_set<NodeId>> m_hits;
    std::unordered_set<ValueId> m_cutTensors;
    std::unordered_set<NodeId> m_behindCut;
    Palette m_palette;
    FramePainter m_painter;
    Minimap m_minimap;
    ZoomControl *m_zoomControl;
    View m_view;
    bool m_hasView = false;
    bool m_isMotionReduced = false;
    double m_unit = 1; ///< screen pixels for one of the design's
    QVariantAnimation m_motion;
    QVariantAnimation m_glide;
    std::vector<QPointF> m_glideOffsets; ///< by box
    FramePointer m_gliding; ///< what is drawn meanwhile
    View m_motionFrom;
    View m_motionTo;
    Drag m_drag = Drag::None;
    /// While the line of the cut is dragged, the frame in which that began: what is near the pointer does not
    /// change because ranks open and close.
    FramePointer m_cutFrame;
    std::unordered_set<ValueId> m_cutReach; ///< what the handle's tensor depends on, and what depends on it
    ValueId m_cutAt; ///< the tensor that was asked for last
    QPointF m_cutGrip; ///< from the pointer to the handle's ring, in the graph's units
    bool m_isOnCut = false; ///< the pointer is on a handle of the line
    QPointF m_pressed; ///< logical
    QPointF m_pointer;
    Qt::MouseButton m_button = Qt::NoButton;
    View m_pressedView;
    QTimer m_tipTimer;
};

} // namespace espalier
