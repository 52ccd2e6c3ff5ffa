# SPDX-License-Identifier: Apache-2.0


def cases(f):
    for mode in ("nearest", "linear", "cubic"):
        for padding in ("zeros", "border", "reflection"):
            for aligned in (0, 1):
                f.make(f"GridSample_{mode}_{padding}_{aligned}", "GridSample",
                       [f.floats(2, 2, 3, 4), f.floats(2, 3, 2, 2, low=-1.6, high=1.6)], opset=20, mode=mode,
                       padding_mode=padding, align_corners=aligned)
    for mode in ("nearest", "linear"):
        for padding in ("zeros", "border", "reflection"):
            f.make(f"GridSample_3d_{mode}_{padding}", "GridSample",
                   [f.floats(1, 2, 2, 3, 3), f.floats(1, 2, 2, 2, 3, low=-1.6, high=1.6)], opset=20, mode=mode,
                   padding_mode=padding)
    f.make("GridSample_bilinear_16", "GridSample", [f.floats(1, 1, 3, 3), f.floats(1, 2, 2, 2)], opset=16,
           mode="bilinear")
    f.make("GridSample_bicubic_16", "GridSample", [f.floats(1, 1, 5, 5), f.floats(1, 2, 2, 2)], opset=16,
           mode="bicubic")
