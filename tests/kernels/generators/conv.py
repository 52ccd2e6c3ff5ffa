# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    x = f.floats(1, 4, 5, 5)
    w = f.floats(2, 4, 3, 3)
    f.make("two_dimensional", "Conv", [x, w])
    f.make("bias_and_pads", "Conv", [f.floats(2, 2, 4, 3), f.floats(3, 2, 3, 2), f.floats(3)], opset=11, pads=[1, 0, 2, 1])
    f.make("six_output_channels", "Conv", [f.floats(1, 2, 3, 3), f.floats(6, 2, 2, 2), f.floats(6)])
    f.make("strides", "Conv", [f.floats(1, 2, 7, 6), f.floats(5, 2, 3, 2)], strides=[2, 3], pads=[1, 1, 1, 1])
    f.make("dilations", "Conv", [f.floats(1, 1, 8, 7), f.floats(2, 1, 3, 2)], dilations=[2, 3], pads=[2, 0, 0, 3])
    f.make("groups", "Conv", [f.floats(1, 6, 3, 3), f.floats(9, 2, 2, 2), f.floats(9)], group=3)
    f.make("depthwise", "Conv", [f.floats(1, 3, 4, 4), f.floats(3, 1, 3, 3), f.floats(3)], group=3, pads=[1, 1, 1, 1])
    f.make("pointwise", "Conv", [f.floats(2, 3, 2, 4), f.floats(4, 3, 1, 1), f.floats(4)])
    f.make("pointwise_with_stride", "Conv", [f.floats(1, 3, 4, 4), f.floats(4, 3, 1, 1)], strides=[2, 2])
    for auto in ("SAME_UPPER", "SAME_LOWER", "VALID"):
        f.make(f"auto_pad_{auto.lower()}", "Conv", [f.floats(1, 1, 6, 5), f.floats(2, 1, 3, 2)], opset=11, auto_pad=auto,
               strides=[2, 1])
    f.make("one_dimensional", "Conv", [f.floats(1, 3, 9), f.floats(4, 3, 4), f.floats(4)], pads=[2, 1], strides=[2])
    f.make("causal", "Conv", [f.floats(1, 2, 8), f.floats(2, 1, 3)], pads=[4, 0], dilations=[2], group=2)
    f.make("three_dimensional", "Conv", [f.floats(1, 2, 3, 4, 3), f.floats(3, 2, 2, 2, 2), f.floats(3)],
           pads=[0, 1, 0, 1, 0, 1], strides=[1, 2, 1])
    f.make("kernel_larger_than_input", "Conv", [f.floats(1, 1, 2, 2), f.floats(1, 1, 5, 5)], pads=[2, 2, 2, 2])
    f.make("row_longer_than_a_piece", "Conv", [f.floats(1, 1, 300), f.floats(1, 1, 3)], pads=[1, 1], strides=[2])
    f.make("no_batch", "Conv", [f.floats(0, 2, 3, 3), f.floats(4, 2, 2, 2)])
    f.make("float16", "Conv", [f.floats(1, 2, 4, 4, dtype=np.float16), f.floats(4, 2, 3, 3, dtype=np.float16)],
           compute=np.float32)
    f.make("double", "Conv", [f.floats(1, 2, 4, 4, dtype=np.float64), f.floats(3, 2, 3, 3, dtype=np.float64)],
           reference="onnx", opset=22)
