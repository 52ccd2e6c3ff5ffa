// SPDX-License-Identifier: Apache-2.0
// Dock: the selected node: its verdict and why, what mends it, its attributes and tensors.
#include "model/document/edits.h"
#include "model/shapes/operator_schema.h"
#include "model/statistics/node_counts.h"
#include "model/targets/check_support.h"
#include "widgets/elided_label.h"
#include "widgets/error_text.h"
#include "widgets/fix_cards.h"
#include "widgets/icons.h"
#include "widgets/panel.h"
#include "widgets/verdict_chip.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <set>

namespace espalier {

namespace {

constexpr int valuesShown = 8;
constexpr int linkWidth = 120;

void clear(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        if (item->layout() != nullptr)
            clear(*item->layout());
        delete item;
    }
}

/// A small constant's elements: `0.5`, `1, 3, 2`; empty where there are many.
QString constantText(const Value &value)
{
    if (!value.initializer || value.initializer->elementCount().value_or(valuesShown + 1) > valuesShown)
        return {};
    const auto numbers = readNumbers(*value.initializer);
    if (!numbers)
        return {};
    QStringList out;
    for (const double number : *numbers)
        out += QLocale::c().toString(number, 'g', 4);
    return out.join(QStringLiteral(", "));
}

/// With places to break lines in words that are longer than a narrow panel's column.
QString breakable(const QString &text)
{
    constexpr int longest = 16;
    QString out;
    int length = 0;
    for (const QChar letter : text) {
        out += letter;
        length = letter.isSpace() ? 0 : length + 1;
        const bool isJoint = letter == QLatin1Char(',') || letter == QLatin1Char('_')
            || letter == QLatin1Char('.') || letter == QLatin1Char('(') || letter == QLatin1Char('/');
        if (length >= longest || (isJoint && length > 3)) {
            out += QChar(0x200B); // no width
            length = 0;
        }
    }
    return out;
}

class NodePanel : public PanelWidget {
    Q_DECLARE_TR_FUNCTIONS(NodePanel)

public:
    NodePanel(Session &session, QWidget *parent)
        : PanelWidget(session, parent), m_scroll(new QScrollArea(this)), m_page(new QWidget),
          m_head(new QVBoxLayout), m_reasons(new QGridLayout), m_fixes(new FixCards(session)),
          m_attributes(new QGridLayout), m_tensors(new QGridLayout), m_devices(new QVBoxLayout)
    {
        auto *outer = new QVBoxLayout(this);
        outer->setContentsMargins(0, 0, 0, 0);
        outer->addWidget(m_scroll);
        m_scroll->setWidget(m_page);
        m_scroll->setWidgetResizable(true);
        m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_fixes->setParent(m_page);
        auto *layout = new QVBoxLayout(m_page);
        layout->setContentsMargins(12, 12, 12, 12);
        layout->setSpacing(10);
        layout->addLayout(m_head);
        layout->addLayout(m_reasons);
        layout->addWidget(m_fixes);
        layout->addLayout(m_attributes);
        layout->addLayout(m_tensors);
        layout->addLayout(m_devices);
        layout->addStretch(1);
        m_reasons->setColumnStretch(1, 3);
        m_reasons->setColumnStretch(2, 2);
        m_attributes->setColumnStretch(1, 1);
        m_tensors->setColumnStretch(1, 1);
        m_tensors->setColumnStretch(2, 1);
    }

    void applyOpen() override { m_fixes->applyOpen(); }

protected:
    void refresh(Change change) override
    {
        if (change == Change::History || change == Change::Verification || change == Change::Run
            || change == Change::Cut)
            return;
        for (QLayout *layout :
             std::initializer_list<QLayout *>{m_head, m_reasons, m_attributes, m_tensors, m_devices})
            clear(*layout);
        m_reasonRow = 0;
        m_tensorRow = 1;
        const auto analysis = workbench() != nullptr ? workbench()->analysis() : nullptr;
        const NodeId id = workbench() != nullptr ? workbench()->selectedNode() : NodeId{};
        if (!analysis || !id.isValid() || analysis->model.findNode(id) == nullptr) {
            showSeveral();
            return;
        }
        showHead(*analysis, id);
        showReasons(id);
        m_fixes->show(workbench(), {id});
        showAttributes(*analysis, id);
        showTensors(*analysis, id);
        showDevices(*analysis, id);
    }

private:
    QLabel *words(const QString &text, TextRole role = TextRole::Plain)
    {
        QLabel *label = plainLabel(text, m_page, role);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return label;
    }

    /// None or several: how many have which verdict, and what mends those that do not run.
    void showSeveral()
    {
        const std::vector<NodeId> nodes =
            workbench() != nullptr ? workbench()->selection().nodes : std::vector<NodeId>();
        if (nodes.size() < 2) {
            m_fixes->show(nullptr, {});
            m_head->addWidget(words(tr("Select a node to see why it runs or not."), TextRole::Muted));
            return;
        }
        QLabel *title =
            words(tr("%n nodes are selected.", nullptr, static_cast<int>(nodes.size())), TextRole::Title);
        m_head->addWidget(title);
        std::array<int, lookCount> counts{};
        for (const NodeId node : nodes)
            ++counts[static_cast<std::size_t>(workbench()->lookOfNode(node))];
        auto *chips = new QGridLayout;
        int shown = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const auto look = static_cast<Look>(i);
            if (counts[i] == 0 || look == Look::Plain)
                continue;
            auto *chip =
                new VerdictChip(session(), look, lookText(look), QLocale().toString(counts[i]), m_page);
            chip->setCursor(Qt::PointingHandCursor);
            connect(chip, &VerdictChip::clicked, this, [this, look, nodes] { keepLook(nodes, look); });
            chips->addWidget(chip, shown / 2, shown % 2, Qt::AlignLeft);
            ++shown;
        }
        chips->setColumnStretch(2, 1);
        m_head->addLayout(chips);
        m_fixes->show(workbench(), nodes);
    }

    void keepLook(const std::vector<NodeId> &nodes, Look look)
    {
        std::vector<NodeId> kept;
        for (const NodeId node : nodes) {
            if (workbench() != nullptr && workbench()->lookOfNode(node) == look)
                kept.push_back(node);
        }
        if (!kept.empty())
            workbench()->selectNodes(kept);
    }

    void showHead(const Analysis &analysis, NodeId id)
    {
        const Node &node = analysis.model.node(id);
        auto *row = new QHBoxLayout;
        auto *icon = new QLabel(m_page);
        icon->setPixmap(tintedPixmap(operatorIconName(node.domain, node.opType), 20, colours().text,
                                     devicePixelRatioF()));
        auto *name = new ElidedLabel(analysis.nameOf(id), m_page);
        setTextRole(name, TextRole::Title);
        row->addWidget(icon);
        row->addWidget(name, 1);
        if (const NodeVerdict *verdict = workbench()->verdictOf(id))
            row->addWidget(
                new VerdictChip(session(), lookOf(*verdict), lookText(lookOf(*verdict)), {}, m_page));
        m_head->addLayout(row);
        const auto opset = analysis.model.opset(node.domain, id.graph);
        m_head->addWidget(words(QString::fromStdString(printable(operatorName(node)))
                                    + (opset ? tr(" · opset %1").arg(*opset) : QString()),
                                TextRole::Muted));
        if (node.rest) {
            for (const auto &entry : node.rest->metadata_props()) {
                if (entry.key() == "espalier.retrain")
                    m_head->addWidget(words(tr("Needs training: made by %1.")
                                                .arg(QString::fromStdString(printable(entry.value()))),
                                            TextRole::Failed));
            }
        }
    }

    void addReason(const char *icon, const QColor &colour, const QString &clause, const QString &note)
    {
        const int row = m_reasonRow++;
        auto *mark = new QLabel(m_page);
        mark->setPixmap(tintedPixmap(QString::fromUtf8(icon), 12, colour, devicePixelRatioF()));
        auto *text = words(breakable(clause));
        text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        m_reasons->addWidget(mark, row, 0, Qt::AlignTop);
        m_reasons->addWidget(text, row, 1, Qt::AlignTop);
        m_reasons->addWidget(words(breakable(note), TextRole::Muted), row, 2, Qt::AlignTop);
    }

    /// Those by which the node was judged; where they stand in a function's body, the ones that count.
    void showClauses(const NodeVerdict &verdict)
    {
        const TargetChoice &choice = workbench()->target();
        const auto analysis = workbench()->analysis();
        std::vector<ClauseOutcome> outcomes;
        if (choice.target && !workbench()->isStale())
            outcomes = checkClauses(*analysis->facts, *choice.target, choice.device, verdict.node,
                                    workbench()->fitTarget().support);
        if (outcomes.empty()) {
            if (!verdict.clause.empty())
                outcomes.push_back({verdict.clause,
                                    verdict.verdict == Verdict::Unknown ? Truth::Unknown : Truth::False,
                                    false,
                                    {}});
            for (const std::string &clause : verdict.assumed)
                outcomes.push_back({clause, Truth::Unknown, true, {}});
        }
        for (const ClauseOutcome &outcome : outcomes) {
            const QString clause = withoutDevice(QString::fromStdString(printable(outcome.clause)));
            QStringList values;
            for (const Message &value : outcome.values)
                values += withoutDevice(translated(value));
            if (outcome.truth == Truth::True)
                addReason("mark-ok", colours().passed, clause, tr("checked"));
            else if (outcome.isAssumed)
                addReason("mark-unknown", colours().muted, clause, tr("assumed"));
            else if (outcome.truth == Truth::Unknown)
                addReason("mark-unknown", colours().failed, clause,
                          values.isEmpty() ? tr("not known") : values.join(QStringLiteral("; ")));
            else
                addReason("mark-no", colours().failed, clause,
                          values.isEmpty() ? tr("fails") : values.join(QStringLiteral("; ")));
        }
    }

    void showReasons(NodeId id)
    {
        const NodeVerdict *verdict = workbench()->verdictOf(id);
        if (verdict == nullptr)
            return;
        QString sentence = withoutDevice(translated(verdict->reason));
        if (verdict->isFolded)
            sentence =
                tr("Folded away: the target drops or fuses it, or its result is written into the model.");
        else if (sentence.isEmpty() && verdict->isSupported()) {
            QStringList layers;
            for (const std::string &layer : verdict->as)
                layers += QString::fromStdString(printable(layer));
            sentence = layers.isEmpty()
                ? tr("Runs on %1.").arg(targetTitle(workbench()->target()))
                : tr("Runs on %1 as %2.")
                      .arg(targetTitle(workbench()->target()), layers.join(QStringLiteral(", ")));
        }
        m_head->addWidget(words(sentence));
        if (!verdict->fallsBackTo.empty())
            m_head->addWidget(words(tr("Falls back to %1.").arg(QString::fromStdString(verdict->fallsBackTo)),
                                    TextRole::Muted));
        if (verdict->lowConfidence)
            m_head->addWidget(words(tr("The fact itself is doubtful."), TextRole::Muted));
        showClauses(*verdict);
        for (const std::string &text : verdict->converter)
            addReason("mark-unknown", colours().muted, QString::fromStdString(printable(text)),
                      tr("the vendor's converter"));
        if (!verdict->source.empty()) {
            auto *source = words(tr("Source: %1").arg(QString::fromStdString(printable(verdict->source))),
                                 TextRole::Muted);
            m_head->addWidget(source);
        }
    }

    void showAttributes(const Analysis &analysis, NodeId id)
    {
        const Node &node = analysis.model.node(id);
        const auto schema = OperatorSchema::of(analysis.model, id);
        std::set<std::string> names;
        for (const Attribute &attribute : node.attributes)
            names.insert(attribute.name());
        std::map<std::string, FormalAttribute> formal;
        if (schema) {
            for (FormalAttribute &attribute : schema->attributes()) {
                names.insert(attribute.name);
                formal.emplace(attribute.name, attribute);
            }
        }
        if (names.empty())
            return;
        m_attributes->addWidget(plainLabel(tr("Attributes"), m_page, TextRole::Head), 0, 0, 1, 3);
        int row = 1;
        for (const std::string &name : names) {
            const Attribute *present = node.attribute(name);
            const auto described = formal.find(name);
            const onnx::AttributeProto *standard =
                described != formal.end() ? described->second.defaultValue : nullptr;
            auto *label = plainLabel(QString::fromStdString(printable(name)), m_page);
            if (described != formal.end())
                label->setToolTip(QStringLiteral("<p>%1</p>")
                                      .arg(QString::fromStdString(described->second.doc).toHtmlEscaped()));
            m_attributes->addWidget(label, row, 0);
            const QString text =
                present != nullptr ? QString::fromStdString(editText(*present->proto)) : QString();
            if (present != nullptr && (!present->tensors.empty() || !present->graphs.empty())) {
                m_attributes->addWidget(
                    plainLabel(present->graphs.empty() ? tr("tensor") : tr("graph"), m_page, TextRole::Muted),
                    row, 1);
            } else {
                auto *field = new QLineEdit(text, m_page);
                if (standard != nullptr)
                    field->setPlaceholderText(QString::fromStdString(editText(*standard)));
                field->setAccessibleName(QString::fromStdString(printable(name)));
                connect(field, &QLineEdit::editingFinished, this, [this, field, id, name, text] {
                    if (field->text() != text && workbench() != nullptr)
                        workbench()->commitEdit(
                            setAttributeText(workbench()->model(), id, name, field->text().toStdString()),
                            {QT_TRANSLATE_NOOP("widgets", "Set %1 to %2"), name,
                             field->text().toStdString()});
                });
                m_attributes->addWidget(field, row, 1);
            }
            m_attributes->addWidget(
                plainLabel(present == nullptr && standard != nullptr ? tr("default") : QString(), m_page,
                           TextRole::Muted),
                row, 2);
            ++row;
        }
    }

    void addTensor(const Analysis &analysis, ValueId id, const QString &role, const QColor &colour)
    {
        const int row = m_tensorRow++;
        auto *label = new QLabel(m_page);
        label->setTextFormat(Qt::RichText);
        label->setText(QStringLiteral("<b style='color:%1'>%2</b>").arg(colour.name(), role.toHtmlEscaped()));
        m_tensors->addWidget(label, row, 0, Qt::AlignTop);
        if (!id.isValid()) {
            m_tensors->addWidget(plainLabel(tr("left out"), m_page, TextRole::Muted), row, 1);
            return;
        }
        const Value &value = analysis.model.value(id);
        const QString constant = constantText(value);
        const QString name = QString::fromStdString(printable(value.name));
        auto *link = new QLabel(m_page);
        link->setTextFormat(Qt::RichText);
        const QString shown =
            fontMetrics().elidedText(constant.isEmpty() ? name : constant, Qt::ElideMiddle, linkWidth);
        link->setText(QStringLiteral("<a href='#' style='text-decoration:none;color:%1'>%2</a>")
                          .arg(colours().selection.name(), shown.toHtmlEscaped()));
        link->setToolTip(
            (constant.isEmpty() ? name : name + QStringLiteral(" = ") + constant).toHtmlEscaped());
        connect(link, &QLabel::linkActivated, this, [this, id] {
            if (workbench() == nullptr || workbench()->model().findValue(id) == nullptr)
                return;
            const NodeId producer = workbench()->model().value(id).producer;
            workbench()->selectValue(id);
            if (producer.isValid())
                Q_EMIT workbench()->revealRequested(producer);
        });
        m_tensors->addWidget(link, row, 1, Qt::AlignTop);
        auto *type =
            words(breakable(QString::fromStdString(analysis.types.types.of(id).text())), TextRole::Muted);
        type->setAlignment(Qt::AlignRight | Qt::AlignTop);
        m_tensors->addWidget(type, row, 2);
    }

    void showTensors(const Analysis &analysis, NodeId id)
    {
        const Node &node = analysis.model.node(id);
        const auto schema = OperatorSchema::of(analysis.model, id);
        const auto role = [](std::string_view name, const QString &fallback) {
            return name.empty() ? fallback
                                : QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        };
        m_tensors->addWidget(plainLabel(tr("Tensors"), m_page, TextRole::Head), 0, 0, 1, 3);
        for (std::size_t i = 0; i < node.inputs.size(); ++i)
            addTensor(analysis, node.inputs[i],
                      role(schema ? schema->inputName(i) : std::string_view(), tr("input")),
                      colours().inputs);
        for (std::size_t i = 0; i < node.outputs.size(); ++i)
            addTensor(analysis, node.outputs[i],
                      role(schema ? schema->outputName(i) : std::string_view(), tr("output")),
                      colours().outputs);
    }

    void showDevices(const Analysis &analysis, NodeId id)
    {
        const TargetChoice &choice = workbench()->target();
        if (!choice.target || choice.target->devices.size() < 2)
            return;
        m_devices->addWidget(
            plainLabel(tr("Other devices of %1").arg(QString::fromStdString(choice.target->title)), m_page,
                       TextRole::Head));
        for (const TargetDevice &device : choice.target->devices) {
            if (device.id == choice.device)
                continue;
            const NodeVerdict verdict = checkNode(*analysis.facts, *choice.target, device.id, id);
            auto *chip = new VerdictChip(session(), lookOf(verdict), deviceTitle({choice.target, device.id}),
                                         {}, m_page);
            chip->setToolTip(translated(verdict.reason));
            chip->setCursor(Qt::PointingHandCursor);
            connect(chip, &VerdictChip::clicked, this, [this, target = choice.target, wanted = device.id] {
                if (workbench() != nullptr)
                    workbench()->setTarget({target, wanted});
            });
            m_devices->addWidget(chip);
        }
    }

    QScrollArea *m_scroll;
    QWidget *m_page;
    QVBoxLayout *m_head;
    QGridLayout *m_reasons;
    FixCards *m_fixes;
    QGridLayout *m_attributes;
    QGridLayout *m_tensors;
    QVBoxLayout *m_devices;
    int m_reasonRow = 0;
    int m_tensorRow = 1;
};

} // namespace

std::unique_ptr<Panel> make_node_panel()
{
    return std::make_unique<PanelOf<NodePanel>>("node", QT_TRANSLATE_NOOP("panels", "Node"),
                                                Panel::Area::Right, 0);
}

} // namespace espalier
