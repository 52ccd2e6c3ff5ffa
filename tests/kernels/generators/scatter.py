# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    f.make("Scatter_opset_9", "Scatter", [f.floats(3, 3), np.array([[1, 0, 2], [0, 2, 1]]), f.floats(2, 3)], opset=9)
    f.make("ScatterElements_axis_0", "ScatterElements", [f.floats(3, 3), np.array([[1, 0, -1]]), f.floats(1, 3)])
    f.make("ScatterElements_axis_1", "ScatterElements", [f.floats(2, 5), np.array([[1, 3], [0, -1]]), f.floats(2, 2)],
           axis=1)
    f.make("ScatterElements_int64", "ScatterElements", [f.integers(4), np.array([2, 0]), f.integers(2)])
    for reduction, opset in (("add", 16), ("mul", 16), ("max", 18), ("min", 18)):
        f.make(f"ScatterElements_{reduction}", "ScatterElements",
               [f.floats(1, 5), np.array([[1, 1, 3]]), f.floats(1, 3)], axis=1, reduction=reduction, opset=opset)
        f.make(f"ScatterND_{reduction}", "ScatterND", [f.floats(4, 2), np.array([[1], [1]]), f.floats(2, 2)],
               reduction=reduction, opset=opset)
    f.make("ScatterND_elements", "ScatterND", [f.floats(4, 3), np.array([[0, 1], [3, -1]]), f.floats(2)])
    f.make("ScatterND_rows", "ScatterND", [f.floats(4, 3), np.array([[2], [0]]), f.floats(2, 3)])
    f.make("ScatterND_opset_11", "ScatterND", [f.floats(5), np.array([[4], [1]]), f.floats(2)], opset=11)
