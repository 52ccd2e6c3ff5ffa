// SPDX-License-Identifier: Apache-2.0
// Names the selected node, its verdict and its reason.
#include "widgets/canvas/canvas_accessible.h"

#include "widgets/canvas/graph_canvas.h"

#include <QAccessibleWidget>

namespace espalier {

namespace {

class AccessibleCanvas : public QAccessibleWidget {
public:
    explicit AccessibleCanvas(GraphCanvas *canvas) : QAccessibleWidget(canvas, QAccessible::Canvas) { }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const auto *canvas = static_cast<const GraphCanvas *>(widget());
        const QString selected = canvas->describeSelection();
        switch (kind) {
        case QAccessible::Name:
            return selected.isEmpty() ? QAccessibleWidget::text(kind)
                                      : QAccessibleWidget::text(kind) + QStringLiteral(": ") + selected;
        case QAccessible::Value:
            return selected;
        case QAccessible::Help:
            return GraphCanvas::tr(
                "Arrow keys walk along the edges. The Findings and Operators panels list the "
                "same nodes as tables.");
        default:
            return QAccessibleWidget::text(kind);
        }
    }
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    auto *canvas =
        className == QLatin1String("espalier::GraphCanvas") ? qobject_cast<GraphCanvas *>(object) : nullptr;
    return canvas != nullptr ? new AccessibleCanvas(canvas) : nullptr;
}

} // namespace

void installCanvasAccessibility()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    (void)isInstalled;
}

} // namespace espalier
