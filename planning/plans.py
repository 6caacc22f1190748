"""Plans: what is to be done to a hip, step by step, before anything is moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Spot = tuple[float, float]  # (column, row) in film pixels, as marks are
Head = Literal["follows", "reduces", "stays"]
Wedge = Literal["coronal", "neck"]
Cut = Literal["intertrochanteric", "subtrochanteric"]
HEADS: tuple[Head, ...] = ("follows", "reduces", "stays")
Ends = tuple[str, float | None, float | None]
USUAL = "usual"
WEDGES: tuple[Wedge, ...] = ("coronal", "neck")
CUTS: tuple[Cut, ...] = ("intertrochanteric", "subtrochanteric")


@dataclass(frozen=True)
class SocketStep:
    """A periacetabular osteotomy on an AP film: the socket turned about a pivot, then shifted.

    rotation_deg: in the plane of the film, + turns the roof laterally and down, which covers more of either hip.
    pivot: about what it is turned; None is the head's center. shift_mm: (medial, cranial). anterior_deg (+ brings the
    roof forward and down) and axial_deg (+ opens the socket forward) leave the plane of the film: no mark is moved by
    them, and what they do is told by a model. head: a congruent head `follows` the socket; one off the socket's
    center `reduces` into it, or `stays` where it is. outline: the fragment as drawn, for its picture only; without
    corners a schematic one.
    """

    film: str
    side: str
    rotation_deg: float = 0.0
    pivot: Spot | None = None
    shift_mm: tuple[float, float] = (0.0, 0.0)
    anterior_deg: float = 0.0
    axial_deg: float = 0.0
    head: Head = "follows"
    outline: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class FemurStep:
    """An osteotomy of the proximal femur on an AP film: varus, then derotation; the head stays in its socket.

    varus_deg: + lowers the neck-shaft angle, - is valgus. hinge: where the cut opens or closes; None is the head's
    center, as of a curved cut around it. wedge: whether the angle is cut in the coronal plane of the knee or in the
    plane of the neck. derotation_deg: + lowers version. shortening_mm: of the shaft. shaft_medial_mm: how far the
    shaft is shifted toward the midline. width_mm: of the bone at the cut, for the height of the wedge. version_deg:
    of the femur, where no film of the case tells it. turned_in_deg: how far the leg was turned inward for the film.
    cut: where the shaft is cut through, for the picture only. outline: of the upper end, as of a socket step.
    """

    film: str
    side: str
    varus_deg: float = 0.0
    hinge: Spot | None = None
    wedge: Wedge = "coronal"
    derotation_deg: float = 0.0
    shortening_mm: float = 0.0
    shaft_medial_mm: float = 0.0
    width_mm: float | None = None
    version_deg: float | None = None
    turned_in_deg: float = 0.0
    cut: Cut = "intertrochanteric"
    outline: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class CamStep:
    """A bump taken off the head-neck junction, on any film that shows it, until alpha is this many degrees."""

    film: str
    side: str
    alpha_deg: float


@dataclass(frozen=True)
class RimStep:
    """A strip of this many millimeters trimmed off the lateral rim of the socket, on an AP film."""

    film: str
    side: str
    depth_mm: float


Step = SocketStep | FemurStep | CamStep | RimStep


def leaves_plane(step: Step) -> bool:
    """Whether a step turns a socket out of the plane of its film, which then tells of it no longer."""
    return isinstance(step, SocketStep) and bool(step.anterior_deg or step.axial_deg)


STEPS: dict[str, type] = {"socket": SocketStep, "femur": FemurStep, "cam": CamStep, "rim": RimStep}


def is_idle(step: Step) -> bool:
    """Whether a step moves nothing and takes nothing off, and so is no operation; a head that reduces is moved."""
    if isinstance(step, SocketStep):
        return step.head != "reduces" and not any((step.rotation_deg, *step.shift_mm, step.anterior_deg,
                                                   step.axial_deg))
    if isinstance(step, RimStep):
        return not step.depth_mm
    return isinstance(step, FemurStep) and not any((step.varus_deg, step.derotation_deg, step.shortening_mm,
                                                    step.shaft_medial_mm))


@dataclass(frozen=True)
class Plan:
    """Steps in the order in which they are done.

    chosen: the one of a case's plans that was decided on. preset: the windows it is held against, by their key in
    planning.presets. windows: (measure, low, high) where the reader has set other ends. execution_deg: the standard
    deviation of how far a turning step misses its plan, where the reader assumes another than is assumed as a rule.
    """

    name: str
    steps: tuple[Step, ...] = ()
    note: str = ""
    chosen: bool = False
    preset: str = USUAL
    windows: tuple[Ends, ...] = ()
    execution_deg: float | None = None


def operations(plan: Plan) -> tuple[Step, ...]:
    """The steps of a plan that do something, in their order."""
    return tuple(step for step in plan.steps if not is_idle(step))
