// SPDX-License-Identifier: Apache-2.0
// Target and device as two lists.
#include "widgets/target_picker.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace espalier {

TargetPicker::TargetPicker(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_targets(new QComboBox(this)), m_devices(new QComboBox(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 0, 0);
    layout->setSpacing(8);
    auto *label = plainLabel(tr("&Target"), this, TextRole::Muted);
    label->setBuddy(m_targets);
    layout->addWidget(label);
    layout->addWidget(m_targets);
    layout->addWidget(m_devices);
    for (QComboBox *box : {m_targets, m_devices})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_targets->setMinimumContentsLength(10);
    m_devices->setMinimumContentsLength(13);
    m_targets->setAccessibleName(tr("Target"));
    m_devices->setAccessibleName(tr("Device"));
    connect(&session, &Session::targetsChanged, this, &TargetPicker::fillTargets);
    connect(m_targets, &QComboBox::activated, this, [this](int index) {
        const auto &targets = m_session.targets();
        if (index < 0 || index >= static_cast<int>(targets.size()))
            return;
        const TargetPointer &target = targets[static_cast<std::size_t>(index)];
        const bool isKept = m_choice.target && target->findDevice(m_choice.device) != nullptr;
        Q_EMIT chosen({target, isKept ? m_choice.device : target->devices.front().id});
    });
    connect(m_devices, &QComboBox::activated, this, [this](int index) {
        if (m_choice.target && index >= 0)
            Q_EMIT chosen({m_choice.target, m_devices->itemData(index).toString().toStdString()});
    });
    fillTargets();
}

void TargetPicker::fillTargets()
{
    const QSignalBlocker quiet(m_targets);
    m_targets->clear();
    for (const TargetPointer &target : m_session.targets()) {
        m_targets->addItem(
            QString::fromStdString(printable(target->title.empty() ? target->name : target->title)));
        m_targets->setItemData(m_targets->count() - 1,
                               tr("Facts: %1").arg(QString::fromStdString(printable(target->checked))),
                               Qt::ToolTipRole);
        if (target == m_choice.target)
            m_targets->setCurrentIndex(m_targets->count() - 1);
    }
    m_targets->setEnabled(m_targets->count() > 0);
    if (!m_choice.target)
        m_targets->setCurrentIndex(-1);
    fillDevices();
}

void TargetPicker::fillDevices()
{
    const QSignalBlocker quiet(m_devices);
    m_devices->clear();
    m_devices->setEnabled(m_choice.target != nullptr);
    if (!m_choice.target)
        return;
    for (const TargetDevice &device : m_choice.target->devices) {
        m_devices->addItem(deviceTitle({m_choice.target, device.id}), QString::fromStdString(device.id));
        m_devices->setItemData(m_devices->count() - 1, deviceTitle({m_choice.target, device.id}),
                               Qt::ToolTipRole);
        if (device.id == m_choice.device)
            m_devices->setCurrentIndex(m_devices->count() - 1);
    }
}

void TargetPicker::show(const TargetChoice &choice)
{
    m_choice = choice;
    fillTargets();
}

void TargetPicker::openList()
{
    m_targets->setFocus();
    m_targets->showPopup();
}

} // namespace espalier
