# SPDX-License-Identifier: Apache-2.0
"""Models that onnxruntime rewrote with operators of its own (FusedConv, SkipLayerNormalization, QLinearConcat, …) give its
numbers."""
import numpy as np
import onnxruntime

TOLERANCE = 1e-4  # product.md, "Error of an output"


def test_an_optimised_model_gives_the_same_numbers(espalier, zoo_model, tmp_path):
    entries = np.load(zoo_model.with_suffix(".npz"))
    feeds = {k[3:].replace("|", "/"): entries[k] for k in entries.files if k.startswith("in:")}
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(tmp_path / "optimised.onnx")
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(str(zoo_model), options, ["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    wanted = dict(zip(names, session.run(None, feeds)))
    run = espalier("--batch", "--quiet", "--inputs", zoo_model.with_suffix(".npz"), "--evaluate", tmp_path / "made.npz",
                   tmp_path / "optimised.onnx")
    assert run.returncode == 0, run.stderr
    made = np.load(tmp_path / "made.npz")
    for name, value in wanted.items():
        a, b = made[name.replace("/", "|")].astype(np.float64), value.astype(np.float64)
        assert a.shape == b.shape
        error = np.abs(a - b).max(initial=0) / max(1e-3, np.abs(b).max(initial=0))
        assert error <= TOLERANCE, f"{name}: {error}"
