// SPDX-License-Identifier: Apache-2.0
// Keeps names apart and constants single.
#include "exporters/tnn/net_builder.h"

#include "model/graph/name_authority.h"

namespace espalier::tnn {

NetBuilder::NetBuilder(const ModelFacts &facts) : m_facts(facts), m_nodeNames(nodeNames(facts.model()))
{
    for (const auto *ports : {&model().mainGraph().inputs, &model().mainGraph().outputs}) {
        for (const GraphPort &port : *ports)
            (void)blob(port.value);
    }
}

std::int64_t NetBuilder::opset() const
{
    return model().opset("").value_or(1);
}

std::string NetBuilder::blob(ValueId value)
{
    const ValueId source = resolved(value);
    const auto found = m_blobs.find(source);
    if (found != m_blobs.end())
        return found->second;
    m_blobOrder.push_back(source);
    return m_blobs.emplace(source, m_blobNames.take(model().value(source).name)).first->second;
}

void NetBuilder::alias(ValueId value, ValueId source)
{
    m_aliases[value] = resolved(source);
}

ValueId NetBuilder::resolved(ValueId value) const
{
    const auto found = m_aliases.find(value);
    return found == m_aliases.end() ? value : found->second;
}

NetBuilder::Mark NetBuilder::mark() const
{
    return {net.layers.size(), net.constants.size(), m_blobNames.count(), m_layerNames.count(),
            m_blobOrder.size()};
}

void NetBuilder::undoTo(const Mark &mark)
{
    net.layers.resize(mark.layers);
    for (; net.constants.size() > mark.constants; net.constants.pop_back())
        m_constants.erase(net.constants.back().name);
    for (; m_blobOrder.size() > mark.blobs; m_blobOrder.pop_back())
        m_blobs.erase(m_blobOrder.back());
    m_blobNames.forgetFrom(mark.blobNames);
    m_layerNames.forgetFrom(mark.layerNames);
}

void NetBuilder::addConstant(const std::string &name, Raw raw)
{
    if (m_constants.insert(name).second)
        net.constants.push_back({name, std::move(raw)});
}

} // namespace espalier::tnn
