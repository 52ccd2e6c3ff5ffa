# SPDX-License-Identifier: Apache-2.0
"""The program under test and the models at hand."""
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def zoo():
    """Models with reference values (.npz beside .onnx): ESPALIER_MODEL_ZOO, else shared/models beside the checkout."""
    folders = os.environ.get("ESPALIER_MODEL_ZOO", str(ROOT.parent / "shared" / "models")).split(":")
    return sorted(p for f in folders for p in pathlib.Path(f).glob("*.onnx"))


def pytest_generate_tests(metafunc):
    if "zoo_model" in metafunc.fixturenames:
        metafunc.parametrize("zoo_model", zoo(), ids=lambda p: p.stem)


@pytest.fixture(scope="session")
def espalier():
    """Runs the program; returns what it printed and its exit code."""
    program = os.environ["ESPALIER_PROGRAM"]

    def run(*arguments):
        return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=600)

    return run
