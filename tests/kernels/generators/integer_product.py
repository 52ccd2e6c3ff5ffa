# SPDX-License-Identifier: Apache-2.0
import numpy as np

f32 = lambda *v: np.array(v, np.float32)
u8 = lambda *v: np.array(v, np.uint8)
i8 = lambda *v: np.array(v, np.int8)
scalar = lambda a: a.reshape(())


def cases(f):
    def bytes_(*shape, signed=False):
        return f.integers(*shape, low=-128 if signed else 0, high=128 if signed else 256, dtype=np.int8 if signed else np.uint8)

    x, w = bytes_(1, 2, 4, 4), bytes_(3, 2, 3, 3)
    f.make("conv_integer", "ConvInteger", [x, w])
    f.make("conv_integer_zeros", "ConvInteger", [x, w, scalar(u8(100)), scalar(u8(120))], pads=[1, 1, 1, 1], strides=[2, 2])
    f.make("conv_integer_groups", "ConvInteger", [bytes_(1, 4, 3, 3), bytes_(2, 2, 2, 2), scalar(u8(7))], group=2)
    y = [scalar(f32(0.5)), scalar(u8(100))]
    f.make("qlinear_conv", "QLinearConv", [x, scalar(f32(0.02)), scalar(u8(128)), w, scalar(f32(0.03)), scalar(u8(120)), *y])
    f.make("qlinear_conv_channels_bias", "QLinearConv",
           [x, scalar(f32(0.02)), scalar(u8(128)), bytes_(3, 2, 3, 3, signed=True), f32(0.03, 0.01, 0.02), i8(0, 0, 0), *y,
            f.integers(3, low=-500, high=500, dtype=np.int32)], pads=[1, 1, 1, 1])
    f.make("qlinear_conv_signed", "QLinearConv",
           [bytes_(1, 2, 4, 4, signed=True), scalar(f32(0.02)), scalar(i8(3)), bytes_(3, 2, 2, 2, signed=True),
            scalar(f32(0.03)), scalar(i8(0)), scalar(f32(0.1)), scalar(i8(-20))], strides=[2, 2])
    f.make("qlinear_conv_saturates", "QLinearConv",
           [x, scalar(f32(0.2)), scalar(u8(128)), w, scalar(f32(0.3)), scalar(u8(120)), *y])
    a, b = bytes_(3, 4), bytes_(4, 2)
    f.make("matmul_integer", "MatMulInteger", [a, b])
    f.make("matmul_integer_zeros", "MatMulInteger", [a, b, scalar(u8(100)), scalar(u8(120))])
    f.make("matmul_integer_columns", "MatMulInteger", [a, bytes_(4, 2, signed=True), scalar(u8(100)), i8(4, -7)])
    f.make("matmul_integer_signed_a", "MatMulInteger", [bytes_(3, 4, signed=True), b], reference="onnx")
    f.make("matmul_integer_batch", "MatMulInteger", [bytes_(2, 2, 3), bytes_(2, 3, 2), scalar(u8(9))])
    f.make("matmul_integer_vector", "MatMulInteger", [bytes_(3), bytes_(3, 2)])
    f.make("qlinear_matmul", "QLinearMatMul",
           [a, scalar(f32(0.02)), scalar(u8(128)), b, scalar(f32(0.03)), scalar(u8(100)), scalar(f32(0.1)), scalar(u8(110))])
    f.make("qlinear_matmul_columns", "QLinearMatMul",
           [a, scalar(f32(0.02)), scalar(u8(128)), bytes_(4, 2, signed=True), f32(0.03, 0.05), i8(0, 0), scalar(f32(0.1)),
            scalar(u8(110))])
    f.make("qlinear_matmul_batch", "QLinearMatMul",
           [bytes_(2, 2, 3), scalar(f32(0.02)), scalar(u8(128)), bytes_(2, 3, 2), scalar(f32(0.03)), scalar(u8(100)),
            scalar(f32(0.1)), scalar(u8(110))])
