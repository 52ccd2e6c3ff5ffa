# SPDX-License-Identifier: Apache-2.0
"""What `--simplify` leaves of every real model, against onnxsim and onnxslim with their fusions off.

Nodes are counted as product.md counts them: main graph and bodies, Constants not, a function call one. Fusions of our
own (BatchNormalization into Conv) are added back, so that what is compared is folding and removal alone.
"""
import json
import subprocess
import sys

import numpy as np
import onnx
import onnxruntime
import onnxsim
import onnxslim
import pytest
from onnxslim.core.pattern.registry import DEFAULT_FUSION_PATTERNS

MOST_GROWTH = 33 << 20  # bytes; what folding may add to a model, and its names
FUSION_PREFIXES = ("fuse_", "rewrite_", "replace_")
FUSIONS_WITHOUT_A_LISTING = ["fuse_consecutive_mul", "fuse_consecutive_reshapes", "fuse_reshape_family"]


def all_nodes(graph):
    for node in graph.node:
        yield node
        for attribute in node.attribute:
            for body in [attribute.g, *attribute.graphs]:
                yield from all_nodes(body)


def counted(model):
    return sum(not (n.op_type == "Constant" and n.domain in ("", "ai.onnx")) for n in all_nodes(model.graph))


@pytest.fixture(scope="session")
def simplifier_fusions():
    """Names of onnxsim's passes that fuse or rewrite."""
    passes = list(FUSIONS_WITHOUT_A_LISTING)
    for listing in ("--list-default-optimizers", "--list-other-optimizers"):
        run = subprocess.run([sys.executable, "-m", "onnxsim", listing, "in", "out"], capture_output=True, text=True)
        passes += run.stdout.split()
    fusions = [name for name in passes if name.startswith(FUSION_PREFIXES)]
    assert "fuse_bn_into_conv" in fusions
    return fusions


def left_by_onnxsim(model, fusions, with_bodies):
    try:
        simplified, _ = onnxsim.simplify(model, skipped_optimizers=fusions, skip_fuse_bn=True,
                                         include_subgraph=with_bodies)
    except Exception:  # it stops on some models
        return None
    return counted(simplified)


def left_by_onnxslim(path):
    fusions = [name for name in DEFAULT_FUSION_PATTERNS if name.startswith("Fusion")]
    try:
        return counted(onnxslim.slim(str(path), skip_fusion_patterns=fusions))
    except Exception:
        return None


def outputs_of(path, feeds):
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"])
    given = {i.name: feeds[i.name] for i in session.get_inputs() if i.name in feeds}
    return dict(zip([o.name for o in session.get_outputs()], session.run(None, given)))


def test_no_more_nodes_are_left_than_others_leave(espalier, simplifier_fusions, zoo_model, tmp_path):
    report_file = tmp_path / "r.json"
    run = espalier("--batch", "--quiet", "--simplify", "--no-verify", "--export", "onnx", "--out", tmp_path / "out",
                   "--report", report_file, zoo_model)
    assert run.returncode == 0, run.stderr
    report = json.loads(report_file.read_text())["models"][0]
    written = tmp_path / "out" / zoo_model.stem / "onnx" / zoo_model.name
    before, after = onnx.load(zoo_model), onnx.load(written)
    onnx.checker.check_model(str(written), full_check=True)
    fused = sum(rewrite["rule"] == "batchnormalization-into-conv" for rewrite in report["rewrites"])
    own = counted(after) + fused

    others = {"onnxsim": left_by_onnxsim(before, simplifier_fusions, False),
              "onnxsim with bodies": left_by_onnxsim(before, simplifier_fusions, True),
              "onnxslim": left_by_onnxslim(zoo_model)}
    print(f"{zoo_model.stem}: {counted(before)} nodes, {own} left, {others}")
    for name, left in others.items():
        assert left is None or own <= left, name

    assert {(o.domain, o.version) for o in after.opset_import} <= {(o.domain, o.version) for o in before.opset_import}
    assert {(f.domain, f.name) for f in after.functions} <= {(f.domain, f.name) for f in before.functions}
    domains = [{n.domain for n in all_nodes(model.graph)} for model in (after, before)]
    assert domains[0] <= domains[1]
    if fused == 0:  # a fusion makes new weights of those that were computed
        assert written.stat().st_size <= zoo_model.stat().st_size + MOST_GROWTH

    entries = np.load(zoo_model.with_suffix(".npz"))
    feeds = {k[3:].replace("|", "/"): entries[k] for k in entries.files if k.startswith("in:")}
    expected, actual = outputs_of(zoo_model, feeds), outputs_of(written, feeds)
    for name, value in expected.items():
        if value.dtype.kind == "f":
            scale = max(1e-3, np.abs(value).max(initial=0))
            assert np.abs(actual[name] - value).max(initial=0) / scale <= 1e-4, name
        else:
            assert np.array_equal(actual[name], value), name
