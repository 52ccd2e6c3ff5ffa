// SPDX-License-Identifier: Apache-2.0
// How much of the model runs.
#include "widgets/coverage_bar.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace espalier {

class CoverageBar::Bar : public QWidget {
public:
    Bar(Session &session, QWidget *parent) : QWidget(parent), m_session(session) { setFixedSize(150, 10); }
    void setShares(const LookShares &shares)
    {
        m_shares = shares;
        update();
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        paintShares(painter, rect(), m_session.colours(), m_shares, true);
    }

private:
    Session &m_session;
    LookShares m_shares{};
};

Coverage coverageOf(const Analysis &analysis, const SupportReport &support)
{
    Coverage out;
    double supported = 0;
    double all = 0;
    bool isKnown = true;
    for (const NodeVerdict &verdict : support.verdicts()) {
        ++out.nodes;
        ++out.shares[static_cast<std::size_t>(lookOf(verdict))];
        out.supported += verdict.isSupported() ? 1 : 0;
        const auto macs = analysis.macs.of(verdict.node);
        isKnown = isKnown && macs.has_value();
        all += static_cast<double>(macs.value_or(0));
        if (verdict.isSupported())
            supported += static_cast<double>(macs.value_or(0));
    }
    if (isKnown && all > 0)
        out.macsSupported = supported / all;
    return out;
}

namespace {

/// `mark` stands round the numbers of what is covered.
QString coverageWords(const Coverage &coverage, const QString &mark)
{
    const QLocale locale;
    QString out = CoverageBar::tr("%1 of %2 nodes")
                      .arg(mark.arg(locale.toString(coverage.supported)), locale.toString(coverage.nodes));
    if (coverage.macsSupported) {
        const double percent = *coverage.macsSupported * 100;
        // Never “100 %” while something is missing.
        const QString number = percent < 100 && percent > 99.9 ? locale.toString(99.9, 'f', 1)
            : percent == 100                                   ? locale.toString(100)
                                                               : locale.toString(percent, 'f', 1);
        out += QStringLiteral(" · ") + CoverageBar::tr("%1 % of MACs").arg(mark.arg(number));
    }
    return out;
}

} // namespace

QString coverageText(const Coverage &coverage)
{
    return coverageWords(coverage, QStringLiteral("%1"));
}

QString coverageMarkup(const Coverage &coverage)
{
    return coverageWords(coverage, QStringLiteral("<b>%1</b>"));
}

CoverageBar::CoverageBar(Session &session, QWidget *parent)
    : QWidget(parent), m_bar(new Bar(session, this)), m_text(plainLabel({}, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(m_bar);
    layout->addWidget(m_text);
    m_text->setTextFormat(Qt::RichText);
    m_text->setMinimumWidth(1); // in a narrow window the buttons come first; the tooltip has all of it
    setCursor(Qt::PointingHandCursor);
}

bool CoverageBar::show(const Workbench *workbench)
{
    const bool isKnown = workbench != nullptr && workbench->analysis() && workbench->support();
    if (!isKnown)
        return false;
    const Coverage coverage = coverageOf(*workbench->analysis(), *workbench->support());
    m_bar->setShares(coverage.shares);
    m_text->setText(coverageMarkup(coverage));
    m_text->setAccessibleName(coverageText(coverage));
    setToolTip(QStringLiteral("%1\n%2").arg(coverageText(coverage), tr("List what is missing")));
    setEnabled(!workbench->isStale());
    return true;
}

void CoverageBar::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT clicked();
}

} // namespace espalier
