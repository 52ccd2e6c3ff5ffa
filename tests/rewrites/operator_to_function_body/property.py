# SPDX-License-Identifier: Apache-2.0
FLOAT = {"HardSwish": (14, ""), "ThresholdedRelu": (18, "<alpha = 0.7>"), "LeakyRelu": (16, "<alpha = 0.2>"),
         "Elu": (18, "<alpha = 1.5>"), "Selu": (18, ""), "Softsign": (18, ""), "HardSigmoid": (18, "<alpha = 0.3>"),
         "Celu": (12, "<alpha = 0.5>"), "LessOrEqual": (12, ""), "Shrink": (18, "<bias = 0.2, lambd = 0.6>"), "Gelu": (20, ""), "Mish": (18, ""),
         "LogSoftmax": (13, "<axis = 1>"), "Softmax": (13, ""),
         "RMSNormalization": (23, ""),
         "ReduceL1": (18, "<keepdims = 0>"), "ReduceLogSum": (18, ""), "ReduceSumSquare": (18, ""), "ReduceL2": (18, "")}


def model(draw):
    """Operators that ONNX defines by others, at every opset where it does."""
    if draw.opset < 12:
        draw.limit("x", -3, 3)  # what an integer becomes of infinity is nowhere defined
        return "g (float[3,4] x) => (y, s, z) { y, s, z = DynamicQuantizeLinear (x) }"
    names = [name for name, (since, _) in FLOAT.items() if since <= draw.opset]
    name = draw.choice(names)
    shape = [draw.integer(1, 3), 2 * draw.integer(1, 2), draw.integer(2, 5)]
    more = ""
    if name == "RMSNormalization":
        more = f", float[{shape[2]}] s"
    elif name == "LessOrEqual":
        more = ", float z"
    inputs = ", ".join(port.split()[-1] for port in f"float[1] x{more}".split(", "))
    return f"g (float{shape} x{more}) => (y) {{ y = {name} {FLOAT[name][1]} ({inputs}) }}"
