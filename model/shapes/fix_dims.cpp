// SPDX-License-Identifier: Apache-2.0
// Rewrites declared types; what followed from the old ones is dropped and inferred again.
#include "model/shapes/fix_dims.h"

#include "model/graph/model_edit.h"
#include "model/shapes/infer_types.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace espalier {

namespace {

using Lengths = std::map<std::string, std::int64_t, std::less<>>;

/// Names in alphabetic order, each once, as a list in a sentence.
std::string listed(const std::set<std::string> &names)
{
    std::string out;
    for (const std::string &name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out.empty() ? "(none)" : out;
}

/// Inputs that a caller must give: all but those with a constant of the same name.
std::vector<ValueId> callersInputs(const Model &model)
{
    std::vector<ValueId> out;
    for (const GraphPort &port : model.mainGraph().inputs) {
        if (!model.value(port.value).isInitializer())
            out.push_back(port.value);
    }
    return out;
}

void forEachDim(ValueType &type, const std::function<void(Dim &)> &visit)
{
    if (type.shape) {
        for (Dim &dim : *type.shape)
            visit(dim);
    }
    for (ValueType &element : type.elements)
        forEachDim(element, visit);
}

/// Ports of all graphs whose types have one of the names get the lengths instead.
void bindNames(ModelEdit &edit, const Lengths &lengths)
{
    std::map<ValueId, ValueType> bound;
    const Model &model = edit.model();
    for (std::uint32_t g = 0; g < model.graphCount(); ++g) {
        const Graph *graph = model.findGraph(GraphId(g));
        if (graph == nullptr)
            continue;
        for (const auto *ports : {&graph->inputs, &graph->outputs}) {
            for (const GraphPort &port : *ports) {
                if (!port.declared || !port.declared->has_type())
                    continue;
                ValueType type = typeFromProto(port.declared->type());
                bool isBound = false;
                forEachDim(type, [&](Dim &dim) {
                    const auto found = lengths.find(dim.symbol());
                    if (dim.symbol().empty() || found == lengths.end())
                        return;
                    dim = Dim(found->second);
                    isBound = true;
                });
                if (isBound)
                    bound.insert_or_assign(port.value, std::move(type));
            }
        }
    }
    for (const auto &entry : bound)
        edit.setDeclaredType(entry.first, entry.second);
}

/// Declares the outputs anew, as they follow from the inputs. `isStale`: lengths that outputs declare may be
/// wrong now.
Result<Model> redeclared(ModelEdit edit, bool isStale)
{
    edit.dropValueInfo();
    if (isStale) {
        for (const GraphPort &port : std::vector(edit.model().mainGraph().outputs)) {
            ValueType type = declaredType(edit.model(), port.value);
            forEachDim(type, [](Dim &dim) { dim = Dim(); });
            if (type.kind != ValueType::Kind::Unknown && !edit.model().value(port.value).isGraphInput)
                edit.setDeclaredType(port.value, type);
        }
    }
    auto changed = std::move(edit).finish();
    if (!changed)
        return changed;
    const ValueTypes types = inferTypes(*changed).types;
    ModelEdit outputs(*changed);
    for (const GraphPort &port : changed->mainGraph().outputs) {
        const ValueType &type = types.of(port.value);
        if (type.kind != ValueType::Kind::Unknown && type != declaredType(*changed, port.value))
            outputs.setDeclaredType(port.value, type);
    }
    return std::move(outputs).finish();
}

Error badLength(std::string_view name, std::int64_t length)
{
    return makeError(ErrorCode::CommandLine, "bad_length",
                     {QT_TRANSLATE_NOOP("shapes", "%1 cannot have the length %2"), std::string(name),
                      std::to_string(length)})
        .withRemedy(QT_TRANSLATE_NOOP("shapes", "give a length of 1 or more"));
}

} // namespace

Result<Model> fixDim(const Model &model, std::string_view name, std::int64_t length)
{
    if (length < 1)
        return fail(badLength(name, length));
    std::set<std::string> names;
    for (const ValueId input : callersInputs(model)) {
        ValueType type = declaredType(model, input);
        forEachDim(type, [&](Dim &dim) {
            if (!dim.symbol().empty())
                names.insert(dim.symbol());
        });
    }
    if (!names.contains(std::string(name)))
        return fail(
            makeError(ErrorCode::CommandLine, "no_such_dim",
                      {QT_TRANSLATE_NOOP("shapes", "no input has a dim called %1"), std::string(name)})
                .withRemedy({QT_TRANSLATE_NOOP("shapes", "dims with names are: %1"), listed(names)}));
    ModelEdit edit(model);
    bindNames(edit, {{std::string(name), length}});
    return redeclared(std::move(edit), false);
}

Result<Model> fixShape(const Model &model, std::string_view input, const std::vector<std::int64_t> &dims)
{
    const std::vector<ValueId> inputs = callersInputs(model);
    const auto found =
        std::find_if(inputs.begin(), inputs.end(), [&](ValueId id) { return model.value(id).name == input; });
    if (found == inputs.end()) {
        std::set<std::string> names;
        for (const ValueId id : inputs)
            names.insert(model.value(id).name);
        return fail(makeError(ErrorCode::CommandLine, "no_such_input",
                              {QT_TRANSLATE_NOOP("shapes", "the model has no input %1"), std::string(input)})
                        .withRemedy({QT_TRANSLATE_NOOP("shapes", "its inputs are: %1"), listed(names)}));
    }
    ValueType type = declaredType(model, *found);
    if (type.kind != ValueType::Kind::Tensor)
        return fail(makeError(ErrorCode::CommandLine, "not_a_tensor",
                              {QT_TRANSLATE_NOOP("shapes", "input %1 is %2, which has no shape"),
                               std::string(input), type.text()}));
    if (type.shape && type.shape->size() != dims.size())
        return fail(makeError(ErrorCode::CommandLine, "rank_differs",
                              {QT_TRANSLATE_NOOP("shapes", "input %1 is %2 and cannot have %3 dims"),
                               std::string(input), type.text(), std::to_string(dims.size())})
                        .withRemedy({QT_TRANSLATE_NOOP("shapes", "give %1 lengths"),
                                     std::to_string(type.shape->size())}));
    Shape shape;
    std::map<std::string, std::set<std::int64_t>> named;
    bool isStale = false;
    for (std::size_t i = 0; i < dims.size(); ++i) {
        if (dims[i] < 1)
            return fail(badLength(input, dims[i]));
        if (type.shape) {
            const Dim &old = (*type.shape)[i];
            if (!old.symbol().empty())
                named[old.symbol()].insert(dims[i]);
            isStale = isStale || (old.isKnown() && old.length() >= 0 && old.length() != dims[i]);
        }
        shape.emplace_back(dims[i]);
    }
    Lengths lengths;
    for (const auto &entry : named) {
        if (entry.second.size() == 1)
            lengths.emplace(entry.first, *entry.second.begin());
    }
    ModelEdit edit(model);
    bindNames(edit, lengths);
    type.shape = std::move(shape);
    edit.setDeclaredType(*found, type);
    return redeclared(std::move(edit), isStale);
}

} // namespace espalier
