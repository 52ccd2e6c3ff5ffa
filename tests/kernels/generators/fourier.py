# SPDX-License-Identifier: Apache-2.0
import numpy as np

i64 = lambda v: np.array(v, np.int64)


def cases(f):
    f.make("real", "DFT", [f.floats(1, 8, 1)])
    f.make("complex_odd_length", "DFT", [f.floats(2, 5, 2)])
    f.make("one_sided", "DFT", [f.floats(1, 8, 1)], onesided=1)
    f.make("one_sided_odd", "DFT", [f.floats(1, 7, 1)], onesided=1)
    f.make("inverse", "DFT", [f.floats(1, 6, 2)], inverse=1)
    f.make("one_sided_inverse", "DFT", [f.floats(1, 5, 2), None, i64(1)], onesided=1, inverse=1, opset=20, reference="onnx")
    f.make("padded", "DFT", [f.floats(1, 5, 1), i64(8)])
    f.make("cut", "DFT", [f.floats(1, 7, 2), i64(4)])
    f.make("inner_axes", "DFT", [f.floats(1, 3, 4, 2)], axis=1)
    f.make("axis_attribute", "DFT", [f.floats(1, 3, 4, 1)], axis=2)
    f.make("version_20", "DFT", [f.floats(1, 3, 4, 1), None, i64(1)], opset=20)
    f.make("version_20_default_axis", "DFT", [f.floats(1, 3, 4, 1)], opset=20)
    f.make("double", "DFT", [f.floats(1, 16, 1, dtype=np.float64)])
    signal = f.floats(1, 20, 1)
    f.make("frames_of_window", "STFT", [signal, i64(4), f.floats(8)])
    f.make("frames_of_length", "STFT", [signal, i64(5), None, i64(6)])
    f.make("frames_of_both", "STFT", [f.floats(2, 15, 1), i64(3), f.floats(6), i64(6)])
    f.make("frames_two_sided", "STFT", [signal, i64(8), f.floats(4)], onesided=0)
    f.make("frames_complex", "STFT", [f.floats(1, 10, 2), i64(3), f.floats(4)], onesided=0)
