// SPDX-License-Identifier: Apache-2.0
// What the target file says that TNN runs, the exporter writes, and the other way round.
#include "exporters/tnn/layer_table.h"
#include "model/base/resource_folder.h"
#include "model/targets/target.h"
#include "tests/support/catch.h"

#include <map>
#include <set>

using namespace espalier;

namespace {

/// `Op as A+B`.
std::set<std::string> ofTarget(TargetEntry::Kind kind)
{
    const auto target = readTargetFile(resourceFolder("targets") / "tnn.yaml");
    if (!target)
        FAIL(target.error().line());
    std::set<std::string> out;
    for (const auto &[op, entries] : (*target)->entries) {
        for (const TargetEntry &entry : entries) {
            if (entry.kind != kind)
                continue;
            std::string layers;
            for (const std::string &layer : entry.as)
                layers += (layers.empty() ? "" : "+") + layer;
            out.insert(op + " as " + layers);
        }
    }
    return out;
}

std::set<std::string> ofExporter(bool hasLayers)
{
    std::set<std::string> out;
    for (const tnn::LayerEntry &entry : tnn::layerTable()) {
        if (!entry.as.empty() == hasLayers)
            out.insert(std::string(entry.op) + " as " + std::string(entry.as));
    }
    return out;
}

std::string lacking(const std::set<std::string> &wanted, const std::set<std::string> &there)
{
    std::string out;
    for (const std::string &each : wanted) {
        if (!there.contains(each))
            out += each + "\n";
    }
    return out;
}

} // namespace

TEST_CASE("every way in which the target file says that TNN runs an operator is written", "[exporters][tnn]")
{
    CHECK(lacking(ofTarget(TargetEntry::Kind::Runs), ofExporter(true)) == "");
}

TEST_CASE("every layer that is written for an operator is in the target file", "[exporters][tnn]")
{
    CHECK(lacking(ofExporter(true), ofTarget(TargetEntry::Kind::Runs)) == "");
}

TEST_CASE("operators that leave no layer are folded in the target file, and the other way round",
          "[exporters][tnn]")
{
    CHECK(lacking(ofExporter(false), ofTarget(TargetEntry::Kind::Folded)) == "");
    std::set<std::string> left = ofTarget(TargetEntry::Kind::Folded);
    left.erase("Constant as "); // its value is one already when nodes are written
    CHECK(lacking(left, ofExporter(false)) == "");
}
