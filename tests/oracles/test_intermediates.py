# SPDX-License-Identifier: Apache-2.0
"""Every tensor between a real model's inputs and outputs is onnxruntime's, its optimisations off."""
import numpy as np
import onnx
import onnxruntime
from onnx import numpy_helper

TOLERANCE = 1e-4  # product.md, "Error of an output"
MARGIN = 1e-5  # of the scale: between values closer than this an ArgMax may choose either


def reference_inputs(model_path):
    entries = np.load(model_path.with_suffix(".npz"))
    return {k[3:].replace("|", "/"): entries[k] for k in entries.files if k.startswith("in:")}


def with_random_weights(model):
    """The light_* models have weights of one value, and so have their outputs: drawn anew, by the fan-in."""
    random = np.random.default_rng(5)
    variances = {n.input[4] for n in model.graph.node if n.op_type == "BatchNormalization"}
    drawn = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "ConstantOfShape":  # how these files store them
            value = next((numpy_helper.to_array(a.t) for a in node.attribute if a.name == "value"), np.zeros(1, "f"))
            if node.input[0] in drawn and value.dtype == np.float32:
                drawn[node.output[0]] = np.full(drawn[node.input[0]], value[0])
    kept = [n for n in model.graph.node if n.op_type != "ConstantOfShape" or n.output[0] not in drawn]
    del model.graph.node[:]
    model.graph.node.extend(kept)
    del model.graph.initializer[:]
    for name, value in drawn.items():
        if value.dtype == np.float32 and value.size > 1:
            fan_in = max(1, value.size // value.shape[0])
            value = random.normal(0, np.sqrt(2 / fan_in), value.shape).astype(np.float32)
            if name in variances:
                value = np.abs(value) + np.float32(0.5)
        model.graph.initializer.append(numpy_helper.from_array(value, name))


def show_all_tensors(model):
    """Makes every tensor of the main graph an output, but masks of Dropout, which nothing says the values of."""
    given = {o.name for o in model.graph.output}
    for node in model.graph.node:
        shown = node.output[:1] if node.op_type == "Dropout" else node.output
        model.graph.output.extend(onnx.ValueInfoProto(name=name) for name in shown if name and name not in given)


def error_of(a, b):
    """product.md, "Error of an output"."""
    if a.shape != b.shape or a.dtype != b.dtype:
        return np.inf
    if b.dtype.kind != "f":
        return 0.0 if np.array_equal(a, b) else np.inf
    finite = np.isfinite(a) & np.isfinite(b)
    if not np.array_equal(a[~finite], b[~finite], equal_nan=True):
        return np.inf
    a, b = a[finite].astype(np.float64), b[finite].astype(np.float64)
    return float(np.abs(a - b).max(initial=0) / max(1e-3, np.abs(b).max(initial=0)))


def chooses_as_well(node, made, wanted):
    """An ArgMax whose choices differ in nothing but values that are equal as far as can be told."""
    attributes = {a.name: a.i for a in node.attribute}
    axis, x = attributes.get("axis", 0), wanted[node.input[0]]
    a, b = (i if attributes.get("keepdims", 1) else np.expand_dims(i, axis) for i in (made, wanted[node.output[0]]))
    if a.shape != b.shape or a.dtype != b.dtype or a.min() < 0 or a.max() >= x.shape[axis]:
        return False
    gap = np.take_along_axis(x, b, axis) - np.take_along_axis(x, a, axis)
    return bool((np.abs(gap) <= MARGIN * np.abs(x).max()).all())


def test_intermediates_are_those_of_onnxruntime(espalier, zoo_model, tmp_path):
    model = onnx.load(zoo_model)
    if zoo_model.stem.startswith("light_"):
        with_random_weights(model)
    show_all_tensors(model)
    onnx.save(model, tmp_path / "m.onnx")
    feeds = reference_inputs(zoo_model)
    np.savez(tmp_path / "in.npz", **{k.replace("/", "|"): v for k, v in feeds.items()})
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, ["CPUExecutionProvider"])
    names = [o.name for o in session.get_outputs()]
    wanted = dict(zip(names, session.run(names, {i.name: feeds[i.name] for i in session.get_inputs() if i.name in feeds})))
    run = espalier("--batch", "--quiet", "--inputs", tmp_path / "in.npz", "--evaluate", tmp_path / "out.npz",
                   tmp_path / "m.onnx")
    assert run.returncode == 0, run.stderr
    made = np.load(tmp_path / "out.npz")
    off = {n: error_of(made[n.replace("/", "|")], wanted[n]) for n in names}
    off = {n: e for n, e in off.items() if not e <= TOLERANCE}
    for node in model.graph.node:
        if node.op_type == "ArgMax" and node.output[0] in off:
            if chooses_as_well(node, made[node.output[0].replace("/", "|")], wanted):
                del off[node.output[0]]
    assert not off, f"{len(off)} of {len(names)}: {off}"
