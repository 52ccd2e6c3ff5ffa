// SPDX-License-Identifier: Apache-2.0
// A request for one model and one format, with everything that the format needs.
#pragma once

#include "exporters/exporter.h"
#include "model/targets/model_facts.h"
#include "model/targets/support_report.h"

#include <string>

namespace espalier::test {

/// Owns what the request points to.
class ExportCase {
public:
    /// `options` as on the command line.
    ExportCase(const Exporter &exporter, const Model &model, const std::string &options = {});

    [[nodiscard]] const ExportRequest &request() const { return m_request; }

private:
    ModelFacts m_facts;
    SupportReport m_support; ///< on the first device of the format's target, if it has one
    ExportRequest m_request;
};

} // namespace espalier::test
