"""Where a side may place a disc. Protocol version 1 does not say, so its clients work it out themselves."""

from __future__ import annotations

from random import Random
from typing import Sequence

EMPTY, BLACK, WHITE = 0, 1, 2
CORNERS = (0, 7, 56, 63)

_STEPS = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if (down, right) != (0, 0)]


def legal_moves(board: Sequence[int], side: int) -> list[int]:
    """The squares (row * 8 + column) on which the side flips a disc."""
    return [square for square in range(64) if board[square] == EMPTY and _flips_any(board, side, square)]


def choose(moves: Sequence[int], random: Random) -> int:
    """A corner if there is one, else any: change this line and you have a bot of your own."""
    return random.choice([square for square in moves if square in CORNERS] or moves)


def _flips_any(board: Sequence[int], side: int, square: int) -> bool:
    return any(_flips_along(board, side, square, step) for step in _STEPS)


def _flips_along(board: Sequence[int], side: int, square: int, step: tuple[int, int]) -> bool:
    row, column = divmod(square, 8)
    passed = 0
    while True:
        row, column = row + step[0], column + step[1]
        if not (0 <= row < 8 and 0 <= column < 8):
            return False
        disc = board[row * 8 + column]
        if disc in (EMPTY, side):
            return disc == side and passed > 0
        passed += 1
