# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    f.make("matrices", "MatMul", [f.floats(3, 4), f.floats(4, 5)])
    f.make("rows_in_blocks", "MatMul", [f.floats(6, 3), f.floats(3, 9)], opset=9)
    f.make("wider_than_a_piece", "MatMul", [f.floats(2, 1), f.floats(1, 270)])
    f.make("batch", "MatMul", [f.floats(2, 3, 4), f.floats(2, 4, 2)])
    f.make("batch_against_matrix", "MatMul", [f.floats(2, 2, 3, 4), f.floats(4, 2)])
    f.make("batch_broadcast", "MatMul", [f.floats(2, 1, 2, 3), f.floats(3, 3, 2)])
    f.make("vector_and_matrix", "MatMul", [f.floats(4), f.floats(4, 3)])
    f.make("matrix_and_vector", "MatMul", [f.floats(2, 3, 4), f.floats(4)])
    f.make("vectors", "MatMul", [f.floats(5), f.floats(5)])
    f.make("int32", "MatMul", [f.integers(3, 4, dtype=np.int32), f.integers(4, 2, dtype=np.int32)])
    f.make("int64", "MatMul", [f.integers(3, 4, low=-5), f.integers(4, 2, low=-5)])
    f.make("double", "MatMul", [f.floats(3, 4, dtype=np.float64), f.floats(4, 2, dtype=np.float64)])
    f.make("float16", "MatMul", [f.floats(3, 4, dtype=np.float16), f.floats(4, 2, dtype=np.float16)], compute=np.float32)
    f.make("empty", "MatMul", [f.floats(0, 4), f.floats(4, 2)])
    f.make("nothing_to_add", "MatMul", [f.floats(2, 0), f.floats(0, 3)])
