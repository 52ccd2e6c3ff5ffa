# SPDX-License-Identifier: Apache-2.0
import numpy as np

ANY = ["Abs", "Neg", "Sign", "Exp", "Floor", "Ceil", "Round", "Sin", "Cos", "Tan", "Atan", "Sinh", "Cosh", "Asinh", "Erf",
       "Tanh", "Sigmoid", "Relu", "Softplus", "Softsign", "HardSwish"]
POSITIVE = ["Sqrt", "Log", "Reciprocal"]
INTEGER = ["Abs", "Neg", "Sign", "Relu"]
EDGES = np.array([0, -0.0, 1, -1, 88, -88, 1e-20, np.inf, -np.inf, np.nan], np.float32)


def cases(f):
    for op in ANY:
        f.make(f"{op}_float", op, [f.floats(2, 5, low=-4, high=4)])
        f.make(f"{op}_float16", op, [f.floats(6, low=-3, high=3, dtype=np.float16)], compute=np.float32)
        f.make(f"{op}_double", op, [f.floats(4, low=-3, high=3, dtype=np.float64)], compute=np.float32)
    for op in POSITIVE:
        f.make(f"{op}_float", op, [f.floats(2, 5, low=0.01, high=9)])
        f.make(f"{op}_double", op, [f.floats(3, low=0.01, high=9, dtype=np.float64)])
        f.make(f"{op}_edges", op, [np.array([0, 1, np.inf, np.nan], np.float32)])
    for op in ("Asin", "Acos", "Atanh"):
        f.make(f"{op}_float", op, [f.floats(8)])
        f.make(f"{op}_outside", op, [np.array([-2, -1, 1, 2], np.float32)])
    f.make("Acosh_float", "Acosh", [f.floats(8, low=1, high=9)])
    for op in INTEGER:
        f.make(f"{op}_int32", op, [f.integers(7, low=-5, high=6, dtype=np.int32)])
    f.make("Abs_int64", "Abs", [f.integers(7, low=-5)])
    f.make("Abs_uint8", "Abs", [f.integers(5, high=256, dtype=np.uint8)])
    for op in ("Abs", "Neg", "Relu", "Exp", "Tanh", "Sigmoid", "Floor", "Erf", "Softplus", "Sign"):
        f.make(f"{op}_edges", op, [EDGES])
    f.make("Round_halves", "Round", [np.array([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5], np.float32)])
    f.make("Mish_float", "Mish", [f.floats(2, 4, low=-4, high=4)], opset=18)
    f.make("Not_bool", "Not", [np.array([True, False])])
    f.make("IsNaN_float", "IsNaN", [EDGES])
    f.make("Tanh_scalar", "Tanh", [f.floats()])
    f.make("Tanh_nothing", "Tanh", [f.floats(0, 3)])
    f.make("Relu_opset_6", "Relu", [f.floats(5)], opset=6)
