# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    f.make("Col2Im", "Col2Im", [f.floats(1, 5, 5), np.array([5, 5]), np.array([1, 5])], opset=18)
    f.make("Col2Im_strides", "Col2Im", [f.floats(1, 9, 4), np.array([5, 5]), np.array([3, 3])], opset=18,
           strides=[2, 2])
    f.make("Col2Im_pads", "Col2Im", [f.floats(2, 10, 15), np.array([5, 5]), np.array([1, 5])], opset=18,
           pads=[0, 1, 0, 1])
    f.make("Col2Im_dilations", "Col2Im", [f.floats(1, 4, 5), np.array([6, 6]), np.array([2, 2])], opset=18,
           dilations=[1, 5])
    f.make("Col2Im_3d", "Col2Im", [f.floats(1, 10, 12), np.array([3, 4, 5]), np.array([1, 1, 5])], opset=18)
    x = f.floats(1, 2, 2, 2)
    places = np.array([[[[5, 7], [13, 15]], [[16, 18], [26, 31]]]])
    f.make("MaxUnpool", "MaxUnpool", [x, places], kernel_shape=[2, 2], strides=[2, 2])
    f.make("MaxUnpool_pads", "MaxUnpool", [f.floats(1, 1, 3, 3), np.array([[[[0, 1, 3], [4, 6, 7], [12, 13, 15]]]])],
           kernel_shape=[2, 2], strides=[2, 2], pads=[1, 1, 1, 1])
