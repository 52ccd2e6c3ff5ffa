# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    for op, attributes in (("HardSigmoid", {"alpha": 0.3, "beta": 0.4}), ("LeakyRelu", {"alpha": 0.2}),
                           ("ThresholdedRelu", {"alpha": 0.6}), ("Elu", {"alpha": 0.7}),
                           ("Selu", {"alpha": 1.5, "gamma": 1.1}), ("Celu", {"alpha": 0.8}),
                           ("Shrink", {"bias": 0.2, "lambd": 0.9})):
        f.make(f"{op}_default", op, [f.floats(2, 5, low=-4, high=4)])
        f.make(f"{op}_attributes", op, [f.floats(2, 5, low=-4, high=4)], **attributes)
        f.make(f"{op}_edges", op, [np.array([0, -0.0, np.inf, -np.inf], np.float32)])
    for op in ("HardSigmoid", "LeakyRelu", "Elu"):
        f.make(f"{op}_double", op, [f.floats(5, low=-4, high=4, dtype=np.float64)], compute=np.float32)
    f.make("Gelu_erf", "Gelu", [f.floats(2, 5, low=-4, high=4)], opset=20)
    f.make("Gelu_tanh", "Gelu", [f.floats(2, 5, low=-4, high=4)], opset=20, approximate="tanh")
    f.make("Swish_default", "Swish", [f.floats(6, low=-4, high=4)], opset=24, reference="onnx")
    f.make("Swish_alpha", "Swish", [f.floats(6, low=-4, high=4)], opset=24, reference="onnx", alpha=1.7)
    low, high = np.array(-0.5, np.float32), np.array(0.25, np.float32)
    f.make("Clip_both", "Clip", [f.floats(2, 5), low, high])
    f.make("Clip_low", "Clip", [f.floats(2, 5), low])
    f.make("Clip_high", "Clip", [f.floats(2, 5), None, high])
    f.make("Clip_none", "Clip", [f.floats(5)])
    f.make("Clip_attributes", "Clip", [f.floats(5)], opset=6, min=-0.2, max=0.3)
    f.make("Clip_int32", "Clip", [f.integers(6, low=-9, dtype=np.int32), np.array(-2, np.int32), np.array(3, np.int32)])
    f.make("Clip_int64", "Clip", [f.integers(6, low=-9), np.array(-2), np.array(3)])
    f.make("Clip_crossed", "Clip", [f.floats(5), high, low])
    f.make("Gelu_onnxruntime", "Gelu", [f.floats(2, 5, low=-4, high=4)], opset=1, domain="com.microsoft")
