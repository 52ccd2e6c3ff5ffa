// SPDX-License-Identifier: Apache-2.0
// Prints the program's parts by kind.
#include "app/lists.h"

#include "app/print_error.h"
#include "exporters/exporter.h"
#include "model/base/resource_folder.h"
#include "model/compute/kernel.h"
#include "model/shapes/operator_schema.h"
#include "model/targets/find_target.h"
#include "model/targets/hardware_matrix.h"
#include "rewrites/rule_set.h"

#include <algorithm>
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
        std::cout << (schema.domain().empty() ? "" : std::string(schema.domain()) + "::") << schema.name()
                  << '\t' << (isComputed ? "computed" : "not computed") << "\tsince " << schema.since()
                  << '\n';
    }
}

/// A file that cannot be read is told and does not stop the others.
int listTargetFiles(const Request &request)
{
    int code = 0;
    for (const TargetPlace &place : listTargets(request.targetFolders)) {
        const auto target = readTargetFile(place.file);
        if (!target) {
            code = std::max(code, printError(target.error()));
            continue;
        }
        std::cout << (*target)->name << "\ttarget\t" << (*target)->entries.size() << " operators\t"
                  << (*target)->title << " (" << (*target)->checked << "); devices";
        for (const TargetDevice &device : (*target)->devices)
            std::cout << ' ' << device.id;
        std::cout << '\n';
    }
    return code;
}

int listRules(const Request &request)
{
    const auto rules = RuleSet::load(request.ruleFolders);
    if (!rules)
        return printError(rules.error());
    const auto joined = [](const std::vector<std::string> &operators) {
        std::string out;
        for (const std::string &op : operators)
            out += (out.empty() ? "" : ",") + op;
        return out;
    };
    for (const auto &rule : rules->rules()) {
        const RuleSpec &spec = rule->spec();
        std::cout << spec.id << '\t' << ruleClassName(spec.ruleClass) << '\t' << joined(spec.operators)
                  << " -> " << joined(spec.produces) << '\t' << spec.title << '\t' << spec.opset.first << ".."
                  << spec.opset.last << '\t' << spec.errorBound << '\n';
    }
    return 0;
}

int listDevices()
{
    const auto matrix = readHardwareMatrix(resourceFolder("") / "hardware_matrix.yaml");
    if (!matrix)
        return printError(matrix.error());
    std::cout << "framework";
    for (const std::string &title : matrix->hardware)
        std::cout << '\t' << title;
    std::cout << '\n';
    for (const HardwareMatrix::Row &row : matrix->frameworks) {
        std::cout << row.title;
        for (const std::string &cell : row.cells)
            std::cout << '\t' << cell;
        std::cout << '\n';
    }
    return 0;
}

} // namespace

int printList(const Request &request)
{
    if (*request.list == "targets")
        return listTargetFiles(request);
    if (*request.list == "devices")
        return listDevices();
    if (*request.list == "rules")
        return listRules(request);
    if (*request.list == "exporters")
        listExporters();
    else
        listOps();
    return 0;
}

} // namespace espalier
