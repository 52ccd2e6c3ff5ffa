// SPDX-License-Identifier: Apache-2.0
// Fills in what a format asks for.
#include "tests/exporters/export_case.h"

#include "tests/support/catch.h"

namespace espalier::test {

ExportCase::ExportCase(const Exporter &exporter, const Model &model, const std::string &options)
{
    m_request.model = model;
    const auto parsed = parseOptions(exporter.options(), options);
    REQUIRE(parsed);
    m_request.options = *parsed;
    m_request.stem = "net";
    m_request.modelName = "net.onnx";
}

} // namespace espalier::test
