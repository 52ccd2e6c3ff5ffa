// SPDX-License-Identifier: Apache-2.0
// YAML -> Target, with an error that names line and remedy for whatever does not fit.
#include "model/targets/target.h"

#include "model/shapes/operator_schema.h"
#include "model/targets/clause_names.h"
#include "model/targets/yaml_fields.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

namespace espalier {

namespace {

/// Larger files are refused: no target comes near it.
constexpr std::uintmax_t fileBytesLimit = 16U << 20U;

/// Operators that ONNX had on trial up to release 1.4 and gave up; old files still have them.
constexpr std::array<std::string_view, 10> experimental = {
    "ATen",    "Affine",          "Crop",        "DynamicSlice",
    "GRUUnit", "GivenTensorFill", "ImageScaler", "ParametricSoftplus",
    "Scale",   "ScaledTanh"};

class Reader {
public:
    Target read(const YAML::Node &root)
    {
        const YamlFields fields(
            root, "a target", {"name", "title", "checked", "exporter", "model", "devices", "options", "ops"});
        m_target.name = fields.required("name");
        m_target.title = fields.textOr("title", m_target.name);
        m_target.checked = fields.required("checked");
        m_target.exporter = fields.textOr("exporter", "none");
        if (m_target.exporter == "none")
            m_target.exporter.clear();
        if (const YAML::Node *model = fields.find("model"))
            limits(*model, m_target.limits);
        if (const YAML::Node *options = fields.find("options"))
            readOptions(*options);
        readDevices(fields);
        const YAML::Node *ops = fields.find("ops");
        if (ops == nullptr)
            throwYamlFault(fields.mark(), "missing_key",
                           QT_TRANSLATE_NOOP("targets", "line %1: a target lacks “ops”"),
                           QT_TRANSLATE_NOOP("targets", "add it"));
        for (const auto &[key, node] : yamlEntries(*ops, "ops"))
            readOperator(key, node);
        return std::move(m_target);
    }

private:
    static void limits(const YAML::Node &node, ModelLimits &out)
    {
        const YamlFields fields(node, "model",
                                {"outputs", "rank", "dynamic", "layouts", "dtypes", "topology", "max_input",
                                 "packaging", "opset"});
        fields.limit("outputs", "any", 1, out.outputs);
        fields.limit("rank", "any", 0, out.rank);
        out.dynamic = fields.boolOr("dynamic", out.dynamic);
        out.packaging = fields.textOr("packaging", out.packaging);
        if (const YAML::Node *layouts = fields.find("layouts")) {
            out.layouts.clear();
            for (const auto &[text, mark] : yamlTexts(*layouts, "layouts"))
                out.layouts.push_back(text);
        }
        if (const YAML::Node *dtypes = fields.find("dtypes"))
            readDtypes(*dtypes, out.dtypes);
        const std::string topology =
            fields.textOr("topology", out.topology == Topology::Chain ? "chain" : "graph");
        if (topology != "graph" && topology != "chain")
            throwYamlFault(fields.find("topology")->Mark(), "bad_value",
                           {QT_TRANSLATE_NOOP("targets", "line %1: there is no topology “%2”"), topology},
                           QT_TRANSLATE_NOOP("targets", "write graph or chain"));
        out.topology = topology == "chain" ? Topology::Chain : Topology::Graph;
        if (const YAML::Node *input = fields.find("max_input"))
            YamlFields(*input, "max_input", {"pixels"}).limit("pixels", "none", 1, out.inputPixels);
        if (const YAML::Node *opset = fields.find("opset")) {
            const YamlFields range(*opset, "opset", {"from", "to"});
            range.limit("from", "any", 1, out.leastOpset);
            range.limit("to", "any", 1, out.greatestOpset);
        }
    }

    static void readDtypes(const YAML::Node &node, std::vector<DType> &out)
    {
        out.clear();
        for (const auto &[text, mark] : yamlTexts(node, "dtypes")) {
            const auto dtype = dtypeFromName(text);
            if (!dtype)
                throwYamlFault(
                    mark, "bad_value",
                    {QT_TRANSLATE_NOOP("targets", "line %1: there is no dtype “%2”"), text},
                    suggestName(text,
                                {"float", "float16", "bfloat16", "double", "int8", "uint8", "int16", "uint16",
                                 "int32", "uint32", "int64", "uint64", "bool", "string"}));
            out.push_back(*dtype);
        }
    }

    void readOptions(const YAML::Node &node)
    {
        for (const auto &[key, value] : yamlEntries(node, "options")) {
            const std::string text = yamlText(value, key);
            std::int64_t integer = 0;
            double real = 0;
            const bool isQuoted = value.Tag() == "!";
            if (!isQuoted && YAML::convert<std::int64_t>::decode(value, integer))
                m_target.options.emplace(key, Term(integer));
            else if (!isQuoted && YAML::convert<double>::decode(value, real))
                m_target.options.emplace(key, Term(real));
            else if (!isQuoted && (text == "true" || text == "false"))
                m_target.options.emplace(key, Term(text == "true"));
            else
                m_target.options.emplace(key, Term(text));
        }
    }

    void readDevices(const YamlFields &target)
    {
        const YAML::Node *devices = target.find("devices");
        if (devices == nullptr || devices->size() == 0)
            throwYamlFault(target.mark(), "missing_key",
                           QT_TRANSLATE_NOOP("targets", "line %1: a target lacks “devices”"),
                           QT_TRANSLATE_NOOP("targets", "name at least one"));
        for (const auto &[id, node] : yamlEntries(*devices, "devices")) {
            TargetDevice device{id, id, m_target.limits, {}, {}};
            if (!node.IsNull()) {
                const YamlFields fields(node, "a device", {"title", "model", "gflops", "gbps"});
                device.title = fields.textOr("title", id);
                device.gflops = fields.number("gflops");
                device.gbps = fields.number("gbps");
                if (const YAML::Node *model = fields.find("model"))
                    limits(*model, device.limits);
            }
            m_target.devices.push_back(std::move(device));
        }
    }

    void readOperator(const std::string &key, const YAML::Node &node);
    TargetEntry readEntry(const YAML::Node &node);
    void readPlaces(const YAML::Node &node, TargetEntry &entry);
    std::vector<TargetClause> readClauses(const YamlFields &fields, std::string_view key);
    std::string knownDevice(const std::string &id, const YAML::Mark &mark) const;

    Target m_target;
    std::string m_domain; ///< of the operator that is being read
    std::string m_op;
};

void Reader::readOperator(const std::string &key, const YAML::Node &node)
{
    const std::size_t colons = key.rfind("::");
    m_domain = colons == std::string::npos ? std::string() : key.substr(0, colons);
    if (isDefaultDomain(m_domain))
        m_domain.clear();
    m_op = colons == std::string::npos ? key : key.substr(colons + 2);
    const bool wasExperimental =
        m_domain.empty() && std::find(experimental.begin(), experimental.end(), m_op) != experimental.end();
    if (m_op.empty()
        || (isOnnxDomain(m_domain) && !OperatorSchema::newest(m_domain, m_op) && !wasExperimental)) {
        std::vector<std::string> known;
        for (const OperatorSchema &schema : OperatorSchema::all()) {
            if (schema.domain() == m_domain)
                known.emplace_back(schema.name());
        }
        throwYamlFault(node.Mark(), "unknown_operator",
                       {QT_TRANSLATE_NOOP("targets", "line %1: ONNX has no operator “%2”"), key},
                       suggestName(m_op, known));
    }
    const std::string id = m_domain.empty() ? m_op : key;
    std::vector<TargetEntry> &entries = m_target.entries[id];
    if (!entries.empty())
        throwYamlFault(node.Mark(), "key_twice",
                       {QT_TRANSLATE_NOOP("targets", "line %1: “%2” stands twice"), id},
                       QT_TRANSLATE_NOOP("targets", "join the two as a list"));
    if (!node.IsSequence()) {
        entries.push_back(readEntry(node));
        return;
    }
    for (const YAML::Node &each : node)
        entries.push_back(readEntry(each));
    if (entries.empty())
        throwYamlFault(node.Mark(), "bad_value",
                       {QT_TRANSLATE_NOOP("targets", "line %1: %2 has no entry"), key},
                       QT_TRANSLATE_NOOP("targets", "add one, or remove the operator"));
}

TargetEntry Reader::readEntry(const YAML::Node &node)
{
    const YamlFields fields(
        node, "an entry",
        {"as", "folded", "unsupported", "when", "assume", "converter", "devices", "source", "confidence"});
    TargetEntry entry;
    entry.line = lineOf(fields.mark());
    const bool isFolded = fields.has("folded");
    const bool isUnsupported = fields.has("unsupported");
    if (int{fields.has("as")} + int{isFolded} + int{isUnsupported} != 1)
        throwYamlFault(
            fields.mark(), "bad_value",
            QT_TRANSLATE_NOOP("targets", "line %1: an entry has exactly one of as, folded, unsupported"),
            QT_TRANSLATE_NOOP("targets", "write as: LAYER for what the target runs"));
    if (isFolded || isUnsupported) {
        entry.kind = isFolded ? TargetEntry::Kind::Folded : TargetEntry::Kind::Unsupported;
        entry.text = fields.required(isFolded ? "folded" : "unsupported");
    } else {
        for (const auto &[layer, mark] : yamlTexts(*fields.find("as"), "as"))
            entry.as.push_back(layer);
    }
    entry.when = readClauses(fields, "when");
    entry.assume = readClauses(fields, "assume");
    if (const YAML::Node *converter = fields.find("converter")) {
        for (const auto &[text, mark] : yamlTexts(*converter, "converter"))
            entry.converter.push_back(text);
    }
    if (const YAML::Node *devices = fields.find("devices"))
        readPlaces(*devices, entry);
    entry.source = fields.textOr("source", {});
    const std::string confidence = fields.textOr("confidence", "high");
    if (confidence != "low" && confidence != "high")
        throwYamlFault(fields.find("confidence")->Mark(), "bad_value",
                       {QT_TRANSLATE_NOOP("targets", "line %1: confidence is “%2”"), confidence},
                       QT_TRANSLATE_NOOP("targets", "write low or high"));
    entry.lowConfidence = confidence == "low";
    return entry;
}

std::vector<TargetClause> Reader::readClauses(const YamlFields &fields, std::string_view key)
{
    std::vector<TargetClause> clauses;
    const YAML::Node *node = fields.find(key);
    if (node == nullptr)
        return clauses;
    for (const auto &[text, mark] : yamlTexts(*node, key)) {
        auto condition = Condition::parse(text);
        auto error = condition ? findUnknownName(*condition, m_domain, m_op, m_target.options)
                               : std::optional(condition.error());
        if (error)
            throwYamlFault(mark, error->reason,
                           {QT_TRANSLATE_NOOP("targets", "line %1: %2: %3"), m_op, error->message.english()},
                           error->remedy);
        clauses.push_back({std::move(*condition), lineOf(mark)});
    }
    return clauses;
}

std::string Reader::knownDevice(const std::string &id, const YAML::Mark &mark) const
{
    std::vector<std::string> known;
    for (const TargetDevice &device : m_target.devices)
        known.push_back(device.id);
    if (std::find(known.begin(), known.end(), id) == known.end())
        throwYamlFault(mark, "unknown_device",
                       {QT_TRANSLATE_NOOP("targets", "line %1: there is no device “%2”"), id},
                       suggestName(id, known));
    return id;
}

void Reader::readPlaces(const YAML::Node &node, TargetEntry &entry)
{
    if (node.IsScalar() && node.Scalar() == "all")
        return;
    entry.everyDevice = false;
    if (!node.IsMap()) {
        for (const auto &[id, mark] : yamlTexts(node, "devices"))
            entry.places.push_back({knownDevice(id, mark), {}});
        return;
    }
    for (const auto &[id, value] : yamlEntries(node, "devices")) {
        TargetEntry::Place place{knownDevice(id, value.Mark()), {}};
        if (!value.IsNull()) {
            const YamlFields fields(value, "a device", {"fallback"});
            if (fields.has("fallback"))
                place.fallback = knownDevice(fields.required("fallback"), value.Mark());
        }
        entry.places.push_back(std::move(place));
    }
}

} // namespace

Result<TargetPointer> readTarget(const std::string &text, const std::filesystem::path &name)
{
    const auto placed = [&](Error error) { return fail(std::move(error).withFile(name.string())); };
    try {
        auto target = std::make_shared<Target>(Reader().read(YAML::Load(text)));
        target->file = name;
        return target;
    } catch (const YamlFault &fault) {
        return placed(fault.error);
    } catch (const YAML::Exception &error) {
        return placed(
            makeError(ErrorCode::Unreadable, "bad_yaml",
                      {QT_TRANSLATE_NOOP("targets", "line %1: this is no YAML: %2"), lineText(error.mark),
                       error.msg})
                .withRemedy(QT_TRANSLATE_NOOP("targets", "check indentation, brackets and quotation marks")));
    }
}

Result<TargetPointer> readTargetFile(const std::filesystem::path &path)
{
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!error && bytes <= fileBytesLimit)
        text << file.rdbuf();
    if (error || bytes > fileBytesLimit || !file)
        return fail(makeError(ErrorCode::Unreadable, "file_unreadable",
                              QT_TRANSLATE_NOOP("targets", "this target file cannot be read"))
                        .withRemedy(QT_TRANSLATE_NOOP("targets", "check its name and permissions"))
                        .withFile(path.string()));
    return readTarget(text.str(), path);
}

} // namespace espalier
