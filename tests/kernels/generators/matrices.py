# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    f.make("Det_2d", "Det", [np.array([[0, 1], [2, 3]], np.float32)])
    f.make("Det_batch", "Det", [f.floats(2, 2, 4, 4)])
    f.make("Det_singular", "Det", [np.array([[1, 2], [2, 4]], np.float32)])
    f.make("EyeLike", "EyeLike", [f.integers(3, 4)])
    f.make("EyeLike_above", "EyeLike", [f.floats(3, 4)], k=1)
    f.make("EyeLike_below", "EyeLike", [f.integers(4, 3, dtype=np.int32)], k=-2, dtype=1)
    f.make("EyeLike_double", "EyeLike", [f.floats(2, 2)], dtype=11)
    low, high = np.array(0, np.float32), np.array(4000, np.float32)
    f.make("MelWeightMatrix", "MelWeightMatrix", [np.array(8), np.array(64), np.array(8000), low, high])
    f.make("MelWeightMatrix_narrow", "MelWeightMatrix",
           [np.array(4), np.array(512), np.array(16000), np.array(300, np.float32), np.array(6000, np.float32)])
    f.make("MelWeightMatrix_double", "MelWeightMatrix", [np.array(3), np.array(32), np.array(8000), low, high],
           output_datatype=11)
