# SPDX-License-Identifier: Apache-2.0
def model(draw):
    """x - c for any two shapes that broadcast, either way round."""
    shape = draw.dims(0, 4)
    other = draw.broadcastable(shape)
    if draw.chance(0.5):
        shape, other = other, shape
    dtype = draw.choice(["float", "double", "float16"])
    return f"g ({dtype}{shape} x, {dtype}{other} c) => (y) {{ y = Sub (x, c) }}"
