# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    x = f.floats(2, 2, 8, 8)
    rois = np.array([[0, 0, 7, 7], [1, 2.5, 4, 6], [3, 3, 3.2, 3.1], [-2, -1, 12, 9]], np.float32)
    batch = np.array([0, 1, 1, 0])
    for mode in ("avg", "max"):
        f.make(f"RoiAlign_10_{mode}", "RoiAlign", [x, rois, batch], opset=10, mode=mode, output_height=3,
               output_width=2, sampling_ratio=2)
        f.make(f"RoiAlign_16_{mode}", "RoiAlign", [x, rois, batch], opset=16, mode=mode, output_height=2,
               output_width=3, sampling_ratio=2, spatial_scale=0.5)
    f.make("RoiAlign_16_output_half_pixel", "RoiAlign", [x, rois, batch], opset=16, output_height=3, output_width=3,
           coordinate_transformation_mode="output_half_pixel")
    f.make("RoiAlign_samples_by_size", "RoiAlign", [x, rois, batch], opset=16, output_height=2, output_width=2)
    regions = np.array([[0, 0, 0, 7, 7], [1, 2, 1, 5, 6], [1, 3, 3, 3, 3], [0, 10, 10, 12, 12]], np.float32)
    f.make("MaxRoiPool", "MaxRoiPool", [x, regions], pooled_shape=[3, 2])
    f.make("MaxRoiPool_scaled", "MaxRoiPool", [x, regions], pooled_shape=[2, 2], spatial_scale=0.6)
