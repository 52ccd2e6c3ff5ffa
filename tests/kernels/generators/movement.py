# SPDX-License-Identifier: Apache-2.0
import numpy as np


def ints(*values):
    return np.array(values, np.int64)


def cases(f):
    f.make("Transpose_default", "Transpose", [f.floats(2, 3, 4)])
    f.make("Transpose_perm", "Transpose", [f.floats(2, 3, 2, 2)], perm=[0, 2, 3, 1])
    f.make("Transpose_int64", "Transpose", [f.integers(2, 3)], perm=[1, 0])
    f.make("Transpose_uint8", "Transpose", [f.integers(2, 3, 2, dtype=np.uint8)], perm=[2, 0, 1])
    f.make("Transpose_bool", "Transpose", [f.integers(2, 3, high=2).astype(bool)])
    f.make("Transpose_float16", "Transpose", [f.floats(2, 3, dtype=np.float16)])
    f.make("Transpose_double", "Transpose", [f.floats(2, 3, dtype=np.float64)])
    f.make("Transpose_scalar", "Transpose", [f.floats()])
    f.make("Slice_all_given", "Slice", [f.floats(4, 5), ints(1, 0), ints(3, 5), ints(0, 1), ints(1, 2)])
    f.make("Slice_defaults", "Slice", [f.floats(4, 5), ints(1, 2), ints(3, 4)])
    f.make("Slice_negative", "Slice", [f.floats(4, 5), ints(-3), ints(-1), ints(-1)])
    f.make("Slice_backwards", "Slice", [f.floats(4, 5), ints(-1), ints(-9), ints(1), ints(-2)])
    f.make("Slice_beyond", "Slice", [f.floats(4, 5), ints(1), ints(2**62), ints(0)])
    f.make("Slice_nothing", "Slice", [f.floats(4, 5), ints(3), ints(1), ints(0)])
    f.make("Slice_int32_indices", "Slice", [f.floats(4, 5), np.array([1], np.int32), np.array([3], np.int32),
                                            np.array([1], np.int32)])
    f.make("Slice_attributes", "Slice", [f.floats(4, 5)], opset=9, starts=[1, -2], ends=[3, 5], axes=[0, 1])
    f.make("Expand_spread", "Expand", [f.floats(3, 1), ints(2, 3, 4)])
    f.make("Expand_smaller", "Expand", [f.floats(2, 3), ints(1)])
    f.make("Expand_scalar", "Expand", [f.floats(), ints(2, 2)])
    f.make("Expand_int64", "Expand", [f.integers(1, 3), ints(2, 1)])
    f.make("Tile_both", "Tile", [f.floats(2, 3), ints(2, 2)])
    f.make("Tile_last", "Tile", [f.integers(2, 2), ints(1, 3)])
    f.make("Tile_none", "Tile", [f.floats(2, 2), ints(0, 3)])
    f.make("Split_equal", "Split", [f.floats(2, 6)], outputs=3, opset=13, axis=1)
    f.make("Split_given", "Split", [f.floats(2, 6), ints(1, 2, 3)], outputs=3, opset=13, axis=-1)
    f.make("Split_attribute", "Split", [f.floats(5, 2)], outputs=2, opset=11, split=[2, 3])
    f.make("Split_num_outputs_uneven", "Split", [f.floats(7, 2)], outputs=3, opset=18, num_outputs=3)
    for mode in ("DCR", "CRD"):
        f.make(f"DepthToSpace_{mode}", "DepthToSpace", [f.floats(1, 8, 2, 3)], blocksize=2, mode=mode)
    f.make("DepthToSpace_opset_1", "DepthToSpace", [f.floats(1, 8, 2, 2)], opset=10, blocksize=2)
    f.make("SpaceToDepth_2", "SpaceToDepth", [f.floats(1, 2, 4, 6)], blocksize=2)
    f.make("SpaceToDepth_columns_first", "SpaceToDepth", [f.floats(1, 2, 4, 6)], opset=28, reference="onnx",
           blocksize=2, mode="CRD")
