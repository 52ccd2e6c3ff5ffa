# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    for op in ("Softmax", "LogSoftmax", "Hardmax"):
        f.make(f"{op}_default", op, [f.floats(2, 3, 4)])
        f.make(f"{op}_axis_1", op, [f.floats(2, 3, 4)], axis=1)
        f.make(f"{op}_axis_0", op, [f.floats(3, 4)], axis=0)
        f.make(f"{op}_flattens", op, [f.floats(2, 3, 4)], opset=11)
        f.make(f"{op}_flattens_axis_2", op, [f.floats(2, 3, 2, 2)], opset=11, axis=2)
        f.make(f"{op}_flattens_negative", op, [f.floats(2, 3, 4)], opset=11, axis=-1)
        f.make(f"{op}_large", op, [np.array([[1000, 999, -1000], [-1000, -1001, -1002]], np.float32)])
        f.make(f"{op}_double", op, [f.floats(2, 5, dtype=np.float64)], compute=np.float32)
        f.make(f"{op}_nothing", op, [f.floats(0, 3)])
    f.make("Softmax_float16", "Softmax", [f.floats(2, 5, dtype=np.float16)], compute=np.float32)
    f.make("Hardmax_ties", "Hardmax", [np.array([[1, 3, 3], [2, 2, 2]], np.float32)])
