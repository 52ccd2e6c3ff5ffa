// SPDX-License-Identifier: Apache-2.0
// Reads graphs, functions and the envelope, and ties names to values.
#include "model/io/proto_to_model.h"

#include "model/graph/model_builder.h"
#include "model/io/record_reader.h"
#include "model/io/wire_scan.h"

#include <unordered_map>

namespace espalier {

namespace {

using Bytes = std::span<const std::byte>;

/// Names visible in a graph: its own, then those of the graphs around it (ONNX IR.md, "Graphs", name
/// scoping).
struct Scope {
    const Scope *outer = nullptr;
    std::unordered_map<std::string_view, ValueId> names;

    [[nodiscard]] ValueId find(std::string_view name) const
    {
        for (const Scope *scope = this; scope != nullptr; scope = scope->outer) {
            if (const auto found = scope->names.find(name); found != scope->names.end())
                return found->second;
        }
        return {};
    }
};

/// The repeated fields of one graph or function body, as they lie in the file.
struct GraphFields {
    std::vector<Bytes> nodes, initializers, sparseInitializers, inputs, outputs, valueInfos;
    std::vector<std::string_view> inputNames, outputNames; ///< of a function
    std::string name;
    std::string rest;
};

class ModelReader {
public:
    ModelReader(RecordReader records, const TaskContext &context)
        : m_records(std::move(records)), m_context(context)
    {
    }

    Result<Model> read(Bytes bytes, const std::filesystem::path &folder);

private:
    bool readGraphFields(Bytes bytes, GraphFields &fields);
    bool readFunction(Bytes bytes);
    bool buildGraph(GraphId id, const GraphFields &fields, const Scope *outer, int depth);
    bool readBodies(NodeId owner, Attribute &attribute, const AttributeBodies &bodies, const Scope &scope,
                    int depth);
    bool addPorts(GraphId id, const std::vector<Bytes> &infos, bool areInputs, Scope &scope);
    void addNamePorts(GraphId id, const std::vector<std::string_view> &names, bool areInputs, Scope &scope);
    void addPort(GraphId id, std::string_view name, std::shared_ptr<const onnx::ValueInfoProto> declared,
                 bool isInput, Scope &scope);
    bool addInitializers(GraphId id, const GraphFields &fields, Scope &scope);
    bool addValueInfos(GraphId id, const std::vector<Bytes> &infos, Scope &scope);
    ValueId addValue(GraphId id, std::string_view name, Scope &scope);
    ValueId ownOrNew(GraphId id, std::string_view name, Scope &scope, bool (*isFree)(const Value &));
    bool failed(Error error)
    {
        m_error = std::move(error);
        return false;
    }

    ModelBuilder m_builder;
    RecordReader m_records;
    TaskContext m_context;
    std::optional<Error> m_error;
};

bool ModelReader::readGraphFields(Bytes bytes, GraphFields &fields)
{
    WireScan scan(bytes, m_records.offsetOf(bytes));
    WireField field;
    while (scan.next(field)) {
        if (field.is(1))
            fields.nodes.push_back(field.contents);
        else if (field.is(2) && !field.contents.empty())
            fields.name = field.text();
        else if (field.is(5))
            fields.initializers.push_back(field.contents);
        else if (field.is(11))
            fields.inputs.push_back(field.contents);
        else if (field.is(12))
            fields.outputs.push_back(field.contents);
        else if (field.is(13))
            fields.valueInfos.push_back(field.contents);
        else if (field.is(15))
            fields.sparseInitializers.push_back(field.contents);
        else
            appendBytes(fields.rest, field.whole);
    }
    return scan.isBroken() ? failed(scan.fault()) : true;
}

ValueId ModelReader::addValue(GraphId id, std::string_view name, Scope &scope)
{
    auto &values = m_builder.parts(id).values;
    const ValueId value{id, static_cast<std::uint32_t>(values.size())};
    values.emplace_back().name = name;
    scope.names.emplace(name, value); // of several with one name, readers get the first
    return value;
}

/// The value of that name in this very graph if `isFree` says that it can take the role, else a new one.
ValueId ModelReader::ownOrNew(GraphId id, std::string_view name, Scope &scope, bool (*isFree)(const Value &))
{
    const auto found = scope.names.find(name);
    if (found != scope.names.end() && isFree(m_builder.value(found->second)))
        return found->second;
    return addValue(id, name, scope);
}

void ModelReader::addPort(GraphId id, std::string_view name,
                          std::shared_ptr<const onnx::ValueInfoProto> declared, bool isInput, Scope &scope)
{
    ValueId value;
    if (isInput) {
        value = addValue(id, name, scope);
        m_builder.value(value).isGraphInput = true;
    } else {
        value = scope.find(name);
        if (!value.isValid())
            value = addValue(id, name, scope);
        ++m_builder.value(value).graphOutputs;
    }
    auto &parts = m_builder.parts(id);
    (isInput ? parts.inputs : parts.outputs).push_back({value, std::move(declared)});
}

bool ModelReader::addPorts(GraphId id, const std::vector<Bytes> &infos, bool areInputs, Scope &scope)
{
    for (const Bytes bytes : infos) {
        auto info = m_records.parse<onnx::ValueInfoProto>(bytes);
        if (!info)
            return failed(std::move(info.error()));
        const std::string_view name = (*info)->name();
        addPort(id, m_records.keep(name), std::move(*info), areInputs, scope);
    }
    return true;
}

void ModelReader::addNamePorts(GraphId id, const std::vector<std::string_view> &names, bool areInputs,
                               Scope &scope)
{
    for (const std::string_view name : names)
        addPort(id, name, nullptr, areInputs, scope);
}

bool ModelReader::addInitializers(GraphId id, const GraphFields &fields, Scope &scope)
{
    const auto isFree = [](const Value &value) {
        return !value.isInitializer() && !value.producer.isValid();
    };
    std::int64_t rank = 0;
    for (const Bytes bytes : fields.initializers) {
        auto tensor = m_records.readTensor(bytes);
        if (!tensor)
            return failed(std::move(tensor.error()));
        const ValueId value = ownOrNew(id, m_records.keep(tensor->header().name()), scope, isFree);
        m_builder.value(value).initializer = std::make_shared<const Tensor>(std::move(*tensor));
        m_builder.value(value).initializerRank = rank++;
    }
    for (const Bytes bytes : fields.sparseInitializers) {
        auto sparse = m_records.parse<onnx::SparseTensorProto>(bytes);
        if (!sparse)
            return failed(std::move(sparse.error()));
        const ValueId value = ownOrNew(id, m_records.keep((*sparse)->values().name()), scope, isFree);
        m_builder.value(value).sparseInitializer = std::move(*sparse);
        m_builder.value(value).initializerRank = rank++;
    }
    return true;
}

bool ModelReader::addValueInfos(GraphId id, const std::vector<Bytes> &infos, Scope &scope)
{
    const auto isFree = [](const Value &value) { return value.declared == nullptr; };
    std::int64_t rank = 0;
    for (const Bytes bytes : infos) {
        auto info = m_records.parse<onnx::ValueInfoProto>(bytes);
        if (!info)
            return failed(std::move(info.error()));
        const ValueId value = ownOrNew(id, m_records.keep((*info)->name()), scope, isFree);
        m_builder.value(value).declared = std::move(*info);
        m_builder.value(value).declaredRank = rank++;
    }
    return true;
}

bool ModelReader::readBodies(NodeId owner, Attribute &attribute, const AttributeBodies &bodies,
                             const Scope &scope, int depth)
{
    for (const Bytes body : bodies) {
        GraphFields fields;
        if (!readGraphFields(body, fields))
            return false;
        const GraphId id = m_builder.addGraph();
        m_builder.parts(id).owner = owner;
        attribute.graphs.push_back(id);
        if (!buildGraph(id, fields, &scope, depth + 1))
            return false;
    }
    return true;
}

bool ModelReader::buildGraph(GraphId id, const GraphFields &fields, const Scope *outer, int depth)
{
    if (depth > maximumNesting)
        return failed(makeError(ErrorCode::Unreadable, "nested_too_deeply",
                                {QT_TRANSLATE_NOOP("io", "graphs are nested more than %1 deep"),
                                 std::to_string(maximumNesting)})
                          .withRemedy(QT_TRANSLATE_NOOP("io", "it is damaged or hostile; export it again")));
    Scope scope;
    scope.outer = outer;
    scope.names.reserve(fields.nodes.size() + fields.initializers.size() + fields.inputs.size());
    m_builder.parts(id).name = fields.name;
    if (!fields.rest.empty()) {
        auto rest = m_records.parse<onnx::GraphProto>(std::as_bytes(std::span(fields.rest)));
        if (!rest)
            return failed(std::move(rest.error()));
        m_builder.parts(id).rest = std::move(*rest);
    }
    if (!addPorts(id, fields.inputs, true, scope))
        return false;
    addNamePorts(id, fields.inputNames, true, scope);
    if (!addInitializers(id, fields, scope))
        return false;

    std::vector<NodeRecord> records;
    records.reserve(fields.nodes.size());
    for (const Bytes bytes : fields.nodes) {
        if (m_context.isStopped())
            return failed(TaskContext::cancelled());
        auto record = m_records.readNode(bytes);
        if (!record)
            return failed(std::move(record.error()));
        const NodeId node{id, static_cast<std::uint32_t>(records.size())};
        for (std::size_t i = 0; i < record->outputs.size(); ++i) {
            ValueId value;
            if (!record->outputs[i].empty()) {
                value = addValue(id, record->outputs[i], scope);
                m_builder.value(value).producer = node;
                m_builder.value(value).outputIndex = static_cast<std::uint32_t>(i);
            }
            record->node.outputs.push_back(value);
        }
        records.push_back(std::move(*record));
    }
    addNamePorts(id, fields.outputNames, false, scope);
    if (!addPorts(id, fields.outputs, false, scope) || !addValueInfos(id, fields.valueInfos, scope))
        return false;

    for (std::uint32_t n = 0; n < records.size(); ++n) {
        NodeRecord &record = records[n];
        for (std::uint32_t i = 0; i < record.inputs.size(); ++i) {
            ValueId value;
            if (!record.inputs[i].empty()) {
                value = scope.find(record.inputs[i]);
                if (!value.isValid())
                    value = addValue(id, record.inputs[i], scope);
                m_builder.value(value).uses.push_back({NodeId{id, n}, i});
            }
            record.node.inputs.push_back(value);
        }
        for (std::size_t a = 0; a < record.bodies.size(); ++a) {
            if (!readBodies(NodeId{id, n}, record.node.attributes[a], record.bodies[a], scope, depth))
                return false;
        }
        m_builder.parts(id).nodes.push_back(std::move(record.node));
    }
    return true;
}

bool ModelReader::readFunction(Bytes bytes)
{
    GraphFields fields;
    Function function;
    std::string rest;
    WireScan scan(bytes, m_records.offsetOf(bytes));
    WireField field;
    while (scan.next(field)) {
        const bool isText = !field.contents.empty(); // an empty one stays in `rest`, as in records of nodes
        if (field.is(1) && isText)
            function.name = field.text();
        else if (field.is(4))
            fields.inputNames.push_back(field.text());
        else if (field.is(5))
            fields.outputNames.push_back(field.text());
        else if (field.is(7))
            fields.nodes.push_back(field.contents);
        else if (field.is(10) && isText)
            function.domain = field.text();
        else if (field.is(12))
            fields.valueInfos.push_back(field.contents);
        else if (field.is(13) && isText)
            function.overload = field.text();
        else
            appendBytes(rest, field.whole);
    }
    if (scan.isBroken())
        return failed(scan.fault());
    auto parsed = m_records.parse<onnx::FunctionProto>(std::as_bytes(std::span(rest)));
    if (!parsed)
        return failed(std::move(parsed.error()));
    function.rest = std::move(*parsed);
    function.body = m_builder.addGraph();
    fields.name = function.name;
    const GraphId body = function.body;
    m_builder.functions.push_back(std::move(function));
    return buildGraph(body, fields, nullptr, 1);
}

Result<Model> ModelReader::read(Bytes bytes, const std::filesystem::path &folder)
{
    GraphFields fields;
    std::vector<Bytes> functions;
    std::string rest;
    bool hasGraph = false;
    WireScan scan(bytes, 0);
    WireField field;
    while (scan.next(field)) {
        if (field.is(7)) {
            hasGraph = true;
            if (!readGraphFields(field.contents,
                                 fields)) // a second one adds to the first, as protobuf merges
                return fail(*m_error);
        } else if (field.is(25)) {
            functions.push_back(field.contents);
        } else if (field.is(20) && m_records.file() != nullptr) {
            m_builder.training.push_back(
                {m_records.file(), scan.offsetOf(field.contents), field.contents.size()});
        } else {
            appendBytes(rest, field.whole);
        }
    }
    if (scan.isBroken())
        return fail(scan.fault());
    if (!hasGraph)
        return fail(makeError(ErrorCode::Unreadable, "no_graph",
                              QT_TRANSLATE_NOOP("io", "there is no graph in it, so it is no ONNX model"))
                        .withRemedy(QT_TRANSLATE_NOOP("io", "check that this is the right file")));
    auto envelope = m_records.parse<onnx::ModelProto>(std::as_bytes(std::span(rest)));
    if (!envelope)
        return fail(std::move(envelope.error()));
    m_builder.envelope = std::make_shared<onnx::ModelProto>(**envelope);
    m_builder.folder = folder;
    if (!buildGraph(Model::mainGraphId(), fields, nullptr, 0))
        return fail(*m_error);
    for (const Bytes function : functions) {
        if (!readFunction(function))
            return fail(*m_error);
    }
    return std::move(m_builder).build();
}

Error noBytes()
{
    return makeError(ErrorCode::Unreadable, "empty_file", QT_TRANSLATE_NOOP("io", "is empty"))
        .withRemedy(QT_TRANSLATE_NOOP("io", "fetch or export it again"));
}

} // namespace

Result<Model> protoToModel(const std::shared_ptr<const MappedFile> &file, const std::filesystem::path &folder,
                           const TaskContext &context)
{
    if (file->bytes().empty())
        return fail(noBytes());
    return ModelReader(RecordReader(file, folder), context).read(file->bytes(), folder);
}

Result<Model> protoToModel(std::span<const std::byte> bytes, const std::filesystem::path &folder)
{
    if (bytes.empty())
        return fail(noBytes());
    return ModelReader(RecordReader(bytes, folder), {}).read(bytes, folder);
}

} // namespace espalier
