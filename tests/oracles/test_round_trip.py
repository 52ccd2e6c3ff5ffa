# SPDX-License-Identifier: Apache-2.0
"""Opening and saving leaves every model as it was, in onnx's own eyes."""
import onnx
import pytest
from onnx.backend.test.case import node as node_cases


def same_message(a, b):
    return a.SerializeToString(deterministic=True) == b.SerializeToString(deterministic=True)


def saved(espalier, path, out):
    result = espalier("--batch", "--quiet", "--export", "onnx", "--out", out, path)
    assert result.returncode == 0, result.stderr
    return onnx.load(str(out / path.stem / "onnx" / (path.stem + ".onnx")), load_external_data=False)


def without_marks(model):
    """The one thing that an export adds: who wrote it."""
    kept = [p for p in model.metadata_props if not p.key.startswith("espalier.")]
    del model.metadata_props[:]
    model.metadata_props.extend(kept)
    return model


def test_shared_models_come_out_as_they_went_in(espalier, zoo_model, tmp_path):
    model = onnx.load(str(zoo_model))
    written = without_marks(saved(espalier, zoo_model, tmp_path))
    if written.ir_version != model.ir_version:  # mended: IR 3 wants every initializer among the inputs
        with pytest.raises(onnx.checker.ValidationError):
            onnx.checker.check_model(model)
        model.ir_version = written.ir_version
    assert same_message(model, written)
    onnx.checker.check_model(written, full_check=False)


def test_backend_node_models_come_out_as_they_went_in(espalier, tmp_path):
    """All of the ONNX backend suite's node models, in one run of the program."""
    cases = node_cases.collect_testcases(None)
    paths = []
    for index, case in enumerate(cases):
        path = tmp_path / f"case{index}.onnx"
        path.write_bytes(case.model.SerializeToString())
        paths.append(path)
    assert len(paths) > 1500
    out = tmp_path / "out"
    changed = []
    for start in range(0, len(paths), 200):
        batch = paths[start:start + 200]
        result = espalier("--batch", "--quiet", "--export", "onnx", "--out", out, *batch)
        assert result.returncode in (0, 1, 4), result.stderr
    for path, case in zip(paths, cases):
        written = out / path.stem / "onnx" / path.name
        if not written.exists() or not same_message(case.model, without_marks(onnx.load(str(written)))):
            changed.append(case.name)
    print(f"{len(cases) - len(changed)} of {len(cases)} backend models unchanged")
    assert changed == []
