# SPDX-License-Identifier: Apache-2.0
"""Trees, linear models and support vectors of ai.onnx.ml give onnxruntime's numbers."""
import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper

FEATURES = 5
ML = "ai.onnx.ml"


def model_of(op, outputs, **attributes):
    node = helper.make_node(op, ["x"], [name for name, _ in outputs], domain=ML, **attributes)
    ports = [helper.make_tensor_value_info(name, dtype, None) for name, dtype in outputs]
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", FEATURES])
    graph = helper.make_graph([node], op, [x], ports)
    return helper.make_model(graph, ir_version=8,
                             opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(ML, 3)])


REAL = [("y", TensorProto.FLOAT)]
CLASSES = [("label", TensorProto.INT64), ("scores", TensorProto.FLOAT)]


def forest(random, what, targets, positive=False):
    """Three trees of seven nodes with random splits; each leaf has a weight for one target or more."""
    nodes = {key: [] for key in ("treeids", "nodeids", "featureids", "modes", "values", "truenodeids", "falsenodeids",
                                 "missing_value_tracks_true")}
    weights = {key: [] for key in ("treeids", "nodeids", "ids", "weights")}
    for tree in range(3):
        for node in range(7):
            leaf = node >= 3
            for key, value in (("treeids", tree), ("nodeids", node), ("featureids", int(random.integers(FEATURES))),
                               ("modes", "LEAF" if leaf else ["BRANCH_LEQ", "BRANCH_LT", "BRANCH_GT"][tree]),
                               ("values", float(np.float32(random.normal()))),
                               ("truenodeids", 0 if leaf else 2 * node + 1),
                               ("falsenodeids", 0 if leaf else 2 * node + 2),
                               ("missing_value_tracks_true", int(random.integers(2)))):
                nodes[key].append(value)
            for target in targets if leaf else []:
                weight = random.random() / 3 if positive else random.normal()
                for key, value in (("treeids", tree), ("nodeids", node), ("ids", target),
                                   ("weights", float(np.float32(weight)))):
                    weights[key].append(value)
    return {f"nodes_{k}": v for k, v in nodes.items()} | {f"{what}_{k}": v for k, v in weights.items()}


def floats(random, count):
    return [float(v) for v in random.normal(size=count).astype(np.float32)]


def svm(random, classes, kernel):
    return {"kernel_type": kernel, "kernel_params": [0.3, 0.1, 2.0], "vectors_per_class": [3] * classes,
            "support_vectors": floats(random, 3 * classes * FEATURES),
            "coefficients": floats(random, 3 * classes * (classes - 1)),
            "rho": floats(random, classes * (classes - 1) // 2), "classlabels_ints": list(range(10, 10 + classes))}


CASES = {}
for aggregate in ("SUM", "AVERAGE", "MIN", "MAX"):
    CASES[f"tree_regressor_{aggregate}"] = lambda r, a=aggregate: model_of(
        "TreeEnsembleRegressor", REAL, n_targets=2, aggregate_function=a, base_values=floats(r, 2),
        **forest(r, "target", (0, 1)))
for transform in ("NONE", "LOGISTIC", "SOFTMAX", "SOFTMAX_ZERO"):
    CASES[f"tree_classifier_{transform}"] = lambda r, t=transform: model_of(
        "TreeEnsembleClassifier", CLASSES, classlabels_int64s=[3, 1, 2], post_transform=t,
        **forest(r, "class", (0, 1, 2)))
    CASES[f"linear_classifier_{transform}"] = lambda r, t=transform: model_of(
        "LinearClassifier", CLASSES, classlabels_ints=[5, 6, 7], coefficients=floats(r, 3 * FEATURES),
        intercepts=floats(r, 3), post_transform=t)
    CASES[f"linear_regressor_{transform}"] = lambda r, t=transform: model_of(
        "LinearRegressor", REAL, targets=2, coefficients=floats(r, 2 * FEATURES), intercepts=floats(r, 2),
        post_transform=t)
for transform in ("NONE", "LOGISTIC"):
    CASES[f"tree_classifier_of_two_{transform}"] = lambda r, t=transform: model_of(
        "TreeEnsembleClassifier", CLASSES, classlabels_int64s=[0, 1], post_transform=t, **forest(r, "class", (0,)))
CASES["tree_classifier_of_two_chances"] = lambda r: model_of(
    "TreeEnsembleClassifier", CLASSES, classlabels_int64s=[0, 1], **forest(r, "class", (0,), positive=True))
CASES["linear_classifier_of_two"] = lambda r: model_of(
    "LinearClassifier", CLASSES, classlabels_ints=[5, 6], coefficients=floats(r, 2 * FEATURES), intercepts=floats(r, 2),
    post_transform="SOFTMAX")
for kernel in ("LINEAR", "POLY", "RBF", "SIGMOID"):
    CASES[f"svm_regressor_{kernel}"] = lambda r, k=kernel: model_of(
        "SVMRegressor", REAL, n_supports=4, kernel_type=k, kernel_params=[0.3, 0.1, 2.0], coefficients=floats(r, 4),
        support_vectors=floats(r, 4 * FEATURES), rho=floats(r, 1))
    CASES[f"svm_classifier_{kernel}"] = lambda r, k=kernel: model_of("SVMClassifier", CLASSES, **svm(r, 3, k))
CASES["svm_classifier_chances"] = lambda r: model_of(
    "SVMClassifier", CLASSES, prob_a=[-1.5, -0.7, -1.1], prob_b=[0.1, -0.2, 0.3], **svm(r, 3, "RBF"))
for norm in ("MAX", "L1", "L2"):
    CASES[f"normalizer_{norm}"] = lambda r, n=norm: model_of("Normalizer", REAL, norm=n)
CASES["scaler"] = lambda r: model_of("Scaler", REAL, offset=floats(r, FEATURES), scale=floats(r, FEATURES))
CASES["imputer"] = lambda r: model_of("Imputer", REAL, imputed_value_floats=floats(r, FEATURES),
                                      replaced_value_float=float("nan"))
CASES["binarizer"] = lambda r: model_of("Binarizer", REAL, threshold=0.25)
CASES["feature_vectorizer"] = lambda r: model_of("FeatureVectorizer", REAL, inputdimensions=[FEATURES])
WITH_GAPS = ("tree", "imputer")


@pytest.mark.parametrize("name", CASES)
def test_values_are_those_of_onnxruntime(espalier, name, tmp_path):
    random = np.random.default_rng(11)
    model = CASES[name](random)
    onnx.save(model, tmp_path / "m.onnx")
    x = random.normal(size=(9, FEATURES)).astype(np.float32)
    if name.startswith(WITH_GAPS):
        x[random.random(x.shape) < 0.1] = np.nan
    np.savez(tmp_path / "in.npz", x=x)
    result = espalier("--batch", "--quiet", "--inputs", tmp_path / "in.npz", "--evaluate", tmp_path / "out.npz",
                      tmp_path / "m.onnx")
    assert result.returncode == 0, result.stderr
    made = np.load(tmp_path / "out.npz")
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    for port, wanted in zip(session.get_outputs(), session.run(None, {"x": x})):
        np.testing.assert_allclose(made[port.name], wanted, rtol=2e-5, atol=2e-6, err_msg=port.name)
