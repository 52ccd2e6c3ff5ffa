// SPDX-License-Identifier: Apache-2.0
// A line of text that gives up its middle rather than widen what it stands in.
#pragma once

#include <QLabel>

namespace espalier {

class ElidedLabel : public QLabel {
public:
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr,
                         Qt::TextElideMode mode = Qt::ElideMiddle);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_mode;
};

} // namespace espalier
