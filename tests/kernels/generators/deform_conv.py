# SPDX-License-Identifier: Apache-2.0


def cases(f):
    f.make("DeformConv", "DeformConv", [f.floats(1, 1, 3, 3), f.floats(1, 1, 2, 2), f.floats(1, 8, 4, 4)], opset=19,
           reference="onnx", kernel_shape=[2, 2], pads=[1, 1, 1, 1])
    f.make("DeformConv_mask_bias", "DeformConv",
           [f.floats(1, 2, 4, 4), f.floats(2, 2, 2, 2), f.floats(1, 8, 3, 3, low=-2, high=2), f.floats(2),
            f.floats(1, 4, 3, 3)], opset=19, reference="onnx", kernel_shape=[2, 2])
    f.make("DeformConv_offset_groups", "DeformConv",
           [f.floats(1, 2, 3, 3), f.floats(1, 2, 2, 2), f.floats(1, 16, 2, 2)], opset=19, reference="onnx",
           kernel_shape=[2, 2], offset_group=2)
    f.make("DeformConv_groups_strides", "DeformConv",
           [f.floats(1, 4, 5, 5), f.floats(2, 2, 2, 2), f.floats(1, 8, 2, 2)], opset=19, reference="onnx",
           kernel_shape=[2, 2], group=2, strides=[2, 2])
    f.make("DeformConv_pointwise", "DeformConv", [f.floats(1, 2, 3, 3), f.floats(1, 2, 1, 1), f.floats(1, 2, 3, 3)],
           opset=19, reference="onnx", kernel_shape=[1, 1])
