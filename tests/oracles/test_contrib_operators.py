# SPDX-License-Identifier: Apache-2.0
"""ONNX Runtime's own operators mean to Espalier what onnxruntime's CPU provider computes."""
import dataclasses

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper

MICROSOFT = "com.microsoft"


@dataclasses.dataclass
class Case:
    """One node: its inputs in order (None: left out) and how many outputs, or which of them (None: left out)."""
    op: str
    inputs: list
    attributes: dict = dataclasses.field(default_factory=dict)
    outputs: list = dataclasses.field(default_factory=lambda: ["y0"])
    domain: str = MICROSOFT
    opset: int = 21
    tolerance: float = 1e-5
    steps: int = 0  # of a quantized output: where onnxruntime rounds a product of scales instead of each
    label: str = ""


def model_of(case):
    names = ["" if x is None else f"x{i}" for i, x in enumerate(case.inputs)]
    while names and not names[-1]:
        names.pop()
    node = helper.make_node(case.op, names, [o or "" for o in case.outputs], name="the_node", domain=case.domain,
                            **case.attributes)
    inputs = [helper.make_tensor_value_info(f"x{i}", helper.np_dtype_to_tensor_dtype(x.dtype), x.shape)
              for i, x in enumerate(case.inputs) if x is not None]
    outputs = [helper.make_empty_tensor_value_info(o) for o in case.outputs if o]
    graph = helper.make_graph([node], "g", inputs, outputs)
    opsets = [helper.make_opsetid("", case.opset), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=10)


def reference(case, model):
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    feeds = {f"x{i}": x for i, x in enumerate(case.inputs) if x is not None}
    names = [o for o in case.outputs if o]
    return dict(zip(names, session.run(names, feeds)))


def evaluate(espalier, folder, case, model):
    onnx.save(model, folder / "model.onnx")
    np.savez(folder / "in.npz", **{f"x{i}": x for i, x in enumerate(case.inputs) if x is not None})
    return espalier("--batch", "--quiet", "--inputs", folder / "in.npz", "--evaluate", folder / "out.npz",
                    folder / "model.onnx")


def compare(case, got, wanted):
    for name, expected in wanted.items():
        actual = got[name]
        assert actual.dtype == expected.dtype and actual.shape == expected.shape, name
        if not np.issubdtype(expected.dtype, np.floating):
            assert np.abs(actual.astype(np.int64) - expected.astype(np.int64)).max(initial=0) <= case.steps, name
            continue
        tolerance = 2e-3 if expected.dtype == np.float16 else case.tolerance
        a, b = actual.astype(np.float64), expected.astype(np.float64)
        assert np.abs(a - b).max(initial=0) <= tolerance * max(1e-3, np.abs(b).max(initial=0)), name


def floats(*shape, low=-1.0, high=1.0, dtype=np.float32, seed=1):
    generator = np.random.default_rng([seed, *shape])
    return generator.uniform(low, high, shape).astype(dtype)


def bytes_of(*shape, dtype=np.uint8, seed=1):
    limits = np.iinfo(dtype)
    return np.random.default_rng([seed, *shape]).integers(limits.min, limits.max + 1, shape).astype(dtype)


def f32(value):
    return np.array(value, np.float32)


def fusions():
    x, w, b = floats(2, 4, 7, 6), floats(6, 4, 3, 3), floats(6)
    for activation, parameters in (("Relu", []), ("Tanh", []), ("Sigmoid", []), ("LeakyRelu", [0.2]),
                                   ("Clip", [-0.5, 0.7]), ("HardSigmoid", [0.3, 0.4]), ("", [])):
        attributes = {"activation": activation} if activation else {}
        if parameters:
            attributes["activation_params"] = parameters
        yield Case("FusedConv", [x, w, b], {**attributes, "pads": [1, 1, 1, 1]})
        yield Case("FusedConv", [x, w], {**attributes, "strides": [2, 1], "kernel_shape": [3, 3]})
    yield Case("FusedConv", [x, w, b, floats(2, 6, 7, 6, seed=2)], {"activation": "Relu", "auto_pad": "SAME_UPPER"})
    yield Case("FusedConv", [x, floats(4, 2, 3, 3), floats(4)],
               {"activation": "Relu", "group": 2, "dilations": [2, 2]})
    yield Case("FusedConv", [floats(2, 4, 9), floats(3, 4, 3)], {"activation": "Relu"})

    for shape_a, shape_b, attributes in (
            ((3, 4), (4, 5), {}), ((4, 3), (4, 5), {"transA": 1}), ((3, 4), (5, 4), {"transB": 1, "alpha": 0.25}),
            ((2, 3, 4), (2, 4, 5), {"alpha": -2.0}), ((2, 4, 3), (5, 4), {"transA": 1, "transB": 1}),
            ((2, 3, 4, 3), (3, 4, 5), {"transA": 1}), ((4,), (4, 5), {}), ((2, 3, 4), (4,), {"transB": 1}),
            ((4,), (5, 4), {"transA": 1, "transB": 1})):
        for op in ("FusedMatMul", "TransposeMatMul"):
            yield Case(op, [floats(*shape_a), floats(*shape_b, seed=2)], attributes)
    yield Case("FusedMatMul", [floats(3, 4, dtype=np.float64), floats(4, 5, dtype=np.float64)], {"alpha": 0.5})
    for shape_a, shape_b, attributes in (
            ((3, 2, 4), (2, 4, 5), {"transBatchA": 1}), ((4, 2, 3), (2, 4, 5), {"transBatchA": 1, "transA": 1}),
            ((2, 3, 4), (4, 2, 5), {"transBatchB": 1}), ((2, 3, 4), (5, 2, 4), {"transBatchB": 1, "transB": 1}),
            ((3, 2, 6, 4), (5, 2, 6, 4), {"transBatchA": 1, "transBatchB": 1, "transB": 1, "alpha": 3.0})):
        yield Case("FusedMatMul", [floats(*shape_a), floats(*shape_b, seed=2)], attributes)

    a, b, c = floats(3, 4), floats(4, 5), floats(5)
    for attributes in ({"activation": "Relu"}, {"activation": "LeakyRelu", "activation_alpha": 0.1},
                       {"activation": "HardSigmoid", "activation_alpha": 0.3, "activation_beta": 0.4},
                       {"activation": "Elu", "activation_alpha": 0.7}, {"activation": "Softplus"},
                       {"activation": "ThresholdedRelu", "activation_alpha": 0.2}, {"activation": "Softsign"},
                       {"activation": "Tanh", "alpha": 0.5, "beta": 2.0}, {"activation": "Sigmoid"}):
        yield Case("FusedGemm", [a, b, c], attributes)
    yield Case("FusedGemm", [floats(4, 3), floats(5, 4)], {"activation": "Relu", "transA": 1, "transB": 1})

    x = floats(2, 3, 8, low=-5, high=5)
    yield Case("Gelu", [x])
    yield Case("FastGelu", [x])
    yield Case("FastGelu", [x, floats(8)])
    yield Case("BiasGelu", [x, floats(8)])
    yield Case("QuickGelu", [x])
    yield Case("QuickGelu", [x], {"alpha": 0.8})


def norms():
    x, skip, gamma, beta, bias = floats(2, 5, 8), floats(2, 5, 8, seed=2), floats(8), floats(8, seed=2), floats(8, seed=3)
    every = ["y0", None, None, "y3"]
    for dtype in (np.float32, np.float16):
        t = [v.astype(dtype) for v in (x, skip, gamma, beta, bias)]
        yield Case("SkipLayerNormalization", t[:3])
        yield Case("SkipLayerNormalization", t, {"epsilon": 1e-3}, every)
        yield Case("SkipLayerNormalization", [t[0], t[1][:1], t[2], t[3]])
        yield Case("SkipLayerNormalization", [t[0], t[1][0], t[2], None, t[4]], {}, every)
        yield Case("SkipLayerNormalization", [t[0][0], t[1][0], t[2], t[3]])
        yield Case("SkipSimplifiedLayerNormalization", t[:3])
        yield Case("SkipSimplifiedLayerNormalization", [t[0], t[1], t[2], t[4]], {"epsilon": 1e-3}, every)
        yield Case("SkipSimplifiedLayerNormalization", [t[0], t[1][0], t[2]], {}, every)
    for dtype in (np.float32, np.float64, np.float16):
        t = [v.astype(dtype) for v in (x, gamma, beta)]
        for outputs in (["y0"], ["y0", "y1"]) if dtype != np.float16 else (["y0"],):
            yield Case("SimplifiedLayerNormalization", t[:2], {}, outputs, domain="", opset=17)
        yield Case("SimplifiedLayerNormalization", [t[0], floats(5, 8, dtype=dtype)], {"axis": 1, "epsilon": 1e-2},
                   domain="", opset=17)
        yield Case("LayerNormalization", t, {"epsilon": 1e-3}, domain="", opset=12)
    yield Case("LayerNormalization", [x, gamma], {"axis": 2}, ["y0", "y1", "y2"], domain="", opset=15)

    ids = np.array([[3, 0, 2], [1, 4, 3]], np.int32)
    segments, mask = np.array([[0, 0, 1], [1, 1, 0]], np.int32), np.array([[1, 1, 0], [1, 0, 0]], np.int32)
    word, position, segment = floats(5, 8), floats(6, 8, seed=2), floats(2, 8, seed=3)
    yield Case("EmbedLayerNormalization", [ids, segments, word, position, segment, gamma, beta, mask],
               {"epsilon": 1e-5}, ["y0", "y1"])
    yield Case("EmbedLayerNormalization", [ids, None, word, position, None, gamma, beta], {}, ["y0", "y1"])
    yield Case("EmbedLayerNormalization", [ids, segments, word, position, segment, gamma, beta, None,
                                           np.array([[2, 5, 0], [1, 1, 4]], np.int32)], {}, ["y0", "y1", "y2"])


def attention():
    x, w, b = floats(2, 4, 6), floats(6, 24, seed=2), floats(24)
    causal, both = {"unidirectional": 1}, ["y0", "y1"]
    past = floats(2, 2, 2, 3, 4, seed=4)
    for attributes in ({}, causal, {"scale": 0.3}):
        attributes = {"num_heads": 2, **attributes}
        yield Case("Attention", [x, w, b], attributes)
        yield Case("Attention", [x, w, b, None, past], attributes, both)
        for mask in ([3, 4], [3, 4, 1, 0], [[1, 1, 0, 1], [0, 1, 1, 1]],
                     np.random.default_rng(1).integers(0, 2, (2, 4, 4)) | np.eye(4, dtype=np.int64)):
            yield Case("Attention", [x, w, b, np.array(mask, np.int32)], attributes)
    yield Case("Attention", [x, w, b, np.array([[1, 0, 1, 1, 1, 1, 0]] * 2, np.int32), past],
               {"num_heads": 2, "mask_filter_value": -3.0}, both)
    yield Case("Attention", [x, w, b, None, None, floats(1, 2, 4, 4)], {"num_heads": 2})
    yield Case("Attention", [x, floats(6, 22), floats(22)], {"num_heads": 2, "qkv_hidden_sizes": [8, 8, 6]})

    q, k, v, b = floats(2, 4, 8), floats(2, 5, 8, seed=2), floats(2, 5, 6, seed=3), floats(22)
    three = ["y0", "y1", "y2"]
    past_k, past_v = floats(2, 2, 3, 4, seed=5), floats(2, 2, 3, 3, seed=6)
    for attributes in ({}, {"scale": 0.4}):
        attributes = {"num_heads": 2, **attributes}
        yield Case("MultiHeadAttention", [q, k, v], attributes)
        yield Case("MultiHeadAttention", [q, k, v, b], attributes)
        yield Case("MultiHeadAttention", [q, k, v, b, None, floats(2, 2, 4, 5)], attributes)
        yield Case("MultiHeadAttention", [q, k, v, b, np.array([3, 5], np.int32)], attributes)
        yield Case("MultiHeadAttention", [q, k, v, None, np.array([[1, 1, 0, 1, 0]] * 2, np.int32)], attributes)
        yield Case("MultiHeadAttention", [q, floats(2, 4, 8, seed=7), floats(2, 4, 6, seed=8)],
                   {**attributes, **causal})
        yield Case("MultiHeadAttention", [q, floats(2, 2, 5, 4), floats(2, 2, 5, 4, seed=2)], attributes)
    square = floats(2, 4, 8, seed=9)
    yield Case("MultiHeadAttention", [q, square, square, None, None, None, floats(2, 2, 3, 4), floats(2, 2, 3, 4, seed=2)],
               {"num_heads": 2}, three)

    tables = [np.cos(floats(9, 4, high=3)), np.sin(floats(9, 4, high=3))]
    offset, places = np.array([2], np.int64), np.array([[0, 5, 2], [8, 1, 1]], np.int64)
    for interleaved in (0, 1):
        for ids in (offset, places):
            yield Case("RotaryEmbedding", [floats(2, 3, 16), ids, *tables], {"interleaved": interleaved})
            yield Case("RotaryEmbedding", [floats(2, 3, 16), ids, *tables],
                       {"interleaved": interleaved, "num_heads": 2})
            yield Case("RotaryEmbedding", [floats(2, 4, 3, 8), ids, *tables], {"interleaved": interleaved})
            yield Case("RotaryEmbedding", [floats(2, 3, 20), ids, *tables],
                       {"interleaved": interleaved, "num_heads": 2, "rotary_embedding_dim": 8})


def quantized():
    for dtype in (np.uint8, np.int8):
        a, b = bytes_of(3, 4, dtype=dtype), bytes_of(4, dtype=dtype, seed=2)
        za, zb, zc = (np.array(z, dtype) for z in (3, 7, 11))
        s, t, u = f32(0.04), f32(0.03), f32(0.06)
        for op in ("QLinearAdd", "QLinearMul"):
            # onnxruntime multiplies by quotients of scales, which may round a half to the other side.
            yield Case(op, [a, s, za, b, t, zb, u, zc], steps=1)
        for op, attributes in (("QLinearSigmoid", {}), ("QLinearLeakyRelu", {"alpha": 0.2})):
            yield Case(op, [a, s, za, f32(0.01), zc], attributes)
        x = bytes_of(2, 3, 6, 7, dtype=dtype)
        for axis, opset in ((-1, 13), (1, 13), (1, 11), (2, 12)):
            # onnxruntime sums exponentials of a table of integers.
            yield Case("QLinearSoftmax", [x, s, za, f32(1 / 256), np.array(np.iinfo(dtype).min, dtype)],
                       {"axis": axis, "opset": opset}, steps=1)
        for last in (0, 1):
            yield Case("QLinearGlobalAveragePool", [x, s, za, t, zc], {"channels_last": last}, steps=1)
            for attributes in ({}, {"pads": [1, 1, 1, 1], "strides": [2, 2]},
                               {"pads": [0, 1, 0, 1], "count_include_pad": 1}, {"ceil_mode": 1, "strides": [2, 2]}):
                yield Case("QLinearAveragePool", [x, s, za, t, zc],
                           {"kernel_shape": [3, 2], "channels_last": last, **attributes}, steps=1)
        yield Case("NhwcMaxPool", [x], {"kernel_shape": [2, 3], "pads": [1, 1, 1, 1], "strides": [2, 1]})
        yield Case("NhwcMaxPool", [x], {"kernel_shape": [2, 2], "dilations": [2, 2]})
        yield Case("QLinearConcat", [u, zc, a, s, za, bytes_of(3, 2, dtype=dtype), t, zb], {"axis": 1})
        yield Case("QLinearConcat", [u, zc, a, s, za], {"axis": 0})
    for dtype in (np.uint8, np.int8, np.uint16, np.int16):
        x = floats(2, 3, 4, low=-4, high=4)
        zero, scales = np.array([1, 2, 3], dtype), floats(3, low=0.01, high=0.1)
        yield Case("QuantizeLinear", [x, f32(0.02), np.array(4, dtype)])
        yield Case("QuantizeLinear", [x, scales, zero], {"axis": 1})
        yield Case("DequantizeLinear", [bytes_of(2, 3, 4, dtype=dtype), f32(0.02), np.array(4, dtype)])
        yield Case("DequantizeLinear", [bytes_of(2, 3, 4, dtype=dtype), scales, zero], {"axis": 1})
    yield Case("DequantizeLinear", [bytes_of(2, 3, dtype=np.int32), f32(1e-6)])

    for dtype in (np.uint8, np.int8):
        b, scales, zeros, bias = bytes_of(6, 5, dtype=dtype), floats(5, low=0.01, high=0.1), bytes_of(5, dtype=dtype), floats(5)
        one, zero = f32(0.02), np.array(5, dtype)
        yield Case("DynamicQuantizeMatMul", [floats(3, 6), b, one])
        yield Case("DynamicQuantizeMatMul", [floats(2, 3, 6), b, one, zero, bias])
        yield Case("DynamicQuantizeMatMul", [floats(2, 3, 6), b, scales, zeros])
        a = bytes_of(3, 6)
        yield Case("MatMulIntegerToFloat", [a, b, f32(0.03), one])
        yield Case("MatMulIntegerToFloat", [a, b, f32(0.03), one, None, zero])
        yield Case("MatMulIntegerToFloat", [a, b, f32(0.03), scales, np.array(7, np.uint8), zeros, bias])
        c, y_scale, y_zero = bytes_of(5, dtype=np.int32) // 2**20, f32(0.9), np.array(100, np.uint8)
        operands = [a, f32(0.03), np.array(7, np.uint8), b, one, zero]
        yield Case("QGemm", operands)
        yield Case("QGemm", [*operands, c], {"alpha": 0.5})
        yield Case("QGemm", [*operands, c, y_scale, y_zero])
        yield Case("QGemm", [*operands[:4], scales, zeros, None, y_scale, y_zero])
        yield Case("QGemm", [bytes_of(6, 3), *operands[1:3], bytes_of(5, 6, dtype=dtype), *operands[4:], c, y_scale, y_zero],
                   {"transA": 1, "transB": 1})
        w, bias = bytes_of(6, 24, dtype=dtype), floats(24)
        x = bytes_of(2, 4, 6)
        for unidirectional in (0, 1):
            attributes = {"num_heads": 2, "unidirectional": unidirectional}
            yield Case("QAttention", [x, w, bias, f32(0.01), f32(0.01)], attributes)
            yield Case("QAttention", [x, w, bias, f32(0.01), f32(0.01), np.array([3, 4], np.int32),
                                      np.array(120, np.uint8), zero], attributes)
            yield Case("QAttention", [x, w, bias, f32(0.01), f32(0.01), None, np.array(120, np.uint8), zero,
                                      floats(2, 2, 2, 3, 4)], attributes, ["y0", "y1"])


def weights():
    rows, k, n = 3, 40, 5
    for bits in (4, 8):
        for block in (16, 32):
            blocks = -(-k // block)
            b, scales = bytes_of(n, blocks, block * bits // 8), floats(n * blocks, low=0.01, high=0.1)
            zeros, bias = bytes_of(n, -(-blocks * bits // 8)), floats(n)
            attributes = {"K": k, "N": n, "bits": bits, "block_size": block}
            a = floats(2, rows, k)
            yield Case("MatMulNBits", [a, b, scales], attributes)
            yield Case("MatMulNBits", [a, b, scales, zeros], attributes)
            if bits == 4:
                yield Case("MatMulNBits", [a, b, scales.reshape(n, blocks), zeros, None, bias], attributes)
                yield Case("MatMulNBits", [a, b, scales, floats(n, blocks, high=15)], attributes)
                yield Case("MatMulNBits", [a[0], b, scales, zeros], attributes)


def all_cases():
    made = [case for family in (fusions, norms, attention, quantized, weights) for case in family()]
    for i, case in enumerate(made):
        shapes = "_".join("-" if x is None else f"{x.dtype}{list(x.shape)}".replace(" ", "") for x in case.inputs)
        case.label = f"{i}_{case.op}_{shapes}"
    return made


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.label)
def test_operator_has_the_values_of_onnxruntime(espalier, case, tmp_path):
    model = model_of(case)
    wanted = reference(case, model)
    result = evaluate(espalier, tmp_path, case, model)
    assert result.returncode == 0, result.stderr
    with np.load(tmp_path / "out.npz") as got:
        compare(case, got, wanted)
