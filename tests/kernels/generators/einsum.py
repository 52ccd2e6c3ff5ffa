# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    def make(name, equation, *shapes, **more):
        f.make(name, "Einsum", [f.floats(*s) for s in shapes], equation=equation, **more)

    make("product", "ij,jk->ik", (3, 4), (4, 2))
    make("implied", "ij, jk", (3, 4), (4, 2))
    make("transpose", "ij->ji", (2, 3))
    make("implied_order", "ba", (2, 3))
    make("sum", "ij->i", (2, 3))
    make("sum_all", "ij->", (2, 3))
    make("diagonal", "ii->i", (3, 3))
    make("trace", "...ii->...", (2, 3, 3))
    make("outer", "i,j->ij", (2,), (3,))
    make("attention", "bhqd,bhkd->bhqk", (1, 2, 3, 2), (1, 2, 3, 2))
    make("ellipsis", "...ij,...jk->...ik", (2, 3, 2), (2, 2, 3))
    make("ellipsis_broadcast", "...ij,jk->...ik", (2, 3, 2), (2, 3))
    make("ellipsis_implied", "...ij,...jk", (2, 3, 2), (2, 2, 3))
    make("three", "ij,jk,kl->il", (2, 3), (3, 2), (2, 2))
    make("elementwise", "ij,ij->ij", (2, 3), (2, 3))
    f.make("int64", "Einsum", [f.integers(2, 3), f.integers(3, 2)], equation="ij,jk->ik")
    f.make("double", "Einsum", [f.floats(2, 3, dtype=np.float64), f.floats(3, dtype=np.float64)], equation="ij,j->i")
