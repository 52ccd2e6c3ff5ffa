// SPDX-License-Identifier: Apache-2.0
// Tries fixes, and paints them.
#include "widgets/fix_picture.h"

#include "model/document/model_diff.h"
#include "model/graph/walk.h"
#include "model/layout/box_text.h"
#include "widgets/icons.h"
#include "widgets/verdict_chip.h"

#include <QPainter>
#include <algorithm>
#include <unordered_set>

namespace espalier {

namespace {

constexpr int fixRuns = 8;
constexpr int miniWidth = 82;
constexpr int miniHeight = 36;
constexpr int gap = 14;
constexpr int rowGap = 16;
constexpr std::size_t boxesShown = 12;

/// The first of these nodes, as a row.
std::vector<MiniBox> boxesOf(const Model &state, const std::vector<NodeId> &nodes,
                             const std::function<bool(NodeId)> &isSupported)
{
    std::vector<MiniBox> out;
    NodeId last;
    for (const NodeId id : nodes) {
        if (out.size() == boxesShown)
            break;
        const Node &node = state.node(id);
        const BoxText text = boxText(state, id);
        MiniBox box{.name = QString::fromStdString(text.title),
                    .detail = QString::fromStdString(text.detail),
                    .icon = operatorIconName(node.domain, node.opType),
                    .look = isSupported(id) ? Look::Supported : Look::Unsupported};
        box.followsLast =
            last.isValid() && std::any_of(node.inputs.begin(), node.inputs.end(), [&](ValueId input) {
                return input.isValid() && state.value(input).producer == last;
            });
        last = id;
        out.push_back(std::move(box));
    }
    return out;
}

/// Nodes before, which a rule mends, and after.
void drawChange(FixTrial &trial, const ModelFacts &before, const std::vector<NodeId> &nodesBefore,
                const ModelFacts &after, const std::vector<NodeId> &nodesAfter, const PlanGoal &goal)
{
    trial.before =
        boxesOf(before.model(), nodesBefore, [&](NodeId id) { return goal.isSupported(before, id); });
    for (MiniBox &box : trial.before) {
        if (box.look == Look::Unsupported)
            box.look = Look::Fixable;
    }
    trial.after = boxesOf(after.model(), nodesAfter, [&](NodeId id) { return goal.isSupported(after, id); });
    for (MiniBox &box : trial.after) {
        const bool wasThere = std::any_of(trial.before.begin(), trial.before.end(),
                                          [&](const MiniBox &each) { return each.name == box.name; });
        box.change = wasThere ? '~' : '+';
    }
}

MiniBox neighbourBox(const Model &model, NodeId id)
{
    const Node &node = model.node(id);
    const BoxText text = boxText(model, id);
    return {.name = QString::fromStdString(text.title),
            .detail = QString::fromStdString(text.detail),
            .icon = operatorIconName(node.domain, node.opType),
            .isNeighbour = true};
}

/// A node that makes what `nodes` read goes before the row, one that reads what they make behind it.
void addNeighbours(std::vector<MiniBox> &row, const Model &model, const std::vector<NodeId> &nodes)
{
    const std::unordered_set<NodeId> inside(nodes.begin(), nodes.end());
    NodeId before;
    NodeId after;
    for (const NodeId id : nodes) {
        for (const ValueId input : model.node(id).inputs) {
            const NodeId producer = input.isValid() ? model.value(input).producer : NodeId{};
            const bool isOutside =
                producer.isValid() && !inside.contains(producer) && !model.node(producer).isOp("Constant");
            if (isOutside && !before.isValid())
                before = producer;
        }
        for (const ValueId output : model.node(id).outputs) {
            if (!output.isValid())
                continue;
            for (const NodeId reader : readersIn(model, id.graph, output)) {
                if (!inside.contains(reader))
                    after = reader;
            }
        }
    }
    if (before.isValid()) {
        if (!row.empty())
            row.front().followsLast = true;
        row.insert(row.begin(), neighbourBox(model, before));
    }
    if (after.isValid()) {
        row.push_back(neighbourBox(model, after));
        row.back().followsLast = true;
    }
}

Error refusedError(const Rule &rule, const Refusal &refusal)
{
    Error error = makeError(ErrorCode::RewriteRefused, refusal.code, refusal.message);
    error.node = rule.spec().id;
    return error;
}

/// A rule that no region can hold: what it makes of the whole model, which is its proof too.
Result<FixTrial> tryOnWhole(const Analysis &analysis, NodeId node, const Rule &rule, const PlanGoal &goal,
                            const TaskContext &context)
{
    auto made = applyRule(analysis.model, analysis.types, rule, {node}, {}, context);
    if (!made)
        return fail(std::move(made.error()));
    if (made->rewrites.empty())
        return fail(refusedError(rule, made->refusals.empty() ? Refusal{} : made->refusals.front().refusal));
    std::vector<NodeId> after = diffModels(analysis.model, made->model).added;
    if (made->model.findNode(node) != nullptr)
        after.insert(after.begin(), node);
    FixTrial out;
    drawChange(out, *analysis.facts, {node}, ModelFacts(made->model, made->types.types), after, goal);
    addNeighbours(out.before, analysis.model, {node});
    out.ruleClass = made->rewrites.front().ruleClass;
    out.nodesAdded = static_cast<std::int64_t>(allNodes(made->model).size())
        - static_cast<std::int64_t>(allNodes(analysis.model).size());
    auto verification = verifyEquivalence(analysis.model, analysis.types.types, made->model, {1}, context);
    if (!verification)
        return fail(std::move(verification.error()));
    out.verification = std::move(*verification);
    return out;
}

} // namespace

Result<FixTrial> tryFix(const Analysis &analysis, NodeId node, const Rule &rule, const RuleSet &rules,
                        const FitTarget &target, const TaskContext &context)
{
    const PlanGoal goal = goalOf(target, RuleClass::Retrain);
    if (rule.spec().onWhole)
        return tryOnWhole(analysis, node, rule, goal, context);
    const auto preview = previewFix(*analysis.facts, node, rule, rules, goal);
    if (!preview)
        return fail(refusedError(rule, preview.error()));
    const Trial &trial = preview->trial;
    FixTrial out;
    drawChange(out, ModelFacts(trial.region.model, trial.typesBefore.types),
               trial.region.nodesOf(trial.region.model), ModelFacts(trial.after, trial.typesAfter.types),
               trial.region.nodesOf(trial.after), goal);
    addNeighbours(out.before, analysis.model, trial.region.nodes);
    out.ruleClass = preview->price.dearest;
    out.macsAdded = preview->price.macsAdded;
    out.nodesAdded = preview->price.nodesAdded;
    if (out.ruleClass == RuleClass::Retrain) {
        out.verification.reason = "needs training";
        return out;
    }
    auto verification = verifyTrial(trial, {fixRuns, 1, preview->bound}, context);
    if (!verification)
        return fail(std::move(verification.error()));
    out.verification = std::move(*verification);
    return out;
}

MiniGraph::MiniGraph(Session &session, std::vector<MiniBox> boxes, QWidget *parent)
    : QWidget(parent), m_session(session), m_boxes(std::move(boxes))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    QStringList names;
    for (const MiniBox &box : m_boxes)
        names += box.detail.isEmpty() ? box.name : box.name + QLatin1Char(' ') + box.detail;
    setAccessibleName(names.join(QStringLiteral(", ")));
    setToolTip(names.join(QLatin1Char('\n')));
}

int MiniGraph::perRow(int width) const
{
    return std::max(1, (width - 4 + gap) / (miniWidth + gap));
}

int MiniGraph::heightForWidth(int width) const
{
    const int row = perRow(width);
    const int rows = (static_cast<int>(m_boxes.size()) + row - 1) / row;
    return std::max(1, rows) * (miniHeight + rowGap);
}

void MiniGraph::paintEvent(QPaintEvent * /*event*/)
{
    const Palette &colours = m_session.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int row = perRow(width());
    QFont name = font();
    name.setWeight(QFont::DemiBold);
    QFont detail = font();
    detail.setPixelSize(11);
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const MiniBox &box = m_boxes[i];
        const int column = static_cast<int>(i) % row;
        const QRectF place(2 + column * (miniWidth + gap),
                           13 + static_cast<int>(i) / row * (miniHeight + rowGap), miniWidth, miniHeight);
        if (box.followsLast && column > 0) {
            const double y = place.center().y();
            painter.setPen(QPen(colours.edge, 1.2));
            painter.drawLine(QPointF(place.left() - gap, y), QPointF(place.left() - 5, y));
            painter.setBrush(colours.edge);
            painter.setPen(Qt::NoPen);
            painter.drawPolygon(
                QPolygonF({{place.left() - 1, y}, {place.left() - 7, y - 3.5}, {place.left() - 7, y + 3.5}}));
        }
        const LookStyle &style = colours.style(box.look);
        if (box.isNeighbour) {
            painter.setPen(QPen(colours.edge, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        } else {
            paintLook(painter, place, colours, box.look);
        }
        const QColor &ink = box.isNeighbour ? colours.muted : style.text;
        painter.drawPixmap(QPointF(place.left() + 6, place.top() + 4),
                           tintedPixmap(box.icon, 13, ink, devicePixelRatioF()));
        painter.setPen(ink);
        painter.setFont(name);
        painter.drawText(QRectF(place.left() + 23, place.top() + 2, place.width() - 26, 17), Qt::AlignVCenter,
                         QFontMetrics(name).elidedText(box.name, Qt::ElideRight, miniWidth - 26));
        painter.setPen(box.isNeighbour ? colours.muted : style.secondLine);
        painter.setFont(detail);
        painter.drawText(QRectF(place.left() + 6, place.top() + 18, place.width() - 10, 15), Qt::AlignVCenter,
                         QFontMetrics(detail).elidedText(box.detail, Qt::ElideRight, miniWidth - 10));
        if (box.change != 0) {
            painter.setPen(colours.text);
            painter.setFont(name);
            painter.drawText(QPointF(place.left() + 2, place.top() - 2), QString(QLatin1Char(box.change)));
        }
    }
}

} // namespace espalier
