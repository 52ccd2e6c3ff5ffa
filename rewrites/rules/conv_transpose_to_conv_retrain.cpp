// SPDX-License-Identifier: Apache-2.0
// Turns a transposed convolution into a plain Conv of the same kernel size and a rearrangement, to be trained
// again.
//   before: y = ConvTranspose <kernel_shape = [k, k], strides = [s, s]> (x, w, b)
//   after:  c = Conv <kernel_shape = [k, k]> (x, w', b')   [N, C·s·s, Q, Q]
//           Reshape, Transpose, Reshape, and Slice where needed, as in conv-transpose-to-subpixel
// The new weights begin as the exact ones as far as they fit into k taps, the others as zeros: training
// starts near the original, and where all fit the result is the original's. The Conv is marked
// `espalier.retrain`. Refuses: as conv-transpose-to-subpixel. Wanted by those who want the kernel size of
// their own design back after training.
#include "rewrites/transposed_rule.h"

#include <algorithm>

namespace espalier {

namespace {

class ConvTransposeToConvRetrain final : public TransposedRule {
public:
    ConvTransposeToConvRetrain()
        : TransposedRule(
            {.id = "conv-transpose-to-conv-retrain",
             .title = "ConvTranspose as a trainable Conv of the same kernel size",
             .ruleClass = RuleClass::Retrain,
             .opset = {7, 28},
             .why = "the layer has the same place and output; its weights start from the exact sub-pixel "
                    "ones and need "
                    "training",
             .operators = {"ConvTranspose"},
             .produces = {"Conv", "Reshape", "Transpose", "Slice"},
             .examples = {"g (float[1,2,3,3] x) => (y) <float[2,1,2,2] w = {1, 2, 3, 4, 5, 6, 7, 8}> "
                          "{ y = ConvTranspose <strides: ints = [2, 2]> (x, w) }"}})
    {
    }

protected:
    /// The exact axes with their kernel cut or filled up to the original's length, around its middle.
    std::vector<SubpixelAxis> axes(const TransposedGeometry &geometry) const override
    {
        std::vector<SubpixelAxis> planned = planAxes(geometry);
        for (std::size_t i = 0; i < planned.size(); ++i) {
            SubpixelAxis &axis = planned[i];
            const std::int64_t kernel = geometry.kernel[i];
            const std::int64_t extra = kernel - axis.kernel;
            const std::int64_t before = extra >= 0 ? extra / 2 : -((-extra) / 2);
            std::vector<std::int64_t> taps(static_cast<std::size_t>(axis.stride * kernel), -1);
            for (std::int64_t r = 0; r < axis.stride; ++r) {
                for (std::int64_t m = 0; m < kernel; ++m) {
                    const std::int64_t from = m - before;
                    if (from >= 0 && from < axis.kernel)
                        taps[static_cast<std::size_t>(r * kernel + m)] =
                            axis.taps[static_cast<std::size_t>(r * axis.kernel + from)];
                }
            }
            axis.taps = std::move(taps);
            axis.firstOffset -= before;
            axis.kernel = kernel;
            axis.padBegin += before;
            axis.padEnd += extra - before;
        }
        return planned;
    }

    ValueId interleave(Replacement &to, ValueId x, const TransposedGeometry &geometry,
                       const std::vector<SubpixelAxis> &axes) const override
    {
        return interleaveAtOnce(to, x, geometry.outputChannels, axes);
    }
};

} // namespace

std::unique_ptr<Rule> make_conv_transpose_to_conv_retrain()
{
    return std::make_unique<ConvTransposeToConvRetrain>();
}

} // namespace espalier
