# SPDX-License-Identifier: Apache-2.0
"""The main job on every real model: fit, cut, merge, export; onnxruntime and the compiled C++ give the original's numbers.

Inputs are the reference ones beside each model (NAME.npz). What is cut off is compiled with the flags that the contract
promises, and run behind onnxruntime, which runs the exported ONNX.
"""
import json
import re
import subprocess

import numpy as np
import onnx
import onnxruntime
import pytest

FLAGS = ["-std=c++17", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]
LEAST_FINISHED = 22  # of the 30 shared models
FEWEST_MACS_KEPT = 0.9
finished = {}


def reference_inputs(model_path):
    entries = np.load(model_path.with_suffix(".npz"))
    return {k[3:].replace("|", "/"): entries[k] for k in entries.files if k.startswith("in:")}


def run_onnx(path, feeds):
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"])
    wanted = [i.name for i in session.get_inputs()]
    names = [o.name for o in session.get_outputs()]
    return dict(zip(names, session.run(names, {n: feeds[n] for n in wanted if n in feeds}))), names


def error_of(a, b):
    """product.md, "Error of an output"."""
    if a.shape != b.shape:
        return float("inf")
    if b.dtype.kind != "f":
        return 0.0 if np.array_equal(a, b) else float("inf")
    finite = np.isfinite(b)
    if not np.array_equal(finite, np.isfinite(a)):
        return float("inf")
    scale = max(1e-3, np.abs(b[finite]).max(initial=0))
    return float(np.abs(a[finite].astype(np.float64) - b[finite]).max(initial=0) / scale)


def run_tail(folder, stem, feeds, crossing, work):
    """Compiles the generated C++ and runs it on what crosses and on the graph's inputs."""
    program = work / "post"
    for compiler in ("clang++", "g++"):  # the last one's program is run
        subprocess.run([compiler, *FLAGS, "-I", folder, folder / "example.cpp", "-o", program], check=True)
    header = (folder / f"{stem}_post.hpp").read_text()
    struct = header[header.index("struct Inputs"):]
    names = re.findall(r"^    /// (.*): \w+\[.*$", struct[:struct.index("};")], re.M)
    files = []
    for i, name in enumerate(names):
        files.append(work / f"in{i}.npy")
        np.save(files[-1], crossing[name] if name in crossing else feeds[name])
    out = work / "outputs"
    out.mkdir()
    subprocess.run([program, *files, out], check=True)
    return {p.stem: np.load(p) for p in out.glob("*.npy")}


@pytest.mark.parametrize("merge", ["auto", "flatten"])
def test_the_main_job(espalier, zoo_model, merge, tmp_path):
    feeds = reference_inputs(zoo_model)
    shapes = [f"--shape={n.replace('=', chr(92) + '=')}={'x'.join(map(str, a.shape))}" for n, a in feeds.items()]
    report_file = tmp_path / "r.json"
    run = espalier("--batch", "--quiet", "--target", "tnn/gpu-opencl", "--fit", "--cut", "auto", "--merge", merge,
                   "--export", "tnn", "--export", "onnx", "--export", "cpp", "--report", report_file, "--out",
                   tmp_path / "out", *shapes, zoo_model)
    assert run.returncode in (0, 1), run.stderr
    report = json.loads(report_file.read_text())["models"][0]
    if report["rewrites"] or report["cut"]:
        assert report["verification"]["passed"] is True, report["verification"]
    for node in report["result"][0]["unsupported"]:
        assert node["code"], node
    stem = zoo_model.stem
    exported = tmp_path / "out" / stem / "onnx" / f"{stem}.onnx"
    onnx.checker.check_model(str(exported), full_check=True)

    expected, _ = run_onnx(zoo_model, feeds)
    actual, names = run_onnx(exported, feeds)
    if report["cut"]:
        if report["cut"]["merged_as"] != "none":
            assert names == ["espalier_merged"]
        by_file = run_tail(tmp_path / "out" / stem / "cpp", stem, feeds, actual, tmp_path)
        actual = {name: by_file[re.sub(r"[^A-Za-z0-9_.-]", "_", name)] for name in expected}
    for name, value in expected.items():
        limit = 1e-4 if value.dtype != np.float16 else 1e-2
        assert error_of(np.asarray(actual[name]), np.asarray(value)) <= limit, name
    kept = 1 - report["cut"]["macs_moved"] / report["macs"] if report["cut"] and report["macs"] else 1
    if merge == "auto":
        finished[stem] = run.returncode == 0 and kept >= FEWEST_MACS_KEPT


def test_most_models_end_with_every_node_supported():
    if len(finished) < 30:
        pytest.skip("only with all shared models")
    assert sum(finished.values()) >= LEAST_FINISHED, [n for n, done in finished.items() if not done]
