"""The views a hip is filmed in, and the frame that each gives a hip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planning.geometry import Symbol, film_up, first_of, perpendicular, unit
from planning.landmarks import LANDMARKS

# The lines in use in the literature, in the order they are taken; a child's pelvis has its own.
LEVELS = {
    "teardrop": "both teardrops",
    "ischium": "both ischia",
    "triradiate": "both triradiate cartilages",
    "head": "both femoral head centers",
}
AXIAL_LEVELS = {"posterior_pelvis": "both posterior pelvis points", "head": LEVELS["head"]}
FILM_EDGE = "the film's upper edge"
KNOWN_SIZE = ("calibration_ball", "calibration_line")


@dataclass(frozen=True)
class View:
    """A radiographic view.

    both_hips: one film shows both. drawing: the small drawing its landmarks are shown on, ap, lateral or axial.
    frame: the frame its hips are leveled by, none where the film's upper edge stands for it. leveled_by: the
    landmark asked for to that end. also: what may be marked although no measure asks for it. projected: a shadow of
    the hip, larger than it is, and not a slice.
    """

    key: str
    name: str
    both_hips: bool
    drawing: str
    frame: str | None = None
    leveled_by: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    projected: bool = True

    @property
    def known_size(self) -> tuple[str, ...]:
        """The objects of known size that may be marked to give the film a scale; slices bring their own."""
        return KNOWN_SIZE if self.projected else ()


VIEWS: dict[str, View] = {
    view.key: view
    for view in (
        View("ap_pelvis", "AP pelvis", True, "ap", frame="pelvis", leveled_by=("teardrop",), also=("ischium",)),
        View("dunn_45", "Dunn 45°", both_hips=False, drawing="lateral"),
        View("dunn_90", "Dunn 90°", both_hips=False, drawing="lateral"),
        View("frog_leg", "Frog-leg lateral", both_hips=False, drawing="lateral"),
        View("cross_table", "Cross-table lateral", both_hips=False, drawing="lateral"),
        View("false_profile", "False profile", both_hips=False, drawing="lateral", also=("pubis",)),
        View("ap_child", "AP pelvis, child", True, "ap", frame="hilgenreiner", leveled_by=("triradiate",)),
        View("judet_obturator", "Judet, obturator oblique", both_hips=False, drawing="ap"),
        View("judet_iliac", "Judet, iliac oblique", both_hips=False, drawing="ap"),
        View("axial", "Axial slices", True, "axial", frame="axial_pelvis", leveled_by=("posterior_pelvis",),
             projected=False),
        View("rippstein", "Rippstein", both_hips=True, drawing="axial"),
    )
}


@dataclass(frozen=True)
class Frame:
    """The directions of one hip, unit vectors: `cranial` is up the body, `lateral` away from the midline."""

    cranial: Symbol
    lateral: Symbol

    @property
    def up(self) -> Symbol:
        """What is up as the film is looked at."""
        return self.cranial

    @property
    def medial(self) -> Symbol:
        """Toward the midline."""
        return -self.lateral


@dataclass(frozen=True)
class AxialFrame:
    """The directions of one hip on axial slices, unit vectors: `anterior`, and `lateral` away from the midline."""

    anterior: Symbol
    lateral: Symbol

    @property
    def up(self) -> Symbol:
        """What is up as the slice is looked at."""
        return self.anterior

    @property
    def medial(self) -> Symbol:
        """Toward the midline."""
        return -self.lateral


def _place(key: str, whose: str) -> Symbol:
    symbol = LANDMARKS[key].symbol(whose)
    return symbol.center if symbol.kind == "circle" else symbol


def _across(levels: Mapping[str, str]) -> Symbol:
    """The vector from the other side of the pelvis to the hip's own, between the first of the landmarks that can."""
    return first_of(*(_place(key, "own") - _place(key, "other") for key in levels), names=tuple(levels.values()))


def _upright(across: Symbol, above: Iterable[str], below: Iterable[str]) -> Symbol:
    """The direction at a right angle to a line that is up, told by landmarks of which one lies above the other.

    So a film that was scanned sideways or upside down reads the same; only without such marks is up the film's
    upper edge.
    """
    sides = ("own", "other")
    up, down = (first_of(*(_place(key, whose) for key in keys for whose in sides)) for keys in (above, below))
    return perpendicular(across, toward=first_of(up - down, film_up()))


def pelvic_line() -> Symbol:
    """The vector from the other side of the pelvis to the hip's own, along the line that levels the pelvis.

    Two teardrops by default, else both ischia, else both triradiate cartilages (the films of a child), else both
    head centers: the lines in use in the literature.
    """
    return _across(LEVELS)


def pelvis() -> Frame:
    """The frame of a hip on an AP pelvis, leveled by the pelvic line; the socket lies above that line."""
    across, above = pelvic_line(), ("sourcil_lateral", "acetabular_edge", "sourcil_medial", "head")
    return Frame(cranial=_upright(across, above, LEVELS), lateral=unit(across))


def hilgenreiner() -> Frame:
    """The frame of a child's hip, leveled by the line through both triradiate cartilages; the roof lies above it."""
    across = _across({"triradiate": LEVELS["triradiate"]})
    cranial = _upright(across, ("acetabular_edge", "sourcil_lateral"), ("triradiate",))
    return Frame(cranial=cranial, lateral=unit(across))


def axial_pelvis() -> AxialFrame:
    """The frame of a hip on axial slices, leveled by the hindmost points of the pelvis, else by both head centers.

    The heads lie in front of those points.
    """
    across = _across(AXIAL_LEVELS)
    return AxialFrame(anterior=_upright(across, ("head",), ("posterior_pelvis",)), lateral=unit(across))


FRAMES = {"pelvis": pelvis, "hilgenreiner": hilgenreiner, "axial_pelvis": axial_pelvis}
