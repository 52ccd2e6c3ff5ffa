# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    f.make("Compress_axis_0", "Compress", [f.floats(3, 2), np.array([True, False, True])], axis=0)
    f.make("Compress_axis_1", "Compress", [f.floats(2, 3, 2), np.array([False, True])], axis=-2)
    f.make("Compress_flat", "Compress", [f.integers(3, 2), np.array([False, True, True, False, True])])
    f.make("Compress_nothing", "Compress", [f.floats(3, 2), np.zeros(3, bool)], axis=0)
    x = np.array([2, 1, 1, 3, 4, 3], np.float32)
    f.make("Unique_sorted", "Unique", [x], outputs=4)
    f.make("Unique_unsorted", "Unique", [x], outputs=4, sorted=0)
    f.make("Unique_first_output", "Unique", [np.array([5, -1, 5, 0])])
    f.make("Unique_axis_0", "Unique", [np.array([[1, 0, 0], [1, 0, 0], [2, 3, 4]], np.float32)], outputs=4, axis=0)
    rows = np.array([[[1, 1], [0, 1], [2, 1], [0, 1]], [[1, 1], [0, 1], [2, 1], [0, 1]]], np.float32)
    f.make("Unique_axis_1", "Unique", [rows], outputs=4, axis=1)
    f.make("Unique_axis_1_unsorted", "Unique", [rows], outputs=4, axis=-2, sorted=0)
    f.make("Unique_inverse_alone", "Unique", [np.array([3, 3, 1, 3], np.int8)], outputs=[True, False, True])
