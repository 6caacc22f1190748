"""Everything a reader can mark on a film."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from planning.geometry import Symbol, circle_fit, heading, marks, mean, point

Shape = Literal["point", "middle", "circle", "axis", "contour"]
LEAST = {"point": 1, "middle": 1, "circle": 3, "axis": 2, "contour": 2}
Body = Literal["pelvis", "acetabulum", "femur", "shaft", "none"]


@dataclass(frozen=True)
class Landmark:
    """A feature of the bone and how it is marked.

    shape: `point` is one mark, `middle` the middle of one or more, `circle` a circle fitted to three or more,
    `axis` a direction from its first mark (proximal, or lateral) to its second, `contour` an outline of two or more
    marks in order. body: the bone it belongs to, and so what moves with it when a fragment is turned: `femur` is its
    upper end, `shaft` all of it below a cut between the trochanters; of the other hip, and of an object that lies
    beside the patient, none.
    shown: where it sits on the small drawing of a right hip, AP, lateral or axial, in a box of 100 by 100.
    sided: whether each hip has its own; a landmark of the midline is marked once, on side "-".
    """

    key: str
    name: str
    prompt: str
    shape: Shape
    body: Body
    shown: Mapping[str, tuple[tuple[float, float], ...]]
    sided: bool = True

    @property
    def points(self) -> int:
        """How many points are asked for: as many as its drawing shows."""
        return len(next(iter(self.shown.values())))

    @property
    def least(self) -> int:
        """With how many points it can be used."""
        return LEAST[self.shape]

    @property
    def more(self) -> bool:
        """Whether further points may be added."""
        return self.shape not in ("point", "axis")

    def symbol(self, whose: str = "own") -> Symbol:
        """The landmark in a construction, of the hip's own or other side: a point, circle, vector or outline."""
        placed = marks(self.key, whose if self.sided else "-", self.least)
        formed = {"point": point, "middle": mean, "circle": circle_fit, "axis": heading}.get(self.shape)
        return formed(placed) if formed else placed


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
            {"ap": ((29.7, 58), (50, 65.4), (60, 45.4)), "lateral": ((50, 22.7), (77, 35), (66, 59.3)),
             "axial": ((41, 28), (56, 43), (68.5, 19.7))},
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
            {"ap": ((30, 61),), "lateral": ((33, 58),), "axial": ((33, 38),)},
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
        Landmark(
            "neck_line",
            "Neck centers",
            "The center of the neck at two or more levels, from the head outward.",
            "contour",
            "femur",
            {"lateral": ((38, 55), (29, 61), (19, 66))},
        ),
        Landmark(
            "physis_medial",
            "Medial physeal scar",
            "The medial end of the straight middle third of the physeal scar of the head.",
            "point",
            "femur",
            {"ap": ((49, 52),)},
        ),
        Landmark(
            "physis_lateral",
            "Lateral physeal scar",
            "The lateral end of the straight middle third of the physeal scar of the head.",
            "point",
            "femur",
            {"ap": ((38, 49),)},
        ),
        Landmark(
            "roof_apex",
            "Deepest point of the roof",
            "The point of the roof that lies farthest from the line between the teardrop and the lateral sourcil.",
            "point",
            "acetabulum",
            {"ap": ((56, 30.5),)},
        ),
        Landmark(
            "roof",
            "Roof outline",
            "The lower edge of the dense roof, from its lateral to its medial end.",
            "contour",
            "acetabulum",
            {"ap": ((31, 32), (38, 29.5), (49, 29.5), (57, 33))},
        ),
        Landmark(
            "anterior_wall",
            "Anterior wall",
            "The edge of the anterior wall, from the lateral edge of the roof down to its lower end.",
            "contour",
            "acetabulum",
            {"ap": ((27, 33), (36, 44), (45, 52), (58, 58))},
        ),
        Landmark(
            "posterior_wall",
            "Posterior wall",
            "The edge of the posterior wall, from the lateral edge of the roof down to its lower end.",
            "contour",
            "acetabulum",
            {"ap": ((25, 33), (28, 45), (35, 58), (46, 67))},
        ),
        Landmark(
            "head_neck_contour",
            "Upper head-neck outline",
            "The upper outline from the head onto the neck, from medial to lateral, bump included.",
            "contour",
            "femur",
            {"ap": ((38, 35), (31.5, 40), (28, 44.5), (25, 50))},
        ),
        Landmark(
            "shaft_axis",
            "Shaft axis",
            "Two points in the middle of the femoral shaft, below the lesser trochanter: the upper one first.",
            "axis",
            "shaft",
            {"ap": ((19, 78), (19.5, 96))},
        ),
        Landmark(
            "trochanter_tip",
            "Tip of the greater trochanter",
            "The highest point of the greater trochanter.",
            "point",
            "femur",
            {"ap": ((14.5, 44.5),)},
        ),
        Landmark(
            "fracture",
            "Fracture at the roof",
            "Where the fracture line meets the joint surface of the roof.",
            "point",
            "acetabulum",
            {"ap": ((52, 27.5),)},
        ),
        Landmark(
            "foramen_medial",
            "Medial edge of the obturator foramen",
            "The most medial point of the edge of the obturator foramen.",
            "point",
            "pelvis",
            {"ap": ((95, 63),)},
        ),
        Landmark(
            "foramen_lateral",
            "Lateral edge of the obturator foramen",
            "The most lateral point of the edge of the obturator foramen.",
            "point",
            "pelvis",
            {"ap": ((76, 67),)},
        ),
        Landmark(
            "symphysis",
            "Symphysis",
            "The middle of the upper edge of the pubic symphysis.",
            "point",
            "pelvis",
            {"ap": ((97, 56),)},
            sided=False,
        ),
        Landmark(
            "sacrococcygeal",
            "Sacrococcygeal joint",
            "The middle of the joint between sacrum and coccyx.",
            "point",
            "pelvis",
            {"ap": ((97, 26),)},
            sided=False,
        ),
        Landmark(
            "coccyx",
            "Tip of the coccyx",
            "The tip of the coccyx.",
            "point",
            "pelvis",
            {"ap": ((97, 41),)},
            sided=False,
        ),
        Landmark(
            "triradiate",
            "Triradiate cartilage",
            "The upper edge of the triradiate cartilage. Both together are Hilgenreiner's line, for either hip.",
            "point",
            "pelvis",
            {"ap": ((64, 44),)},
        ),
        Landmark(
            "metaphysis",
            "Middle of the metaphysis",
            "The middle of the upper edge of the bony metaphysis of the femur (H-point).",
            "point",
            "femur",
            {"ap": ((33, 58),)},
        ),
        Landmark(
            "sourcil_anterior",
            "Anterior sourcil",
            "The anterior end of the dense weight-bearing roof (sourcil), not of the bone beyond it.",
            "point",
            "acetabulum",
            {"lateral": ((49, 13),)},
        ),
        Landmark(
            "acetabular_edge_anterior",
            "Anterior bony edge",
            "The most anterior point of the bony acetabular rim.",
            "point",
            "acetabulum",
            {"lateral": ((43, 14),)},
        ),
        Landmark(
            "pubis",
            "Pubis",
            "Any point of the pubis: it tells which side is the front. Needed only if the roof ends behind the head.",
            "point",
            "pelvis",
            {"lateral": ((14, 34),)},
        ),
        Landmark(
            "other_head",
            "Head of the other hip",
            "Three points on the rim of the other hip's femoral head, well apart.",
            "circle",
            "none",
            {"lateral": ((78, 84), (96, 84), (87, 68))},
        ),
        Landmark(
            "neck_lee",
            "Neck center, uppermost",
            "The center of the neck on the uppermost slice where it meets the greater trochanter.",
            "middle",
            "femur",
            {"axial": ((40, 33),)},
        ),
        Landmark(
            "neck_reikeras",
            "Neck center, parallel",
            "The center of the neck on a slice where its front and back run parallel.",
            "middle",
            "femur",
            {"axial": ((36, 36),)},
        ),
        Landmark(
            "neck_tomczak",
            "Neck center, base",
            "Scroll down to the base of the neck, at the greater trochanter: the center of the femur there.",
            "middle",
            "femur",
            {"axial": ((30, 40),)},
        ),
        Landmark(
            "canal_murphy",
            "Canal center",
            "Scroll down to the lesser trochanter: the center of the canal on that level.",
            "middle",
            "shaft",
            {"axial": ((22, 46),)},
        ),
        Landmark(
            "condyles_posterior",
            "Posterior condyles",
            "Scroll down to the knee: the hindmost point of the lateral condyle, then of the medial one, on one slice.",
            "axis",
            "shaft",
            {"axial": ((24, 92), (64, 92))},
        ),
        Landmark(
            "knee_center",
            "Knee center",
            "The middle of the knee: for version about the mechanical axis.",
            "middle",
            "shaft",
            {"axial": ((44, 80),)},
        ),
        Landmark(
            "posterior_pelvis",
            "Posterior pelvis",
            "The hindmost point of the ischium. Both together level the pelvis, for either hip.",
            "point",
            "pelvis",
            {"axial": ((84, 54),)},
        ),
        Landmark(
            "rim_anterior_cranial",
            "Anterior rim, upper",
            "Scroll to the top of the socket: the edge of the anterior wall.",
            "point",
            "acetabulum",
            {"axial": ((60, 12),)},
        ),
        Landmark(
            "rim_posterior_cranial",
            "Posterior rim, upper",
            "The edge of the posterior wall on the same slice near the top of the socket.",
            "point",
            "acetabulum",
            {"axial": ((56, 45),)},
        ),
        Landmark(
            "rim_anterior_central",
            "Anterior rim, central",
            "Scroll to the slice through the head center: the edge of the anterior wall.",
            "point",
            "acetabulum",
            {"axial": ((64, 9),)},
        ),
        Landmark(
            "rim_posterior_central",
            "Posterior rim, central",
            "The edge of the posterior wall on the slice through the head center.",
            "point",
            "acetabulum",
            {"axial": ((52, 48),)},
        ),
        Landmark(
            "knee_line",
            "Knee line",
            "Two points across the knee, along both condyles or the bar they rest on.",
            "axis",
            "shaft",
            {"axial": ((24, 86), (64, 86))},
        ),
        Landmark(
            "calibration_ball",
            "Calibration ball",
            "Three points on the edge of the ball or disc of known diameter, well apart.",
            "circle",
            "none",
            {drawing: ((5, 10), (15, 10), (10, 18)) for drawing in ("ap", "lateral", "axial")},
            sided=False,
        ),
        Landmark(
            "calibration_line",
            "Calibration line",
            "Both ends of a line of known length, such as a ruler on the film.",
            "axis",
            "none",
            {drawing: ((5, 8), (5, 40)) for drawing in ("ap", "lateral", "axial")},
            sided=False,
        ),
    )
}
