# SPDX-License-Identifier: Apache-2.0
MODES = ["half_pixel", "asymmetric", "align_corners", "pytorch_half_pixel"]


def resize(draw):
    shape = draw.dims(2, 4, 1, 5)
    scales = [draw.choice([1.0, 1.0, 0.5, 1.5, 2.0, 3.0]) for _ in shape]
    scales = [1.0 if int(n * s) < 1 else s for n, s in zip(shape, scales)]
    mode = draw.choice(["nearest", "linear", "cubic"])
    if mode == "cubic":  # onnxruntime has it for the last two axes of four
        shape = Shape([1, 2, draw.integer(3, 6), draw.integer(3, 6)])
        scales = [1.0, 1.0, draw.choice([0.5, 1.5, 2.0]), draw.choice([1.0, 1.5, 2.0])]
    elif mode == "linear" and len(shape) != 2:
        shape = Shape([1, 2, draw.integer(1, 6), draw.integer(1, 6)])
        scales = [1.0, 1.0, draw.choice([1.0, 2.0, 1.5]), draw.choice([1.0, 2.0, 3.0])]
    modes = MODES if all(n * s == int(n * s) for n, s in zip(shape, scales)) else MODES[:2]
    # Of lengths that are no integers onnxruntime takes another than ONNX's own program.
    attributes = f'mode = "{mode}", coordinate_transformation_mode = "{draw.choice(modes)}"'
    if mode == "nearest":
        attributes += f', nearest_mode = "{draw.choice(["floor", "round_prefer_floor", "round_prefer_ceil"])}"'
    constants = tensor("float", [len(shape)], scales, "s")
    if draw.opset < 13:
        constants += ", float[0] r = {}"
    roi = "r" if draw.opset < 13 else '""'
    return f"g (float{shape} x) => (y) <{constants}> {{ y = Resize <{attributes}> (x, {roi}, s) }}"


def model(draw):
    """Resize in all its modes, CumSum, Trilu, GatherElements, Slice backwards, ReverseSequence and Compress."""
    for name in "xyz":
        draw.limit(name, -3, 3)  # for finite operands
    kind = draw.choice(["Resize", "CumSum", "Slice", "Compress", "ReverseSequence", "GatherElements", "Trilu"])
    if kind == "Resize" and draw.opset >= 11:
        return resize(draw)
    shape = draw.dims(2, 4, 1, 4)
    axis = draw.integer(0, len(shape) - 1)
    if kind == "CumSum" and draw.opset >= 11:
        flags = f"<exclusive = {draw.integer(0, 1)}, reverse = {draw.integer(0, 1)}>"
        return f"g (float{shape} x) => (y) <int64 a = {{{axis - len(shape) * draw.integer(0, 1)}}}> " \
               f"{{ y = CumSum {flags} (x, a) }}"
    if kind == "Trilu" and draw.opset >= 14:
        return f"g (float{shape} x) => (y) <int64 k = {{{draw.integer(-2, 2)}}}> " \
               f"{{ y = Trilu <upper = {draw.integer(0, 1)}> (x, k) }}"
    if kind == "GatherElements" and draw.opset >= 11:
        taken = Shape(shape[:axis] + [draw.integer(1, 3)] + shape[axis + 1:])
        count = int(np.prod(taken))
        indices = tensor("int64", taken, draw.integers(count, -shape[axis], shape[axis] - 1), "i")
        return f"g (float{shape} x) => (y) <{indices}> {{ y = GatherElements <axis = {axis}> (x, i) }}"
    if kind == "ReverseSequence" and draw.opset >= 10:
        lengths = tensor("int64", [shape[1]], draw.integers(shape[1], 1, shape[0]), "n")
        return f"g (float{shape} x) => (y) <{lengths}> {{ y = ReverseSequence (x, n) }}"
    if kind == "Compress":
        kept = [1] + draw.integers(shape[axis] - 1, 0, 1)
        chosen = tensor("bool", [shape[axis]], kept, "c")
        result = Shape(shape[:axis] + [sum(kept)] + shape[axis + 1:])
        return f"g (float{shape} x) => (float{result} y) <{chosen}> {{ y = Compress <axis = {axis}> (x, c) }}"
    names = [tensor("int64", [1], [v], n) for n, v in (("b", -1), ("e", -99), ("a", axis), ("s", -draw.integer(1, 2)))]
    if draw.opset < 10:
        return f"g (float{shape} x) => (y) {{ y = Slice <axes = [{axis}], starts = [0], ends = [1]> (x) }}"
    return f"g (float{shape} x) => (y) <{', '.join(names)}> {{ y = Slice (x, b, e, a, s) }}"
