// SPDX-License-Identifier: Apache-2.0
// Cards of rules.
#include "widgets/fix_cards.h"

#include "widgets/elided_label.h"
#include "widgets/error_text.h"
#include "widgets/number_text.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <algorithm>

namespace espalier {

namespace {

QString classText(RuleClass ruleClass)
{
    switch (ruleClass) {
    case RuleClass::Exact:
        return FixCards::tr("exact");
    case RuleClass::Approximate:
        return FixCards::tr("approximate");
    case RuleClass::Retrain:
        return FixCards::tr("needs training");
    }
    return {};
}

QString numbersText(const FixTrial &trial)
{
    const Verification &v = trial.verification;
    if (trial.ruleClass == RuleClass::Retrain)
        return FixCards::tr("The new layers need training before their numbers mean anything.");
    if (!v.passed)
        return FixCards::tr("Not verified: %1").arg(QString::fromStdString(printable(v.reason)));
    if (v.error == 0.0)
        return FixCards::tr("Bit-equal in %n run(s)", nullptr, v.runs);
    return *v.passed ? FixCards::tr("Within %1 in %2 runs").arg(errorNumber(v.error), QString::number(v.runs))
                     : FixCards::tr("Differs: %1").arg(errorNumber(v.error));
}

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

QFrame *makeCard(QWidget *parent, const char *kind)
{
    auto *card = new QFrame(parent);
    card->setProperty("card", QLatin1String(kind));
    return card;
}

QLabel *wrapped(const QString &text, QWidget *parent, TextRole role)
{
    QLabel *label = plainLabel(text, parent, role);
    label->setWordWrap(true);
    return label;
}

} // namespace

FixCards::FixCards(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
}

void FixCards::show(Workbench *workbench, std::vector<NodeId> nodes)
{
    m_workbench = workbench;
    m_selected = std::move(nodes);
    m_node = m_selected.empty() ? NodeId{} : m_selected.front();
    const auto verdictOf = [&](NodeId node) -> const NodeVerdict * {
        return workbench != nullptr && !workbench->isStale() ? workbench->verdictOf(node) : nullptr;
    };
    const auto mended = std::find_if(m_selected.begin(), m_selected.end(), [&](NodeId node) {
        const NodeVerdict *each = verdictOf(node);
        return each != nullptr && !each->fixes.empty();
    });
    if (mended != m_selected.end())
        m_node = *mended;
    const NodeVerdict *verdict = verdictOf(m_node);
    m_rules = verdict != nullptr ? verdict->fixes : std::vector<std::string>();
    m_open = 0;
    m_trial.reset();
    setVisible(verdict != nullptr && !verdict->isSupported() && (m_selected.size() == 1 || !m_rules.empty()));
    if (m_rules.empty())
        rebuild();
    else
        open(0);
}

void FixCards::open(std::size_t card)
{
    m_open = card;
    m_trial.reset();
    rebuild();
    const auto rules = m_session.rules();
    const Rule *rule = rules ? rules->find(m_rules[card]) : nullptr;
    if (rule == nullptr || !m_workbench || !m_workbench->analysis() || !m_workbench->target().target)
        return;
    m_session.jobs().run<FixTrial>(
        {.key = "fix-trial",
         .title = tr("Verifying %1").arg(QString::fromStdString(rule->spec().title)),
         .receiver = this},
        [analysis = m_workbench->analysis(), node = m_node, rules, rule, target = m_workbench->fitTarget()](
            const TaskContext &context) { return tryFix(*analysis, node, *rule, *rules, target, context); },
        [this](Result<FixTrial> trial) {
            m_trial = std::move(trial);
            rebuild();
        });
}

std::vector<NodeId> FixCards::nodesAlike(const std::string &rule) const
{
    std::vector<NodeId> out{m_node};
    if (!m_workbench || !m_workbench->support() || !m_workbench->isOpen())
        return out;
    for (const NodeVerdict &verdict : m_workbench->support()->verdicts()) {
        const bool isMended =
            std::find(verdict.fixes.begin(), verdict.fixes.end(), rule) != verdict.fixes.end();
        const bool isMeant = m_selected.size() < 2
            || std::find(m_selected.begin(), m_selected.end(), verdict.node) != m_selected.end();
        if (isMended && isMeant && verdict.node != m_node)
            out.push_back(verdict.node);
    }
    return out;
}

void FixCards::rebuild()
{
    clear(*m_layout);
    const auto rules = m_session.rules();
    if (!rules || !m_workbench)
        return;
    auto *head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("Fixes"), this, TextRole::Head));
    head->addWidget(plainLabel(m_rules.empty()
                                   ? tr("no rule mends this node")
                                   : tr("%n, cheapest first", nullptr, static_cast<int>(m_rules.size())),
                               this, TextRole::Muted));
    head->addStretch();
    m_layout->addLayout(head);
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const Rule *rule = rules->find(m_rules[i]);
        if (rule == nullptr)
            continue;
        if (i == m_open)
            addOpenCard(*rule, m_rules[i]);
        else
            addClosedCard(i, *rule);
    }
    addOtherWays();
}

void FixCards::addClosedCard(std::size_t index, const Rule &rule)
{
    const QString text = QString::fromStdString(rule.spec().title);
    auto *button = new QPushButton(this);
    button->setAccessibleName(text);
    button->setMinimumHeight(30);
    auto *inner = new QHBoxLayout(button);
    inner->setContentsMargins(10, 0, 10, 0);
    inner->addWidget(new ElidedLabel(text, button, Qt::ElideRight), 1);
    inner->addWidget(plainLabel(classText(rule.spec().ruleClass), button, TextRole::Muted));
    for (QLabel *label : button->findChildren<QLabel *>())
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    button->setToolTip(QString::fromStdString(rule.spec().why));
    connect(button, &QPushButton::clicked, this, [this, index] { open(index); });
    m_layout->addWidget(button);
}

void FixCards::addOpenCard(const Rule &rule, const std::string &id)
{
    const bool hasFailed = m_trial && *m_trial && (*m_trial)->verification.passed == false;
    QFrame *card = makeCard(this, hasFailed ? "failed" : "open");
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(10, 8, 10, 10);
    layout->setSpacing(5);
    auto *title = new QHBoxLayout;
    title->addWidget(wrapped(QString::fromStdString(rule.spec().title), card, TextRole::Head), 1);
    title->addWidget(plainLabel(classText(rule.spec().ruleClass), card, TextRole::Muted));
    layout->addLayout(title);
    fillTrial(*layout, rule);

    auto *buttons = new QHBoxLayout;
    const std::vector<NodeId> alike = nodesAlike(id);
    const bool isForAll = m_selected.size() > 1 && alike.size() > 1;
    const auto add = [&](const QString &text, const std::vector<NodeId> &places) {
        auto *button = new QPushButton(text, card);
        button->setEnabled(m_trial && *m_trial && !hasFailed);
        connect(button, &QPushButton::clicked, this, [this, id, places] {
            if (m_workbench)
                m_workbench->applyRuleAt(id, places);
        });
        buttons->addWidget(button);
        return button;
    };
    m_apply = isForAll ? add(tr("Apply to %1").arg(alike.size()), alike) : add(tr("Apply"), {m_node});
    setPrimary(m_apply, true);
    if (!isForAll && alike.size() > 1)
        add(tr("Apply to all %1").arg(alike.size()), alike);
    buttons->addStretch();
    // The card must not be wider than its dock for the sake of a hint.
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText);
    QLabel *hint = plainLabel(keys, card, TextRole::Muted);
    hint->setMinimumWidth(1);
    buttons->addWidget(hint);
    m_apply->setToolTip(keys);
    layout->addLayout(buttons);
    m_layout->addWidget(card);
}

void FixCards::fillTrial(QVBoxLayout &card, const Rule &rule)
{
    QWidget *parent = card.parentWidget();
    if (!m_trial) {
        card.addWidget(plainLabel(tr("Verifying…"), parent, TextRole::Muted));
        return;
    }
    if (!*m_trial) {
        card.addWidget(wrapped(errorText(m_trial->error()), parent, TextRole::Muted));
        return;
    }
    const FixTrial &trial = **m_trial;
    card.addWidget(plainLabel(tr("Before"), parent, TextRole::Muted));
    card.addWidget(new MiniGraph(m_session, trial.before, parent));
    card.addWidget(
        plainLabel(tr("After, on %1").arg(targetTitle(m_workbench->target())), parent, TextRole::Muted));
    card.addWidget(new MiniGraph(m_session, trial.after, parent));
    const auto passed = trial.verification.passed;
    card.addWidget(wrapped(numbersText(trial), parent,
                           passed == true        ? TextRole::Passed
                               : passed == false ? TextRole::Failed
                                                 : TextRole::Muted));
    const QString sign = trial.macsAdded < 0 ? QStringLiteral("−") : QStringLiteral("+");
    card.addWidget(plainLabel(tr("%1 nodes, %2 MACs")
                                  .arg(QLocale().toString(trial.nodesAdded),
                                       sign + countText(std::abs(static_cast<double>(trial.macsAdded)))),
                              parent, TextRole::Muted));
    if (!rule.spec().why.empty())
        card.addWidget(wrapped(QString::fromStdString(rule.spec().why), parent, TextRole::Muted));
}

void FixCards::addOtherWays()
{
    QFrame *card = makeCard(this, "true");
    auto *layout = new QHBoxLayout(card);
    layout->setContentsMargins(10, 8, 10, 8);
    auto *words = new QVBoxLayout;
    words->addWidget(plainLabel(tr("Cut here and generate C++"), card, TextRole::Head));
    words->addWidget(wrapped(tr("This node and all that depends on it."), card, TextRole::Muted));
    layout->addLayout(words, 1);
    auto *cut = new QPushButton(tr("Cut"), card);
    const bool isCut = m_workbench->isOpen() && m_workbench->state().cut != nullptr;
    cut->setEnabled(!isCut && m_node.graph == Model::mainGraphId());
    connect(cut, &QPushButton::clicked, this, [this] {
        if (!m_workbench || m_workbench->model().findNode(m_node) == nullptr)
            return;
        std::vector<std::string> tensors;
        for (const ValueId input : m_workbench->model().node(m_node).inputs) {
            if (input.isValid() && m_workbench->model().value(input).producer.isValid())
                tensors.push_back(m_workbench->model().value(input).name);
        }
        m_workbench->draftCut(tensors);
    });
    layout->addWidget(cut);
    m_layout->addWidget(card);

    card = makeCard(this, "true");
    auto *keep = new QVBoxLayout(card);
    keep->setContentsMargins(10, 8, 10, 8);
    auto *title = plainLabel(tr("Keep as custom layer"), card, TextRole::Head);
    title->setEnabled(false);
    keep->addWidget(title);
    keep->addWidget(wrapped(tr("Not offered: no export of this version writes layers of one's own."), card,
                            TextRole::Muted));
    m_layout->addWidget(card);
}

void FixCards::applyOpen()
{
    if (m_apply && m_apply->isEnabled())
        m_apply->click();
}

} // namespace espalier
