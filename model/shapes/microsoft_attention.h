// SPDX-License-Identifier: Apache-2.0
// Parts that bodies of attention share.
#pragma once

#include "model/shapes/microsoft_body.h"

namespace espalier {

/// What is done with the values `q`, `k_all` and `v_all`, each [batch, heads, length, size].
struct AttentionCall {
    float scale = 1;
    bool isCausal = false;
    int query = 0; ///< input whose first axis is the batch
    int mask = -1; ///< input; may be left out
    std::string maskName;
    float filter = -10000; ///< added to scores that the mask hides
    std::string bias; ///< a value that is added to the scores; may be empty
    std::string scores; ///< name for what goes into the softmax; may be empty
};

/// `to` = `from` of [batch, length, heads · size] as [batch, heads, length, size].
void splitHeads(MicrosoftBody &body, const std::string &to, const std::string &from, std::int64_t heads);
/// output = softmax (scale · q k_allᵀ + bias + mask) v_all, its heads side by side.
void addAttention(MicrosoftBody &body, const AttentionCall &call);
/// The attribute `scale`, or the root of 1 / headSize.
float attentionScale(const MicrosoftBody &body, std::int64_t headSize);
/// `k_all` and `v_all` = `k` and `v` behind those of input `past`, and output 1, `present`, of both.
void joinPast(MicrosoftBody &body, int past);

} // namespace espalier
