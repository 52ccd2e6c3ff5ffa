# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    for mode in ("constant", "reflect", "edge", "wrap"):
        opset = 19 if mode == "wrap" else 13
        f.make(f"{mode}_2d", "Pad", [f.floats(3, 4), np.array([1, 2, 0, 1])], opset=opset, mode=mode)
        f.make(f"{mode}_4d", "Pad", [f.floats(1, 2, 3, 3), np.array([0, 0, 1, 1, 0, 0, 2, 0])], opset=opset, mode=mode)
    f.make("constant_value", "Pad", [f.floats(2, 3), np.array([1, 0, 0, 2]), np.array(7.5, np.float32)])
    f.make("constant_cuts", "Pad", [f.floats(3, 4), np.array([-1, 1, 0, -2])])
    f.make("constant_int64", "Pad", [f.integers(3), np.array([1, 1]), np.array(9)])
    f.make("constant_axes", "Pad", [f.floats(2, 3, 4), np.array([1, 2]), np.array(0, np.float32), np.array([-1])], opset=18)
    f.make("reflect_axes", "Pad", [f.floats(2, 3, 4), np.array([1, 2, 1, 0]), None, np.array([1, 2])], opset=18,
           mode="reflect")
    f.make("attributes", "Pad", [f.floats(2, 3)], opset=10, pads=[0, 1, 1, 0], value=2.0)
    f.make("attributes_edge", "Pad", [f.floats(2, 3)], opset=10, pads=[0, 1, 1, 0], mode="edge")
    f.make("bool", "Pad", [np.array([True, False]), np.array([1, 1])])
