# SPDX-License-Identifier: Apache-2.0
"""Times the program beside other programs that do the same, in turns, and prints the ratios.

A peer's time is that of its work alone, without its start and imports; the program's is that of its whole process.
Each pair runs in turns; what is printed is the median ratio of the pairs, and the lowest and highest.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper


def chain(folder, nodes):
    """As many small convolutions and additions, with skips, as there are nodes."""
    weight = numpy_helper.from_array(np.full((4, 4, 1, 1), 0.1, np.float32), "w")
    made, last, skip = [], "x", "x"
    for i in range(nodes):
        if i % 3 == 2:
            made.append(helper.make_node("Add", [last, skip], [f"v{i}"], f"n{i}"))
            skip = f"v{i}"
        else:
            made.append(helper.make_node("Conv" if i % 3 == 0 else "Relu", [last, "w"] if i % 3 == 0 else [last],
                                         [f"v{i}"], f"n{i}"))
        last = f"v{i}"
    shape = [1, 4, 8, 8]
    graph = helper.make_graph(made, "chain", [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
                              [helper.make_tensor_value_info(last, TensorProto.FLOAT, shape)], [weight])
    path = folder / f"chain_{nodes}.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)
    return path


def heavy(folder, megabytes):
    """One matrix of that size."""
    side = int((megabytes * 1e6 / 4) ** 0.5)
    weight = numpy_helper.from_array(np.zeros((side, side), np.float32), "w")
    graph = helper.make_graph([helper.make_node("MatMul", ["x", "w"], ["y"])], "heavy",
                              [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, side])],
                              [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, side])], [weight])
    path = folder / f"heavy_{megabytes}MB.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)
    return path


def seconds(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def compare(what, ours, peer, runs):
    ours(), peer()  # files into memory
    pairs = [(seconds(ours), seconds(peer)) for _ in range(runs)]
    ratios = sorted(a / b for a, b in pairs)
    print(f"{what:44} {statistics.median(a for a, _ in pairs):8.3f} s {statistics.median(b for _, b in pairs):8.3f} s"
          f"   ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("models", nargs="*", type=pathlib.Path, help="also evaluated beside onnxruntime")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()

    def run(*arguments):
        done = subprocess.run([given.program, "--batch", "--quiet", *map(str, arguments)], capture_output=True, text=True)
        if done.returncode > 1:
            sys.exit(done.stderr)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        print(f"{'':44} {'espalier':>10} {'peer':>10}")
        for model in (chain(folder, 10_000), chain(folder, 100_000), heavy(folder, 500)):
            compare(f"open {model.stem}, infer shapes: onnx", lambda: run(model),
                    lambda: onnx.shape_inference.infer_shapes(onnx.load(model)), given.runs)
            compare(f"open {model.stem}, save: onnx",
                    lambda: run("--export", "onnx", "--no-verify", "--out", folder / "out", "--force", model),
                    lambda: onnx.save(onnx.load(model), folder / "peer.onnx"), given.runs)
        for model in given.models:
            entries = np.load(model.with_suffix(".npz"))
            feeds = {k[3:].replace("|", "/"): entries[k] for k in entries.files if k.startswith("in:")}
            fixed = [f"--shape={n}={'x'.join(map(str, a.shape))}" for n, a in feeds.items() if a.ndim]

            def peer():
                options = onnxruntime.SessionOptions()
                options.intra_op_num_threads = 1
                options.log_severity_level = 3
                onnxruntime.InferenceSession(str(model), options, ["CPUExecutionProvider"]).run(None, feeds)

            compare(f"open and run {model.stem}: onnxruntime",
                    lambda: run("--evaluate", folder / "o.npz", "--jobs", 1, "--force", *fixed, model), peer, given.runs)


if __name__ == "__main__":
    main()
