# SPDX-License-Identifier: Apache-2.0
import numpy as np
from onnx import helper


def cases(f):
    f.make("Shape_all", "Shape", [f.floats(2, 3, 4)])
    f.make("Shape_part", "Shape", [f.floats(2, 3, 4)], start=-2, end=9)
    f.make("Shape_scalar", "Shape", [f.floats()])
    f.make("Size_all", "Size", [f.floats(2, 3)])
    f.make("ConstantOfShape_default", "ConstantOfShape", [np.array([2, 3])])
    f.make("ConstantOfShape_value", "ConstantOfShape", [np.array([2])], value=helper.make_tensor("v", 7, [1], [5]))
    f.make("ConstantOfShape_scalar", "ConstantOfShape", [np.zeros(0, np.int64)],
           value=helper.make_tensor("v", 1, [1], [1.5]))
    f.make("ConstantOfShape_nothing", "ConstantOfShape", [np.array([0, 2])])
    f.make("Range_int64", "Range", [np.array(2), np.array(9), np.array(3)])
    f.make("Range_backwards", "Range", [np.array(9), np.array(2), np.array(-2)])
    f.make("Range_float", "Range", [np.array(0, np.float32), np.array(1, np.float32), np.array(0.25, np.float32)])
    f.make("Range_nothing", "Range", [np.array(5), np.array(2), np.array(1)])
    f.make("OneHot_last", "OneHot", [np.array([[0, 2], [-1, 5]]), np.array(3), np.array([0.5, 2], np.float32)])
    f.make("OneHot_axis_0", "OneHot", [np.array([1, 0]), np.array([3]), np.array([0, 1], np.float32)], axis=0)
    f.make("OneHot_int64", "OneHot", [np.array([1, 0]), np.array(2), np.array([0, 1])])
    f.make("Trilu_upper", "Trilu", [f.floats(2, 3, 4)])
    f.make("Trilu_lower", "Trilu", [f.floats(4, 3)], upper=0)
    f.make("Trilu_upper_k", "Trilu", [f.floats(4, 4), np.array(1)])
    f.make("Trilu_lower_k", "Trilu", [f.floats(3, 4), np.array(-1)], upper=0)
    f.make("Trilu_int64", "Trilu", [f.integers(3, 3)])
    f.make("NonZero_float", "NonZero", [np.array([[0, 1.5, 0], [-2, 0, 3]], np.float32)])
    f.make("NonZero_bool", "NonZero", [np.array([True, False, True])])
    f.make("NonZero_int64", "NonZero", [f.integers(2, 2, 3, high=2)])
    f.make("NonZero_none", "NonZero", [np.zeros((2, 2), np.float32)])
