// SPDX-License-Identifier: Apache-2.0
// Softmax, logistic and probit functions of rows of scores.
#include "model/compute/class_scores.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace espalier {

namespace {

/// Quantile of the normal distribution: bisected on the distribution itself.
double probit(double chance)
{
    if (chance <= 0 || chance >= 1)
        return chance <= 0 ? -HUGE_VAL : HUGE_VAL;
    double low = -40;
    double high = 40;
    for (int i = 0; i < 200 && high - low > 1e-15 * std::max(1.0, std::abs(low)); ++i) {
        const double middle = (low + high) / 2;
        (std::erfc(-middle / std::numbers::sqrt2) / 2 < chance ? low : high) = middle;
    }
    return (low + high) / 2;
}

/// Scores of 0 stay 0 if `keepsZero`.
void softmax(std::vector<double> &scores, bool keepsZero)
{
    if (scores.empty())
        return;
    const double greatest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (double &score : scores) {
        score =
            keepsZero && std::abs(score) <= 1e-7 ? score * std::exp(-greatest) : std::exp(score - greatest);
        sum += score;
    }
    for (double &score : scores)
        score = sum == 0 ? 0.5 : score / sum;
}

} // namespace

double logistic(double score)
{
    return 1 / (1 + std::exp(-score));
}

std::optional<ScoreTransform> scoreTransform(std::string_view name)
{
    if (name == "NONE" || name.empty())
        return ScoreTransform::None;
    if (name == "SOFTMAX")
        return ScoreTransform::Softmax;
    if (name == "LOGISTIC")
        return ScoreTransform::Logistic;
    if (name == "SOFTMAX_ZERO")
        return ScoreTransform::SoftmaxZero;
    return name == "PROBIT" ? std::optional(ScoreTransform::Probit) : std::nullopt;
}

void transformScores(ScoreTransform transform, std::vector<double> &scores)
{
    switch (transform) {
    case ScoreTransform::None:
        return;
    case ScoreTransform::Softmax:
    case ScoreTransform::SoftmaxZero:
        softmax(scores, transform == ScoreTransform::SoftmaxZero);
        return;
    case ScoreTransform::Logistic:
        std::transform(scores.begin(), scores.end(), scores.begin(), logistic);
        return;
    case ScoreTransform::Probit:
        std::transform(scores.begin(), scores.end(), scores.begin(), probit);
        return;
    }
}

std::vector<double> scoresOfTwo(ScoreTransform transform, double score, bool areChances)
{
    std::vector<double> out{areChances ? 1 - score : -score, score};
    if (!areChances)
        transformScores(transform, out);
    return out;
}

std::size_t greatestOf(const std::vector<double> &scores)
{
    return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

} // namespace espalier
