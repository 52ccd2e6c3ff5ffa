// SPDX-License-Identifier: Apache-2.0
// Prints the program's parts by kind.
#include "app/lists.h"

#include "exporters/exporter.h"
#include "model/compute/kernel.h"
#include "model/shapes/operator_schema.h"

#include <iostream>

namespace espalier {

namespace {

void listExporters()
{
    for (const auto &exporter : exporters()) {
        std::cout << exporter->id() << "\texporter\t\t" << exporter->title().english();
        for (const OptionSpec &option : exporter->options())
            std::cout << "; " << option.id << "=" << option.defaultValue;
        std::cout << '\n';
    }
}

/// Every operator that ONNX defines, and whether Espalier computes its newest version.
void listOps()
{
    for (const OperatorSchema &schema : OperatorSchema::all()) {
        const auto newest = OperatorSchema::newest(schema.domain(), schema.name());
        if (!newest || newest->since() != schema.since() || schema.isDeprecated())
            continue;
        const bool isComputed = findKernel(schema.domain(), schema.name(), schema.since()) != nullptr;
        std::cout << (schema.domain().empty() ? "" : std::string(schema.domain()) + "::") << schema.name() << '\t'
                  << (isComputed ? "computed" : "not computed") << "\tsince " << schema.since() << '\n';
    }
}

} // namespace

int printList(const Request &request)
{
    if (*request.list == "exporters")
        listExporters();
    else
        listOps();
    return 0;
}

} // namespace espalier
