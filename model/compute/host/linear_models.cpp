// SPDX-License-Identifier: Apache-2.0
// LinearClassifier, LinearRegressor, SVMClassifier and SVMRegressor of ai.onnx.ml.
#include "model/compute/class_scores.h"
#include "model/compute/host_kernel.h"

#include <algorithm>
#include <cmath>

namespace espalier {

namespace {

using Outputs = Result<std::vector<HostValue>>;
using Numbers = std::vector<double>;

Numbers reals(const HostCall &call, std::string_view name)
{
    const auto floats = call.floats(name);
    return {floats.begin(), floats.end()};
}

struct Table {
    Numbers numbers;
    std::size_t rows = 1;
    std::size_t columns = 0;

    [[nodiscard]] const double *row(std::size_t i) const { return numbers.data() + i * columns; }
};

Result<Table> tableOf(const HostCall &call)
{
    const auto x = call.tensor(0);
    auto numbers = call.numbers(0);
    if (!numbers)
        return fail(numbers.error());
    if (x->shape().empty() || x->shape().size() > 2 || x->shape().back() == 0)
        return fail(call.wrongShapes());
    Table out{*std::move(numbers), 1, static_cast<std::size_t>(x->shape().back())};
    if (x->shape().size() == 2)
        out.rows = static_cast<std::size_t>(x->shape()[0]);
    return out;
}

/// Class labels, whichever attribute has them.
struct Labels {
    std::vector<std::string> names;
    std::vector<std::int64_t> numbers;

    explicit Labels(const HostCall &call)
        : names(call.texts("classlabels_strings")), numbers(call.node.intsOr("classlabels_ints", {}))
    {
    }
    [[nodiscard]] std::size_t count() const { return std::max(names.size(), numbers.size()); }

    /// The labels at these places; beyond the last, the place itself.
    [[nodiscard]] DenseTensor at(const std::vector<std::size_t> &places) const
    {
        const std::vector<std::int64_t> shape{static_cast<std::int64_t>(places.size())};
        std::vector<std::string> texts;
        std::vector<std::int64_t> ints;
        for (const std::size_t place : places) {
            texts.push_back(place < names.size() ? names[place] : std::string());
            ints.push_back(place < numbers.size() ? numbers[place] : static_cast<std::int64_t>(place));
        }
        return names.empty() ? DenseTensor::of<std::int64_t>(DType::Int64, shape, ints)
                             : stringTensor(shape, std::move(texts));
    }
};

double dot(const double *a, const double *b, std::size_t count)
{
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += a[i] * b[i];
    return sum;
}

Result<DenseTensor> scoreTensor(const HostCall &call, std::size_t rows, const Numbers &scores)
{
    const std::size_t columns = rows == 0 ? 0 : scores.size() / rows;
    return tensorOfNumbers(call, DType::Float,
                           {static_cast<std::int64_t>(rows), static_cast<std::int64_t>(columns)}, scores);
}

Outputs classified(const HostCall &call, const Labels &labels, const std::vector<std::size_t> &chosen,
                   const Numbers &scores)
{
    auto made = scoreTensor(call, chosen.size(), scores);
    if (!made)
        return fail(std::move(made.error()));
    return std::vector<HostValue>{labels.at(chosen), *std::move(made)};
}

/// Rows of X · coefficientsᵀ + intercepts.
Result<std::vector<Numbers>> linearScores(const HostCall &call, const Table &table)
{
    const Numbers coefficients = reals(call, "coefficients");
    const Numbers intercepts = reals(call, "intercepts");
    const std::size_t targets = coefficients.size() / table.columns;
    if (targets == 0 || coefficients.size() % table.columns != 0
        || (!intercepts.empty() && intercepts.size() != targets))
        return fail(call.wrongAttribute("coefficients"));
    std::vector<Numbers> out(table.rows, Numbers(targets));
    for (std::size_t r = 0; r < table.rows; ++r) {
        for (std::size_t t = 0; t < targets; ++t)
            out[r][t] = dot(table.row(r), coefficients.data() + t * table.columns, table.columns)
                + (intercepts.empty() ? 0 : intercepts[t]);
    }
    return out;
}

Outputs classifyLinearly(const HostCall &call, const Table &table, ScoreTransform transform)
{
    const Labels labels(call);
    auto rows = linearScores(call, table);
    if (!rows)
        return fail(std::move(rows.error()));
    std::vector<std::size_t> chosen;
    Numbers out;
    for (Numbers &scores : *rows) {
        if (scores.size() == 1 && labels.count() == 2) {
            chosen.push_back(scores[0] > 0 ? 1 : 0);
            scores = scoresOfTwo(transform, scores[0], false);
        } else {
            chosen.push_back(scores.size() == 1 ? (scores[0] > 0 ? 1 : 0) : greatestOf(scores));
            transformScores(transform, scores);
        }
        out.insert(out.end(), scores.begin(), scores.end());
    }
    return classified(call, labels, chosen, out);
}

Outputs regressLinearly(const HostCall &call, const Table &table, ScoreTransform transform)
{
    auto rows = linearScores(call, table);
    if (!rows)
        return fail(std::move(rows.error()));
    Numbers out;
    for (Numbers &scores : *rows) {
        transformScores(transform, scores);
        out.insert(out.end(), scores.begin(), scores.end());
    }
    auto made = scoreTensor(call, table.rows, out);
    if (!made)
        return fail(std::move(made.error()));
    return std::vector<HostValue>{*std::move(made)};
}

/// kernel_type with kernel_params: gamma, coef0, degree.
class SvmKernel {
public:
    [[nodiscard]] static std::optional<SvmKernel> of(const HostCall &call)
    {
        SvmKernel out;
        out.m_type = call.node.stringOr("kernel_type", "LINEAR");
        const Numbers given = reals(call, "kernel_params");
        if (!given.empty() && given.size() != 3)
            return std::nullopt;
        if (given.size() == 3)
            std::copy(given.begin(), given.end(), out.m_parameters);
        const bool isKnown =
            out.m_type == "LINEAR" || out.m_type == "POLY" || out.m_type == "RBF" || out.m_type == "SIGMOID";
        return isKnown ? std::optional(out) : std::nullopt;
    }

    [[nodiscard]] double operator()(const double *a, const double *b, std::size_t count) const
    {
        const auto [gamma, offset, degree] = m_parameters;
        if (m_type == "RBF") {
            double sum = 0;
            for (std::size_t i = 0; i < count; ++i)
                sum += (a[i] - b[i]) * (a[i] - b[i]);
            return std::exp(-gamma * sum);
        }
        const double product = dot(a, b, count);
        if (m_type == "LINEAR")
            return product;
        const double shifted = gamma * product + offset;
        return m_type == "POLY" ? std::pow(shifted, degree) : std::tanh(shifted);
    }

private:
    std::string m_type;
    double m_parameters[3] = {0, 0, 0};
};

Outputs regressBySupport(const HostCall &call, const Table &table, ScoreTransform transform)
{
    const auto kernel = SvmKernel::of(call);
    const Numbers coefficients = reals(call, "coefficients");
    const Numbers rho = reals(call, "rho");
    const Numbers support = reals(call, "support_vectors");
    const auto vectors =
        static_cast<std::size_t>(std::max<std::int64_t>(call.node.intOr("n_supports", 0), 0));
    const bool fits = vectors == 0 ? coefficients.size() == table.columns
                                   : coefficients.size() == vectors
            && support.size() / table.columns == vectors && support.size() % table.columns == 0;
    if (!kernel || rho.empty() || !fits)
        return fail(call.wrongAttribute("support_vectors"));
    Numbers out;
    for (std::size_t r = 0; r < table.rows; ++r) {
        double sum = rho[0];
        if (vectors == 0)
            sum += (*kernel)(table.row(r), coefficients.data(), table.columns);
        for (std::size_t v = 0; v < vectors; ++v)
            sum +=
                coefficients[v] * (*kernel)(table.row(r), support.data() + v * table.columns, table.columns);
        if (call.node.intOr("one_class", 0) != 0) {
            out.push_back(sum > 0 ? 1 : -1);
            continue;
        }
        Numbers one{sum};
        transformScores(transform, one);
        out.push_back(one[0]);
    }
    auto made = scoreTensor(call, table.rows, out);
    if (!made)
        return fail(std::move(made.error()));
    return std::vector<HostValue>{*std::move(made)};
}

/// Probabilities of classes from those of pairs: the second method of Wu, Lin and Weng (2004), by iteration.
/// `pairs[i * k + j]` is the probability of i where only i and j are possible.
Numbers probabilitiesOf(std::size_t k, const Numbers &pairs)
{
    Numbers q(k * k, 0);
    for (std::size_t t = 0; t < k; ++t) {
        for (std::size_t j = 0; j < k; ++j) {
            if (j == t)
                continue;
            q[t * k + t] += pairs[j * k + t] * pairs[j * k + t];
            q[t * k + j] = -pairs[j * k + t] * pairs[t * k + j];
        }
    }
    Numbers p(k, 1.0 / static_cast<double>(k));
    Numbers product(k);
    for (std::size_t round = 0; round < std::max<std::size_t>(100, k); ++round) {
        double whole = 0;
        for (std::size_t t = 0; t < k; ++t) {
            product[t] = dot(q.data() + t * k, p.data(), k);
            whole += p[t] * product[t];
        }
        double greatest = 0;
        for (const double each : product)
            greatest = std::max(greatest, std::abs(each - whole));
        if (greatest < 0.005 / static_cast<double>(k))
            break;
        for (std::size_t t = 0; t < k; ++t) {
            const double change = (whole - product[t]) / q[t * k + t];
            p[t] += change;
            whole = (whole + change * (change * q[t * k + t] + 2 * product[t])) / (1 + change) / (1 + change);
            for (std::size_t j = 0; j < k; ++j) {
                product[j] = (product[j] + change * q[t * k + j]) / (1 + change);
                p[j] /= 1 + change;
            }
        }
    }
    return p;
}

/// A classifier of support vectors: one decision for each pair of classes.
struct PairwiseSvm {
    SvmKernel kernel;
    std::size_t classes = 0;
    std::vector<std::size_t> begins; ///< of each class's vectors; one more at the end
    Numbers support, coefficients, rho, probA, probB;

    [[nodiscard]] std::size_t pairCount() const { return classes * (classes - 1) / 2; }
};

Result<PairwiseSvm> pairwiseOf(const HostCall &call, const SvmKernel &kernel, std::size_t columns)
{
    PairwiseSvm out{kernel,
                    0,
                    {0},
                    reals(call, "support_vectors"),
                    reals(call, "coefficients"),
                    reals(call, "rho"),
                    reals(call, "prob_a"),
                    reals(call, "prob_b")};
    for (const std::int64_t count : call.node.intsOr("vectors_per_class", {})) {
        if (count < 0 || count > 100'000'000)
            return fail(call.wrongAttribute("vectors_per_class"));
        out.begins.push_back(out.begins.back() + static_cast<std::size_t>(count));
        ++out.classes;
    }
    const std::size_t vectors = out.begins.back();
    const bool fits = out.classes >= 2 && out.support.size() == vectors * columns
        && out.coefficients.size() == vectors * (out.classes - 1) && out.rho.size() >= out.pairCount()
        && out.probA.size() == out.probB.size() && (out.probA.empty() || out.probA.size() >= out.pairCount());
    return fits ? Result<PairwiseSvm>(std::move(out)) : fail(call.wrongAttribute("coefficients"));
}

/// Decision values of all pairs, and how many pairs each class wins.
void decide(const PairwiseSvm &svm, const double *row, std::size_t columns, Numbers &decisions,
            Numbers &votes)
{
    const std::size_t vectors = svm.begins.back();
    Numbers kernels(vectors);
    for (std::size_t v = 0; v < vectors; ++v)
        kernels[v] = svm.kernel(row, svm.support.data() + v * columns, columns);
    decisions.clear();
    votes.assign(svm.classes, 0);
    for (std::size_t i = 0; i < svm.classes; ++i) {
        for (std::size_t j = i + 1; j < svm.classes; ++j) {
            const std::size_t ofI = svm.begins[i + 1] - svm.begins[i];
            const std::size_t ofJ = svm.begins[j + 1] - svm.begins[j];
            const double sum = dot(svm.coefficients.data() + (j - 1) * vectors + svm.begins[i],
                                   kernels.data() + svm.begins[i], ofI)
                + dot(svm.coefficients.data() + i * vectors + svm.begins[j], kernels.data() + svm.begins[j],
                      ofJ)
                + svm.rho[decisions.size()];
            decisions.push_back(sum);
            votes[sum > 0 ? i : j] += 1;
        }
    }
}

Numbers chancesOf(const PairwiseSvm &svm, const Numbers &decisions)
{
    Numbers pairs(svm.classes * svm.classes, 0);
    std::size_t at = 0;
    for (std::size_t i = 0; i < svm.classes; ++i) {
        for (std::size_t j = i + 1; j < svm.classes; ++j, ++at) {
            const double chance =
                std::clamp(1 - logistic(decisions[at] * svm.probA[at] + svm.probB[at]), 1e-7, 1 - 1e-7);
            pairs[i * svm.classes + j] = chance;
            pairs[j * svm.classes + i] = 1 - chance;
        }
    }
    return probabilitiesOf(svm.classes, pairs);
}

Outputs classifyBySupport(const HostCall &call, const Table &table, ScoreTransform transform)
{
    const auto kernel = SvmKernel::of(call);
    if (!kernel)
        return fail(call.wrongAttribute("kernel_type"));
    const Labels labels(call);
    std::vector<std::size_t> chosen;
    Numbers out;
    if (call.node.intsOr("vectors_per_class", {}).empty()) { // one vector of coefficients for each class
        const Numbers coefficients = reals(call, "coefficients");
        const Numbers rho = reals(call, "rho");
        const std::size_t classes = std::max<std::size_t>(labels.count(), 1);
        if (coefficients.size() != classes * table.columns || rho.empty())
            return fail(call.wrongAttribute("coefficients"));
        for (std::size_t r = 0; r < table.rows; ++r) {
            Numbers scores(classes);
            for (std::size_t c = 0; c < classes; ++c)
                scores[c] =
                    rho[0] + dot(table.row(r), coefficients.data() + c * table.columns, table.columns);
            chosen.push_back(classes == 1 ? (scores[0] > 0 ? 1 : 0) : greatestOf(scores));
            transformScores(transform, scores);
            out.insert(out.end(), scores.begin(), scores.end());
        }
        return classified(call, labels, chosen, out);
    }
    const auto svm = pairwiseOf(call, *kernel, table.columns);
    if (!svm)
        return fail(svm.error());
    Numbers scores;
    Numbers votes;
    for (std::size_t r = 0; r < table.rows; ++r) {
        decide(*svm, table.row(r), table.columns, scores, votes);
        chosen.push_back(greatestOf(votes));
        if (!svm->probA.empty()) {
            scores = chancesOf(*svm, scores);
            transformScores(transform, scores);
        } else if (svm->classes == 2) {
            scores = scoresOfTwo(transform, scores[0], false);
        } else {
            transformScores(transform, scores);
        }
        out.insert(out.end(), scores.begin(), scores.end());
    }
    return classified(call, labels, chosen, out);
}

class LinearModels : public HostKernel {
public:
    std::vector<KernelOp> ops() const override
    {
        return {{"LinearClassifier", 1, 0, "ai.onnx.ml"},
                {"LinearRegressor", 1, 0, "ai.onnx.ml"},
                {"SVMClassifier", 1, 0, "ai.onnx.ml"},
                {"SVMRegressor", 1, 0, "ai.onnx.ml"}};
    }

    Outputs run(const HostCall &call) const override
    {
        const auto transform = scoreTransform(call.node.stringOr("post_transform", "NONE"));
        if (!transform)
            return fail(call.wrongAttribute("post_transform"));
        const auto table = tableOf(call);
        if (!table)
            return fail(table.error());
        const std::string &op = call.node.opType;
        if (op == "LinearClassifier")
            return classifyLinearly(call, *table, *transform);
        if (op == "LinearRegressor")
            return regressLinearly(call, *table, *transform);
        return op == "SVMClassifier" ? classifyBySupport(call, *table, *transform)
                                     : regressBySupport(call, *table, *transform);
    }
};

} // namespace

std::unique_ptr<HostKernel> make_linear_models()
{
    return std::make_unique<LinearModels>();
}

} // namespace espalier
