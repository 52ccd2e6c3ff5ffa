# SPDX-License-Identifier: Apache-2.0
"""Every rule on random models of its domain: onnxruntime runs both sides.

tests/rewrites/<rule>/property.py has `model(draw)`, which returns a graph in ONNX text; its docstring names the domain.
Draws that the rule refuses, or that no judge runs, are drawn again; a rule must apply to a quarter of what is drawn.
"""
import importlib.util
import json
import os
import pathlib
import subprocess
import zlib

import numpy as np
import onnx
import onnx.parser
import onnx.reference
import onnxruntime
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = int(os.environ.get("ESPALIER_SEEDS", "10"))
DRAWS = 4 * CASES
OLDEST, NEWEST = 7, 25  # opsets that onnxruntime runs
TOLERANCE = {np.dtype("float16"): 1e-2}
# What float inputs are made of, with how often.
FAMILIES = {"normal": 4, "large": 1, "huge": 1, "tiny": 1, "zeros": 1, "special": 2}


class Shape(list):
    """Lengths; in text as ONNX writes them after a dtype."""

    def __str__(self):
        return "[" + ",".join(str(n) for n in self) + "]" if self else ""


class Draw:
    """Random choices of one model. `opset` is chosen before."""

    def __init__(self, seed, opset):
        self.random = np.random.default_rng(seed)
        self.opset = opset
        self.limited = {}

    def integer(self, low, high):
        """low ≤ n ≤ high."""
        return int(self.random.integers(low, high + 1))

    def choice(self, options):
        return options[self.integer(0, len(options) - 1)]

    def chance(self, probability):
        return bool(self.random.random() < probability)

    def dims(self, low, high, least=1, most=6):
        """A shape of rank low to high."""
        return Shape(self.integer(least, most) for _ in range(self.integer(low, high)))

    def broadcastable(self, shape):
        """A shape that broadcasts to the given one."""
        kept = shape[self.integer(0, len(shape)):]
        return Shape(1 if self.chance(0.3) else length for length in kept)

    def reordered(self, count):
        """A permutation of 0 … count - 1."""
        return [int(i) for i in self.random.permutation(count)]

    def some(self, options, least=1):
        """Some of the options, in their order."""
        size = self.integer(least, len(options))
        return [options[i] for i in sorted(self.random.permutation(len(options))[:size])]

    def floats(self, count, low=-2.0, high=2.0):
        return [float(np.float32(x)) for x in self.random.uniform(low, high, count)]

    def integers(self, count, low, high):
        return [self.integer(low, high) for _ in range(count)]

    def limit(self, name, low, high):
        """Elements of that input lie between the two; without it they may be anything."""
        self.limited[name] = (low, high)
        return name


def tensor(dtype, shape, values, name=None):
    """A constant in ONNX text: `float[2] c = {1, 2}` for the list of initializers, without a name its right side."""
    text = ", ".join(str(v).lower() if isinstance(v, bool) else repr(v) for v in values)
    return f"{dtype}{Shape(shape)} {name + ' = ' if name else ''}{{{text}}}"


def values_of(draw, name, dtype, shape, family):
    size = shape or ()
    low, high = draw.limited.get(name, (None, None))
    random = draw.random
    if dtype == np.bool_:
        return random.integers(0, 2, size).astype(bool)
    if np.issubdtype(dtype, np.integer):
        limits = np.iinfo(dtype)
        if low is None:
            wide = family in ("large", "huge")
            low, high = (limits.min, limits.max) if wide else (max(limits.min, -5), 5)
        return random.integers(low, high, size, dtype=dtype, endpoint=True)
    if low is not None:
        return random.uniform(low, high, size).astype(dtype)
    scale = {"large": 1e3, "huge": 1e4 if dtype == np.float16 else 1e30, "tiny": 1e-6}.get(family, 1.0)
    values = random.normal(0, scale, size)
    if family in ("zeros", "special"):
        odd = [0.0, -0.0] if family == "zeros" else [0.0, np.inf, -np.inf, np.nan, 1e4, -1e4]
        values = np.where(random.random(size) < 0.3, random.choice(odd, size), values)
    return values.astype(dtype)


def run(model, feeds):
    """Outputs by the judge, or None if none runs it."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 4
    options.intra_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(model.SerializeToString(), options).run(None, feeds)
    except Exception as fault:  # its own exceptions have no common base
        if "NOT_IMPLEMENTED" not in str(fault) and "NotImplemented" not in type(fault).__name__:
            raise
    return None


def difference(ours, theirs, bound):
    """None, or what differs where the original is finite: elsewhere no rule promises anything."""
    if ours.shape != theirs.shape or ours.dtype != theirs.dtype:
        return f"{ours.dtype}{ours.shape} is not {theirs.dtype}{theirs.shape}"
    if theirs.dtype.kind not in "f":
        return None if np.array_equal(ours, theirs) else f"{ours.ravel()[:8]} is not {theirs.ravel()[:8]}"
    finite = np.isfinite(theirs)
    a, b = ours[finite].astype(np.float64), theirs[finite].astype(np.float64)
    if a.size == 0:
        return None
    if not np.isfinite(a).all():
        at = np.flatnonzero(~np.isfinite(a))[0]
        return f"{a[at]} where the original has {b[at]}"
    error = np.abs(a - b).max() / max(1e-3, np.abs(b).max())
    return None if error <= bound else f"error {error:.3g} is more than {bound:.3g}"


def load_property(path):
    spec = importlib.util.spec_from_file_location(f"property_{path.parent.name}", path)
    module = importlib.util.module_from_spec(spec)
    module.tensor = tensor
    module.Shape = Shape
    module.np = np
    spec.loader.exec_module(module)
    return module


def rules_of(program):
    listed = subprocess.run([program, "--batch", "--list", "rules"], capture_output=True, text=True, check=True).stdout
    return {row[0]: row for row in (line.split("\t") for line in listed.splitlines())}


PROPERTIES = sorted((ROOT / "tests" / "rewrites").glob("*/property.py"))


@pytest.mark.parametrize("path", PROPERTIES, ids=lambda p: p.parent.name)
def test_rule_keeps_numbers(path, tmp_path, espalier):
    name = path.parent.name.replace("_", "-")
    row = rules_of(os.environ["ESPALIER_PROGRAM"])[name]
    first, last = (int(n) for n in row[4].split(".."))
    stated = float(row[5])
    model_of = load_property(path).model
    random = np.random.default_rng(zlib.crc32(name.encode()))
    opsets = [o for o in range(max(first, OLDEST), min(last, NEWEST) + 1)]
    drawn = []
    for index in range(DRAWS):
        draw = Draw([zlib.crc32(name.encode()), index], int(random.choice(opsets)))
        text = model_of(draw)
        ir = 8 if draw.opset < 19 else 10
        model = onnx.parser.parse_model(f'<ir_version: {ir}, opset_import: ["": {draw.opset}]>\n{text}')
        model = onnx.shape_inference.infer_shapes(model)  # outputs are written without types
        del model.graph.value_info[:]
        file = tmp_path / f"m{index}.onnx"
        onnx.save(model, file)
        drawn.append((draw, text, model, file))
    arguments = ["--batch", *(d[3] for d in drawn), "--apply", name, "--no-verify", "--export", "onnx"]
    ran = espalier(*arguments, "--out", tmp_path / "out", "--report", tmp_path / "report.json", "--quiet")
    report = json.loads((tmp_path / "report.json").read_text())["models"]
    assert len(report) == len(drawn), ran.stderr
    judged = applied = 0
    for (draw, text, model, file), told in zip(drawn, report):
        assert not told["errors"], f"{told['errors']}\n{text}"
        if not told["rewrites"]:
            continue
        applied += 1
        after = onnx.load(tmp_path / "out" / file.stem / "onnx" / file.name)
        where = f"opset {draw.opset}\n{text}\n{onnx.printer.to_text(after.graph)}"
        try:
            onnx.checker.check_model(after, full_check=True)
        except Exception as fault:
            pytest.fail(f"{fault}\n{where}")
        family = draw.random.choice(list(FAMILIES), p=np.array(list(FAMILIES.values())) / sum(FAMILIES.values()))
        feeds = {}
        for port in model.graph.input:
            kind = port.type.tensor_type
            dtype = onnx.helper.tensor_dtype_to_np_dtype(kind.elem_type)
            shape = [d.dim_value or 2 for d in kind.shape.dim]
            feeds[port.name] = values_of(draw, port.name, np.dtype(dtype), shape, family)
        where = f"{family} values, {where}"
        try:
            theirs, ours = run(model, feeds), run(after, feeds)
        except Exception as fault:
            pytest.fail(f"{fault}\n{where}")
        if theirs is None or ours is None:
            continue
        judged += 1
        for a, b in zip(ours, theirs):
            a, b = np.asarray(a), np.asarray(b)
            wrong = difference(a, b, max(TOLERANCE.get(b.dtype, 1e-4), stated))
            assert wrong is None, f"{wrong}; {where}"
        if judged == CASES:
            break
    assert judged * 4 >= CASES, f"applied to {applied} of {len(drawn)} models, {judged} of them judged"
