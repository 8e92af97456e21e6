"""Labels that do not collide: boxes already taken are kept, and a label that fits nowhere is left out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""left, top, right, bottom"""


def width_of(text: str, size: float) -> float:
    """Width of a label in a sans-serif face, on the safe side; `size` is that of the font, in the same unit."""
    return (
        sum(0.9 if ord(c) > 0x2E7F else 0.36 if c in "ijlIt.,:;|' ()" else 0.72 if c.isupper() else 0.6 for c in text)
        * size
    )


@dataclass(slots=True)
class Taken:
    """The boxes already taken inside a frame."""

    frame: Box
    boxes: list[Box] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        left, top, right, bottom = self.frame
        if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom:
            return False
        return not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in self.boxes)

    def take(self, box: Box) -> None:
        self.boxes.append(box)

    def place(
        self, options: Iterable[tuple[float, float, str]], width: float, height: float
    ) -> tuple[float, float, str] | None:
        """The first option (x, y of the baseline, text anchor) whose box is free; the box is then taken."""
        for x, y, anchor in options:
            left = x if anchor == "start" else x - width if anchor == "end" else x - width / 2
            box = (left, y - height * 0.8, left + width, y + height * 0.25)
            if self.free(box):
                self.take(box)
                return x, y, anchor
        return None


def around(x: float, y: float, gap: float, height: float) -> tuple[tuple[float, float, str], ...]:
    """Where a label of a dot may stand, the best first: right, left, above, below, then the corners."""
    middle, slant = y + height * 0.28, gap * 0.8
    return (
        (x + gap, middle, "start"),
        (x - gap, middle, "end"),
        (x, y - gap - 1, "middle"),
        (x, y + gap + height * 0.75, "middle"),
        (x + slant, y - slant, "start"),
        (x + slant, y + slant + height * 0.6, "start"),
        (x - slant, y - slant, "end"),
        (x - slant, y + slant + height * 0.6, "end"),
    )
