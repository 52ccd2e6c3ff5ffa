#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records the shapes of all values of the shared models, as onnxruntime makes them.

    make_shape_cases.py MODEL_FOLDER OUT_FOLDER

Needs onnx, onnxruntime, numpy. Inputs are those of the .npz file beside each model. One .tsv a model: a line
`# input NAME SHAPE` for each input, then for each node output its place, its type as it ran, and, if the model has
dynamic dims, the type that onnx.shape_inference finds without any input. The place is `NODE.OUTPUT` by index in the
file, in a body `NODE/ATTRIBUTE/NODE.OUTPUT`.
"""
import pathlib
import sys

import numpy
import onnx
import onnxruntime

NAMES = {v: k.lower() for k, v in onnx.TensorProto.DataType.items()}
NAMES[onnx.TensorProto.BFLOAT16] = "bfloat16"


def run(model, feeds):
    """Values of every node output of the main graph, by name."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    del copy.graph.output[:]
    names = [name for node in copy.graph.node for name in node.output if name]
    copy.graph.output.extend(onnx.ValueInfoProto(name=name) for name in names)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(copy.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return dict(zip(names, session.run(names, feeds)))


def actual(value):
    dtype = NAMES[onnx.helper.np_dtype_to_tensor_dtype(value.dtype)]
    return dtype + ("[" + ",".join(map(str, value.shape)) + "]" if value.shape else "")


def inferred(types, name):
    tensor = types[name].tensor_type if name in types else None
    if tensor is None or not tensor.elem_type:
        return "unknown"
    dims = [str(d.dim_value) if d.HasField("dim_value") and d.dim_value >= 0 else "?" for d in tensor.shape.dim]
    if not tensor.HasField("shape"):
        return NAMES[tensor.elem_type] + "[]"
    return NAMES[tensor.elem_type] + ("[" + ",".join(dims) + "]" if dims else "")


def captured(graph):
    made = {i.name for i in graph.input} | {i.name for i in graph.initializer}
    out = []
    for node in graph.node:
        for body in [a.g for a in node.attribute if a.type == onnx.AttributeProto.GRAPH]:
            out += [name for name in captured(body) if name not in made]
        out += [name for name in node.input if name and name not in made]
        made |= set(node.output)
    return list(dict.fromkeys(out))


def record(model, graph, values, types, path, lines):
    """Lines for the outputs of a graph's nodes, and of bodies that can run alone with what they capture."""
    for index, node in enumerate(graph.node):
        for output, name in enumerate(node.output):
            if name and isinstance(values.get(name), numpy.ndarray):
                line = f"{path}{index}.{output}\t{actual(values[name])}"
                lines.append(line + (f"\t{inferred(types, name)}" if types is not None else ""))
        for attribute in node.attribute:
            if attribute.type != onnx.AttributeProto.GRAPH or attribute.g.input:
                continue
            body = attribute.g
            outer = {name: values[name] for name in captured(body)}
            inputs = [onnx.helper.make_tensor_value_info(
                name, onnx.helper.np_dtype_to_tensor_dtype(value.dtype), value.shape)
                for name, value in outer.items()]
            alone = onnx.ModelProto()
            alone.CopyFrom(model)
            alone.graph.Clear()
            alone.graph.CopyFrom(body)
            alone.graph.name = alone.graph.name or "body"
            alone.graph.input.extend(inputs)
            try:
                inner = run(alone, outer)
            except Exception as error:  # a branch that these inputs cannot take
                print(f"  {path}{index}/{attribute.name}: {str(error)[:100]}")
                continue
            record(model, body, {**values, **inner}, {} if types is not None else None,
                   f"{path}{index}/{attribute.name}/", lines)


def main():
    models, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(models.glob("*.onnx")):
        model = onnx.load(path)
        inputs = {key[3:].replace("|", "/"): value for key, value in numpy.load(path.with_suffix(".npz")).items()
                  if key.startswith("in:")}
        lines = [f"# input {name} {'x'.join(map(str, value.shape)) or 'scalar'}" for name, value in inputs.items()]
        constants = {i.name for i in model.graph.initializer}
        dims = [d for i in model.graph.input if i.name not in constants for d in i.type.tensor_type.shape.dim]
        types = None
        if any(not d.HasField("dim_value") for d in dims):
            found = onnx.shape_inference.infer_shapes(model, data_prop=True).graph
            types = {v.name: v.type for v in [*found.value_info, *found.output]}
        values = {**{i.name: onnx.numpy_helper.to_array(i) for i in model.graph.initializer}, **inputs,
                  **run(model, inputs)}
        record(model, model.graph, values, types, "", lines)
        (out / path.with_suffix(".tsv").name).write_text("\n".join(lines) + "\n")
        print(path.stem, len(lines))


main()
