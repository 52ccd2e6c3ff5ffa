# SPDX-License-Identifier: Apache-2.0
"""What targets lack, and what rules mend of it: docs/reach.md.

The probes are the models of the ONNX backend suite that have one node; parameters that models in practice have as
constants (weights, axes, indices …) are made so, from the data that comes with the case. A pair is an operator with a
family of attributes. ESPALIER_UPDATE_GOLDEN=1 writes the page anew.
"""
import collections
import json
import os
import pathlib

import onnx
import onnx.numpy_helper
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / "build" / "conformance" / "node"
PAGE = ROOT / "docs" / "reach.md"
# Formal inputs that are constants in models as they are exported.
PARAMETERS = set("""W w R B b bias scale input_mean input_var mean var weight Scale axes shape starts ends steps repeats
    pads sizes scales roi k depth values split indices block_size condition constant_value axis size seed slope X_scale
    x_scale y_scale w_scale a_scale b_scale x_zero_point y_zero_point w_zero_point a_zero_point b_zero_point
    output_shape sequence_lens P min max ratio training_mode diagonal start limit delta trip_count max_output_boxes_per_class
    iou_threshold score_threshold target_shape""".split())
TOLD = "axis group keepdims ceil_mode count_include_pad largest to exclusive reverse select_last_index linear_before_reset " \
       "transA transB blocksize align_corners p fmod allowzero noop_with_empty_axes hidden_size".split()
TARGETS = ["tnn/cpu-arm", "tnn/gpu-opencl", "tnn/npu-huawei", "mace/cpu", "mace/gpu-opencl", "minidnn/cpu"]


def family(node):
    told = []
    for attribute in sorted(node.attribute, key=lambda a: a.name):
        value = onnx.helper.get_attribute_value(attribute)
        if attribute.type == onnx.AttributeProto.STRING:
            told.append(f"{attribute.name}={value.decode(errors='replace')}")
        elif attribute.name in TOLD:
            told.append(f"{attribute.name}={value}")
        else:
            told.append(attribute.name)
    return ", ".join(told)


def probe_of(folder):
    """The model with its parameters constant; None if it has more than one node or is of another domain."""
    model = onnx.load(folder / "model.onnx")
    if len(model.graph.node) != 1 or model.graph.node[0].domain not in ("", "ai.onnx"):
        return None
    node, graph = model.graph.node[0], model.graph
    opset = next(o.version for o in model.opset_import if o.domain in ("", "ai.onnx"))
    formal = onnx.defs.get_schema(node.op_type, opset).inputs
    for index, port in reversed(list(enumerate(graph.input))):
        places = [i for i, name in enumerate(node.input) if name == port.name]
        name = formal[min(places[0], len(formal) - 1)].name if places else ""
        data = folder / "test_data_set_0" / f"input_{index}.pb"
        if name not in PARAMETERS or places[0] == 0 or not data.exists():
            continue
        if not port.type.HasField("tensor_type"):
            continue
        tensor = onnx.TensorProto()
        tensor.ParseFromString(data.read_bytes())
        tensor.name = port.name
        graph.initializer.append(tensor)
        del graph.input[index]
    model.ir_version = max(model.ir_version, 4)
    return model


@pytest.fixture(scope="session")
def probes(tmp_path_factory):
    if not CASES.is_dir():
        pytest.skip("no cases are there; `./x test conformance` makes them")
    folder = tmp_path_factory.mktemp("probes")
    told = {}
    for case in sorted(CASES.iterdir()):
        model = probe_of(case)
        if model is not None:
            onnx.save(model, folder / f"{case.name}.onnx")
            told[case.name] = (model.graph.node[0].op_type, family(model.graph.node[0]))
    return folder, told


def reached(espalier, probes, target, report):
    """(operator, family) -> number of probes that lack it, and of those that are mended; and what went wrong."""
    folder, told = probes
    files = [folder / f"{name}.onnx" for name in told]
    espalier("--batch", *files, "--target", target, "--fit=approximate", "--report", report, "--quiet", "--jobs", 2)
    lacking, mended, faults = collections.Counter(), collections.Counter(), []
    for model in json.loads(report.read_text())["models"]:
        pair = told[pathlib.Path(model["path"]).stem]
        faults += [error["text"] for error in model["errors"]]
        if not model["targets"] or not model["targets"][0]["unsupported"]:
            continue
        lacking[pair] += 1
        if not model["errors"] and model["result"] and not model["result"][0]["unsupported"]:
            mended[pair] += 1
    return lacking, mended, faults


def page_of(reach):
    """The page in Markdown: operators by row, targets by column."""
    lines = ["# What targets lack, and what rules mend", "",
             "Made by `ESPALIER_UPDATE_GOLDEN=1 ./x oracles -k reach` from the models of the ONNX backend suite with one "
             "node. A row is an",
             "operator with a family of attributes. *mended*: `--fit=approximate` makes such a node run on the target; a "
             "number says of how",
             "many cases that lack something; a dash: nothing is lacking, or there is no such case. Rows that no target's "
             "rules mend are left out.", ""]
    pairs = sorted({pair for _, mended in reach.values() for pair in mended})
    lines += [f"{len(pairs)} pairs are mended, of {len({p for lacking, _ in reach.values() for p in lacking})} that some "
              "target lacks.", ""]
    lines += ["| operator | attributes | " + " | ".join(reach) + " |", "|---|---|" + "---|" * len(reach)]
    for operator, attributes in pairs:
        cells = []
        for lacking, mended in reach.values():
            lack, mend = lacking[operator, attributes], mended[operator, attributes]
            cells.append("-" if lack == 0 else "" if mend == 0 else "mended" if mend == lack else f"{mend} of {lack}")
        lines.append(f"| {operator} | {attributes.replace('|', '/')} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def mended_rows(page):
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ")]
    names = [name.strip(" |") for name in rows[0][2:]]
    return {(row[0].strip("| "), row[1].strip(), name) for row in rows[1:] for name, cell in zip(names, row[2:])
            if cell.strip(" |") not in ("-", "")}


def test_what_the_page_says_is_mended_is(espalier, probes, tmp_path):
    reach, faults = {}, []
    for target in TARGETS:
        lacking, mended, wrong = reached(espalier, probes, target, tmp_path / "report.json")
        reach[target] = (lacking, mended)
        faults += wrong
    assert not faults
    page = page_of(reach)
    if os.environ.get("ESPALIER_UPDATE_GOLDEN") == "1":
        PAGE.write_text(page)
    lost = mended_rows(PAGE.read_text()) - mended_rows(page)
    assert not lost
    assert len({(operator, attributes) for operator, attributes, _ in mended_rows(page)}) >= 150
