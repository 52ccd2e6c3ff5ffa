# SPDX-License-Identifier: Apache-2.0
import numpy as np

REDUCTIONS = ["ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2", "ReduceLogSum",
              "ReduceLogSumExp", "ReduceSumSquare"]


def cases(f):
    for op in REDUCTIONS:
        low = 0.1 if op == "ReduceLogSum" else -1.0
        by_input = 13 if op == "ReduceSum" else 18
        x = lambda *shape: f.floats(*shape, low=low)
        f.make(f"{op}_attribute", op, [x(2, 3, 4)], opset=11, axes=[1])
        f.make(f"{op}_all", op, [x(2, 3, 2)], opset=11)
        f.make(f"{op}_drop_dims", op, [x(2, 3, 4)], opset=11, axes=[-1, 0], keepdims=0)
        f.make(f"{op}_input", op, [x(2, 3, 4), np.array([2, 0])], opset=by_input)
        f.make(f"{op}_input_outer", op, [x(3, 5), np.array([0])], opset=by_input, keepdims=0)
        f.make(f"{op}_no_input", op, [x(2, 3)], opset=by_input, keepdims=0)
        f.make(f"{op}_empty_axes_all", op, [x(2, 3), np.array([], np.int64)], opset=by_input)
        f.make(f"{op}_double", op, [x(2, 3).astype(np.float64), np.array([1])], opset=by_input, compute=np.float32)
        if op not in ("ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp"):
            f.make(f"{op}_int32", op, [f.integers(2, 4, low=-3, high=4, dtype=np.int32), np.array([1])], opset=by_input)
    f.make("sum_noop", "ReduceSum", [f.floats(2, 3), np.array([], np.int64)], noop_with_empty_axes=1)
    f.make("sum_noop_no_axes", "ReduceSum", [f.floats(2, 3)], noop_with_empty_axes=1)
    f.make("sum_square_noop", "ReduceSumSquare", [f.floats(2, 3), np.array([], np.int64)], noop_with_empty_axes=1, opset=18)
    f.make("sum_scalar", "ReduceSum", [f.floats()])
    f.make("sum_int64", "ReduceSum", [f.integers(2, 4, low=-3), np.array([0])])
    f.make("max_int8", "ReduceMax", [f.integers(2, 4, low=-128, high=128, dtype=np.int8), np.array([1])], opset=18)
    f.make("min_uint8", "ReduceMin", [f.integers(2, 4, high=256, dtype=np.uint8), np.array([1])], opset=18)
    f.make("max_bool", "ReduceMax", [f.integers(3, 4, high=2).astype(bool), np.array([1])], opset=20, reference="onnx")
    f.make("mean_float16", "ReduceMean", [f.floats(2, 6, dtype=np.float16)], compute=np.float32, opset=18)
    f.make("sum_of_nothing", "ReduceSum", [f.floats(2, 0, 3), np.array([1])])
    f.make("prod_of_nothing", "ReduceProd", [f.floats(2, 0, 3), np.array([1])], opset=18, reference="onnx")
    f.make("log_sum_exp_large", "ReduceLogSumExp", [np.array([[1000, 1000.5], [-1000, -1000]], np.float32), np.array([1])],
           opset=18)
    f.make("max_infinite", "ReduceMax", [np.array([[-np.inf, -np.inf], [np.inf, 1]], np.float32), np.array([1])], opset=18)
    ties = np.array([[1, 3, 3, 0], [2, 2, 2, 2]], np.float32)
    for op in ("ArgMax", "ArgMin"):
        f.make(f"{op}_default", op, [f.floats(3, 4)])
        f.make(f"{op}_axis", op, [f.floats(2, 3, 4)], axis=-1, keepdims=0)
        f.make(f"{op}_middle", op, [f.floats(2, 3, 4)], axis=1, opset=11)
        f.make(f"{op}_first", op, [ties], axis=1)
        f.make(f"{op}_last", op, [ties], axis=1, select_last_index=1)
        f.make(f"{op}_int32", op, [f.integers(3, 4, dtype=np.int32)], axis=1)
    f.make("argmax_uint8", "ArgMax", [f.integers(3, 4, dtype=np.uint8)], axis=1)
    for exclusive in (0, 1):
        for reverse in (0, 1):
            f.make(f"cumsum_exclusive_{exclusive}_reverse_{reverse}", "CumSum", [f.floats(2, 4, 2), np.array(1)],
                   exclusive=exclusive, reverse=reverse)
    f.make("cumsum_int64", "CumSum", [f.integers(2, 3), np.array([-1])], opset=11)
    f.make("cumsum_int32_axis", "CumSum", [f.integers(2, 3, dtype=np.int32), np.array(0, np.int32)])
    for largest in (0, 1):
        f.make(f"topk_largest_{largest}", "TopK", [f.floats(3, 6), np.array([3])], largest=largest, outputs=2)
        f.make(f"topk_ties_{largest}", "TopK", [ties, np.array([3])], largest=largest, outputs=2)
        f.make(f"topk_axis_{largest}", "TopK", [f.floats(2, 5, 3), np.array([2])], axis=1, largest=largest, outputs=2,
               opset=11)
    f.make("topk_10", "TopK", [f.floats(2, 5), np.array([2])], opset=10, outputs=2)
    f.make("topk_1", "TopK", [f.floats(2, 5)], k=2, opset=9, outputs=2)
    f.make("topk_all_int64", "TopK", [f.integers(2, 5, low=-9), np.array([5])], outputs=2)
    f.make("topk_none", "TopK", [f.floats(2, 5), np.array([0])], outputs=2)
    for exclusive in (0, 1):
        for reverse in (0, 1):
            f.make(f"cumprod_exclusive_{exclusive}_reverse_{reverse}", "CumProd", [f.floats(2, 4, 2), np.array(1)],
                   opset=26, reference="onnx", exclusive=exclusive, reverse=reverse)
    f.make("cumprod_int32", "CumProd", [f.integers(2, 3, dtype=np.int32), np.array(0)], opset=26, reference="onnx")
