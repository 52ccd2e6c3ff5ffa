# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    for op in ("Sum", "Max", "Min", "Mean"):
        f.make(f"{op}_one", op, [f.floats(2, 3)])
        f.make(f"{op}_two", op, [f.floats(2, 3), f.floats(2, 3)])
        f.make(f"{op}_four_spread", op, [f.floats(2, 1), f.floats(3), f.floats(), f.floats(4, 2, 3)])
        f.make(f"{op}_double", op, [f.floats(3, dtype=np.float64), f.floats(3, dtype=np.float64)],
               compute=np.float32)
    for op in ("Max", "Min"):
        f.make(f"{op}_int32", op, [f.integers(2, 3, low=-9, dtype=np.int32), f.integers(3, low=-9, dtype=np.int32)])
        f.make(f"{op}_int64", op, [f.integers(4, low=-9), f.integers(4, low=-9), f.integers(1)])
        f.make(f"{op}_nan", op, [np.array([np.nan, 1, 2], np.float32), np.array([0, np.nan, 5], np.float32)])
    f.make("Max_opset_8", "Max", [f.floats(2, 3), f.floats(3)], opset=8)
