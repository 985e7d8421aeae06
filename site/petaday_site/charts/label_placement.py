"""Chooses the side of each point's name so that names cover as little as possible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Side = Literal["right", "left", "above", "below"]
SIDES: tuple[Side, ...] = ("right", "left", "above", "below")
GAP, GLYPH, HEIGHT, DOT = 9.0, 0.62, 1.15, 6.0
ROUNDS = 4


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: Box) -> float:
        """The area that both rectangles cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(high, 0.0)


def place(
    points: Sequence[tuple[str, float, float]],
    size: float,
    frame: tuple[float, float],
    avoid: Sequence[tuple[float, float]] = (),
) -> list[Side]:
    """A side for each (name, x, y) that collides least with points, with the other names, and with `avoid`.

    >>> place([("one", 50, 50), ("two", 60, 50)], 10, (200, 100))
    ['left', 'right']
    """
    dots = [Box(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in [*((x, y) for _, x, y in points), *avoid]]
    choices = [{side: _box(side, name, x, y, size) for side in SIDES} for name, x, y in points]
    alone = [{side: _cost(boxes[side], dots, frame) for side in SIDES} for boxes in choices]
    sides: list[Side] = ["right"] * len(points)
    for _ in range(ROUNDS):
        for i, boxes in enumerate(choices):
            others = [choices[j][side] for j, side in enumerate(sides) if j != i]
            costs = {side: alone[i][side] + 4 * sum(boxes[side].shared(other) for other in others) for side in SIDES}
            sides[i] = min(SIDES, key=costs.__getitem__)
    return sides


def place_apart(
    points: Sequence[tuple[str, float, float]],
    size: float,
    frame: tuple[float, float],
    others: Sequence[tuple[float, float]],
    line: Sequence[tuple[float, float]] = (),
) -> list[Side | None]:
    """A side for each name as by `place`, or none where it would still lie on a name before it or on a point.

    >>> place_apart([("a long name", 50, 50), ("another one", 52, 52)], 10, (100, 60), [(20, 50), (80, 50)])
    ['above', None]
    """
    sides = place(points, size, frame, [*others, *line])
    dots = [(x, y) for _, x, y in points] + list(others)
    taken: list[Box] = []
    found: list[Side | None] = []
    for side, (name, x, y) in zip(sides, points, strict=True):
        box = _box(side, name, x, y, size)
        struck = [Box(x - 3, y - 3, x + 3, y + 3) for x, y in dots]
        outside = box.left < -GAP or box.right > frame[0] + GAP or box.top < 0 or box.bottom > frame[1]
        if outside or any(box.shared(other) for other in (*taken, *struck)):
            found.append(None)
            continue
        taken.append(box)
        found.append(side)
    return found


def _box(side: Side, name: str, x: float, y: float, size: float) -> Box:
    wide, high = len(name) * size * GLYPH, size * HEIGHT
    match side:
        case "right":
            return Box(x + GAP, y - high / 2, x + GAP + wide, y + high / 2)
        case "left":
            return Box(x - GAP - wide, y - high / 2, x - GAP, y + high / 2)
        case "above":
            return Box(x - wide / 2, y - GAP - high, x + wide / 2, y - GAP)
        case "below":
            return Box(x - wide / 2, y + GAP, x + wide / 2, y + GAP + high)


def _cost(box: Box, dots: Sequence[Box], frame: tuple[float, float]) -> float:
    """The area that a name covers; another name under it counts four times."""
    outside = max(-box.left, 0) + max(box.right - frame[0], 0) + max(-box.top, 0) + max(box.bottom - frame[1], 0)
    return sum(box.shared(other) for other in dots) + 20 * outside
