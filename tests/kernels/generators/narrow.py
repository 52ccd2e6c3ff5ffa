# SPDX-License-Identifier: Apache-2.0
import ml_dtypes
import numpy as np

FLOATS = {ml_dtypes.float8_e4m3fn: 17, ml_dtypes.float8_e4m3fnuz: 18, ml_dtypes.float8_e5m2: 19,
          ml_dtypes.float8_e5m2fnuz: 20, ml_dtypes.float4_e2m1fn: 23, ml_dtypes.float8_e8m0fnu: 24}
INTEGERS = {ml_dtypes.uint4: 21, ml_dtypes.int4: 22, ml_dtypes.uint2: 25, ml_dtypes.int2: 26}


def cases(f):
    values = np.array([0.0, -0.0, 0.3, -0.7, 1, 2.5, -3.4, 5.7, 17, -250, 447, 1e-3, 1e-5, -6e-8, 1e5, -1e9, np.inf,
                       -np.inf], np.float32)
    for dtype, code in FLOATS.items():
        name = np.dtype(dtype).name
        x = np.abs(values[2:]) if code == 24 else values
        f.make(f"Cast_float_to_{name}", "Cast", [x], opset=25, reference="onnx", to=code)
        codes = np.arange(16 if code == 23 else 256).astype(np.uint8).view(dtype)
        f.make(f"Cast_{name}_to_float", "Cast", [codes], opset=25, reference="onnx", to=1)
        f.make(f"Cast_{name}_to_float16", "Cast", [codes[:120]], opset=25, reference="onnx", to=10)
    for dtype, code in list(FLOATS.items())[:4]:
        name = np.dtype(dtype).name
        f.make(f"Cast_unsaturated_{name}", "Cast", [values], opset=25, reference="onnx", to=code, saturate=0)
    for dtype, code in INTEGERS.items():
        name = np.dtype(dtype).name
        all_codes = (np.arange(16) % (4 if "2" in name else 16)).astype(dtype)
        f.make(f"Cast_{name}_to_float", "Cast", [all_codes], opset=25, reference="onnx", to=1)
        f.make(f"Cast_{name}_to_int64", "Cast", [all_codes[:7]], opset=25, reference="onnx", to=7)
        f.make(f"Cast_float_to_{name}", "Cast", [np.array([0, 0.6, 1.9, -0.4, 3, 1], np.float32)], opset=25,
               reference="onnx", to=code)
        f.make(f"Cast_int8_to_{name}", "Cast", [np.arange(-9, 10).astype(np.int8)], opset=25, reference="onnx", to=code)
        f.make(f"Transpose_{name}", "Transpose", [all_codes[:15].reshape(3, 5)], opset=25, reference="onnx")
        f.make(f"Gather_{name}", "Gather", [all_codes[:9].reshape(3, 3), np.array([2, 0])], opset=25, reference="onnx")
        f.make(f"Concat_{name}", "Concat", [all_codes[:3], all_codes[6:10]], opset=25, reference="onnx", axis=0)
        f.make(f"Reshape_{name}", "Reshape", [all_codes[:6], np.array([2, 3])], opset=25, reference="onnx")
    scale = np.array([0.5, 2.0], np.float32)
    x = np.array([[0.2, -1.3, 5.75, -9], [3, -4.9, 200, -300]], np.float32)
    for dtype in (ml_dtypes.float8_e4m3fn, ml_dtypes.float8_e5m2):
        name = np.dtype(dtype).name
        f.make(f"QuantizeLinear_{name}", "QuantizeLinear", [x, scale, np.zeros(2, dtype)], opset=25, reference="onnx",
               axis=0)
        f.make(f"DequantizeLinear_{name}", "DequantizeLinear", [x.astype(dtype), scale], opset=25, reference="onnx",
               axis=0)
    for dtype in INTEGERS:
        name = np.dtype(dtype).name
        zero = np.array([1, 0], dtype)
        f.make(f"QuantizeLinear_{name}", "QuantizeLinear", [x, scale, zero], opset=25, reference="onnx", axis=0)
        codes = np.array([[0, 1, 1, 0], [1, 0, 1, 1]]).astype(dtype)
        f.make(f"DequantizeLinear_{name}", "DequantizeLinear", [codes, scale, zero], opset=25, reference="onnx", axis=0)
    f.make("DequantizeLinear_int4_blocks", "DequantizeLinear",
           [np.arange(-6, 6).reshape(2, 6).astype(ml_dtypes.int4), f.floats(2, 3, low=0.1)], opset=25,
           reference="onnx", axis=1, block_size=2)
