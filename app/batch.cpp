// SPDX-License-Identifier: Apache-2.0
// The walk from file to report, one model after the other.
#include "app/batch.h"

#include "model/graph/find_faults.h"
#include "model/graph/name_authority.h"
#include "model/graph/walk.h"
#include "model/io/open_model.h"

#include <algorithm>
#include <iostream>
#include <map>

namespace espalier {

namespace {

int printError(const Error &error)
{
    std::cerr << "espalier: error: " << error.line() << '\n';
    return exitCode(error.code);
}

void printFindings(const Model &model, const std::vector<Finding> &findings)
{
    if (findings.empty())
        return;
    const auto names = nodeNames(model);
    for (const Finding &finding : findings) {
        std::cout << "  finding: " << finding.code << ": ";
        if (finding.node.isValid())
            std::cout << printable(names.at(finding.node)) << ": ";
        std::cout << finding.message.english() << '\n';
    }
}

void printSummary(const std::filesystem::path &path, const Model &model, const std::vector<Finding> &findings)
{
    std::map<std::string, std::size_t> ops;
    std::size_t nodes = 0;
    forEachNodeWithin(model, Model::mainGraphId(), [&](NodeId id) {
        const Node &node = model.node(id);
        if (node.isOp("Constant"))
            return;
        ++nodes;
        ++ops[isDefaultDomain(node.domain) ? node.opType : node.domain + "::" + node.opType];
    });
    std::cout << printable(path.string()) << ": " << nodes << " nodes, IR " << model.envelope().ir_version() << ", opset";
    for (const OpsetImport &import : model.opsets())
        std::cout << ' ' << (import.domain.empty() ? "" : printable(import.domain) + " ") << import.version;
    std::cout << '\n';
    for (const auto &[op, count] : ops)
        std::cout << "  " << count << '\t' << printable(op) << '\n';
    printFindings(model, findings);
}

int runModel(const Request &request, const std::filesystem::path &path)
{
    const auto model = openModel(path);
    if (!model)
        return printError(model.error());
    const auto findings = findFaults(*model);
    if (!request.quiet)
        printSummary(path, *model, findings);
    return 0;
}

} // namespace

int runRequest(const Request &request)
{
    if (!request.batch) {
        return printError(makeError(ErrorCode::CommandLine, "no_window",
                                    QT_TRANSLATE_NOOP("app", "this build has no window"))
                              .withRemedy(QT_TRANSLATE_NOOP("app", "add --batch")));
    }
    int highest = 0;
    for (const auto &path : request.models)
        highest = std::max(highest, runModel(request, path));
    return highest;
}

} // namespace espalier
