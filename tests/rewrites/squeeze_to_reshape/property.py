# SPDX-License-Identifier: Apache-2.0
def model(draw):
    """Any axes of length 1, named or not, from the front or from the back."""
    shape = [draw.choice([1, 1, 2, 3]) for _ in range(draw.integer(1, 6))]
    ones = [i for i, n in enumerate(shape) if n == 1]
    axes = [i - len(shape) * (draw.opset > 10 and draw.chance(0.3)) for i in draw.some(ones)] if ones else None
    dtype = draw.choice(["float", "int64", "bool"])
    if axes is None or draw.chance(0.2):
        return f"g ({dtype}{shape} x) => (y) {{ y = Squeeze (x) }}"
    if draw.opset < 13:
        return f"g ({dtype}{shape} x) => (y) {{ y = Squeeze <axes = {axes}> (x) }}"
    return f"g ({dtype}{shape} x) => (y) <{tensor('int64', [len(axes)], axes, 'a')}> {{ y = Squeeze (x, a) }}"
