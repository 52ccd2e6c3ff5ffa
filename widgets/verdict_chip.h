// SPDX-License-Identifier: Apache-2.0
// A verdict as it looks in lists and heads: fill, border, mark and word as in the graph.
#pragma once

#include "widgets/canvas/palette.h"
#include "widgets/session.h"

#include <QStyledItemDelegate>
#include <QWidget>
#include <array>

class QPainter;

namespace espalier {

/// `fixable`, in the user's language.
[[nodiscard]] QString lookText(Look look);

/// Fill, pattern and border of a look, without words.
void paintLook(QPainter &painter, const QRectF &rect, const Palette &colours, Look look);
/// A chip of the height of `rect`, as wide as its text needs; returns where it stands.
QRectF paintChip(QPainter &painter, const QRectF &rect, const Palette &colours, Look look,
                 const QString &text, const QString &count = {});
[[nodiscard]] int chipWidth(const QFont &font, const QString &text, const QString &count = {});

/// A chip as a widget; a click asks for whatever it stands for.
class VerdictChip : public QWidget {
    Q_OBJECT

public:
    VerdictChip(Session &session, Look look, QString text, QString count = {}, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void clicked(Qt::KeyboardModifiers modifiers);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Session &m_session;
    Look m_look;
    QString m_text;
    QString m_count;
};

/// How many nodes have each look, as a bar of parts, worst first.
using LookShares = std::array<std::size_t, lookCount>;
void paintShares(QPainter &painter, const QRectF &rect, const Palette &colours, const LookShares &shares,
                 bool isOverview);

/// Paints the Look that a cell has under `lookRole` as a chip.
class ChipDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int lookRole = Qt::UserRole + 40;
    static constexpr int sharesRole = Qt::UserRole + 41; ///< a QVariant of LookShares: a bar instead

    ChipDelegate(Session &session, QObject *parent) : QStyledItemDelegate(parent), m_session(session) { }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Session &m_session;
};

} // namespace espalier

Q_DECLARE_METATYPE(espalier::LookShares)
