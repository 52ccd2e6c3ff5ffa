# SPDX-License-Identifier: Apache-2.0
"""Writes the test cases of the onnx package into a folder: SUITE/CASE/model.onnx and test_data_set_0/{input,output}_N.pb.

node: made in memory by onnx.backend.test.case. simple, pytorch-converted, pytorch-operator: from the package's files.
light: models whose weights are made by nodes; their inputs are those of onnx's own runner.
"""
import pathlib
import shutil
import sys
import warnings

import numpy as np
import onnx
from onnx import numpy_helper

SUITES = ("simple", "pytorch-converted", "pytorch-operator")


def as_proto(value, value_type, name):
    """The value in the message that its declared type calls for."""
    if isinstance(value, (onnx.TensorProto, onnx.SequenceProto, onnx.OptionalProto, onnx.MapProto)):
        return value
    if value_type.HasField("map_type"):
        return numpy_helper.from_dict(value, name)
    if value_type.HasField("sequence_type"):
        return numpy_helper.from_list(value, name)
    if value_type.HasField("optional_type"):
        return numpy_helper.from_optional(value, name)
    return numpy_helper.from_array(np.asarray(value), name)


def write_case(folder, model, inputs, outputs):
    values = folder / "test_data_set_0"
    values.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(model.SerializeToString())
    for kind, given, ports in (("input", inputs, model.graph.input), ("output", outputs, model.graph.output)):
        for i, value in enumerate(given):
            proto = as_proto(value, ports[i].type, ports[i].name)
            (values / f"{kind}_{i}.pb").write_bytes(proto.SerializeToString())


def write_node_cases(folder):
    from onnx.backend.test.case.node import collect_testcases

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # casts that overflow on purpose
        for case in collect_testcases(None):
            inputs, outputs = case.data_sets[0]
            write_case(folder / case.name, case.model, inputs, outputs)


def write_light_cases(folder, package):
    for path in sorted(package.glob("*.onnx")):
        model = onnx.load(path)
        constants = {tensor.name for tensor in model.graph.initializer}
        inputs = []
        for port in model.graph.input:
            if port.name not in constants:
                shape = [dim.dim_value or 1 for dim in port.type.tensor_type.shape.dim]
                count = int(np.prod(shape))
                inputs.append((np.arange(count).reshape(shape) / count).astype(np.float32))
        expected = onnx.TensorProto.FromString(path.with_name(path.stem + "_output_0.pb").read_bytes())
        values = folder / path.stem / "test_data_set_0"
        values.mkdir(parents=True)
        shutil.copy(path, folder / path.stem / "model.onnx")
        for i, value in enumerate(inputs):
            (values / f"input_{i}.pb").write_bytes(numpy_helper.from_array(value).SerializeToString())
        (values / "output_0.pb").write_bytes(expected.SerializeToString())


def main():
    target = pathlib.Path(sys.argv[1])
    package = pathlib.Path(onnx.__file__).parent / "backend" / "test" / "data"
    shutil.rmtree(target, ignore_errors=True)
    write_node_cases(target / "node")
    for suite in SUITES:
        shutil.copytree(package / suite, target / suite)
    write_light_cases(target / "light", package / "light")
    (target / "complete").touch()


if __name__ == "__main__":
    main()
