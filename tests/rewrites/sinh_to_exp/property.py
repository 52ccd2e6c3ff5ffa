# SPDX-License-Identifier: Apache-2.0
def model(draw):
    """Sinh of any shape."""
    return f"g (float{draw.dims(0, 4)} x) => (y) {{ y = Sinh (x) }}"
