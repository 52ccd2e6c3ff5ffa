// SPDX-License-Identifier: Apache-2.0
// Opens, judges, evaluates and exports; model_rewriting.cpp has the steps between.
#include "app/model_run.h"

#include "app/explain.h"
#include "app/render.h"
#include "app/stage.h"
#include "model/compute/npz.h"
#include "model/compute/random_inputs.h"
#include "model/graph/name_authority.h"
#include "model/io/open_model.h"
#include "model/shapes/fix_dims.h"
#include "model/statistics/activation_memory.h"
#include "model/statistics/macs.h"
#include "model/statistics/node_counts.h"
#include "model/targets/model_facts.h"
#include "rewrites/verify_cut.h"

#include <algorithm>
#include <unordered_map>

namespace espalier {

namespace {

constexpr std::uint64_t inputSeed = 1234; ///< of generated inputs, so that runs can be repeated

} // namespace

ModelRun::ModelRun(const Request &request, const std::vector<FitTarget> &targets, const RuleSet &rules,
                   const std::filesystem::path &path, std::string stem, TaskContext context)
    : m_request(request), m_targets(targets), m_rules(rules), m_stem(std::move(stem)),
      m_context(std::move(context))
{
    m_report.path = path;
}

ModelReport ModelRun::run(std::string &explanations) &&
{
    if (!open() || !bindInputs() || !fixShapes())
        return std::move(m_report);
    analyse();
    if (m_context.isStopped()) {
        failed(TaskContext::cancelled());
        return std::move(m_report);
    }
    judgeOriginal();
    explainNodes(explanations);
    if (!rewrite())
        return std::move(m_report);
    judgeResult();
    drawResult();
    const bool isVerified = verify();
    compareTensors();
    if (isVerified) {
        evaluateResult();
        writeExports();
    }
    return std::move(m_report);
}

bool ModelRun::failed(Error error)
{
    if (error.file.empty())
        error.file = m_report.path.string();
    m_report.errors.push_back(std::move(error));
    return false;
}

bool ModelRun::open()
{
    const Stage stage(m_report, "load");
    auto model = openModel(m_report.path, m_context);
    if (!model)
        return failed(std::move(model.error()));
    m_model = std::move(*model);
    return true;
}

/// `--inputs` gives dynamic inputs their sizes too.
bool ModelRun::bindInputs()
{
    if (m_request.inputs.empty())
        return true;
    auto inputs = readInputs(m_model, m_request.inputs);
    if (!inputs)
        return failed(std::move(inputs.error()));
    m_inputs = std::move(*inputs);
    std::vector<std::string> given;
    for (const auto &[name, shape] : m_request.shapes)
        given.push_back(name);
    auto shaped = shapedBy(m_model, m_inputs, given);
    if (!shaped)
        return failed(std::move(shaped.error()));
    m_model = std::move(*shaped);
    return true;
}

bool ModelRun::fixShapes()
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

void ModelRun::analyse()
{
    const Stage stage(m_report, "analyse");
    m_types = inferTypes(m_model, m_context.part(0, 0.1));
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
    m_original = m_model;
    m_originalTypes = m_types;
}

/// Verdicts of every device asked for.
std::vector<SupportReport> ModelRun::judge(const Model &model, const TypeReport &types,
                                           std::vector<ReportedTarget> &reported) const
{
    std::vector<SupportReport> out;
    const ModelFacts facts(model, types.types);
    const MacCount macs = countMacs(model, types);
    for (const FitTarget &target : m_targets) {
        SupportReport support =
            checkSupport(facts, *target.target, target.device, target.support, m_context.part(0.1, 0.15));
        addFixes(support, facts, m_rules, target, {}, m_context.part(0.15, 0.2));
        reported.push_back(reportedTarget(model, support, macs));
        out.push_back(std::move(support));
    }
    return out;
}

void ModelRun::judgeOriginal()
{
    if (m_targets.empty())
        return;
    const Stage stage(m_report, "analyse");
    m_support = judge(m_model, m_types, m_report.targets);
}

void ModelRun::judgeResult()
{
    if (!isRewritten()) {
        m_report.result = m_report.targets;
        return;
    }
    const Stage stage(m_report, "analyse");
    m_support = judge(m_model, m_types, m_report.result);
}

/// All that is known of the nodes named by `--explain`.
void ModelRun::explainNodes(std::string &explanations)
{
    if (m_request.explain.empty())
        return;
    std::unordered_map<std::string, NodeId> byName;
    for (const auto &[id, name] : nodeNames(m_model))
        byName.emplace(name, id);
    const ModelFacts facts(m_model, m_types.types);
    for (const std::string &name : m_request.explain) {
        const auto found = byName.find(name);
        if (found == byName.end())
            failed(noSuchNode(name));
        else
            explanations += explainNode(facts, m_support, m_targets, m_rules, found->second, name);
    }
}

/// The result with its verdicts on the first target; a cut one whole, with the line and what lies behind it.
void ModelRun::drawResult()
{
    if (m_request.pictures.empty())
        return;
    const Stage stage(m_report, "render");
    PictureRequest picture{m_whole ? m_whole->model : m_model,
                           m_whole ? m_whole->types.types : m_types.types};
    std::vector<SupportReport> support;
    if (m_whole) {
        picture.cutTensors = m_whole->plan.crossing;
        picture.behindCut = m_whole->plan.moved;
        std::vector<ReportedTarget> unused;
        support = judge(m_whole->model, m_whole->types, unused);
        picture.support = support.empty() ? nullptr : &support.front();
    } else if (!m_support.empty()) {
        picture.support = &m_support.front();
    }
    picture.title = m_report.path.filename().string();
    for (const std::filesystem::path &file : m_request.pictures) {
        if (auto drawn = drawModel(picture, file, m_context); !drawn)
            failed(std::move(drawn.error()));
    }
}

Result<NamedTensors> ModelRun::givenOrDrawn() const
{
    if (!m_request.inputs.empty())
        return m_inputs;
    return randomInputs(m_original, m_originalTypes.types, inputSeed);
}

Result<EveryTensor> ModelRun::compareRuns(const NamedTensors &inputs) const
{
    const auto before =
        RecordedRun::make(m_original, inputs, RecordedRun::everything, m_context.part(0, 0.4));
    if (!before)
        return fail(before.error());
    const auto after = RecordedRun::make(m_model, inputs, RecordedRun::everything, m_context.part(0.4, 0.8));
    if (!after)
        return fail(after.error());
    return compareEveryTensor(*before, *after, 0, m_context.part(0.8, 1));
}

/// Where the result begins to differ, if it does: on the inputs of the first run.
void ModelRun::compareTensors()
{
    const bool differs = m_report.verification && m_report.verification->passed == false;
    if (!m_request.compare && !differs)
        return;
    const Stage stage(m_report, "compare");
    const auto inputs = !m_request.inputs.empty()
        ? Result<NamedTensors>(m_inputs)
        : randomInputs(m_original, m_originalTypes.types, VerifyOptions().seed);
    auto every = inputs ? compareRuns(*inputs) : Result<EveryTensor>(fail(inputs.error()));
    if (every)
        m_report.comparison = std::move(*every);
    else if (m_request.compare)
        failed(std::move(every.error()));
}

/// Where NaN or infinity comes into outputs that have any.
void ModelRun::findNonFinite(const Model &model, const NamedTensors &inputs, const NamedTensors &outputs)
{
    const bool isFinite = std::all_of(outputs.begin(), outputs.end(), [](const auto &output) {
        const NonFinite found = nonFiniteIn(output.second);
        return found.nans + found.infinities == 0;
    });
    const auto first =
        isFinite ? Result<std::optional<NonFinite>>(std::nullopt) : firstNonFinite(model, inputs, m_context);
    if (first && *first)
        m_report.findings.push_back({"warning", "not_finite",
                                     (*first)->op + " makes the first of the outputs' NaN and infinities: "
                                         + std::to_string((*first)->nans) + " NaN, "
                                         + std::to_string((*first)->infinities) + " infinities",
                                     (*first)->node});
}

/// Outputs of the result, those of a cut as the two parts one behind the other give them.
void ModelRun::evaluateResult()
{
    if (!m_request.evaluate)
        return;
    if (auto broken = firstBroken(m_model, findFaults(m_model))) {
        failed(std::move(*broken));
        return;
    }
    const Stage stage(m_report, "evaluate");
    auto inputs = givenOrDrawn();
    if (inputs && m_cut)
        inputs = tailInputs(*m_cut, *inputs, m_context);
    if (!inputs) {
        failed(std::move(inputs.error()));
        return;
    }
    const Model &model = m_cut ? m_cut->tail : m_model;
    const auto outputs = evaluate(model, *inputs, m_context);
    if (!outputs) {
        failed(outputs.error());
        return;
    }
    findNonFinite(model, *inputs, *outputs);
    if (const auto written = writeNpz(*m_request.evaluate, *outputs); !written)
        failed(written.error());
}

/// The first target asked for whose exporter this is.
std::optional<std::size_t> ModelRun::targetOf(const Exporter &exporter) const
{
    for (std::size_t i = 0; i < m_support.size(); ++i) {
        if (m_targets[i].target->exporter == exporter.id())
            return i;
    }
    return std::nullopt;
}

void ModelRun::writeExports()
{
    if (m_request.exports.empty())
        return;
    const Stage stage(m_report, "export");
    const std::filesystem::path out =
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
        wanted.cut = m_cut ? &*m_cut : nullptr;
        wanted.vectors = m_vectors;
        if (const auto target = targetOf(*choice->exporter)) {
            wanted.support = &m_support[*target];
            wanted.target = wanted.support->target() + "/" + wanted.support->device();
        }
        wanted.stem = m_stem;
        wanted.modelName = m_report.path.filename().string();
        auto summary = exportModel(*choice->exporter, wanted, out, m_request.force, m_context.part(0.9, 1));
        if (summary)
            m_report.exports.push_back(std::move(*summary));
        else
            failed(std::move(summary.error()));
    }
}

} // namespace espalier
