// SPDX-License-Identifier: Apache-2.0
// What the classifiers and regressors of ai.onnx.ml do with their raw scores.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace espalier {

enum class ScoreTransform { None, Softmax, Logistic, SoftmaxZero, Probit };

/// From the attribute post_transform; nullopt for another word.
[[nodiscard]] std::optional<ScoreTransform> scoreTransform(std::string_view name);

/// One row of scores.
void transformScores(ScoreTransform transform, std::vector<double> &scores);

/// Scores of two classes from that of the second, transformed. `areChances`: the score is a probability, so
/// that the other class has the rest; else it has the opposite.
[[nodiscard]] std::vector<double> scoresOfTwo(ScoreTransform transform, double score, bool areChances);

/// Place of the greatest; the first of equal ones.
[[nodiscard]] std::size_t greatestOf(const std::vector<double> &scores);

[[nodiscard]] double logistic(double score);

} // namespace espalier
