// SPDX-License-Identifier: Apache-2.0
// Which axes an operator works on, its matrix, and the product.
#include "rewrites/linear_map.h"

#include "model/compute/dense_tensor.h"
#include "rewrites/fold.h"
#include "rewrites/forms.h"
#include "rewrites/known.h"
#include "rewrites/merged_axes.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace espalier {

namespace {

using Lengths = std::vector<std::int64_t>;

Refusal refusalOf(std::string code, Message message, NodeId id, int reach = 1)
{
    return Refusal{std::move(code), std::move(message), {id}, reach};
}

Tensor integerTensor(const Lengths &values)
{
    std::vector<std::byte> bytes(values.size() * sizeof(std::int64_t));
    if (!values.empty())
        std::copy_n(reinterpret_cast<const std::byte *>(values.data()), bytes.size(), bytes.begin());
    return Tensor::make({}, DType::Int64, {static_cast<std::int64_t>(values.size())}, std::move(bytes));
}

Lengths counted(std::int64_t first, std::int64_t end)
{
    Lengths out(static_cast<std::size_t>(end - first));
    std::iota(out.begin(), out.end(), first);
    return out;
}

/// One application of an operator to find a map.
struct Probe {
    Lengths axes;
    Lengths shape;
    Lengths result;
    NewNode node;
    std::vector<std::shared_ptr<const Tensor>> operands; ///< the first, the data, is set by the probing
    /// Fits the operands to another length of an axis that is not worked on; null: nothing depends on it.
    std::function<void(std::vector<std::shared_ptr<const Tensor>> &, const Lengths &shape)> resize = {};
};

/// The data: for each basis vector one tensor of the given axes, and one of zeros, along `batch`.
Tensor basisTensor(DType dtype, const Lengths &shape, const Lengths &axes, std::size_t batch, std::int64_t n)
{
    const auto count = static_cast<std::size_t>(lengthBetween(shape, 0, shape.size()));
    std::vector<double> values(count, 0);
    Lengths strides(shape.size(), 1);
    for (std::size_t i = shape.size(); i-- > 1;)
        strides[i - 1] = strides[i] * shape[i];
    for (std::int64_t k = 0; k < n; ++k) {
        std::int64_t place = k * strides[batch];
        std::int64_t rest = k;
        for (std::size_t i = axes.size(); i-- > 0;) {
            const auto axis = static_cast<std::size_t>(axes[i]);
            place += rest % shape[axis] * strides[axis];
            rest /= shape[axis];
        }
        values[static_cast<std::size_t>(place)] = 1;
    }
    return numbersTensor(dtype, shape, values);
}

std::optional<std::vector<double>> applied(const Probe &probe, Tensor data, const Model &model, GraphId graph)
{
    std::vector<std::shared_ptr<const Tensor>> operands = probe.operands;
    const Lengths shape = data.dims();
    if (probe.resize)
        probe.resize(operands, shape);
    operands[0] = std::make_shared<const Tensor>(std::move(data));
    auto made = foldNode(probe.node, operands, model, graph);
    if (!made || made->empty())
        return std::nullopt;
    auto numbers = readNumbers(made->front());
    return numbers ? std::optional(std::move(*numbers)) : std::nullopt;
}

bool isWorkedOn(const Lengths &axes, std::size_t axis)
{
    return std::find(axes.begin(), axes.end(), static_cast<std::int64_t>(axis)) != axes.end();
}

/// Rows of the matrix, then one for zeros; nullopt where nothing computes them.
std::optional<std::vector<double>> rowsOf(const Probe &probe, std::int64_t n, std::int64_t m, DType dtype,
                                          const Model &model, GraphId graph)
{
    Lengths shape = probe.shape;
    std::optional<std::size_t> batch;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (isWorkedOn(probe.axes, i))
            continue;
        shape[i] = batch ? 1 : n + 1;
        batch = batch.value_or(i);
    }
    std::vector<double> rows;
    if (batch) {
        auto all = applied(probe, basisTensor(dtype, shape, probe.axes, *batch, n), model, graph);
        if (!all || static_cast<std::int64_t>(all->size()) != (n + 1) * m)
            return std::nullopt;
        // What lies in front of the batch has been worked on, and varies more slowly than it.
        std::int64_t front = 1;
        for (std::size_t i = 0; i < *batch; ++i)
            front *= probe.result[i];
        const std::int64_t behind = m / front;
        rows.resize(all->size());
        for (std::int64_t f = 0; f < front; ++f) {
            for (std::int64_t k = 0; k <= n; ++k)
                std::copy_n(all->begin() + (f * (n + 1) + k) * behind, behind,
                            rows.begin() + k * m + f * behind);
        }
        return rows;
    }
    for (std::int64_t k = 0; k <= n; ++k) {
        std::vector<double> values(static_cast<std::size_t>(n), 0);
        if (k < n)
            values[static_cast<std::size_t>(k)] = 1;
        auto row = applied(probe, numbersTensor(dtype, shape, values), model, graph);
        if (!row || static_cast<std::int64_t>(row->size()) != m)
            return std::nullopt;
        rows.insert(rows.end(), row->begin(), row->end());
    }
    return rows;
}

tl::expected<LinearMap, Refusal> mapOf(const Probe &probe, DType dtype, const Model &model, NodeId id)
{
    std::int64_t n = 1;
    std::int64_t rest = 1;
    for (std::size_t i = 0; i < probe.shape.size(); ++i)
        (isWorkedOn(probe.axes, i) ? n : rest) *= probe.shape[i];
    const std::int64_t total = lengthBetween(probe.result, 0, probe.result.size());
    if (n == 0 || rest == 0 || total == 0)
        return tl::unexpected<Refusal>(
            refusalOf("tensor_empty", QT_TRANSLATE_NOOP("rewrites", "A tensor without elements."), id));
    const std::int64_t m = total / rest;
    static constexpr std::int64_t mostProbes = 4096;
    if (n > mostProbes || n * m > linearMapLimit)
        return tl::unexpected<Refusal>(
            refusalOf("matrix_large",
                      {QT_TRANSLATE_NOOP("rewrites", "The matrix would have %1 × %2 elements."),
                       std::to_string(n), std::to_string(m)},
                      id, 3));
    auto rows = rowsOf(probe, n, m, dtype, model, id.graph);
    if (!rows)
        return tl::unexpected<Refusal>(refusalOf(
            "no_kernel", QT_TRANSLATE_NOOP("rewrites", "It cannot be computed for this dtype."), id, 2));
    const auto zeros = rows->end() - m;
    if (!std::all_of(zeros, rows->end(), [](double each) { return each == 0; }))
        return tl::unexpected<Refusal>(
            refusalOf("not_linear", QT_TRANSLATE_NOOP("rewrites", "It does not leave zeros zero."), id, 2));
    rows->erase(zeros, rows->end());
    return LinearMap{probe.axes, probe.shape, probe.result, numbersTensor(dtype, {n, m}, *rows)};
}

/// The axes that operators other than Resize work on; nullopt where they are not known.
std::optional<Lengths> workedAxes(const ModelFacts &facts, const Node &node, std::int64_t opset,
                                  std::int64_t rank)
{
    static constexpr std::int64_t axisIsInput = 20; // of DFT
    const auto named = [&](std::string_view attribute, std::size_t input) -> std::optional<Lengths> {
        const IntegerParameter axes = integerParameter(facts, node, attribute, input);
        if (!axes.isPresent)
            return counted(0, rank);
        return axes.values ? positiveAxes(*axes.values, rank) : std::nullopt;
    };
    std::optional<Lengths> axes;
    static constexpr std::array<std::string_view, 2> whole = {"GatherElements", "GatherND"};
    if (std::find(whole.begin(), whole.end(), node.opType) != whole.end())
        axes = counted(0, rank);
    else if (node.isOp("CumSum"))
        axes = named("", 1);
    else if (node.isOp("Trilu"))
        axes = counted(rank - 2, rank);
    else if (node.isOp("AveragePool"))
        axes = counted(2, rank);
    else if (node.isOp("AffineGrid") || node.isOp("Col2Im"))
        axes = counted(1, rank);
    else if (node.isOp("Compress"))
        axes = node.attribute("axis") != nullptr ? positiveAxes({node.intOr("axis", 0)}, rank)
                                                 : counted(0, rank);
    else if (node.isOp("ReverseSequence"))
        axes = Lengths{0, 1};
    else if (node.isOp("CenterCropPad"))
        axes = named("axes", 2);
    else if (node.isOp("Slice"))
        axes = named("axes", 3);
    else if (node.isOp("DFT")) {
        axes = node.attribute("axis") != nullptr ? positiveAxes({node.intOr("axis", 1)}, rank)
            : node.input(2).isValid()            ? named("", 2)
            : opset < axisIsInput                ? Lengths{1}
                                                 : Lengths{rank - 2};
        if (axes)
            axes->push_back(rank - 1);
    }
    if (!axes || axes->empty() || axes->front() < 0)
        return std::nullopt;
    std::sort(axes->begin(), axes->end());
    axes->erase(std::unique(axes->begin(), axes->end()), axes->end());
    return axes;
}

/// Scales of each axis of a Resize or Upsample; of given sizes they are not known.
struct ResizeForm {
    std::optional<std::vector<double>> scales;
    std::size_t scalesInput = 1;
    std::size_t sizesInput = 0; ///< 0: none
};

tl::expected<ResizeForm, Refusal> readResize(const ModelFacts &facts, const Node &node, NodeId id,
                                             std::int64_t rank)
{
    ResizeForm form;
    const std::int64_t opset = facts.model().opset("", id.graph).value_or(1);
    static constexpr std::int64_t withRoi = 11;
    if (node.isOp("Resize") && opset >= withRoi) {
        form.scalesInput = 2;
        form.sizesInput = 3;
    }
    const bool isPlain = node.stringOr("coordinate_transformation_mode", "") != "tf_crop_and_resize"
        && node.stringOr("keep_aspect_ratio_policy", "stretch") == "stretch";
    if (!isPlain)
        return tl::unexpected<Refusal>(
            refusalOf("attribute_differs",
                      QT_TRANSLATE_NOOP("rewrites", "It crops, or keeps the aspect ratio."), id, 2));
    if (form.sizesInput != 0 && node.input(form.sizesInput).isValid())
        return form;
    auto scales = constantNumbers(facts, node.input(form.scalesInput));
    const IntegerParameter axes = integerParameter(facts, node, "axes", node.inputs.size());
    const auto places = axes.values ? positiveAxes(*axes.values, rank) : counted(0, rank);
    if (!scales || !places || scales->size() != places->size())
        return tl::unexpected<Refusal>(
            refusalOf("not_constant",
                      {QT_TRANSLATE_NOOP("rewrites", "%1 is not constant."), std::string("scales")}, id));
    form.scales.emplace(static_cast<std::size_t>(rank), 1.0);
    for (std::size_t i = 0; i < places->size(); ++i)
        (*form.scales)[static_cast<std::size_t>((*places)[i])] = (*scales)[i];
    return form;
}

/// A Resize of one axis.
Probe resizeProbe(const Node &node, const ResizeForm &form, std::size_t axis, const Lengths &shape,
                  std::int64_t length)
{
    Probe probe{{static_cast<std::int64_t>(axis)}, shape, shape, {}, {}};
    probe.result[axis] = length;
    probe.node.opType = node.opType;
    for (const Attribute &attribute : node.attributes) {
        if (attribute.name() != "axes")
            probe.node.attributes.push_back(attribute);
    }
    probe.operands.resize(std::max(form.scalesInput, form.scales ? 0 : form.sizesInput) + 1);
    if (form.scales) {
        std::vector<double> scales(shape.size(), 1.0);
        scales[axis] = (*form.scales)[axis];
        probe.operands[form.scalesInput] = std::make_shared<const Tensor>(
            numbersTensor(DType::Float, {static_cast<std::int64_t>(shape.size())}, scales));
    } else {
        probe.resize = [form, axis, length](auto &operands, const Lengths &now) {
            Lengths sizes = now;
            sizes[axis] = length;
            operands[form.sizesInput] = std::make_shared<const Tensor>(integerTensor(sizes));
        };
    }
    return probe;
}

tl::expected<std::vector<LinearMap>, Refusal> readResizeMaps(const ModelFacts &facts, const Node &node,
                                                             NodeId id, const Lengths &shape,
                                                             const Lengths &result, DType dtype)
{
    const auto form = readResize(facts, node, id, static_cast<std::int64_t>(shape.size()));
    if (!form)
        return tl::unexpected<Refusal>(form.error());
    std::vector<LinearMap> maps;
    Lengths now = shape;
    // Axes that shrink first: the others have less to do then.
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (result[i] != shape[i] || (form->scales && (*form->scales)[i] != 1))
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return result[a] * shape[b] < result[b] * shape[a];
    });
    for (const std::size_t axis : order) {
        auto map = mapOf(resizeProbe(node, *form, axis, now, result[axis]), dtype, facts.model(), id);
        if (!map)
            return tl::unexpected<Refusal>(std::move(map.error()));
        now = map->result;
        maps.push_back(std::move(*map));
    }
    if (maps.empty())
        return tl::unexpected<Refusal>(
            refusalOf("nothing_changed", QT_TRANSLATE_NOOP("rewrites", "It changes nothing."), id));
    return maps;
}

/// The shape of the result; that of Compress follows from the values of its condition.
std::optional<Lengths> resultOf(const ModelFacts &facts, const Node &node,
                                const std::optional<Lengths> &shape)
{
    if (!node.isOp("Compress") || !shape)
        return staticShape(facts, node.output(0));
    const auto condition = constantNumbers(facts, node.input(1));
    if (!condition)
        return std::nullopt;
    const auto kept = static_cast<std::int64_t>(
        std::count_if(condition->begin(), condition->end(), [](double each) { return each != 0; }));
    if (node.attribute("axis") == nullptr)
        return Lengths{kept};
    const auto axis = positiveAxes({node.intOr("axis", 0)}, static_cast<std::int64_t>(shape->size()));
    if (!axis)
        return std::nullopt;
    Lengths result = *shape;
    result[static_cast<std::size_t>(axis->front())] = kept;
    return result;
}

} // namespace

tl::expected<std::vector<LinearMap>, Refusal> readLinearMaps(const ModelFacts &facts, NodeId id)
{
    const Node &node = facts.model().node(id);
    const auto shape = staticShape(facts, node.input(0));
    const auto result = resultOf(facts, node, shape);
    if (!shape || !result || shape->empty())
        return tl::unexpected<Refusal>(refusalOf(
            "shape_unknown",
            {QT_TRANSLATE_NOOP("rewrites", "The shape is not known: %1."), facts.type(node.input(0)).text()},
            id));
    const DType dtype = dtypeOf(facts, node.input(0));
    if (dtype != DType::Float && dtype != DType::Double && dtype != DType::Float16)
        return tl::unexpected<Refusal>(
            refusalOf("dtype_not_float",
                      {QT_TRANSLATE_NOOP("rewrites", "The operand is %1, not known to be floating-point."),
                       facts.type(node.input(0)).text()},
                      id));
    if (facts.isConstant(node.input(0)))
        return tl::unexpected<Refusal>(
            refusalOf("is_constant", QT_TRANSLATE_NOOP("rewrites", "It is constant."), id));
    if (node.isOp("Resize") || node.isOp("Upsample"))
        return readResizeMaps(facts, node, id, *shape, *result, dtype);
    const auto axes = workedAxes(facts, node, facts.model().opset("", id.graph).value_or(1),
                                 static_cast<std::int64_t>(shape->size()));
    const bool isLast = axes && axes->front() == static_cast<std::int64_t>(shape->size() - axes->size());
    if (!axes || (!isLast && result->size() != shape->size()) || node.intOr("batch_dims", 0) != 0)
        return tl::unexpected<Refusal>(
            refusalOf("axes_unknown", QT_TRANSLATE_NOOP("rewrites", "The axes are not known, or none."), id));
    Probe probe{*axes, *shape, *result, {}, {nullptr}};
    probe.node.opType = node.opType;
    probe.node.attributes = node.attributes;
    for (std::size_t i = 1; i < node.inputs.size(); ++i) {
        probe.operands.push_back(node.inputs[i].isValid() ? facts.constant(node.inputs[i]) : nullptr);
        if (node.inputs[i].isValid() && probe.operands.back() == nullptr)
            return tl::unexpected<Refusal>(refusalOf("not_constant",
                                                     {QT_TRANSLATE_NOOP("rewrites", "%1 is not constant."),
                                                      facts.model().value(node.inputs[i]).name},
                                                     id));
    }
    if (node.isOp("AffineGrid")) {
        const auto size = constantIntegers(facts, node.input(1));
        probe.resize = [size](auto &operands, const Lengths &now) {
            Lengths sizes = size.value_or(Lengths());
            sizes[0] = now[0];
            operands[1] = std::make_shared<const Tensor>(integerTensor(sizes));
        };
    }
    auto map = mapOf(probe, dtype, facts.model(), id);
    if (!map)
        return tl::unexpected<Refusal>(std::move(map.error()));
    return std::vector<LinearMap>{std::move(*map)};
}

ValueId writeLinearMap(Replacement &to, ValueId x, const LinearMap &map)
{
    const std::size_t rank = map.shape.size();
    Lengths perm;
    Lengths kept;
    for (std::size_t i = 0; i < rank; ++i) {
        if (!isWorkedOn(map.axes, i)) {
            perm.push_back(static_cast<std::int64_t>(i));
            kept.push_back(map.shape[i]);
        }
    }
    perm.insert(perm.end(), map.axes.begin(), map.axes.end());
    const bool isMoved = !std::is_sorted(perm.begin(), perm.end());
    const std::int64_t rows = lengthBetween(kept, 0, kept.size());
    const std::int64_t n = map.matrix.dims()[0];
    const ValueId last = isMoved ? addTranspose(to, x, perm) : x;
    const ValueId flat = rank == 2 && map.axes.size() == 1 ? last : addReshape(to, last, {rows, n});
    const ValueId product = to.add("MatMul", {flat, to.constant(map.matrix)});
    if (!isMoved)
        return map.result.size() == 2 && map.axes.size() == 1 ? product : addReshape(to, product, map.result);
    Lengths apart = kept;
    for (const std::int64_t axis : map.axes)
        apart.push_back(map.result[static_cast<std::size_t>(axis)]);
    Lengths back(rank);
    for (std::size_t i = 0; i < rank; ++i)
        back[static_cast<std::size_t>(perm[i])] = static_cast<std::int64_t>(i);
    const ValueId split = rank == 2 && map.axes.size() == 1 ? product : addReshape(to, product, apart);
    return addTranspose(to, split, back);
}

} // namespace espalier
