// SPDX-License-Identifier: Apache-2.0
// Reports of every target over the sample models, as they were reviewed; and every target over all models at
// hand.
#include "model/io/open_model.h"
#include "model/targets/check_support.h"
#include "model/targets/find_target.h"

#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/model_zoo.h"
#include "tests/support/places.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>

using namespace espalier;
using namespace espalier::test;

namespace {

constexpr std::array<const char *, 6> samples{"light_squeezenet",        "mnist8_cntk",
                                              "t_convtranspose_zoo",     "t_nonzero_tail",
                                              "t_paper_sub_softmax_mul", "t_sub_variants"};

ModelFacts factsOf(const std::filesystem::path &file)
{
    const auto model = openModel(file);
    INFO((model ? "" : model.error().line()));
    REQUIRE(model);
    return ModelFacts::infer(*model);
}

TargetPointer targetNamed(const TargetPlace &place)
{
    const auto target = readTargetFile(place.file);
    INFO((target ? "" : target.error().line()));
    REQUIRE(target);
    return *target;
}

std::string joined(const std::set<std::string> &texts)
{
    std::string out;
    for (const std::string &text : texts)
        out += (out.empty() ? "" : ", ") + text;
    return out;
}

/// Counts, findings, and what is not plainly supported with its reason; devices that say the same stand in
/// one block.
std::string described(const ModelFacts &facts, const SupportReport &report)
{
    const SupportCounts counts = report.counts();
    std::string out = "    " + std::to_string(counts.supported) + " of " + std::to_string(counts.nodes)
        + " supported, " + std::to_string(counts.unsupported) + " unsupported, "
        + std::to_string(counts.unknown) + " unknown; " + std::to_string(counts.fallback) + " fall back, "
        + std::to_string(counts.assumed) + " assumed, " + std::to_string(counts.folded) + " folded\n";
    for (const Finding &finding : report.findings())
        out += "    finding " + finding.code + ": " + finding.message.english() + '\n';
    std::map<std::string, std::set<std::string>> nodesByText;
    std::vector<std::string> order;
    for (const NodeVerdict &verdict : report.verdicts()) {
        const Node &node = facts.model().node(verdict.node);
        std::string text = node.opType;
        if (!verdict.isSupported())
            text += ' ' + std::string(verdictName(verdict.verdict)) + ' ' + verdict.code + ": "
                + verdict.reason.english();
        else
            for (const std::string &layer : verdict.as)
                text += (&layer == verdict.as.data() ? " -> " : " + ") + layer;
        if (!verdict.fallsBackTo.empty())
            text += ", falls back to " + verdict.fallsBackTo;
        for (const std::string &clause : verdict.assumed)
            text += ", assumed " + clause;
        text += verdict.isFolded ? ", folded" : "";
        text += verdict.lowConfidence ? ", low confidence" : "";
        const auto [entry, isNew] = nodesByText.try_emplace(text);
        if (isNew)
            order.push_back(text);
        entry->second.insert(node.name.empty() ? '%' + facts.model().value(node.output(0)).name : node.name);
    }
    for (const std::string &text : order) {
        const std::set<std::string> &nodes = nodesByText[text];
        out += "    " + std::to_string(nodes.size()) + " x " + text;
        out += nodes.size() <= 3 ? "  [" + joined(nodes) + "]\n" : "\n";
    }
    return out;
}

std::string reportOf(const Target &target)
{
    std::string out;
    for (const char *sample : samples) {
        out += std::string(sample) + '\n';
        const ModelFacts facts = factsOf(sourceFolder() / "tests/models" / (std::string(sample) + ".onnx"));
        std::vector<std::pair<std::string, std::string>> blocks; // devices, text
        for (const TargetDevice &device : target.devices) {
            std::string text = described(facts, checkSupport(facts, target, device.id));
            const auto same =
                std::find_if(blocks.begin(), blocks.end(), [&](const auto &b) { return b.second == text; });
            if (same != blocks.end())
                same->first += ", " + device.id;
            else
                blocks.emplace_back(device.id, std::move(text));
        }
        for (const auto &[devices, text] : blocks)
            out += "  " + devices + '\n' + text;
    }
    return out;
}

} // namespace

TEST_CASE("reports over the sample models are as reviewed", "[targets][golden]")
{
    for (const TargetPlace &place : listTargets()) {
        INFO(place.name);
        checkGolden(sourceFolder() / "tests/targets" / (place.name + ".golden"),
                    reportOf(*targetNamed(place)));
    }
}

TEST_CASE("every target judges every node of every model at hand", "[targets][golden]")
{
    const std::vector<TargetPlace> places = listTargets();
    REQUIRE_FALSE(places.empty());
    for (const auto &file : zooModels()) {
        INFO(file);
        const ModelFacts facts = factsOf(file);
        for (const TargetPlace &place : places) {
            const TargetPointer target = targetNamed(place);
            for (const TargetDevice &device : target->devices) {
                INFO(place.name << '/' << device.id);
                const SupportReport report = checkSupport(facts, *target, device.id);
                const SupportCounts counts = report.counts();
                CHECK(counts.nodes == report.verdicts().size());
                CHECK(counts.supported + counts.fixable + counts.unsupported + counts.unknown
                      == counts.nodes);
                for (const NodeVerdict &verdict : report.verdicts()) {
                    if (!verdict.isSupported() && (verdict.code.empty() || verdict.reason.isEmpty()))
                        FAIL_CHECK(facts.model().node(verdict.node).opType << " has no reason");
                }
            }
        }
    }
}
