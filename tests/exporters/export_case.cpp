// SPDX-License-Identifier: Apache-2.0
// Fills in what a format asks for.
#include "tests/exporters/export_case.h"

#include "model/targets/check_support.h"
#include "model/targets/find_target.h"
#include "tests/support/catch.h"

namespace espalier::test {

ExportCase::ExportCase(const Exporter &exporter, const Model &model, const std::string &options)
    : m_facts(ModelFacts::infer(model))
{
    m_request.model = model;
    m_request.facts = &m_facts;
    if (exporter.needsSupport()) {
        for (const TargetPlace &place : listTargets()) {
            const auto target = readTargetFile(place.file);
            REQUIRE(target);
            if ((*target)->exporter == exporter.id())
                m_support = checkSupport(m_facts, **target, (*target)->devices.front().id);
        }
        REQUIRE_FALSE(m_support.target().empty());
        m_request.support = &m_support;
    }
    const auto parsed = parseOptions(exporter.options(), options);
    REQUIRE(parsed);
    m_request.options = *parsed;
    m_request.stem = "net";
    m_request.modelName = "net.onnx";
}

} // namespace espalier::test
