# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    def batch(*shape, channels=None):
        c = channels or shape[1]
        return [f.floats(*shape), f.floats(c), f.floats(c), f.floats(c), f.floats(c, low=0.1, high=2)]

    for opset in (7, 9, 14, 15):
        f.make(f"batch_version_{opset}", "BatchNormalization", batch(2, 3, 2, 2), opset=opset)
    f.make("batch_epsilon", "BatchNormalization", batch(1, 2, 3), epsilon=0.1)
    f.make("batch_rank_2", "BatchNormalization", batch(3, 4))
    f.make("batch_3d", "BatchNormalization", batch(1, 2, 2, 2, 2))
    f.make("batch_double", "BatchNormalization", [a.astype(np.float64) for a in batch(1, 2, 3)])
    f.make("batch_float16", "BatchNormalization", [a.astype(np.float16) for a in batch(1, 2, 3)], compute=np.float32)
    scale_bias = lambda n: [f.floats(n), f.floats(n)]
    f.make("instance", "InstanceNormalization", [f.floats(2, 3, 3, 2)] + scale_bias(3))
    f.make("instance_1d", "InstanceNormalization", [f.floats(1, 2, 7)] + scale_bias(2), epsilon=0.01)
    f.make("layer_last", "LayerNormalization", [f.floats(2, 3, 4)] + scale_bias(4))
    f.make("layer_outputs", "LayerNormalization", [f.floats(2, 3, 4)] + scale_bias(4), outputs=3)
    f.make("layer_inverse_alone", "LayerNormalization", [f.floats(2, 3)] + scale_bias(3), outputs=[True, False, True])
    f.make("layer_no_bias", "LayerNormalization", [f.floats(2, 3, 4), f.floats(4)], axis=-1, epsilon=0.1)
    f.make("layer_axis_1", "LayerNormalization", [f.floats(2, 3, 4), f.floats(3, 4), f.floats(3, 4)], axis=1, outputs=3)
    f.make("layer_scalar_scale", "LayerNormalization", [f.floats(2, 3, 4), f.floats(1), f.floats(1)], axis=1,
           reference="onnx")
    f.make("layer_scale_broadcast", "LayerNormalization", [f.floats(2, 3, 4), f.floats(4), f.floats(4)], axis=1,
           reference="onnx")
    f.make("layer_float16", "LayerNormalization", [f.floats(2, 4, dtype=np.float16), f.floats(4, dtype=np.float16)])
    for opset in (18, 21):
        n = 2 if opset == 18 else 6
        f.make(f"group_version_{opset}", "GroupNormalization", [f.floats(2, 6, 2, 2)] + scale_bias(n), num_groups=2,
               opset=opset)
    f.make("group_one", "GroupNormalization", [f.floats(1, 4, 3)] + scale_bias(4), num_groups=1, epsilon=0.1, opset=21)
    f.make("lrn", "LRN", [f.floats(1, 6, 2, 2, high=5)], size=3)
    f.make("lrn_parameters", "LRN", [f.floats(2, 5, 2, 1, high=5)], size=5, alpha=0.3, beta=0.5, bias=2.0)
    for p in (1, 2):
        for axis in (-1, 0, 1):
            f.make(f"lp_{p}_axis_{axis}", "LpNormalization", [f.floats(2, 3, 4)], p=p, axis=axis)
    f.make("lp_of_zeros", "LpNormalization", [np.array([[0, 0], [3, -4]], np.float32)])
    f.make("mean_variance", "MeanVarianceNormalization", [f.floats(2, 3, 2, 2)])
    f.make("mean_variance_axes", "MeanVarianceNormalization", [f.floats(2, 3, 4)], axes=[1, 2], opset=9)
    f.make("mean_variance_inner_axis", "MeanVarianceNormalization", [f.floats(2, 3, 4)], axes=[1])
    f.make("rms", "RMSNormalization", [f.floats(2, 3, 4), f.floats(4)], opset=23)
    f.make("rms_axis", "RMSNormalization", [f.floats(2, 3, 4), f.floats(3, 4)], axis=1, epsilon=0.1, opset=23)
    f.make("batch_training", "BatchNormalization", batch(2, 3, 2, 2), opset=15, outputs=3, reference="onnx",
           training_mode=1)
    f.make("batch_training_momentum", "BatchNormalization", batch(3, 2, 4), opset=15, outputs=3, reference="onnx",
           training_mode=1, momentum=0.4, epsilon=0.01)
