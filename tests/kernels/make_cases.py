#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes tests/kernels/<family>.case: one-node models with inputs and the outputs that onnxruntime gives.

    make_cases.py [family...]        all families without arguments

A family is generators/<family>.py with a function `cases(make)`, which calls `make(name, op, inputs, ...)` for each
case (see CaseFile.make). Needs numpy, onnx and onnxruntime (tests/oracles/requirements.txt).
"""
import importlib.util
import pathlib
import re
import sys
import zlib

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper
from onnx.reference import ReferenceEvaluator

HERE = pathlib.Path(__file__).resolve().parent


def narrow_bits(array):
    """Bits of an element type that NumPy itself does not know, 8 at most; else None."""
    if array.dtype.itemsize > 1 or array.dtype.name in ("int8", "uint8", "bool"):
        return None
    return {"4": 4, "2": 2}.get(array.dtype.name.removeprefix("u").removeprefix("int"),
                                4 if array.dtype.name == "float4_e2m1fn" else 8)


def numbers(array):
    """Elements in row-major order; floats with the fewest digits that give them back, nine at most. Of types
    narrower than a byte, and of 8-bit floats, their bits as a number."""
    flat = array.reshape(-1)
    if narrow_bits(array) is not None:
        return " ".join(str(int(v) & ((1 << narrow_bits(array)) - 1)) for v in flat.view(np.uint8))
    if array.dtype == np.float32:
        return " ".join(str(v).removesuffix(".0") for v in flat)
    if array.dtype == bool or np.issubdtype(array.dtype, np.integer):
        return " ".join(str(int(v)) for v in flat)
    return " ".join(f"{float(v):.9g}" for v in flat)


def onnx_type(array):
    return helper.np_dtype_to_tensor_dtype(array.dtype)


def tensor_line(kind, name, array):
    dtype = onnx.TensorProto.DataType.Name(onnx_type(array)).lower()
    dims = ",".join(str(d) for d in array.shape)
    return f"{kind} {name} {dtype}[{dims}] = {numbers(array)}".rstrip()


class CaseFile:
    def __init__(self, family):
        self.family = family
        self.text = []
        self.names = set()

    def floats(self, *shape, low=-1.0, high=1.0, dtype=np.float32):
        """Random floats with three decimals, so that they read well and survive as text. Seeded by the case so far."""
        seed = zlib.crc32(f"{self.family} {len(self.text)} {shape}".encode())
        self.draws = getattr(self, "draws", 0) + 1
        return np.round(np.random.default_rng([seed, self.draws]).uniform(low, high, shape), 3).astype(dtype)

    def integers(self, *shape, low=0, high=10, dtype=np.int64):
        """Random integers from low to high − 1."""
        seed = zlib.crc32(f"{self.family} {len(self.text)} {shape}".encode())
        self.draws = getattr(self, "draws", 0) + 1
        return np.random.default_rng([seed, self.draws]).integers(low, high, shape).astype(dtype)

    def make(self, name, op, inputs, opset=17, outputs=1, domain="", reference="onnxruntime", compute=None, **attributes):
        """Adds a case. `inputs`: arrays in order, None for one left out. `outputs`: how many, or a list of booleans
        (which are wanted). `reference`: "onnxruntime" or "onnx" (the reference evaluator, where onnxruntime has no
        kernel). `compute`: a float dtype that inputs of a narrower one are computed in, the results being rounded
        again (onnxruntime's CPU has few kernels for float16, bfloat16 and double)."""
        assert name not in self.names, name
        self.names.add(name)
        wanted = outputs if isinstance(outputs, list) else [True] * outputs
        inputs = [None if a is None else np.asarray(a) for a in inputs]
        model = self.model(op, inputs, wanted, opset, domain, attributes)
        narrow = None
        if compute is not None:
            narrow = next(a.dtype for a in inputs if a is not None and a.dtype.kind not in "iub")
            runs = self.model(op, [self.widened(a, compute) for a in inputs], wanted, opset, domain, attributes)
            results = self.run(runs, [self.widened(a, compute) for a in inputs], reference)
            results = [r.astype(narrow) if r.dtype == compute else r for r in results]
        else:
            results = self.run(model, inputs, reference)
        lines = [f"# {name}", re.sub(r"<\s+(ir_version.*),\n\s+(opset.*)\n>", r"<\1, \2>", onnx.printer.to_text(model))]
        lines += [tensor_line("in", f"x{i}", a) for i, a in enumerate(inputs) if a is not None]
        names = [f"y{i}" for i, w in enumerate(wanted) if w]
        lines += [tensor_line("out", n, r) for n, r in zip(names, results)]
        self.text.append("\n".join(lines) + "\n")

    @staticmethod
    def widened(array, dtype):
        floating = array is not None and array.dtype.kind not in "iub"
        return array.astype(dtype) if floating else array

    @staticmethod
    def model(op, inputs, wanted, opset, domain, attributes):
        node = helper.make_node(op, ["" if a is None else f"x{i}" for i, a in enumerate(inputs)],
                                [f"y{i}" if w else "" for i, w in enumerate(wanted)], domain=domain, **attributes)
        infos = [helper.make_tensor_value_info(f"x{i}", onnx_type(a), a.shape)
                 for i, a in enumerate(inputs) if a is not None]
        outs = [onnx.ValueInfoProto(name=f"y{i}") for i, w in enumerate(wanted) if w]
        graph = helper.make_graph([node], "g", infos, outs)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid(domain, opset)], ir_version=10)
        inferred = onnx.shape_inference.infer_shapes(model)
        for out, known in zip(graph.output, inferred.graph.output):
            inferred_type = known.type.tensor_type.elem_type  # none where the operator has no inference
            out.type.tensor_type.elem_type = inferred_type or onnx_type(next(a for a in inputs if a is not None))
        model.graph.CopyFrom(graph)
        return model

    @staticmethod
    def run(model, inputs, reference):
        feeds = {f"x{i}": a for i, a in enumerate(inputs) if a is not None}
        if reference == "onnx":
            return [np.asarray(r) for r in ReferenceEvaluator(model).run(None, feeds)]
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(model.SerializeToString(), options, ["CPUExecutionProvider"])
        return session.run(None, feeds)


def generator(family):
    """The module generators/<family>.py; by its path, since Python has modules of its own named as some families."""
    spec = importlib.util.spec_from_file_location(f"generators.{family}", HERE / "generators" / f"{family}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main():
    families = sys.argv[1:] or sorted(p.stem for p in (HERE / "generators").glob("*.py"))
    for family in families:
        file = CaseFile(family)
        generator(family).cases(file)
        (HERE / f"{family}.case").write_text("\n".join(file.text))
        print(f"{family}: {len(file.text)} cases")


if __name__ == "__main__":
    main()
