# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    one = np.float32(0.02)
    for name in ("uint8", "int8"):
        t = np.dtype(name)
        for opset in (10, 13, 19, 21):
            f.make(f"to_{name}_version_{opset}", "QuantizeLinear", [f.floats(3, 4, low=-4, high=4), one, t.type(7)],
                   opset=opset)
        f.make(f"from_{name}", "DequantizeLinear", [f.integers(3, 4, low=-100 if name == "int8" else 0, high=120, dtype=t),
                                                    one, t.type(9)], opset=10)
    for name in ("uint16", "int16"):
        t = np.dtype(name)
        f.make(f"to_{name}", "QuantizeLinear", [f.floats(3, 4, low=-900, high=900), one, t.type(12)], opset=21)
        f.make(f"from_{name}", "DequantizeLinear", [f.integers(3, 4, high=30000, dtype=t), one, t.type(9)], opset=21)
    f.make("from_int32", "DequantizeLinear", [f.integers(2, 3, low=-1000, high=1000, dtype=np.int32), one])
    f.make("ties", "QuantizeLinear", [np.array([-3, -2, -1, 0, 1, 2, 3, 5, 7], np.float32), np.float32(2), np.int8(1)])
    f.make("beyond_range", "QuantizeLinear", [np.array([-1e30, -600, 600, 1e30], np.float32), np.float32(1), np.int8(0)])
    f.make("no_zero_point", "QuantizeLinear", [f.floats(2, 3, low=0, high=4), one])
    f.make("axis_default", "QuantizeLinear", [f.floats(2, 3, 2), np.float32([0.1, 0.02, 0.3]), np.uint8([1, 2, 3])])
    f.make("axis_0", "QuantizeLinear", [f.floats(2, 3), np.float32([0.1, 0.02]), np.int8([1, -2])], axis=0)
    f.make("axis_last", "QuantizeLinear", [f.floats(2, 3), np.float32([0.1, 0.02, 0.2]), np.int8([1, -2, 5])], axis=-1)
    f.make("back_axis", "DequantizeLinear", [f.integers(2, 3, 2, low=-100, high=100, dtype=np.int8),
                                             np.float32([0.1, 0.02, 0.3]), np.int8([1, 2, -3])])
    f.make("back_axis_0", "DequantizeLinear", [f.integers(2, 3, low=-100, high=100, dtype=np.int8),
                                               np.float32([0.1, 0.02])], axis=0)
    f.make("blocks", "QuantizeLinear", [f.floats(2, 6), f.floats(2, 2, low=0.01, high=0.1),
                                        f.integers(2, 2, low=-5, high=5, dtype=np.int8)], axis=1, block_size=3, opset=21)
    f.make("blocks_inner", "DequantizeLinear", [f.integers(2, 4, 3, low=-100, high=100, dtype=np.int8),
                                                f.floats(2, 2, 3, low=0.01, high=0.1)], axis=1, block_size=2, opset=21)
    f.make("stated_dtype", "QuantizeLinear", [f.floats(2, 3), one], output_dtype=3, opset=21, reference="onnx")
    f.make("float16", "DequantizeLinear", [f.integers(2, 3, low=-100, high=100, dtype=np.int8), np.float16(0.02),
                                           np.int8(3)], opset=19)
    f.make("dynamic", "DynamicQuantizeLinear", [f.floats(3, 4, low=-2, high=5)], outputs=3)
    f.make("dynamic_positive", "DynamicQuantizeLinear", [f.floats(3, 4, low=1, high=5)], outputs=3)
    f.make("dynamic_negative", "DynamicQuantizeLinear", [f.floats(3, 4, low=-5, high=-1)], outputs=3)
