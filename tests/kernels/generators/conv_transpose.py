# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    f.make("two_dimensional", "ConvTranspose", [f.floats(1, 2, 3, 3), f.floats(2, 3, 3, 3), f.floats(3)])
    f.make("strides_and_pads", "ConvTranspose", [f.floats(2, 2, 3, 2), f.floats(2, 1, 3, 4)], strides=[2, 3],
           pads=[1, 0, 0, 2])
    f.make("output_padding", "ConvTranspose", [f.floats(1, 1, 3, 3), f.floats(1, 2, 3, 3)], strides=[2, 2],
           pads=[1, 1, 1, 1], output_padding=[1, 1])
    f.make("output_shape", "ConvTranspose", [f.floats(1, 1, 3, 3), f.floats(1, 2, 3, 3)], strides=[3, 2],
           output_shape=[8, 5])
    f.make("output_shape_same_upper", "ConvTranspose", [f.floats(1, 1, 3, 3), f.floats(1, 2, 3, 3)], strides=[3, 2],
           output_shape=[8, 6], auto_pad="SAME_UPPER")
    f.make("output_shape_and_padding", "ConvTranspose", [f.floats(1, 1, 3), f.floats(1, 2, 3)], strides=[3],
           output_shape=[10], output_padding=[1])
    for auto in ("SAME_UPPER", "SAME_LOWER", "VALID"):
        f.make(f"auto_pad_{auto.lower()}", "ConvTranspose", [f.floats(1, 1, 3, 4), f.floats(1, 2, 4, 3)], auto_pad=auto,
               strides=[2, 2], opset=11)
    f.make("dilations", "ConvTranspose", [f.floats(1, 1, 3, 3), f.floats(1, 1, 2, 2)], dilations=[2, 2])
    f.make("groups", "ConvTranspose", [f.floats(1, 4, 2, 2), f.floats(4, 3, 2, 2), f.floats(6)], group=2, strides=[2, 2])
    f.make("depthwise", "ConvTranspose", [f.floats(1, 3, 2, 2), f.floats(3, 1, 4, 4)], group=3, strides=[2, 2],
           pads=[1, 1, 1, 1])
    f.make("one_dimensional", "ConvTranspose", [f.floats(1, 2, 6), f.floats(2, 3, 4), f.floats(3)], strides=[2], pads=[1, 1])
    f.make("three_dimensional", "ConvTranspose", [f.floats(1, 1, 2, 2, 2), f.floats(1, 1, 2, 3, 2)], strides=[2, 1, 2])
    f.make("float16", "ConvTranspose", [f.floats(1, 2, 3, 3, dtype=np.float16), f.floats(2, 1, 2, 2, dtype=np.float16)],
           compute=np.float32)
    f.make("double", "ConvTranspose", [f.floats(1, 2, 3, dtype=np.float64), f.floats(2, 1, 2, dtype=np.float64)],
           compute=np.float32)
