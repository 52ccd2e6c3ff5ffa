# SPDX-License-Identifier: Apache-2.0
def model(draw):
    """Any axis; before opset 13 the axis flattens."""
    shape = draw.dims(1, 4)
    axis = draw.integer(-len(shape) if draw.opset > 10 else 0, len(shape) - 1)
    dtype = draw.choice(["float", "double", "float16"])
    attribute = "" if draw.chance(0.2) and len(shape) > 1 else f"<axis = {axis}>"
    return f"g ({dtype}{shape} x) => (y) {{ y = Softmax {attribute} (x) }}"
