// SPDX-License-Identifier: Apache-2.0
// What the window does with the selection: copy, rename, delete, cut, outputs, dims.
#include "model/document/edits.h"
#include "model/shapes/fix_dims.h"
#include "widgets/error_text.h"
#include "widgets/export_dialog.h"
#include "widgets/main_window.h"
#include "widgets/models/finding_model.h"
#include "widgets/status_line.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <algorithm>

namespace espalier {

namespace {

/// `NAME=1x3x224x224` split at the last `=`.
std::optional<std::pair<std::string, std::vector<std::int64_t>>> parseDims(const QString &text)
{
    const qsizetype equals = text.lastIndexOf(QLatin1Char('='));
    if (equals < 1)
        return std::nullopt;
    std::vector<std::int64_t> dims;
    for (const QString &part : text.mid(equals + 1).split(QLatin1Char('x'), Qt::SkipEmptyParts)) {
        bool isNumber = false;
        dims.push_back(part.trimmed().toLongLong(&isNumber));
        if (!isNumber)
            return std::nullopt;
    }
    return std::pair{text.left(equals).trimmed().toStdString(), dims};
}

/// The first input that has no static shape, as `NAME=…`.
QString firstDynamic(const Model &model)
{
    for (const GraphPort &port : model.mainGraph().inputs) {
        const ValueType type = declaredType(model, port.value);
        if (!type.shape || isStatic(*type.shape) || model.value(port.value).isInitializer())
            continue;
        QStringList dims;
        for (const Dim &dim : *type.shape)
            dims += dim.isKnown() ? QString::number(dim.length()) : QStringLiteral("1");
        return QStringLiteral("%1=%2").arg(QString::fromStdString(model.value(port.value).name),
                                           dims.join(QLatin1Char('x')));
    }
    if (model.mainGraph().inputs.empty())
        return {};
    const GraphPort &port = model.mainGraph().inputs.front();
    const ValueType type = declaredType(model, port.value);
    return QString::fromStdString(model.value(port.value).name + "="
                                  + (type.shape ? shapeText(*type.shape) : ""));
}

/// One line of text; the button says what happens then. Nullopt: the user thought better of it.
std::optional<QString> askText(QWidget *parent, const QString &title, const QString &label,
                               const QString &text, const QString &verb)
{
    QInputDialog dialog(parent);
    dialog.setWindowTitle(title);
    dialog.setLabelText(label);
    dialog.setTextValue(text);
    dialog.setOkButtonText(verb);
    dialog.resize(360, dialog.sizeHint().height());
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return dialog.textValue();
}

} // namespace

void MainWindow::copySelection(bool asArguments)
{
    const Workbench *front = workbench();
    if (front == nullptr || !front->analysis())
        return;
    QStringList names;
    for (const NodeId node : front->selection().nodes)
        names += front->analysis()->nameOf(node);
    for (const ValueId value : front->selection().values)
        names += QString::fromStdString(printable(front->model().value(value).name));
    if (asArguments) {
        for (QString &name : names)
            name = QStringLiteral("--explain '%1'")
                       .arg(name.replace(QLatin1Char('\''), QStringLiteral("'\\''")));
    }
    QGuiApplication::clipboard()->setText(names.join(asArguments ? QLatin1Char(' ') : QLatin1Char('\n')));
    m_status->say(tr("%n name(s) copied", nullptr, static_cast<int>(names.size())));
}

void MainWindow::renameSelection()
{
    Workbench *front = workbench();
    if (front == nullptr)
        return;
    const NodeId node = front->selectedNode();
    const bool isNode = node.isValid();
    const ValueId value = isNode ? ValueId{} : front->selectedValue();
    if (!isNode && !value.isValid())
        return;
    const QString old =
        QString::fromStdString(isNode ? front->model().node(node).name : front->model().value(value).name);
    const auto name =
        askText(this, isNode ? tr("Rename node") : tr("Rename tensor"), tr("Name"), old, tr("Rename"));
    if (!name || *name == old)
        return;
    const std::string wanted = name->toStdString();
    front->commitEdit(isNode ? renameNode(front->model(), node, wanted)
                             : renameValue(front->model(), value, wanted),
                      {QT_TRANSLATE_NOOP("widgets", "Rename to %1"), wanted});
}

void MainWindow::deleteSelection(bool isReconnecting)
{
    Workbench *front = workbench();
    if (front == nullptr || !front->analysis() || front->selection().nodes.empty())
        return;
    const std::vector<NodeId> nodes = front->selection().nodes;
    front->commitEdit(removeNodes(front->model(), front->analysis()->types.types, nodes, isReconnecting),
                      {QT_TRANSLATE_NOOP("widgets", "Delete %1 nodes"), std::to_string(nodes.size())});
}

void MainWindow::toggleOutput(ValueId value)
{
    Workbench *front = workbench();
    if (front == nullptr || !front->analysis())
        return;
    const std::string name = front->model().value(value).name;
    if (front->model().value(value).graphOutputs > 0)
        front->commitEdit(removeGraphOutput(front->model(), value),
                          {QT_TRANSLATE_NOOP("widgets", "Remove output %1"), name});
    else
        front->commitEdit(addGraphOutput(front->model(), front->analysis()->types.types, value),
                          {QT_TRANSLATE_NOOP("widgets", "Add output %1"), name});
}

void MainWindow::fixDims()
{
    Workbench *front = workbench();
    if (front == nullptr || !front->isOpen())
        return;
    const auto text = askText(this, tr("Fix dims and shapes"), tr("INPUT=1x3x224x224, or a dim's name: N=1"),
                              firstDynamic(front->model()), tr("Fix"));
    if (!text)
        return;
    const auto parsed = parseDims(*text);
    if (!parsed) {
        m_status->say(tr("“%1” is neither INPUT=1x3x224x224 nor N=1").arg(*text), true);
        return;
    }
    const auto &inputs = front->model().mainGraph().inputs;
    const bool isInput = std::any_of(inputs.begin(), inputs.end(), [&](const GraphPort &port) {
        return front->model().value(port.value).name == parsed->first;
    });
    front->commitEdit(isInput || parsed->second.size() != 1
                          ? fixShape(front->model(), parsed->first, parsed->second)
                          : fixDim(front->model(), parsed->first, parsed->second.front()),
                      {QT_TRANSLATE_NOOP("widgets", "Fix %1"), text->toStdString()});
}

void MainWindow::goToFinding(int step)
{
    Workbench *front = workbench();
    if (front == nullptr)
        return;
    std::vector<NodeId> nodes;
    for (const FindingRow &row : findingRows(*front))
        nodes.insert(nodes.end(), row.nodes.begin(), row.nodes.end());
    if (nodes.empty()) {
        m_status->say(tr("There is no finding."));
        return;
    }
    const auto count = static_cast<std::ptrdiff_t>(nodes.size());
    const auto here = std::find(nodes.begin(), nodes.end(), front->selectedNode());
    const std::ptrdiff_t place =
        here == nodes.end() ? (step > 0 ? 0 : count - 1) : ((here - nodes.begin()) + step + count) % count;
    front->reveal(nodes[static_cast<std::size_t>(place)]);
}

void MainWindow::startCut()
{
    Workbench *front = workbench();
    if (front == nullptr)
        return;
    raisePanel(QStringLiteral("cut"));
    std::vector<std::string> tensors;
    for (const ValueId value : front->selection().values)
        tensors.push_back(front->model().value(value).name);
    for (const NodeId node : front->selection().nodes) { // the node itself goes to the tail
        for (const ValueId input : front->model().node(node).inputs) {
            if (input.isValid() && front->model().value(input).producer.isValid())
                tensors.push_back(front->model().value(input).name);
        }
    }
    if (tensors.empty())
        front->draftAutoCut(false);
    else
        front->draftCut(tensors);
}

void MainWindow::exportModel()
{
    Workbench *front = workbench();
    if (front == nullptr || !front->analysis() || front->isStale())
        return;
    ExportDialog dialog(*front, this);
    dialog.exec();
}

} // namespace espalier
