// SPDX-License-Identifier: Apache-2.0
// Looks up devices and operators of a target.
#include "model/targets/target.h"

#include "model/graph/node.h"

#include <algorithm>

namespace espalier {

const TargetEntry::Place *TargetEntry::placeOn(std::string_view device) const
{
    const auto found =
        std::find_if(places.begin(), places.end(), [&](const Place &each) { return each.device == device; });
    return found == places.end() ? nullptr : &*found;
}

const TargetDevice *Target::findDevice(std::string_view id) const
{
    const auto found =
        std::find_if(devices.begin(), devices.end(), [&](const TargetDevice &each) { return each.id == id; });
    return found == devices.end() ? nullptr : &*found;
}

const std::vector<TargetEntry> *Target::findEntries(std::string_view domain, std::string_view op) const
{
    std::string key;
    if (!isDefaultDomain(domain))
        key.append(domain).append("::");
    const auto found = entries.find(key.append(op));
    return found == entries.end() ? nullptr : &found->second;
}

} // namespace espalier
