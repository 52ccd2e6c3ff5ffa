// SPDX-License-Identifier: Apache-2.0
// Splits names at `/`.
#include "model/document/outline.h"

#include <algorithm>

namespace espalier {

namespace {

OutlineScope &scopeIn(OutlineScope &parent, const std::string &name)
{
    const auto found = std::find_if(parent.scopes.rbegin(), parent.scopes.rend(),
                                    [&](const OutlineScope &each) { return each.name == name; });
    if (found != parent.scopes.rend())
        return *found;
    parent.scopes.push_back({name, {}, {}, 0});
    return parent.scopes.back();
}

void joinSingles(OutlineScope &scope)
{
    for (OutlineScope &each : scope.scopes) {
        while (each.nodes.empty() && each.scopes.size() == 1) {
            OutlineScope inner = std::move(each.scopes.front());
            inner.name = each.name + "/" + inner.name;
            each = std::move(inner);
        }
        joinSingles(each);
    }
}

void collect(const OutlineScope &scope, std::vector<NodeId> &out)
{
    out.insert(out.end(), scope.nodes.begin(), scope.nodes.end());
    for (const OutlineScope &each : scope.scopes)
        collect(each, out);
}

} // namespace

std::vector<NodeId> OutlineScope::allNodes() const
{
    std::vector<NodeId> out;
    collect(*this, out);
    return out;
}

OutlineScope outlineOf(const std::vector<NodeId> &nodes, const std::unordered_map<NodeId, std::string> &names)
{
    OutlineScope root;
    for (const NodeId node : nodes) {
        const auto found = names.find(node);
        const std::string name = found == names.end() || found->second.starts_with('%') ? "" : found->second;
        OutlineScope *scope = &root;
        ++root.total;
        std::size_t start = name.starts_with('/') ? 1 : 0;
        for (std::size_t slash = name.find('/', start); slash != std::string::npos;
             slash = name.find('/', start)) {
            scope = &scopeIn(*scope, name.substr(start, slash - start));
            ++scope->total;
            start = slash + 1;
        }
        scope->nodes.push_back(node);
    }
    joinSingles(root);
    return root;
}

} // namespace espalier
