// SPDX-License-Identifier: Apache-2.0
// Keeps and counts verdicts.
#include "model/targets/support_report.h"

#include <algorithm>

namespace espalier {

std::string_view verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Supported:
        return "supported";
    case Verdict::Fixable:
        return "fixable";
    case Verdict::Unsupported:
        return "unsupported";
    case Verdict::Unknown:
        break;
    }
    return "unknown";
}

const NodeVerdict *SupportReport::find(NodeId node) const
{
    const auto place = m_places.find(node);
    return place == m_places.end() ? nullptr : &m_verdicts[place->second];
}

SupportCounts SupportReport::counts() const
{
    SupportCounts counts;
    counts.nodes = m_verdicts.size();
    for (const NodeVerdict &each : m_verdicts) {
        counts.supported += each.verdict == Verdict::Supported ? 1 : 0;
        counts.fixable += each.verdict == Verdict::Fixable ? 1 : 0;
        counts.unsupported += each.verdict == Verdict::Unsupported ? 1 : 0;
        counts.unknown += each.verdict == Verdict::Unknown ? 1 : 0;
        counts.fallback += each.isSupported() && !each.fallsBackTo.empty() ? 1 : 0;
        counts.assumed += each.isSupported() && !each.assumed.empty() ? 1 : 0;
        counts.folded += each.isSupported() && each.isFolded ? 1 : 0;
    }
    return counts;
}

bool SupportReport::isFullySupported() const
{
    return std::all_of(m_verdicts.begin(), m_verdicts.end(),
                       [](const NodeVerdict &each) { return each.isSupported(); });
}

void SupportReport::reserve(std::size_t nodes)
{
    m_verdicts.reserve(nodes);
    m_places.reserve(nodes);
}

void SupportReport::add(NodeVerdict verdict)
{
    m_places.insert_or_assign(verdict.node, m_verdicts.size());
    m_verdicts.push_back(std::move(verdict));
}

void SupportReport::setFixes(NodeId node, std::vector<std::string> fixes)
{
    const auto place = m_places.find(node);
    if (place == m_places.end() || m_verdicts[place->second].isSupported())
        return;
    NodeVerdict &verdict = m_verdicts[place->second];
    const Verdict unfixed = m_unfixed.try_emplace(node, verdict.verdict).first->second;
    verdict.verdict = fixes.empty() ? unfixed : Verdict::Fixable;
    verdict.fixes = std::move(fixes);
}

} // namespace espalier
