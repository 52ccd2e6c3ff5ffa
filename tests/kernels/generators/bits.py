# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    for dtype in (np.uint8, np.uint32, np.uint64):
        name = np.dtype(dtype).name
        a = f.integers(2, 3, high=200, dtype=dtype)
        for direction in ("LEFT", "RIGHT"):
            f.make(f"BitShift_{name}_{direction.lower()}", "BitShift", [a, f.integers(3, high=8, dtype=dtype)],
                   direction=direction)
    f.make("BitShift_uint16", "BitShift", [f.integers(4, high=999, dtype=np.uint16), np.array([1], np.uint16)],
           reference="onnx", direction="LEFT")
    for dtype in (np.uint8, np.int8, np.int32, np.int64):
        f.make(f"BitwiseNot_{np.dtype(dtype).name}", "BitwiseNot", [f.integers(5, high=100, dtype=dtype)], opset=18)
    x = np.array([1, -np.inf, np.nan, np.inf, 0], np.float32)
    f.make("IsInf_float", "IsInf", [x], opset=20)
    f.make("IsInf_double_positive", "IsInf", [x.astype(np.float64)], opset=20, detect_negative=0)
    f.make("IsInf_float16_negative", "IsInf", [x.astype(np.float16)], opset=20, detect_positive=0)
    f.make("BitCast_float_to_int32", "BitCast", [f.floats(3)], opset=26, reference="onnx", to=6)
    f.make("BitCast_int8_to_uint8", "BitCast", [np.array([-1, 5], np.int8)], opset=26, reference="onnx", to=2)
    f.make("BitShift_int8_right", "BitShift", [np.array([-128, 127, -1, 64], np.int8), np.array([3, 2, 9, -1], np.int8)],
           opset=28, reference="onnx", direction="RIGHT")
    f.make("BitShift_int32_left", "BitShift", [np.array([-5, 7, 1], np.int32), np.array([2, 31, 33], np.int32)],
           opset=28, reference="onnx", direction="LEFT")
