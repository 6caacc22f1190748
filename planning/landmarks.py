"""Everything a reader can mark on a film."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from planning.geometry import Symbol, circle_fit, marks, mean, point

Shape = Literal["point", "middle", "circle"]
Body = Literal["pelvis", "acetabulum", "femur"]


@dataclass(frozen=True)
class Landmark:
    """A feature of the bone and how it is marked.

    shape: `point` is one mark, `middle` the middle of one or more, `circle` a circle fitted to three or more.
    body: the bone it belongs to, and so what moves with it when a fragment is turned.
    shown: where it sits on the small drawing of a right hip, AP or lateral, in a box of 100 by 100.
    """

    key: str
    name: str
    prompt: str
    shape: Shape
    body: Body
    shown: Mapping[str, tuple[tuple[float, float], ...]]

    @property
    def points(self) -> int:
        """How many points are asked for."""
        return 3 if self.shape == "circle" else 1

    @property
    def more(self) -> bool:
        """Whether further points may be added."""
        return self.shape != "point"

    def symbol(self, whose: str = "own") -> Symbol:
        """The landmark in a construction: a circle or a point of the hip's own or other side."""
        formed = {"point": point, "middle": mean, "circle": circle_fit}[self.shape]
        return formed(marks(self.key, whose, self.points))


LANDMARKS: dict[str, Landmark] = {
    mark.key: mark
    for mark in (
        Landmark(
            "teardrop",
            "Teardrop",
            "The lowest point of the teardrop. Both teardrops together level the pelvis, for either hip.",
            "point",
            "pelvis",
            {"ap": ((70, 67),)},
        ),
        Landmark(
            "ischium",
            "Ischium",
            "The lowest point of the ischial tuberosity.",
            "point",
            "pelvis",
            {"ap": ((72, 92),)},
        ),
        Landmark(
            "head",
            "Femoral head",
            "Three points on the rim of the femoral head, well apart; leave out any bump or flattening.",
            "circle",
            "femur",
            {"ap": ((29.7, 58), (50, 65.4), (60, 45.4)), "lateral": ((50, 22.7), (77, 35), (66, 59.3))},
        ),
        Landmark(
            "sourcil_lateral",
            "Lateral sourcil",
            "The lateral end of the dense weight-bearing roof (sourcil), not of the bone beyond it.",
            "point",
            "acetabulum",
            {"ap": ((31, 30),)},
        ),
        Landmark(
            "sourcil_medial",
            "Medial sourcil",
            "The medial end of the dense weight-bearing roof, where it meets the fossa.",
            "point",
            "acetabulum",
            {"ap": ((57, 31),)},
        ),
        Landmark(
            "acetabular_edge",
            "Bony edge",
            "The most lateral point of the bony acetabular rim.",
            "point",
            "acetabulum",
            {"ap": ((25, 32),)},
        ),
        Landmark(
            "neck_axis",
            "Neck center",
            "The center of the femoral neck where it is narrowest.",
            "middle",
            "femur",
            {"ap": ((30, 61),), "lateral": ((33, 58),)},
        ),
        Landmark(
            "head_neck_junction",
            "Head-neck junction",
            "Where the contour first leaves the head circle: anterior on a lateral view, superior on the AP.",
            "point",
            "femur",
            {"ap": ((28.5, 44.5),), "lateral": ((42, 32),)},
        ),
        Landmark(
            "neck_anterior",
            "Anterior neck",
            "The anterior edge of the neck where it is most hollow.",
            "point",
            "femur",
            {"lateral": ((29, 47),)},
        ),
    )
}
