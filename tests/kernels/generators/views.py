# SPDX-License-Identifier: Apache-2.0
import numpy as np


def ints(*values):
    return np.array(values, np.int64)


def cases(f):
    f.make("Reshape_plain", "Reshape", [f.floats(2, 6), ints(3, 4)])
    f.make("Reshape_infers", "Reshape", [f.floats(2, 6), ints(3, -1)])
    f.make("Reshape_copies", "Reshape", [f.floats(2, 3, 2), ints(0, -1)])
    f.make("Reshape_allowzero", "Reshape", [f.floats(0, 3), ints(3, 0)], allowzero=1)
    f.make("Reshape_to_scalar", "Reshape", [f.floats(1, 1), np.zeros(0, np.int64)])
    f.make("Flatten_default", "Flatten", [f.floats(2, 3, 4)])
    f.make("Flatten_axis_0", "Flatten", [f.floats(2, 3)], axis=0)
    f.make("Flatten_negative", "Flatten", [f.floats(2, 3, 4)], axis=-1)
    f.make("Squeeze_all", "Squeeze", [f.floats(1, 3, 1)], opset=13)
    f.make("Squeeze_axes", "Squeeze", [f.floats(1, 3, 1), ints(-1)], opset=13)
    f.make("Squeeze_attribute", "Squeeze", [f.floats(1, 3, 1)], opset=11, axes=[0])
    f.make("Unsqueeze_axes", "Unsqueeze", [f.floats(3, 2), ints(0, -1)], opset=13)
    f.make("Unsqueeze_attribute", "Unsqueeze", [f.floats(3)], opset=11, axes=[1, 2])
    f.make("Identity_float", "Identity", [f.floats(2, 2)])
    f.make("Identity_bool", "Identity", [np.array([True, False])])
    f.make("Dropout_12", "Dropout", [f.floats(2, 3)])
    f.make("Dropout_7", "Dropout", [f.floats(2, 3)], opset=7, ratio=0.4)
    f.make("Dropout_mask", "Dropout", [f.floats(2, 3)], outputs=2)
