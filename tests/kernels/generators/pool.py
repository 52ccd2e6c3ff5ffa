# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    pool_2d = {"kernel_shape": [3, 2], "strides": [2, 1], "pads": [1, 0, 1, 1]}
    f.make("max", "MaxPool", [f.floats(1, 2, 5, 4)], opset=8, **pool_2d)
    f.make("max_version_1", "MaxPool", [f.floats(1, 2, 5, 4)], opset=7, **pool_2d)
    f.make("max_default_strides", "MaxPool", [f.floats(2, 1, 4, 4)], kernel_shape=[2, 2])
    f.make("max_one_dimensional", "MaxPool", [f.floats(1, 3, 9)], kernel_shape=[4], strides=[2], pads=[2, 1])
    f.make("max_three_dimensional", "MaxPool", [f.floats(1, 2, 3, 4, 3)], kernel_shape=[2, 2, 2], strides=[1, 2, 1])
    f.make("max_dilations", "MaxPool", [f.floats(1, 1, 6, 7)], opset=10, kernel_shape=[2, 3], dilations=[3, 2])
    for order in (0, 1):
        f.make(f"max_indices_storage_order_{order}", "MaxPool", [f.floats(2, 2, 4, 5)], outputs=2, kernel_shape=[3, 3],
               strides=[2, 2], pads=[1, 1, 1, 1], storage_order=order, opset=8)
        f.make(f"max_3d_indices_storage_order_{order}", "MaxPool", [f.floats(1, 2, 3, 4, 5)], outputs=2,
               kernel_shape=[2, 2, 2], strides=[2, 2, 2], storage_order=order)
    f.make("max_1d_indices", "MaxPool", [f.floats(2, 2, 7)], outputs=2, kernel_shape=[2], strides=[2])
    f.make("max_uint8", "MaxPool", [f.integers(1, 1, 4, 4, high=256, dtype=np.uint8)], opset=12, kernel_shape=[2, 2])
    f.make("max_int8", "MaxPool", [f.integers(1, 1, 4, 4, low=-128, high=128, dtype=np.int8)], opset=12,
           kernel_shape=[2, 2], pads=[1, 1, 1, 1])
    f.make("max_double", "MaxPool", [f.floats(1, 1, 4, 4, dtype=np.float64)], kernel_shape=[2, 2])
    f.make("max_float16", "MaxPool", [f.floats(1, 1, 4, 4, dtype=np.float16)], compute=np.float32, kernel_shape=[2, 2])
    for auto in ("SAME_UPPER", "SAME_LOWER", "VALID"):
        for op in ("MaxPool", "AveragePool", "LpPool"):
            f.make(f"{op.lower()}_{auto.lower()}", op, [f.floats(1, 1, 6, 5)], opset=11, kernel_shape=[3, 2],
                   strides=[2, 2], auto_pad=auto)
    ceil = {"kernel_shape": [3, 3], "strides": [2, 2], "ceil_mode": 1}
    f.make("max_ceil", "MaxPool", [f.floats(1, 1, 6, 4)], opset=10, **ceil)
    f.make("max_ceil_last_window_in_padding", "MaxPool", [f.floats(1, 1, 5, 5)], kernel_shape=[2, 2], strides=[3, 3],
           ceil_mode=1, pads=[0, 0, 1, 1])
    f.make("average", "AveragePool", [f.floats(1, 2, 5, 4)], opset=7, **pool_2d)
    f.make("average_of_padding_too", "AveragePool", [f.floats(1, 2, 5, 4)], opset=7, count_include_pad=1, **pool_2d)
    for opset in (10, 11, 19, 22):
        for include in (0, 1):
            f.make(f"average_ceil_version_{opset}_include_{include}", "AveragePool", [f.floats(1, 1, 6, 4)], opset=opset,
                   count_include_pad=include, pads=[0, 1, 0, 1], **ceil)
            f.make(f"average_1d_ceil_version_{opset}_include_{include}", "AveragePool", [f.floats(1, 1, 9)], opset=opset,
                   count_include_pad=include, pads=[1, 1], kernel_shape=[3], strides=[3], ceil_mode=1)
            f.make(f"average_3d_ceil_version_{opset}_include_{include}", "AveragePool", [f.floats(1, 1, 3, 4, 4)],
                   opset=opset, count_include_pad=include, pads=[0, 0, 1, 1, 0, 0], kernel_shape=[2, 3, 2],
                   strides=[2, 2, 3], ceil_mode=1)
    for include in (0, 1):
        f.make(f"average_dilations_include_{include}", "AveragePool", [f.floats(1, 1, 7, 7)], opset=19,
               count_include_pad=include, kernel_shape=[3, 2], dilations=[2, 3], pads=[2, 1, 1, 1], strides=[2, 2])
        f.make(f"average_dilations_ceil_include_{include}", "AveragePool", [f.floats(1, 1, 8, 8)], opset=19,
               count_include_pad=include, kernel_shape=[3, 2], dilations=[2, 2], pads=[1, 1, 1, 1], strides=[3, 3],
               ceil_mode=1)
    f.make("average_double", "AveragePool", [f.floats(1, 1, 4, 4, dtype=np.float64)], compute=np.float32,
           kernel_shape=[2, 2])
    f.make("lp_default", "LpPool", [f.floats(1, 2, 5, 4)], opset=11, **pool_2d)
    f.make("lp_1", "LpPool", [f.floats(1, 2, 5, 4)], opset=11, p=1, **pool_2d)
    f.make("lp_3", "LpPool", [f.floats(1, 2, 5)], opset=11, p=3, kernel_shape=[3])
    f.make("lp_dilations_ceil", "LpPool", [f.floats(1, 1, 8, 8)], opset=18, p=2, kernel_shape=[2, 2], dilations=[2, 2],
           strides=[3, 3], ceil_mode=1)
    for op in ("GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool"):
        for shape in ([2, 3, 4, 2], [1, 2, 5], [1, 2, 2, 3, 2]):
            f.make(f"{op.lower()}_{len(shape)}", op, [f.floats(*shape)])
    f.make("global_lp_3", "GlobalLpPool", [f.floats(1, 2, 3, 2)], p=3)
    f.make("global_max_float16", "GlobalMaxPool", [f.floats(1, 2, 3, 2, dtype=np.float16)], compute=np.float32)
