"""Muon (Jordan et al. 2024): momentum whose steps are made orthogonal, for the matrices of the
convolutions. Torch's own works in bfloat16, which ordinary processors only emulate."""

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor


class Muon(torch.optim.Optimizer):
    """SGD with Nesterov momentum, each step made nearly orthogonal by Newton and Schulz."""

    def __init__(self, matrices: Iterable[Tensor], lr: float, momentum: float = 0.95) -> None:
        super().__init__(matrices, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # type: ignore[override]
        """Move every matrix against its gradient."""
        for group in self.param_groups:
            for matrix in group["params"]:
                state = self.state[matrix]
                kept = state.setdefault("momentum", torch.zeros_like(matrix))
                kept.lerp_(matrix.grad, 1 - group["momentum"])
                way = orthogonal(matrix.grad.lerp(kept, group["momentum"]))
                rows, columns = matrix.shape
                matrix.add_(way, alpha=-group["lr"] * max(1.0, rows / columns) ** 0.5)


def orthogonal(matrix: Tensor, steps: int = 5) -> Tensor:
    """The nearest matrix with orthogonal rows or columns, roughly."""
    x = matrix / (matrix.norm() + 1e-7)
    turned = x.shape[0] > x.shape[1]
    x = x.T if turned else x
    for _ in range(steps):
        square = x @ x.T
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    return x.T if turned else x
