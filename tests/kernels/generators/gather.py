# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    f.make("Gather_axis_0", "Gather", [f.floats(4, 3), np.array([3, 0, -1])])
    f.make("Gather_axis_1", "Gather", [f.floats(2, 4, 3), np.array([[1, 0], [3, 3]])], axis=1)
    f.make("Gather_scalar", "Gather", [f.floats(4, 3), np.array(2)], axis=-1)
    f.make("Gather_int32_indices", "Gather", [f.floats(4, 3), np.array([1, -2], np.int32)])
    f.make("Gather_int64", "Gather", [f.integers(5), np.array([4, 1])])
    f.make("Gather_bool", "Gather", [f.integers(5, high=2).astype(bool), np.array([4, 1])])
    f.make("Gather_nothing", "Gather", [f.floats(4, 3), np.zeros(0, np.int64)])
    f.make("GatherElements_axis_0", "GatherElements", [f.floats(3, 3), np.array([[1, 2, 0], [2, 0, -1]])])
    f.make("GatherElements_axis_1", "GatherElements", [f.floats(2, 3), np.array([[0, 0], [-1, 1]])], axis=1)
    f.make("GatherElements_int32", "GatherElements",
           [f.integers(3, 2, dtype=np.int32), np.array([[1, 0]], np.int32)], axis=0)
    f.make("GatherND_elements", "GatherND", [f.floats(3, 4), np.array([[0, 1], [2, -1]])])
    f.make("GatherND_rows", "GatherND", [f.floats(3, 4), np.array([[1], [0]])])
    f.make("GatherND_batch", "GatherND", [f.floats(2, 3, 4), np.array([[1], [2]])], batch_dims=1)
    f.make("GatherND_blocks", "GatherND", [f.floats(2, 2, 3), np.array([[[0, 1]], [[1, 0]]])])
