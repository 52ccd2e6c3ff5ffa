# SPDX-License-Identifier: Apache-2.0
import numpy as np

NONE = np.array([], np.float32)
f32 = lambda *v: np.array(v, np.float32)
i64 = lambda *v: np.array(v, np.int64)


def cases(f):
    x = f.floats(1, 1, 4, 5)
    grow, shrink = f32(1, 1, 2, 1.6), f32(1, 1, 0.6, 0.5)
    f.make("upsample_7_nearest", "Upsample", [f.floats(1, 2, 2, 3)], opset=7, mode="nearest", scales=[1.0, 1.0, 2.0, 3.0])
    f.make("upsample_9_nearest", "Upsample", [f.floats(1, 2, 2, 3), f32(1, 1, 1.5, 2)], opset=9, mode="nearest")
    f.make("upsample_9_linear", "Upsample", [f.floats(1, 2, 2, 3), f32(1, 1, 2, 2)], opset=9, mode="linear")
    f.make("resize_10_nearest", "Resize", [x, grow], opset=10, mode="nearest")
    f.make("resize_10_nearest_shrink", "Resize", [x, shrink], opset=10, mode="nearest")
    f.make("resize_10_linear", "Resize", [x, grow], opset=10, mode="linear")
    f.make("resize_10_linear_shrink", "Resize", [x, shrink], opset=10, mode="linear")
    for opset in (11, 13, 18, 19):
        roi = None if opset > 11 else NONE
        f.make(f"version_{opset}_default", "Resize", [x, roi, grow], opset=opset)
        f.make(f"version_{opset}_sizes", "Resize", [x, roi, None if opset > 11 else NONE, i64(1, 1, 7, 3)], opset=opset,
               mode="linear")
    coordinates = ["half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric", "half_pixel_symmetric"]
    for coordinate in coordinates:
        opset = 19 if coordinate == "half_pixel_symmetric" else 13
        for mode in ("nearest", "linear", "cubic"):
            for name, scales in (("grow", grow), ("shrink", shrink)):
                # onnxruntime takes the whole length where ONNX's own cases take that before rounding.
                odd = coordinate == "align_corners" and name == "shrink"
                f.make(f"{mode}_{coordinate}_{name}", "Resize", [x, None, scales], opset=opset, mode=mode,
                       reference="onnx" if odd else "onnxruntime", coordinate_transformation_mode=coordinate)
    for rounding in ("round_prefer_floor", "round_prefer_ceil", "floor", "ceil"):
        for coordinate in ("half_pixel", "asymmetric"):
            f.make(f"{rounding}_{coordinate}", "Resize", [x, None, None, i64(1, 1, 8, 2)], nearest_mode=rounding,
                   coordinate_transformation_mode=coordinate)
    f.make("tf_half_pixel_for_nn", "Resize", [x, NONE, f32(1, 1, 1.5, 2)], opset=11,
           coordinate_transformation_mode="tf_half_pixel_for_nn")
    for mode in ("nearest", "linear", "cubic"):
        f.make(f"crop_{mode}", "Resize", [x, f32(0, 0, 0.2, 0.1, 1, 1, 0.8, 0.9), None, i64(1, 1, 3, 4)], mode=mode,
               coordinate_transformation_mode="tf_crop_and_resize")
        f.make(f"crop_outside_{mode}", "Resize", [x, f32(0, 0, -0.2, 0.4, 1, 1, 0.8, 1.3), None, i64(1, 1, 5, 4)], mode=mode,
               coordinate_transformation_mode="tf_crop_and_resize", extrapolation_value=9.0)
    f.make("one_pixel", "Resize", [x, None, None, i64(1, 1, 1, 1)], mode="linear",
           coordinate_transformation_mode="pytorch_half_pixel")
    f.make("cubic_coefficient", "Resize", [x, None, grow], mode="cubic", cubic_coeff_a=-0.5)
    f.make("cubic_exclude_outside", "Resize", [x, None, grow], mode="cubic", exclude_outside=1)
    f.make("cubic_exclude_outside_shrink", "Resize", [x, None, shrink], mode="cubic", exclude_outside=1)
    f.make("channels_last", "Resize", [f.floats(1, 2, 3, 3), None, f32(1, 2, 2, 1)], mode="linear")
    f.make("matrix", "Resize", [f.floats(3, 4), None, f32(2, 1.5)], mode="linear")
    f.make("volume", "Resize", [f.floats(1, 1, 2, 3, 2), None, f32(1, 1, 2, 1.5, 2)], mode="linear")
    f.make("nearest_all_axes", "Resize", [f.floats(2, 2, 2, 2), None, f32(2, 1, 1, 2)])
    f.make("axes_scales", "Resize", [x, None, f32(1.5, 2)], opset=18, axes=[3, 2], mode="linear")
    f.make("axes_sizes", "Resize", [x, None, None, i64(3, 9)], opset=18, axes=[-2, -1])
    for policy in ("stretch", "not_larger", "not_smaller"):
        f.make(f"policy_{policy}", "Resize", [x, None, None, i64(7, 8)], opset=18, axes=[2, 3], mode="linear",
               keep_aspect_ratio_policy=policy)
    for mode in ("linear", "cubic"):
        for name, scales in (("grow", grow), ("shrink", shrink)):
            f.make(f"antialias_{mode}_{name}", "Resize", [x, None, scales], opset=18, mode=mode, antialias=1)
        f.make(f"antialias_{mode}_exclude", "Resize", [f.floats(1, 1, 7, 6), None, None, i64(1, 1, 3, 3)], opset=18,
               mode=mode, antialias=1, exclude_outside=1)
        f.make(f"antialias_{mode}_align", "Resize", [f.floats(1, 1, 7, 6), None, None, i64(1, 1, 3, 3)], opset=18,
               mode=mode, antialias=1, coordinate_transformation_mode="align_corners")
    f.make("nearest_int32", "Resize", [f.integers(1, 1, 2, 2, dtype=np.int32), None, f32(1, 1, 2, 2)])
    f.make("nearest_uint8", "Resize", [f.integers(1, 1, 2, 2, dtype=np.uint8), None, f32(1, 1, 2, 2)])
    f.make("linear_uint8", "Resize", [f.integers(1, 1, 3, 3, high=256, dtype=np.uint8), None, f32(1, 1, 2, 1.7)], mode="linear")
    f.make("linear_float16", "Resize", [f.floats(1, 1, 3, 3, dtype=np.float16), None, f32(1, 1, 2, 2)], mode="linear",
           compute=np.float32)
