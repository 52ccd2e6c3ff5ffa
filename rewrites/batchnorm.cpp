// SPDX-License-Identifier: Apache-2.0
// factor = scale / √(variance + ε), offset = bias - mean·factor, in double.
#include "rewrites/batchnorm.h"

#include "rewrites/known.h"

#include <cmath>
#include <limits>

namespace espalier {

tl::expected<ChannelAffine, Refusal> readBatchNorm(const ModelFacts &facts, const Node &node)
{
    if (node.intOr("training_mode", 0) != 0 || node.intOr("spatial", 1) == 0)
        return refuse(
            "training",
            QT_TRANSLATE_NOOP("rewrites", "The statistics are not those of inference per channel."));
    std::vector<std::vector<double>> operands;
    for (std::size_t i = 1; i <= 4; ++i) {
        auto numbers = constantNumbers(facts, node.input(i));
        if (!numbers || (i > 1 && numbers->size() != operands.front().size()))
            return refuse("not_constant",
                          QT_TRANSLATE_NOOP("rewrites", "Scale, bias, mean or variance is not constant."));
        operands.push_back(std::move(*numbers));
    }
    const double epsilon = static_cast<double>(node.floatOr("epsilon", 1e-5F));
    const double most =
        dtypeOf(facts, node.input(0)) == DType::Float16 ? 65504 : std::numeric_limits<float>::max();
    ChannelAffine affine;
    for (std::size_t c = 0; c < operands[0].size(); ++c) {
        const double spread = operands[3][c] + epsilon;
        const double factor = operands[0][c] / std::sqrt(spread);
        const double offset = operands[1][c] - operands[2][c] * factor;
        if (!(spread > 0) || !(std::abs(factor) <= most) || !(std::abs(offset) <= most))
            return refuse("not_finite",
                          QT_TRANSLATE_NOOP("rewrites", "A channel's factor or offset is not finite."));
        affine.factor.push_back(factor);
        affine.offset.push_back(offset);
    }
    return affine;
}

} // namespace espalier
