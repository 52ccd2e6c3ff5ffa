// SPDX-License-Identifier: Apache-2.0
// Layout and picture of a model, made in jobs whenever the model or its verdicts change.
#pragma once

#include "model/layout/grouping.h"
#include "model/layout/layout_model.h"
#include "widgets/canvas/frame.h"
#include "widgets/workbench.h"

#include <QObject>
#include <map>
#include <memory>
#include <optional>
#include <string>

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

    /// Folds a group that is shown, or unfolds one; `group` as in the boxes of the picture. What is in a
    /// large group stays folded when that opens.
    void toggleGroup(int group);
    /// Folds the innermost group around the node that is not folded yet.
    void foldAround(NodeId node);
    /// Unfolds every group around the node; false if none was folded.
    bool unfoldAround(NodeId node);

Q_SIGNALS:
    void pictureReady(const espalier::FramePointer &frame);
    void graphChanged();

private:
    /// A layout and the groups that it shows.
    struct Arrangement {
        std::shared_ptr<const Layout> layout;
        std::shared_ptr<const Grouping> grouping;
        std::vector<GroupState> states; ///< by group
    };
    static Result<Arrangement> arrange(const Model &model, LayoutOptions options,
                                       const std::optional<std::map<std::string, GroupState>> &states,
                                       const Layout *previous, const TaskContext &context);

    void startLayout();
    void startFrame();
    void setState(std::int32_t group, GroupState state);
    [[nodiscard]] GroupState state(std::int32_t group) const;
    [[nodiscard]] std::string key(const char *job) const;

    Workbench &m_workbench;
    GraphId m_graph = Model::mainGraphId();
    QSize m_canvas = QSize(848, 576);
    bool m_isWrapped = true;
    bool m_hasPicture = false;
    std::shared_ptr<const Layout> m_layout;
    std::shared_ptr<const Grouping> m_grouping; ///< of m_layout
    /// By path of names, which outlives edits; nullopt: the graph was not shown yet.
    std::optional<std::map<std::string, GroupState>> m_states;
    std::map<GraphId, std::map<std::string, GroupState>> m_otherStates; ///< of graphs that were shown before
    Model m_laidOut;
    const int m_number;
};

} // namespace espalier
