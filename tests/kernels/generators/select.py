# SPDX-License-Identifier: Apache-2.0
import numpy as np

TYPES = [np.float32, np.float64, np.int32, np.int64, np.uint8, np.int8, np.bool_]
CODES = {np.float32: 1, np.uint8: 2, np.int8: 3, np.int32: 6, np.int64: 7, np.bool_: 9, np.float64: 11}


def cases(f):
    flags = np.array([[True, False, True], [False, False, True]])
    f.make("Where_float", "Where", [flags, f.floats(2, 3), f.floats(2, 3)])
    f.make("Where_spread", "Where", [flags, f.floats(), f.floats(4, 1, 3)])
    f.make("Where_condition_spread", "Where", [flags[:, :1], f.floats(2, 3), f.floats(3)])
    f.make("Where_int64", "Where", [flags, f.integers(2, 3), f.integers(3)])
    f.make("Where_uint8", "Where", [flags[0], f.integers(3, dtype=np.uint8), f.integers(3, dtype=np.uint8)])
    values = np.array([-2.7, -1, -0.0, 0, 0.4, 1, 2.5, 100.9])
    for source in TYPES:
        x = values.astype(source) if source not in (np.uint8,) else np.abs(values).astype(source)
        for to in TYPES:
            if source in (np.float32, np.float64) and to is np.uint8:
                x = np.abs(x)  # what a negative float becomes is undefined
            f.make(f"Cast_{np.dtype(source).name}_to_{np.dtype(to).name}", "Cast", [x], to=CODES[to])
    f.make("Cast_float_to_float16", "Cast", [f.floats(6, low=-900, high=900)], to=10)
    f.make("Cast_float16_to_float", "Cast", [f.floats(6, dtype=np.float16)], to=1)
    f.make("Cast_not_finite", "Cast", [np.array([np.inf, -np.inf, np.nan], np.float32)], to=11)
    f.make("CastLike_to_int64", "CastLike", [f.floats(5, low=-9, high=9), f.integers(1)], reference="onnx")
