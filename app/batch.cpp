// SPDX-License-Identifier: Apache-2.0
// The walk from file to exports, in the order that product.md fixes, for one model after the other.
#include "app/batch.h"

#include "app/explain.h"
#include "app/lists.h"
#include "exporters/file_name.h"
#include "exporters/report/model_report.h"
#include "model/compute/npz.h"
#include "model/compute/random_inputs.h"
#include "model/graph/name_authority.h"
#include "model/io/open_model.h"
#include "model/shapes/fix_dims.h"
#include "model/shapes/infer_types.h"
#include "model/statistics/activation_memory.h"
#include "model/statistics/macs.h"
#include "model/statistics/node_counts.h"
#include "model/targets/check_support.h"
#include "model/targets/find_target.h"
#include "model/targets/model_facts.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <unordered_map>

namespace espalier {

namespace {

constexpr std::uint64_t inputSeed = 1234; ///< of generated inputs, so that runs can be repeated

int printError(const Error &error)
{
    std::cerr << "espalier: error: " << error.line() << '\n';
    return exitCode(error.code);
}

/// Adds the time that a scope takes to a stage of the report.
class Stage {
public:
    Stage(ModelReport &report, const char *name) : m_report(report), m_name(name) { }
    ~Stage()
    {
        const auto time = std::chrono::steady_clock::now() - m_start;
        m_report.seconds[m_name] += std::chrono::duration<double>(time).count();
    }
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;
    Stage(Stage &&) = delete;
    Stage &operator=(Stage &&) = delete;

private:
    ModelReport &m_report;
    const char *m_name;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

std::vector<std::string> inputNames(const Model &model)
{
    std::vector<std::string> out;
    for (const GraphPort &port : model.mainGraph().inputs)
        out.push_back(model.value(port.value).name);
    return out;
}

/// `NAME/DEVICE`, or every device of NAME where none is named.
Result<std::vector<TargetChoice>> chooseTargets(const std::string &name,
                                                const std::vector<std::filesystem::path> &folders)
{
    auto choice = findTarget(name, folders);
    if (!choice)
        return fail(std::move(choice.error()));
    if (!choice->device.empty())
        return std::vector{std::move(*choice)};
    std::vector<TargetChoice> out;
    for (const TargetDevice &device : choice->target->devices)
        out.push_back({choice->target, device.id});
    return out;
}

/// One model on its way. Each step returns false when the rest cannot be done; the report says why.
class ModelRun {
public:
    ModelRun(const Request &request, const std::vector<TargetChoice> &targets,
             const std::filesystem::path &path, std::string stem)
        : m_request(request), m_targets(targets), m_stem(std::move(stem))
    {
        m_report.path = path;
    }

    ModelReport run() &&
    {
        if (open() && bindInputs() && fixShapes()) {
            analyse();
            judge();
            explainNodes();
            evaluateModel();
            writeExports();
        }
        return std::move(m_report);
    }

private:
    bool failed(Error error)
    {
        if (error.file.empty())
            error.file = m_report.path.string();
        m_report.errors.push_back(std::move(error));
        return false;
    }

    bool open()
    {
        const Stage stage(m_report, "load");
        auto model = openModel(m_report.path);
        if (!model)
            return failed(std::move(model.error()));
        m_model = std::move(*model);
        return true;
    }

    /// `--inputs` gives dynamic inputs their sizes too.
    bool bindInputs()
    {
        if (!m_request.inputs)
            return true;
        const auto npz = readNpz(*m_request.inputs);
        if (!npz)
            return failed(npz.error());
        m_inputs = entriesFor(*npz, inputNames(m_model), "in:");
        for (const auto &[name, tensor] : m_inputs) {
            if (!isDynamic(name) || isShapeGiven(name))
                continue;
            auto fixed = fixShape(m_model, name, tensor.shape());
            if (!fixed)
                return failed(std::move(fixed.error()));
            m_model = std::move(*fixed);
        }
        return true;
    }

    [[nodiscard]] bool isDynamic(const std::string &name) const
    {
        for (const GraphPort &port : m_model.mainGraph().inputs) {
            const ValueType type = declaredType(m_model, port.value);
            if (m_model.value(port.value).name == name)
                return type.isTensor() && (!type.shape || !isStatic(*type.shape));
        }
        return false;
    }

    [[nodiscard]] bool isShapeGiven(const std::string &name) const
    {
        return std::any_of(m_request.shapes.begin(), m_request.shapes.end(),
                           [&](const auto &shape) { return shape.first == name; });
    }

    bool fixShapes()
    {
        for (const auto &[name, length] : m_request.dims) {
            auto fixed = fixDim(m_model, name, length);
            if (!fixed)
                return failed(std::move(fixed.error()));
            m_model = std::move(*fixed);
        }
        for (const auto &[name, dims] : m_request.shapes) {
            auto fixed = fixShape(m_model, name, dims);
            if (!fixed)
                return failed(std::move(fixed.error()));
            m_model = std::move(*fixed);
        }
        return true;
    }

    void analyse()
    {
        const Stage stage(m_report, "analyse");
        m_types = inferTypes(m_model);
        m_report.isOpen = true;
        m_report.irVersion = m_model.envelope().ir_version();
        m_report.opsets = m_model.opsets();
        m_report.nodes = countedNodes(m_model).size();
        m_report.parameters = countParameters(m_model);
        m_report.macs = countMacs(m_model, m_types).total;
        m_report.peakActivationBytes = peakActivationBytes(m_model, m_types);
        m_report.ops = operatorCounts(m_model);
        addFindings(m_report, m_model, findFaults(m_model));
        addFindings(m_report, m_model, m_types.findings);
    }

    /// Verdicts of every device asked for.
    void judge()
    {
        if (m_targets.empty())
            return;
        const Stage stage(m_report, "analyse");
        const ModelFacts facts(m_model, m_types.types);
        const MacCount macs = countMacs(m_model, m_types);
        SupportOptions options;
        options.strict = m_request.strict;
        for (const TargetChoice &choice : m_targets) {
            m_support.push_back(checkSupport(facts, *choice.target, choice.device, options));
            m_report.targets.push_back(reportedTarget(m_model, m_support.back(), macs));
        }
        m_report.result = m_report.targets;
    }

    /// All that is known of the nodes named by `--explain`.
    void explainNodes()
    {
        if (m_request.explain.empty())
            return;
        std::unordered_map<std::string, NodeId> byName;
        for (const auto &[id, name] : nodeNames(m_model))
            byName.emplace(name, id);
        for (const std::string &name : m_request.explain) {
            const auto found = byName.find(name);
            if (found == byName.end())
                failed(makeError(ErrorCode::CommandLine, "no_such_node",
                                 QT_TRANSLATE_NOOP("app", "there is no such node"))
                           .withNode(name)
                           .withRemedy(
                               QT_TRANSLATE_NOOP("app", "use its name, or % and its first output's name")));
            else
                std::cout << explainNode(m_model, m_types.types, m_support, found->second, name);
        }
    }

    void evaluateModel()
    {
        if (!m_request.evaluate)
            return;
        const Stage stage(m_report, "evaluate");
        NamedTensors inputs = m_inputs;
        if (!m_request.inputs) {
            auto drawn = randomInputs(m_model, m_types.types, inputSeed);
            if (!drawn) {
                failed(std::move(drawn.error()));
                return;
            }
            inputs = std::move(*drawn);
        }
        const auto outputs = evaluate(m_model, inputs);
        if (!outputs) {
            failed(outputs.error());
            return;
        }
        if (const auto written = writeNpz(*m_request.evaluate, *outputs); !written)
            failed(written.error());
    }

    /// The verdicts of the first target asked for whose exporter this is.
    [[nodiscard]] const SupportReport *supportFor(const Exporter &exporter) const
    {
        for (std::size_t i = 0; i < m_support.size(); ++i) {
            if (m_targets[i].target->exporter == exporter.id())
                return &m_support[i];
        }
        return nullptr;
    }

    void writeExports()
    {
        const Stage stage(m_report, "export");
        std::filesystem::path out =
            m_request.out.value_or(m_report.path.parent_path() / (m_stem + ".espalier"));
        const ModelFacts facts(m_model, m_types.types);
        for (const std::string &text : m_request.exports) {
            const auto choice = parseExport(text);
            if (!choice) {
                failed(choice.error());
                continue;
            }
            ExportRequest wanted;
            wanted.model = m_model;
            wanted.facts = &facts;
            wanted.options = choice->options;
            if (const SupportReport *support = supportFor(*choice->exporter)) {
                wanted.support = support;
                wanted.target = support->target() + "/" + support->device();
            }
            wanted.stem = m_stem;
            wanted.modelName = m_report.path.filename().string();
            auto summary = exportModel(*choice->exporter, wanted, out, m_request.force);
            if (summary)
                m_report.exports.push_back(std::move(*summary));
            else
                failed(std::move(summary.error()));
        }
    }

    const Request &m_request;
    const std::vector<TargetChoice> &m_targets;
    std::string m_stem;
    Model m_model;
    NamedTensors m_inputs;
    TypeReport m_types;
    std::vector<SupportReport> m_support; ///< by target asked for
    ModelReport m_report;
};

/// Reports to files and to the terminal; returns the exit code of writing them.
int writeReports(const Request &request, const std::vector<ModelReport> &reports)
{
    const bool wantsTable =
        std::find(request.reports.begin(), request.reports.end(), "-") != request.reports.end();
    if (wantsTable || (!request.quiet && request.reports.empty())) {
        for (const ModelReport &report : reports)
            std::cout << tableReport(report);
    }
    int code = 0;
    for (const std::string &file : request.reports) {
        if (file == "-")
            continue;
        if (const auto written = writeReport(reports, file); !written)
            code = std::max(code, printError(written.error()));
    }
    return code;
}

} // namespace

int runRequest(const Request &request)
{
    if (request.list)
        return printList(request);
    if (!request.batch)
        return printError(makeError(ErrorCode::CommandLine, "no_window",
                                    QT_TRANSLATE_NOOP("app", "this build has no window"))
                              .withRemedy(QT_TRANSLATE_NOOP("app", "add --batch")));
    for (const std::string &text : request.exports) { // a slip is told before anything is written
        if (const auto choice = parseExport(text); !choice)
            return printError(choice.error());
    }
    std::vector<TargetChoice> targets;
    for (const std::string &name : request.targets) {
        auto choices = chooseTargets(name, request.targetFolders);
        if (!choices)
            return printError(choices.error());
        targets.insert(targets.end(), choices->begin(), choices->end());
    }
    int highest = 0;
    StemNames stems;
    std::vector<ModelReport> reports;
    for (const auto &path : request.models) {
        reports.push_back(ModelRun(request, targets, path, stems.take(path)).run());
        for (const Error &error : reports.back().errors)
            printError(error);
        highest = std::max(highest, reports.back().exitCode());
    }
    return std::max(highest, writeReports(request, reports));
}

} // namespace espalier
