# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    f.make("ReverseSequence_time_first", "ReverseSequence", [f.floats(4, 3), np.array([4, 1, 2])])
    f.make("ReverseSequence_batch_first", "ReverseSequence", [f.floats(2, 4, 2), np.array([3, 0])], batch_axis=0,
           time_axis=1)
    f.make("ReverseSequence_int64", "ReverseSequence", [f.integers(3, 2), np.array([2, 3])])
    for mode in ("linear", "circular"):
        f.make(f"TensorScatter_{mode}", "TensorScatter", [f.floats(2, 1, 4, 2), f.floats(2, 1, 2, 2), np.array([1, 2])],
               opset=24, reference="onnx", mode=mode)
    f.make("TensorScatter_around", "TensorScatter", [f.floats(2, 4, 2), f.floats(2, 2, 2), np.array([3, 0])], opset=24,
           reference="onnx", mode="circular", axis=1)
    f.make("TensorScatter_from_0", "TensorScatter", [f.floats(2, 4, 2), f.floats(2, 3, 2)], opset=24,
           reference="onnx", axis=1)
