# SPDX-License-Identifier: Apache-2.0
import numpy as np

ARITHMETIC = ["Add", "Sub", "Mul", "Div"]
COMPARING = ["Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Equal"]
LOGICAL = ["And", "Or", "Xor"]


def cases(f):
    for op in ARITHMETIC + COMPARING:
        f.make(f"{op}_same", op, [f.floats(2, 3), f.floats(2, 3)])
        f.make(f"{op}_scalar", op, [f.floats(2, 3), f.floats()])
        f.make(f"{op}_channel", op, [f.floats(2, 3, 2, 2), f.floats(3, 1, 1)])
        f.make(f"{op}_both_spread", op, [f.floats(2, 1, 3), f.floats(4, 1)])
        f.make(f"{op}_left_spread", op, [f.floats(3), f.floats(2, 3)])
        f.make(f"{op}_int64", op, [f.integers(2, 3, low=-9), f.integers(3, low=1)])
        f.make(f"{op}_int32", op, [f.integers(4, low=-9, dtype=np.int32), f.integers(4, low=1, dtype=np.int32)])
        f.make(f"{op}_nothing", op, [f.floats(0, 3), f.floats(1, 3)])
    for op in ARITHMETIC:
        f.make(f"{op}_double", op, [f.floats(4, dtype=np.float64), f.floats(4, low=1, high=2, dtype=np.float64)])
        f.make(f"{op}_float16", op, [f.floats(4, dtype=np.float16), f.floats(4, low=1, high=2, dtype=np.float16)],
               compute=np.float32)
    f.make("Div_int32_towards_zero", "Div", [np.array([7, -7, 7, -7], np.int32), np.array([2, 2, -2, -2], np.int32)])
    f.make("Div_by_zero", "Div", [np.array([1, -1, 0], np.float32), np.zeros(3, np.float32)])
    f.make("Equal_bool", "Equal", [np.array([True, False, True]), np.array([True, True, False])])
    f.make("Equal_nan", "Equal", [np.array([np.nan, 1], np.float32), np.array([np.nan, 1], np.float32)])
    f.make("Less_nan", "Less", [np.array([np.nan, 1], np.float32), np.array([1, np.nan], np.float32)])
    for op in LOGICAL:
        f.make(f"{op}_bool", op, [np.array([[True], [False]]), np.array([True, False])])
    for op in ("BitwiseAnd", "BitwiseOr", "BitwiseXor"):
        f.make(f"{op}_int32", op, [f.integers(5, low=-99, high=99, dtype=np.int32),
                                   f.integers(5, low=-99, high=99, dtype=np.int32)], opset=18)
        f.make(f"{op}_uint8", op, [f.integers(2, 3, high=256, dtype=np.uint8), f.integers(3, high=256, dtype=np.uint8)],
               opset=18)
    f.make("PRelu_channel", "PRelu", [f.floats(2, 3, 2, 2), f.floats(3, 1, 1)])
    f.make("PRelu_scalar", "PRelu", [f.floats(2, 5), f.floats(1)])
    f.make("Pow_float", "Pow", [f.floats(2, 3, low=0.1, high=3), f.floats(3, low=-2, high=2)])
    f.make("Pow_square", "Pow", [f.floats(5), np.array(2, np.float32)])
    f.make("Pow_int64_exponent", "Pow", [f.floats(5), np.array(3)])
    f.make("Pow_int32", "Pow", [f.integers(5, low=-4, high=5, dtype=np.int32), np.array(3, np.int32)])
    f.make("Pow_opset_7", "Pow", [f.floats(5, low=0.1, high=3), np.array([0.5], np.float32)], opset=7)
    f.make("Mod_int64", "Mod", [np.array([7, -7, 7, -7]), np.array([3, 3, -3, -3])])
    f.make("Mod_fmod_int64", "Mod", [np.array([7, -7, 7, -7]), np.array([3, 3, -3, -3])], fmod=1)
    f.make("Mod_fmod_float", "Mod", [np.array([5.5, -5.5, 5.5], np.float32), np.array([2, 2, -2], np.float32)], fmod=1)
    f.make("Mod_uint8", "Mod", [f.integers(5, high=256, dtype=np.uint8), np.array([7], np.uint8)])
    f.make("Mod_float_28", "Mod", [np.array([5.5, -5.5, 5.5, -4, 1], np.float32),
                                   np.array([2, 2, -2, 2, np.inf], np.float32)], opset=28, reference="onnx")
