// SPDX-License-Identifier: Apache-2.0
// `−  100 %  +  Fit` in the canvas' upper left corner.
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace espalier {

class ZoomControl : public QFrame {
    Q_OBJECT
public:
    explicit ZoomControl(QWidget *parent);
    void setZoom(double zoom);

Q_SIGNALS:
    void zoomedOut();
    void zoomedIn();
    void fitted();

private:
    QToolButton *addButton(const QString &text, const QString &tip);

    QLabel *m_percent;
};

} // namespace espalier
