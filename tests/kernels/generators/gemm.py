# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    for a in (0, 1):
        for b in (0, 1):
            f.make(f"trans_a_{a}_trans_b_{b}", "Gemm",
                   [f.floats(*((9, 5) if a else (5, 9))), f.floats(*((3, 9) if b else (9, 3))), f.floats(5, 3)],
                   transA=a, transB=b, alpha=0.5, beta=-2.0)
    f.make("row_c", "Gemm", [f.floats(2, 3), f.floats(3, 4), f.floats(4)], opset=7)
    f.make("column_c", "Gemm", [f.floats(2, 3), f.floats(3, 4), f.floats(2, 1)], opset=9)
    f.make("one_row_c", "Gemm", [f.floats(2, 3), f.floats(3, 4), f.floats(1, 4)], opset=11)
    f.make("scalar_c", "Gemm", [f.floats(2, 3), f.floats(3, 4), f.floats()])
    f.make("no_c", "Gemm", [f.floats(2, 3), f.floats(3, 4)], opset=13)
    f.make("double", "Gemm", [f.floats(2, 3, dtype=np.float64), f.floats(3, 4, dtype=np.float64)])
    f.make("int32", "Gemm", [f.integers(2, 3, dtype=np.int32), f.integers(3, 4, dtype=np.int32)], reference="onnx")
    f.make("float16", "Gemm", [f.floats(2, 3, dtype=np.float16), f.floats(3, 4, dtype=np.float16)], compute=np.float32)
