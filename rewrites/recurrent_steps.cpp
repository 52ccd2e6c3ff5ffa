// SPDX-License-Identifier: Apache-2.0
// One recurrent direction at a time, its input products at once, its steps one after the other.
#include "rewrites/recurrent_steps.h"

#include "rewrites/forms.h"
#include "rewrites/known.h"

#include <algorithm>

namespace espalier {

namespace {

/// More steps than these would make a model of thousands of nodes.
constexpr std::int64_t stepLimit = 64;

bool hasDefaultActivations(const Node &node)
{
    const Attribute *attribute = node.attribute("activations");
    if (attribute == nullptr)
        return true;
    static const std::map<std::string, std::vector<std::string>> defaults = {
        {"RNN", {"Tanh"}}, {"GRU", {"Sigmoid", "Tanh"}}, {"LSTM", {"Sigmoid", "Tanh", "Tanh"}}};
    const std::vector<std::string> &wanted = defaults.at(node.opType);
    const auto &given = attribute->proto->strings();
    for (int i = 0; i < given.size(); ++i) {
        if (given[i] != wanted[static_cast<std::size_t>(i) % wanted.size()])
            return false;
    }
    return true;
}

std::optional<Refusal> refusalOf(const ModelFacts &facts, NodeId id)
{
    const Node &node = facts.model().node(id);
    const auto no = [&](const char *code, Message message) {
        return Refusal{code, std::move(message), {id}, 1};
    };
    if (!hasDefaultActivations(node) || node.attribute("clip") != nullptr || node.intOr("layout", 0) != 0
        || node.intOr("input_forget", 0) != 0)
        return no(
            "attribute_differs",
            QT_TRANSLATE_NOOP("rewrites", "Activations, clip, layout or input_forget are not the defaults."));
    if (node.input(4).isValid() || node.input(7).isValid())
        return no("operand_present",
                  QT_TRANSLATE_NOOP("rewrites", "The node has sequence lengths or peepholes."));
    for (const std::size_t i : {1U, 2U, 3U}) {
        if (node.input(i).isValid() && !facts.constant(node.input(i)))
            return no("not_constant",
                      {QT_TRANSLATE_NOOP("rewrites", "%1 is not constant."),
                       facts.model().value(node.input(i)).name});
    }
    if (!isFloatingPoint(dtypeOf(facts, node.input(0))))
        return no("dtype_not_float",
                  {QT_TRANSLATE_NOOP("rewrites", "The operand is %1."), facts.type(node.input(0)).text()});
    return std::nullopt;
}

/// One direction of a node.
class Direction {
public:
    Direction(Replacement &to, const Node &node, const RecurrentNode &form, std::int64_t index)
        : m_to(to), m_node(node), m_form(form), m_index(index)
    {
    }

    /// h (and c) after each step in order of time: [1, B, H] each.
    void run()
    {
        const std::int64_t h = m_form.hidden;
        const std::int64_t all = m_form.gates * h;
        const bool splitsBias = m_form.op == "GRU" && m_form.resetsProduct;
        m_recurrent = turned(2, 0, all);
        const ValueId product = m_to.add("MatMul", {m_node.inputs[0], turned(1, 0, all)});
        ValueId sum = product;
        if (m_node.input(3).isValid()) {
            // The bias of a GRU's recurrent candidate stands inside the product with r.
            ValueId second = bias(all, 2 * all);
            if (splitsBias) {
                m_candidateBias = bias(all + 2 * h, 2 * all);
                const ValueId zeros = m_to.constant(
                    numbersTensor(m_form.dtype, {h}, std::vector<double>(static_cast<std::size_t>(h), 0.0)));
                second = addConcat(m_to, {bias(all, all + 2 * h), zeros}, 0);
            }
            sum = m_to.add("Add", {product, m_to.add("Add", {bias(0, all), second})});
        }
        m_products = sum;
        m_hidden = initial(5);
        m_cell = m_form.op == "LSTM" ? initial(6) : ValueId{};
        const bool isBackward = m_form.isReverse || m_index == 1;
        m_states.resize(static_cast<std::size_t>(m_form.steps));
        for (std::int64_t i = 0; i < m_form.steps; ++i) {
            const std::int64_t t = isBackward ? m_form.steps - 1 - i : i;
            step(t);
            m_states[static_cast<std::size_t>(t)] = m_hidden;
        }
    }

    /// [S, B, H]
    ValueId sequence() { return addConcat(m_to, m_states, 0); }
    [[nodiscard]] ValueId hidden() const { return m_hidden; }
    [[nodiscard]] ValueId cell() const { return m_cell; }

private:
    /// Rows from…until-1 of this direction of W or R, transposed: [I or H, rows].
    ValueId turned(std::size_t input, std::int64_t from, std::int64_t until)
    {
        const ValueId rows =
            addSlice(m_to, m_node.inputs[input], {m_index, from}, {m_index + 1, until}, {0, 1});
        return addTranspose(m_to, addSqueeze(m_to, rows, {0}), {1, 0});
    }

    ValueId bias(std::int64_t from, std::int64_t until)
    {
        const ValueId part = addSlice(m_to, m_node.inputs[3], {m_index, from}, {m_index + 1, until}, {0, 1});
        return addSqueeze(m_to, part, {0});
    }

    ValueId initial(std::size_t input)
    {
        if (!m_node.input(input).isValid())
            return m_to.constant(numbersTensor(
                m_form.dtype, {1, m_form.batch, m_form.hidden},
                std::vector<double>(static_cast<std::size_t>(m_form.batch * m_form.hidden), 0.0)));
        if (m_form.directions == 1)
            return m_node.inputs[input];
        return addSlice(m_to, m_node.inputs[input], {m_index}, {m_index + 1}, {0});
    }

    /// Gates from…until-1 of step `t` of x: [1, B, (until-from)·H].
    ValueId gatesAt(std::int64_t t, std::int64_t from, std::int64_t until)
    {
        return addSlice(m_to, m_products, {t, from * m_form.hidden}, {t + 1, until * m_form.hidden}, {0, 2});
    }
    ValueId gates(ValueId x, std::int64_t from, std::int64_t until)
    {
        return addSlice(m_to, x, {from * m_form.hidden}, {until * m_form.hidden}, {2});
    }

    void step(std::int64_t t)
    {
        if (m_form.op == "GRU")
            return stepGru(t);
        const ValueId product = m_to.add("MatMul", {m_hidden, m_recurrent});
        const ValueId sum = m_to.add("Add", {gatesAt(t, 0, m_form.gates), product});
        if (m_form.op == "RNN") {
            m_hidden = m_to.add("Tanh", {sum});
            return;
        }
        const ValueId open = m_to.add("Sigmoid", {gates(sum, 0, 3)});
        const ValueId fresh = m_to.add("Mul", {gates(open, 0, 1), m_to.add("Tanh", {gates(sum, 3, 4)})});
        m_cell = m_to.add("Add", {m_to.add("Mul", {gates(open, 2, 3), m_cell}), fresh});
        m_hidden = m_to.add("Mul", {gates(open, 1, 2), m_to.add("Tanh", {m_cell})});
    }

    /// z, r = σ(x·W + h·R), n = tanh(x·Wn + r·(h·Rn + b)) or tanh(x·Wn + (r·h)·Rn), h' = (1 − z)·n + z·h.
    void stepGru(std::int64_t t)
    {
        ValueId product;
        ValueId gated;
        if (m_form.resetsProduct) {
            product = m_to.add("MatMul", {m_hidden, m_recurrent});
            gated = gates(product, 0, 2);
        } else {
            gated = m_to.add("MatMul", {m_hidden, part(0, 2)});
        }
        const ValueId open = m_to.add("Sigmoid", {m_to.add("Add", {gatesAt(t, 0, 2), gated})});
        const ValueId reset = gates(open, 1, 2);
        ValueId candidate;
        if (m_form.resetsProduct) {
            ValueId inner = gates(product, 2, 3);
            if (m_candidateBias.isValid())
                inner = m_to.add("Add", {inner, m_candidateBias});
            candidate = m_to.add("Mul", {reset, inner});
        } else {
            candidate = m_to.add("MatMul", {m_to.add("Mul", {reset, m_hidden}), part(2, 3)});
        }
        const ValueId fresh = m_to.add("Tanh", {m_to.add("Add", {gatesAt(t, 2, 3), candidate})});
        const ValueId update = gates(open, 0, 1);
        const ValueId one = m_to.scalar(1, m_form.dtype);
        const ValueId rest = m_to.add("Sub", {one, update});
        m_hidden = m_to.add("Add", {m_to.add("Mul", {rest, fresh}), m_to.add("Mul", {update, m_hidden})});
    }

    /// Columns of gates from…until-1 of the recurrent weights, made once.
    ValueId part(std::int64_t from, std::int64_t until)
    {
        const auto [entry, isNew] = m_parts.try_emplace(from);
        if (isNew)
            entry->second = turned(2, from * m_form.hidden, until * m_form.hidden);
        return entry->second;
    }

    Replacement &m_to;
    const Node &m_node;
    const RecurrentNode &m_form;
    std::int64_t m_index;
    ValueId m_recurrent;
    ValueId m_candidateBias;
    ValueId m_products;
    ValueId m_hidden;
    ValueId m_cell;
    std::vector<ValueId> m_states;
    std::map<std::int64_t, ValueId> m_parts;
};

} // namespace

tl::expected<RecurrentNode, Refusal> readRecurrent(const ModelFacts &facts, NodeId id)
{
    const Node &node = facts.model().node(id);
    if (!node.isOp("RNN") && !node.isOp("GRU") && !node.isOp("LSTM"))
        return refuse("operator_differs",
                      {QT_TRANSLATE_NOOP("rewrites", "The rule is not for %1."), node.opType}, {id}, 0);
    if (auto refusal = refusalOf(facts, id))
        return tl::unexpected<Refusal>(std::move(*refusal));
    const auto shape = staticShape(facts, node.input(0));
    const auto recurrent = staticShape(facts, node.input(2));
    if (!shape || shape->size() != 3 || !recurrent || recurrent->size() != 3)
        return refuse(
            "shape_unknown",
            {QT_TRANSLATE_NOOP("rewrites", "The shape is not known: %1."), facts.type(node.input(0)).text()},
            {id});
    RecurrentNode form;
    form.op = node.opType;
    form.gates = node.opType == "RNN" ? 1 : node.opType == "GRU" ? 3 : 4;
    form.steps = (*shape)[0];
    form.batch = (*shape)[1];
    form.inputs = (*shape)[2];
    form.directions = (*recurrent)[0];
    form.hidden = (*recurrent)[2];
    form.isReverse = node.stringOr("direction", "forward") == "reverse";
    form.resetsProduct = node.intOr("linear_before_reset", 0) != 0;
    form.dtype = dtypeOf(facts, node.input(0));
    if (form.steps < 1 || form.steps * form.directions > stepLimit)
        return refuse("sequence_long",
                      {QT_TRANSLATE_NOOP("rewrites", "%1 steps would make too many nodes."),
                       std::to_string(form.steps * form.directions)},
                      {id}, 2);
    return form;
}

std::vector<ValueId> writeSteps(Replacement &to, const Node &node, const RecurrentNode &form)
{
    std::vector<ValueId> sequences;
    std::vector<ValueId> hidden;
    std::vector<ValueId> cells;
    const auto isRead = [&](std::size_t i) { return node.output(i).isValid(); };
    for (std::int64_t i = 0; i < form.directions; ++i) {
        Direction direction(to, node, form, i);
        direction.run();
        if (isRead(0))
            sequences.push_back(addUnsqueeze(to, direction.sequence(), {1}));
        hidden.push_back(direction.hidden());
        if (form.op == "LSTM")
            cells.push_back(direction.cell());
    }
    const auto joined = [&](const std::vector<ValueId> &parts, std::int64_t axis) {
        return parts.size() == 1 ? parts.front() : addConcat(to, parts, axis);
    };
    std::vector<ValueId> outputs = {isRead(0) ? joined(sequences, 1) : ValueId{},
                                    isRead(1) ? joined(hidden, 0) : ValueId{}};
    if (form.op == "LSTM" && isRead(2))
        outputs.push_back(joined(cells, 0));
    return outputs;
}

} // namespace espalier
