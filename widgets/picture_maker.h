// SPDX-License-Identifier: Apache-2.0
// Layout and picture of a model, made in jobs whenever the model or its verdicts change.
#pragma once

#include "widgets/canvas/frame.h"
#include "widgets/workbench.h"

#include <QObject>
#include <memory>

namespace espalier {

/// Follows one workbench. Jobs of one maker supersede each other.
class PictureMaker : public QObject {
    Q_OBJECT

public:
    PictureMaker(Workbench &workbench, QObject *parent);

    /// The graph that is shown: the main one, or a body.
    [[nodiscard]] GraphId graph() const { return m_graph; }
    void setGraph(GraphId graph);
    void setCanvasSize(QSize size) { m_canvas = size; }
    void setWrapped(bool isWrapped);
    [[nodiscard]] bool isWrapped() const { return m_isWrapped; }
    [[nodiscard]] const std::shared_ptr<const Layout> &layout() const { return m_layout; }

Q_SIGNALS:
    void pictureReady(const espalier::FramePointer &frame);
    void graphChanged();

private:
    void startLayout();
    void startFrame();
    [[nodiscard]] std::string key(const char *job) const;

    Workbench &m_workbench;
    GraphId m_graph = Model::mainGraphId();
    QSize m_canvas = QSize(848, 576);
    bool m_isWrapped = true;
    bool m_hasPicture = false;
    std::shared_ptr<const Layout> m_layout;
    Model m_laidOut;
    const int m_number;
};

} // namespace espalier
