// SPDX-License-Identifier: Apache-2.0
// The two lists of the toolbar: target, and its device.
#pragma once

#include "widgets/session.h"

#include <QWidget>

class QComboBox;

namespace espalier {

class TargetPicker : public QWidget {
    Q_OBJECT

public:
    explicit TargetPicker(Session &session, QWidget *parent = nullptr);
    void show(const TargetChoice &choice);
    void openList();

Q_SIGNALS:
    void chosen(const espalier::TargetChoice &choice);

private:
    void fillTargets();
    void fillDevices();

    Session &m_session;
    TargetChoice m_choice;
    QComboBox *m_targets;
    QComboBox *m_devices;
};

} // namespace espalier
