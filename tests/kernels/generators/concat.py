# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    f.make("axis_0", "Concat", [f.floats(2, 3), f.floats(1, 3)], axis=0)
    f.make("axis_1", "Concat", [f.floats(2, 3), f.floats(2, 1), f.floats(2, 2)], axis=1)
    f.make("axis_negative", "Concat", [f.floats(1, 2, 2), f.floats(1, 2, 3)], axis=-1)
    f.make("one", "Concat", [f.floats(2, 3)], axis=0)
    f.make("with_nothing", "Concat", [f.floats(2, 0), f.floats(2, 3)], axis=1)
    f.make("int64", "Concat", [f.integers(2), f.integers(3)], axis=0)
    f.make("uint8", "Concat", [f.integers(2, 2, dtype=np.uint8), f.integers(2, 1, dtype=np.uint8)], axis=1)
    f.make("bool", "Concat", [np.array([True]), np.array([False, True])], axis=0)
    f.make("double", "Concat", [f.floats(2, dtype=np.float64), f.floats(1, dtype=np.float64)], axis=0)
    f.make("float16", "Concat", [f.floats(2, dtype=np.float16), f.floats(1, dtype=np.float16)], axis=0)
    f.make("default_axis", "Concat", [f.floats(1, 2), f.floats(1, 2)], opset=11, axis=1)
