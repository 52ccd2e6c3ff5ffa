# SPDX-License-Identifier: Apache-2.0
"""Times the evaluator beside onnxruntime, all optimisations on, on models with kept inputs, and prints the ratios.

Both times are those of a run once the model is open and has run before. The two take turns. The memory is the most
that tensors took in a first run, weights left out, beside the least that the activations alive at once need (0: sizes
are not known before).
"""
import argparse
import math
import pathlib
import statistics
import subprocess
import time

import numpy as np
import onnxruntime


def peer_run(model, feeds, threads):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(model), options, ["CPUExecutionProvider"])
    session.run(None, feeds)

    def median(runs):
        seconds = []
        for _ in range(runs):
            begin = time.perf_counter()
            session.run(None, feeds)
            seconds.append(time.perf_counter() - begin)
        return statistics.median(seconds)
    return median


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="espalier_bench")
    parser.add_argument("models", nargs="+", type=pathlib.Path, help="each with its inputs beside it, as .npz")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--turns", type=int, default=3)
    given = parser.parse_args()
    for threads in given.threads:
        rows = []
        print(f"{threads} thread(s){'':20} {'espalier':>10} {'onnxruntime':>12}  ratio    peak : activations")
        for model in given.models:
            entries = np.load(model.with_suffix(".npz"))
            feeds = {k[3:].replace("|", "/"): entries[k] for k in entries.files if k.startswith("in:")}
            try:
                peer = peer_run(model, feeds, threads)
            except Exception as error:
                print(f"{model.stem:30} onnxruntime: {str(error).splitlines()[0][:80]}")
                continue
            runs = max(5, min(200, int(0.2 / max(peer(3), 1e-6))))
            pairs = []
            for _ in range(given.turns):
                done = subprocess.run([given.program, "evaluate", str(model), str(model.with_suffix(".npz")), str(runs),
                                       str(threads)], capture_output=True, text=True)
                if done.returncode:
                    print(f"{model.stem:30} {done.stderr.strip()}")
                    break
                median, _, peak, activations = map(float, done.stdout.split())
                pairs.append((median, peer(runs)))
            else:
                ratio = statistics.median(a / b for a, b in pairs)
                rows.append((ratio, model.stem))
                print(f"{model.stem:30} {statistics.median(a for a, _ in pairs) * 1e3:8.3f}ms "
                      f"{statistics.median(b for _, b in pairs) * 1e3:10.3f}ms {ratio:6.2f} "
                      f"{peak / 1e6:7.2f} : {activations / 1e6:.2f} MB", flush=True)
        mean = math.exp(sum(math.log(ratio) for ratio, _ in rows) / max(1, len(rows)))
        print(f"geometric mean of {len(rows)}: {mean:.2f}; highest: "
              + ", ".join(f"{name} {ratio:.2f}" for ratio, name in sorted(rows, reverse=True)[:3]))


if __name__ == "__main__":
    main()
